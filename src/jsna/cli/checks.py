"""``checks``: list what a person should decide on in the answers and ratings."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from jsna.cli.target import target_of

if TYPE_CHECKING:
    from jsna.run.checks import ChecksMade

EPILOG = """\
Findings are listed in the workbook checks.xlsx in the review's folder restricted/, with drop-downs:
keep, change to, remove record, remove answer. It holds answers: keep it there. A workbook that
somebody has begun to fill in is never overwritten. What is decided there, and in cleaning_log.csv
beside it, is replayed on the inputs by every run; this command says whether all of it fits.

  jsna checks 2026
"""


def add_options(_: argparse.ArgumentParser) -> None:
    """Add nothing: this command has no options of its own."""


def execute(options: argparse.Namespace) -> int:
    """Make the checks and say what was found and decided."""
    from jsna.run.checks import make_checks

    project, review_id = target_of(options)
    made = make_checks(project, review_id)
    total = sum(made.counts.values())
    print(f"{_many(total, 'finding')} in the inputs of review {review_id}.")
    for check, count in made.counts.items():
        print(f"  {check}: {count:,}")
    if made.written:
        print(f"They are listed in {made.workbook}. Fill it in, then run: jsna checks {review_id}")
    else:
        print(f"{made.workbook} is being filled in, and was left as it is.")
    if made.new:
        print(
            f"{_many(made.new, 'finding')} of today not in it. Decide on them in cleaning_log.csv, "
            "or move the workbook away for a new one once its decisions are in the log."
        )
    _say_log(made)
    return 0


def _say_log(made: ChecksMade) -> None:
    """Say what people decided, and what becomes of it."""
    log = made.log
    gone = sum(entry.takes_out_record for entry in log.entries)
    changed = len(log.entries) - gone
    print(
        f"Decided so far: {_many(changed, 'value')} changed or taken out, "
        f"{_many(gone, 'record')} taken out, {_many(len(log.kept), 'finding')} kept"
        + (f"; {log.undecided:,} wait for a decision." if not made.written else ".")
    )
    if made.respondents is not None:
        before, after = made.respondents
        print(f"Respondents: {before:,} received, {after:,} after the cleaning log.")
    if log.entries:
        print("The log was replayed and audited: each change has its entry, each entry its change.")


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" + ("" if count == 1 else "s")
