"""``checks``: list what a person should decide on in the answers and ratings."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from jsna.cli.for_programs import add_json, tell_good
from jsna.cli.target import target_of

if TYPE_CHECKING:
    from jsna.run.checks import ChecksMade

EPILOG = """\
Findings are listed in the workbook checks.xlsx in the review's folder restricted/, with drop-downs:
keep, change to, remove record, remove answer. It holds answers: keep it there. A workbook that
somebody has begun to fill in is never overwritten. What is decided there, and in cleaning_log.csv
beside it, is replayed on the inputs by every run; this command says whether all of it fits.

  jsna checks 2026
  jsna checks 2026 --json   how much was found and decided, for another program
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_json(parser)


def execute(options: argparse.Namespace) -> int:
    """Make the checks and say what was found and decided."""
    from jsna.run.checks import make_checks

    project, review_id = target_of(options)
    made = make_checks(project, review_id)
    if options.json:
        tell_good(**_as_data(review_id, made))
        return 0
    total = sum(made.counts.values())
    print(f"{_many(total, 'finding')} in the inputs of review {review_id}.")
    for check, count in made.counts.items():
        print(f"  {check}: {count:,}")
    if made.written:
        print(f"They are listed in {made.workbook}. Fill it in, then run: jsna checks {review_id}")
    else:
        waits = made.new or made.log.undecided
        how = "being filled in" if waits else "filled in"
        print(f"{made.workbook} is {how}, and was left as it is.")
    if made.new:
        print(
            f"{_many(made.new, 'finding')} of today not in it. Decide on them in cleaning_log.csv, "
            "or move the workbook away for a new one once its decisions are in the log."
        )
    _say_log(made)
    return 0


def _as_data(review_id: str, made: ChecksMade) -> dict[str, object]:
    """What was found and decided, in counts: no answer is told."""
    changed, gone = _decided(made)
    before, after = made.respondents or (None, None)
    return {
        "review": review_id,
        "workbook": made.workbook,
        "written": made.written,
        "findings": made.counts,
        "new": made.new,
        "values_changed": changed,
        "records_taken_out": gone,
        "findings_kept": len(made.log.kept),
        "undecided": 0 if made.written else made.log.undecided,
        "respondents_received": before,
        "respondents_after": after,
    }


def _decided(made: ChecksMade) -> tuple[int, int]:
    """How many values are changed or taken out, and how many records are taken out."""
    gone = sum(entry.takes_out_record for entry in made.log.entries)
    return len(made.log.entries) - gone, gone


def _say_log(made: ChecksMade) -> None:
    """Say what people decided, and what becomes of it."""
    log = made.log
    changed, gone = _decided(made)
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
