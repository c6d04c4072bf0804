"""``trace``: say where a number of the chapter comes from."""

from __future__ import annotations

import argparse

from jsna.cli.for_programs import add_json, tell
from jsna.cli.target import target_of
from jsna.errors import UsageError

EPILOG = """\
For each result: what it says, how it was found, the notebook and cell that made it, the files and
rows that it rests on, and where the chapter shows it. Read from what was published; nothing is run.

  jsna trace 2023 overall                   a measure
  jsna trace 2023 "score;care-pathway"      a measure and what it is about
  jsna trace 2023 rank service_id=networks  the same by the columns of the results
  jsna trace 2023 2.73                      a number of the chapter
  jsna trace 2023 "Table 18"                a figure or table
"""
_FEW = 20


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("asked", nargs="+", metavar="NAME", help="a key, a number or an exhibit")
    add_json(parser, "print all of it for programs")


def execute(options: argparse.Namespace) -> int:
    """Trace what is asked and print it."""
    from jsna.run.trace import trace_review

    project, review_id = target_of(options)
    if options.review is None and options.asked[0] in project.review_ids():
        only = options.asked[0]
        raise UsageError(
            f"Say what to trace in review {only} too, such as: jsna trace {only} overall"
        )
    found = trace_review(project, review_id, options.asked)
    if options.json:
        tell([each.as_data() for each in found])
        return 0
    print("\n\n".join(map(str, found[:_FEW])))
    if len(found) > _FEW:
        print(f"\nand {len(found) - _FEW} more: name one more exactly, or list all with --json.")
    return 0
