"""``list``: say which reviews there are, and how each stands."""

from __future__ import annotations

import argparse

from jsna.cli.for_programs import add_json, tell

TAKES_REVIEW = False
TAKES_PROJECT = True
EPILOG = """\
  jsna list
  jsna list --json   the same for another program
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_json(parser, "as JSON")


def execute(options: argparse.Namespace) -> int:
    """List the reviews."""
    from jsna.review.project import find_project
    from jsna.run.standing import standings

    found = standings(find_project(options.project))
    if options.json:
        tell([each.as_data() for each in found])
        return 0
    for each in found:
        state = ", ".join(filter(None, [each.kind, each.state]))
        released = f"; released: {', '.join(each.releases)}" if each.releases else ""
        drafted = f"; a draft: jsna open {each.review} --draft" if each.drafted else ""
        print(f"{each.review:16} {each.date:10} {state}{released}{drafted}")
    if not found:
        print("There is no review yet: add a folder under data/raw.")
    return 0
