"""``doctor``: look for what stops a run on this machine, and say what to do about it."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from jsna.cli.for_programs import add_json, tell

TAKES_REVIEW = False
TAKES_PROJECT = True
EPILOG = """\
Python, packages against the lock, the kernel, fonts, folders, and for each review whether another
run or program holds it. Nothing is changed. Ends with 1 if something is not as it should be.
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_json(parser, "as JSON")


def execute(options: argparse.Namespace) -> int:
    """Look, and say what was found."""
    from jsna.review.project import find_project
    from jsna.run.doctor import examine

    found = examine(find_project(options.project))
    if options.json:
        tell([asdict(each) for each in found])
    else:
        for each in found:
            print(f"{'good' if each.good else 'LOOK':5} {each.what:22} {each.said}")
    return 0 if all(each.good for each in found) else 1
