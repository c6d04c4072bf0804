"""``diff``: say what differs between two reviews, or since the last frozen release."""

from __future__ import annotations

import argparse

from jsna.cli.for_programs import add_json, tell
from jsna.cli.target import add_timeout, target_of

EPILOG = """\
Scores, ranks, gaps, sentences, the values of figures and every result by its key; and what can
have made each differ: data, method, parameters, code or packages. Nothing is changed.

  jsna diff 2023 2025          the outputs of two reviews
  jsna diff 2025               its last release and what comes out now, in a temporary folder
  jsna diff 2025@1.0 2025@1.1  two releases
  jsna diff 2025@1.1 2025      a release and the outputs as they are

Ends with 0 if no number and no word differs, and with 1 if one does.
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "other", nargs="?", help="what to compare it with (default: what comes out now)"
    )
    add_json(parser, "all of it for another program, not the first of each")
    add_timeout(parser)


def execute(options: argparse.Namespace) -> int:
    """Compare, and say what differs."""
    from jsna.run.comparison.words import in_words
    from jsna.run.diff import compare_named, compare_with_now

    project, name = target_of(options)
    comparison = (
        compare_named(project, name, options.other)
        if options.other is not None
        else compare_with_now(project, name, timeout=options.timeout)
    )
    if options.json:
        tell(comparison.as_json())
    else:
        print(in_words(comparison))
    return 0 if comparison.same else 1
