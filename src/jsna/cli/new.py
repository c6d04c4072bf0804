"""``new``: begin a review, with the workbook for its rating meeting."""

from __future__ import annotations

import argparse

from jsna.cli.for_programs import add_json, tell_good

REVIEW = "name of the new review, such as 2025; it must be given"
EPILOG = """\
Makes data/raw/<review> with review.toml, which says what is to be filled in, and meeting.xlsx, in
which the services, their last scores and the open gaps of the review before are carried forward.
Existing files are never overwritten.

  jsna new 2025                 after the newest real review
  jsna new 2025 --after 2023
  jsna new 2025 --after 2023 --date 2025-04-30 --rater "Rater A" --rater "Rater B"
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "--after",
        metavar="REVIEW",
        help="the published review that it carries on (default: the newest real one)",
    )
    parser.add_argument(
        "--date", default="", metavar="DATE", help="when services are rated, as far as it is known"
    )
    parser.add_argument(
        "--rater",
        action="append",
        default=[],
        metavar="NAME",
        dest="raters",
        help="who rates on their own, with rows of their own; may be given several times",
    )
    add_json(parser)


def execute(options: argparse.Namespace) -> int:
    """Make the review and say what comes next."""
    import datetime as dt

    from jsna.errors import UsageError
    from jsna.review.project import find_project
    from jsna.review.settings import default_review_id
    from jsna.run.new_review import new_review

    if options.review is None:
        raise UsageError("Name the new review, such as: jsna new 2025 --after 2023")
    project = find_project(options.project)
    after = options.after or default_review_id(project)
    today = dt.datetime.now(tz=dt.UTC).date()
    folder = new_review(
        project,
        options.review,
        after,
        day=today,
        date=options.date,
        raters=options.raters,
    )
    place = project.relative(folder)
    if options.json:
        files = [f"{place}/review.toml", f"{place}/meeting.xlsx"]
        tell_good(review=options.review, after=after, folder=place, files=files)
        return 0
    print(
        f"Review {options.review} has begun, after review {after}:\n"
        f"  1. {place}/review.toml: fill in what it asks for.\n"
        f"  2. {place}/meeting.xlsx: fill it in at the rating meeting.\n"
        f"  3. jsna check {options.review}   says what is still missing, cell by cell.\n"
        f"  4. jsna check {options.review} --accept-inputs, then jsna run {options.review}"
    )
    return 0
