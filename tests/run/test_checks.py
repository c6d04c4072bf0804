"""Checks, decisions, replay and audit together, on the synthetic survey."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from jsna.errors import InputError, StorageError
from jsna.preparation.cleaning_log.decisions_sheet import HEADINGS
from jsna.preparation.cleaning_log.entries import COLUMNS
from jsna.preparation.survey_checks.findings import (
    DUPLICATE,
    OTHER_TEXT,
    OUT_OF_RANGE,
    OVER_SELECTION,
    SPEEDER,
)
from jsna.review.project import Project
from jsna.review.restricted import CHECKS_WORKBOOK, LOG_CSV, restricted_path
from jsna.run.checks import make_checks

REVIEW = "example-2024"


def fill(path: Path, decisions: dict[str, str]) -> int:
    """Decide on the findings of some checks, as a person does in a spreadsheet; how many."""
    book = openpyxl.load_workbook(path)
    page, count = book.worksheets[0], 0
    for row in page.iter_rows(min_row=2):
        cells = dict(zip(HEADINGS, row, strict=True))
        decision = decisions.get(str(cells["Check"].value))
        if decision:
            cells["Decision"].value, cells["Who"].value = decision, "A. Analyst"
            cells["When"].value, cells["Why"].value = dt.date(2026, 11, 20), "looked at"
            count += 1
    book.save(path)
    return count


def test_findings_are_listed_until_somebody_begins_to_decide(project: Project) -> None:
    path = restricted_path(project, REVIEW, CHECKS_WORKBOOK)
    first = make_checks(project, REVIEW)
    assert first.written
    assert first.workbook == f"data/raw/{REVIEW}/restricted/checks.xlsx"
    assert first.counts[OVER_SELECTION] == 5
    assert first.respondents == (240, 240)
    content = path.read_bytes()
    assert make_checks(project, REVIEW).written
    assert path.read_bytes() == content
    assert [each.name for each in path.parent.glob("*.partial")] == []


def test_decisions_are_replayed_and_the_workbook_is_left_alone(project: Project) -> None:
    path = restricted_path(project, REVIEW, CHECKS_WORKBOOK)
    total = sum(make_checks(project, REVIEW).counts.values())
    chosen = {
        DUPLICATE: "keep",
        SPEEDER: "remove record",
        OUT_OF_RANGE: "remove answer",
        OTHER_TEXT: "change to",
    }
    decided = fill(path, chosen)
    filled = path.read_bytes()
    made = make_checks(project, REVIEW)
    assert not made.written
    assert path.read_bytes() == filled
    assert made.new == 0
    assert len(made.log.kept) == 6
    assert made.log.undecided == total - decided
    # Four records, four answers, and four times an option picked and its text taken out.
    assert len(made.log.entries) == 4 + 4 + 2 * 4
    assert made.respondents == (240, 236)


def test_a_log_beside_the_workbook_is_replayed_too(project: Project) -> None:
    path = restricted_path(project, REVIEW, LOG_CSV)
    rows = (",".join(COLUMNS), "r5,whole record,,,asked to withdraw,A. Analyst,2026-11-20")
    path.write_text("\n".join(rows), encoding="utf-8")
    assert make_checks(project, REVIEW).respondents == (240, 239)


def test_findings_that_a_filled_workbook_does_not_list_are_counted(project: Project) -> None:
    path = restricted_path(project, REVIEW, CHECKS_WORKBOOK)
    make_checks(project, REVIEW)
    fill(path, {SPEEDER: "keep"})
    book = openpyxl.load_workbook(path)
    book.worksheets[0].delete_rows(book.worksheets[0].max_row)
    book.save(path)
    assert make_checks(project, REVIEW).new == 1


def test_decisions_that_do_not_fit_are_refused_and_nothing_is_written(project: Project) -> None:
    path = restricted_path(project, REVIEW, CHECKS_WORKBOOK)
    make_checks(project, REVIEW)
    fill(path, {OVER_SELECTION: "change to", DUPLICATE: "remove answer"})
    before = path.read_bytes()
    with pytest.raises(InputError) as caught:
        make_checks(project, REVIEW)
    told = [str(each) for each in caught.value.problems]
    assert len(told) == 5 + 6
    assert sum("the new value is missing" in each for each in told) == 5
    assert path.read_bytes() == before


def test_a_review_without_a_survey_lists_the_flags_of_its_assessment(project: Project) -> None:
    made = make_checks(project, "2023")
    assert made.respondents is None
    assert made.counts == {"high rating, quality not known": 1}
    assert restricted_path(project, "2023", CHECKS_WORKBOOK).exists()


def test_a_folder_that_cannot_be_made_is_one_clear_line(project: Project) -> None:
    restricted_path(project, "2023", CHECKS_WORKBOOK).parent.write_bytes(b"")
    with pytest.raises((StorageError, InputError), match=r"restricted/checks\.xlsx"):
        make_checks(project, "2023")
