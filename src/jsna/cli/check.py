"""``check``: check the inputs of a review, and run nothing."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from jsna.cli.target import target_of
from jsna.errors import InputError
from jsna.review.project import Project

if TYPE_CHECKING:
    from jsna.preparation.survey.reading import Received
    from jsna.review.prose import Prose
    from jsna.run.check import Checked

EPILOG = """\
Every problem of every input is listed with its file, row and column, or its sheet and cell. The
inputs are never changed. What is not filled in, accepted or there yet is listed apart, as missing.

  jsna check 2023
  jsna check 2023 --accept-inputs   after a person has looked at files that changed
  jsna check 2025 --mark            also a copy of the workbook with comments, meeting-marked.xlsx

Ends with 2 where something is wrong or missing. A draft does without what is missing:
jsna run 2025 --draft
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "--accept-inputs",
        action="store_true",
        help="record the hashes of the input files as they are now in review.toml",
    )
    parser.add_argument(
        "--mark",
        action="store_true",
        help="also write a copy of each workbook that has problems, with a comment in each cell",
    )


def execute(options: argparse.Namespace) -> int:
    """Check the review and say what was found."""
    from jsna.review.declared import AS_PUBLISHED
    from jsna.review.inputs import accept_inputs
    from jsna.review.settings import read_review
    from jsna.run.check import check_review

    project, review_id = target_of(options)
    try:
        checked = check_review(project, review_id, files_accepted=not options.accept_inputs)
    except InputError as error:
        if options.mark:
            _mark(project, review_id, error)
        raise
    if options.accept_inputs:
        accepted = accept_inputs(project, read_review(project, review_id))
        print(f"Accepted as they are now: {', '.join(accepted) or 'no file has changed'}.")
    assessment, voice = checked.assessment, checked.voice
    services = {rating.service_id for rating in assessment.ratings}
    raters = {rating.rater for rating in assessment.ratings} - {AS_PUBLISHED}
    by = f" by {len(raters)} {'rater' if len(raters) == 1 else 'raters'}" if raters else ""
    print(
        f"The inputs of review {review_id} are good: {len(services)} services rated{by}, "
        f"{len(assessment.gaps)} gaps, {len(voice.statements)} statements of residents and "
        f"organisations, {len(voice.links)} links{_answers(checked.answers)}."
    )
    _say_what_to_look_at(checked)
    return 0


def _say_what_to_look_at(checked: Checked) -> None:
    assessment, voice, answers = checked.assessment, checked.voice, checked.answers
    received = (answers.changes, answers.issues) if answers else ((), ())
    for change in (*assessment.changes, *voice.changes, *received[0]):
        if not change.row:
            column = f", column {change.column}" if change.column else ""
            print(f"To know: {change.file}{column}: {change.rule}.")
    for issue in (*assessment.issues, *voice.issues, *received[1]):
        row = f", row {issue.row}" if issue.row else ""
        column = f", column {issue.column}" if issue.column else ""
        print(f"To look at: {issue.file}{row}{column}: {issue.finding}.")
    _look_at_numbers(checked.prose)


def _look_at_numbers(prose: Iterable[Prose]) -> None:
    for own in prose:
        for line, number in own.typed_numbers():
            print(
                f"To look at: {own.file}, line {line}: the number {number} is typed. "
                "If it is a result, name it, such as {overall}."
            )


def _answers(received: Received | None) -> str:
    """How many answered, for the analyst's own screen: this is not for publication."""
    return f", answers of {len(received.respondents):,} respondents" if received else ""


def _mark(project: Project, review_id: str, error: InputError) -> None:
    from jsna.run.mark import mark_workbooks

    copies = mark_workbooks(project, review_id, error.problems)
    for copy in copies:
        print(f"{project.relative(copy)}: a copy with a comment in each cell that has a problem.")
    if not copies:
        print("No workbook has a problem that could be marked in a cell.")
