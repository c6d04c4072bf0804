"""``check``: check the inputs of a review, and run nothing."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from jsna.cli.for_programs import add_json, tell
from jsna.cli.target import target_of
from jsna.errors import InputError

if TYPE_CHECKING:
    from jsna.preparation.survey.reading import Received
    from jsna.review.project import Project
    from jsna.run.check import Checked

EPILOG = """\
Every problem of every input is listed with its file, row and column, or its sheet and cell. The
inputs are never changed. What is not filled in, accepted or there yet is listed apart, as missing.

  jsna check 2023
  jsna check 2023 --accept-inputs   after a person has looked at files that changed
  jsna check 2025 --mark            also a copy of the workbook with comments, meeting-marked.xlsx
  jsna check 2025 --json            all that was found, for another program

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
    add_json(parser, "what was found, as JSON")


@dataclass(frozen=True)
class Remark:
    """Something that a person should know or look at, and that stops nothing."""

    file: str
    place: str
    what: str

    def __str__(self) -> str:
        return f"{', '.join(filter(None, [self.file, self.place]))}: {self.what}."


@dataclass(frozen=True)
class Report:
    """All that a check did and found, for another program."""

    review: str
    ok: bool
    problems: tuple[dict[str, str], ...] = ()
    to_know: tuple[Remark, ...] = ()
    to_look_at: tuple[Remark, ...] = ()
    accepted: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    not_marked: tuple[str, ...] = ()


def execute(options: argparse.Namespace) -> int:
    """Check the review and say what was found."""
    from jsna.review.inputs import accept_inputs
    from jsna.review.settings import read_review
    from jsna.run.check import check_review

    project, review_id = target_of(options)
    accepted: list[str] = []
    try:
        checked = check_review(project, review_id, files_accepted=not options.accept_inputs)
        if options.accept_inputs:
            accepted = accept_inputs(project, read_review(project, review_id))
    except InputError as error:
        return _refused(project, review_id, error, options)
    report = Report(
        review_id,
        ok=True,
        to_know=(*_beside(project, review_id), *_to_know(project, checked)),
        to_look_at=tuple(_to_look_at(checked, each_row=options.json)),
        accepted=tuple(accepted),
    )
    if options.json:
        tell(asdict(report))
        return 0
    if options.accept_inputs:
        print(f"Accepted as they are now: {', '.join(accepted) or 'no file has changed'}.")
    print(_good(checked))
    for heading, remarks in (("To know", report.to_know), ("To look at", report.to_look_at)):
        for each in remarks:
            print(f"{heading}: {each}")
    return 0


def _refused(
    project: Project, review_id: str, error: InputError, options: argparse.Namespace
) -> int:
    """Mark the workbooks if that is wanted, and tell a program or the person what is wrong."""
    from jsna.run.mark import Marked, mark_workbooks

    beside = _beside(project, review_id)
    marked = mark_workbooks(project, review_id, error.problems) if options.mark else Marked()
    copies = tuple(map(project.relative, marked.copies))
    if options.json:
        problems = tuple(error.as_data())
        report = Report(
            *(review_id, False, problems, beside), marked=copies, not_marked=marked.without
        )
        tell({**asdict(report), "state": "refused", "look": ""})
        return error.exit_code
    said = [f"{copy}: a copy with a comment in each cell that has a problem." for copy in copies]
    said += marked.without
    if options.mark:
        print("\n".join(said or ["No workbook has a problem that could be marked in a cell."]))
    for each in beside:
        print(f"To know: {each}")
    raise error


def _good(checked: Checked) -> str:
    from jsna.review.declared import AS_PUBLISHED

    assessment, voice = checked.assessment, checked.voice
    services = {each.service_id for each in assessment.ratings if each.score is not None}
    raters = {rating.rater for rating in assessment.ratings} - {AS_PUBLISHED}
    by = f" by {len(raters)} {'rater' if len(raters) == 1 else 'raters'}" if raters else ""
    return (
        f"The inputs of review {checked.review.id} are good: {len(services)} services rated{by}, "
        f"{len(assessment.gaps)} gaps, {len(voice.statements)} statements of residents and "
        f"organisations, {len(voice.links)} links{_answers(checked.answers)}."
    )


def _beside(project: Project, review_id: str) -> tuple[Remark, ...]:
    """What lies beside the inputs and is not read, as far as it is known which they are."""
    from jsna.review.beside import beside_inputs
    from jsna.review.settings import read_declared

    try:
        review = read_declared(project, review_id)
    except InputError:
        return ()
    return tuple(Remark(file, "", what) for file, what in beside_inputs(project, review))


def _to_know(project: Project, checked: Checked) -> Iterator[Remark]:
    from jsna.run.declared import of_other_areas

    yield from (Remark(*each) for each in of_other_areas(project, checked.review))
    received = checked.answers.changes if checked.answers else ()
    for change in (*checked.assessment.changes, *checked.voice.changes, *received):
        if not change.row:
            place = f"column {change.column}" if change.column else ""
            yield Remark(change.file, place, change.rule)


def _to_look_at(checked: Checked, *, each_row: bool) -> Iterator[Remark]:
    """What a person should look at: row by row, or the rows with one finding together."""
    from jsna.review.words import some_rows

    received = checked.answers.issues if checked.answers else ()
    found: dict[tuple[str, str, str, int], list[int]] = {}
    for issue in (*checked.assessment.issues, *checked.voice.issues, *received):
        alone = issue.row if each_row else 0
        key = (issue.file, issue.column, issue.finding, alone)
        found.setdefault(key, []).append(issue.row)
    for (file, heading, finding, _), rows in found.items():
        row = some_rows(rows) if all(rows) else ""
        column = f"column {heading}" if heading else ""
        yield Remark(file, ", ".join(filter(None, (row, column))), finding)
    for own in checked.prose:
        for line, number in own.typed_numbers():
            what = f"the number {number} is typed. If it is a result, name it, such as {{overall}}"
            yield Remark(own.file, f"line {line}", what)


def _answers(received: Received | None) -> str:
    """How many answered, for the analyst's own screen: this is not for publication."""
    if not received:
        return ""
    count = len(received.respondents)
    return f", answers of {count:,} {'respondent' if count == 1 else 'respondents'}"
