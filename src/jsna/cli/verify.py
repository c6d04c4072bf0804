"""``verify``: compute a review again and compare it with its outputs."""

from __future__ import annotations

import argparse

from jsna.cli.for_programs import add_json, tell
from jsna.cli.target import add_timeout, target_of

EPILOG = """\
Everything is computed again in a temporary folder, with the parameters that the outputs were made
with. The answer is "identical", or every value, figure and file that differs. Nothing is changed.
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_json(parser, "every difference, as JSON")
    add_timeout(parser)


def execute(options: argparse.Namespace) -> int:
    """Verify the outputs and say what differs."""
    from jsna.run.verify import verify_review

    project, review_id = target_of(options)
    verdict = verify_review(project, review_id, timeout=options.timeout)
    if options.json:
        tell(verdict.as_data())
    else:
        print(verdict)
    return 0 if verdict.identical else 1
