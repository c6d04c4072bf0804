"""``release``: freeze the outputs of a review, signed off, never to be rewritten."""

from __future__ import annotations

import argparse

from jsna.cli.for_programs import add_json, tell_good
from jsna.cli.target import add_timeout, target_of
from jsna.errors import UsageError

EPILOG = """\
The outputs are computed again first, and are frozen under releases/<review>/<version> only if they
come out the same. All three people must be named, here or in [assurance] of review.toml; the
assurer is not the analyst. Each release after the first says what it corrects or changes.

  jsna release 2023 1.0 --analyst "A. Khan" --assurer "B. Jones" --approver "C. Smith" \\
      --date 2026-11-25
  jsna release 2023 1.1 --date 2026-12-02 --correction "The gaps of one service were incomplete."

A day of one's own stands behind the name: --assurer "B. Jones, 2026-11-20".
"""
_PEOPLE = {
    "analyst": "who did the work",
    "assurer": "who checked it and had no part in it",
    "approver": "who answers for it",
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("version", help="version of the release, above the last one, such as 1.0")
    for role, meaning in _PEOPLE.items():
        parser.add_argument(f"--{role}", default="", metavar="NAME", help=meaning)
    parser.add_argument(
        "--date", default="", metavar="DAY", help="day of those who signed, such as 2026-11-25"
    )
    parser.add_argument(
        "--correction",
        action="append",
        default=[],
        metavar="TEXT",
        dest="corrections",
        help="what it corrects or changes, and why; may be given several times",
    )
    add_json(parser)
    add_timeout(parser)


def execute(options: argparse.Namespace) -> int:
    """Freeze the release and say where it is."""
    from functools import partial

    from jsna.run.release import freeze
    from jsna.run.releases.signing import Signing
    from jsna.run.verify import verify_review

    project, review_id = target_of(options)
    if options.review is None and options.version in project.review_ids():
        words = f"jsna release {options.version} 1.0"
        raise UsageError(f"{options.version} is a review. Name the version too, such as: {words}")
    people = {role: getattr(options, role) for role in _PEOPLE}
    signing = Signing(people, options.date, tuple(options.corrections))
    verify = partial(verify_review, timeout=options.timeout)
    release = freeze(project, review_id, options.version, signing, verify)
    place = project.relative(release.folder)
    if options.json:
        follows = release.record.follows
        tell_good(
            review=review_id,
            version=release.version,
            folder=place,
            follows=follows.version if follows else "",
        )
        return 0
    print(
        f"Release {release.version} of review {review_id} is frozen in "
        f"{place}. Commit it. The outputs are compared with it from "
        f"the next run on: jsna run {review_id}"
    )
    return 0
