from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import IO, Any

import openpyxl
import pytest

from jsna.errors import InputError, Problem
from jsna.review.project import Project
from jsna.run.check import check_review
from jsna.run.mark import Marked, mark_workbooks
from jsna.run.new_review import new_review
from tests.publishing.test_marked_workbook import all_hidden
from tests.run.test_new_review import _links_may_lead_out, published

__all__ = ["_links_may_lead_out", "published"]


@pytest.fixture
def begun(published: Project) -> Project:
    """A project with a review whose workbook nobody has filled in."""
    new_review(published, "next-2025", "2023", day=dt.date(2026, 11, 25))
    return published


def problems(project: Project) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as error:
        check_review(project, "next-2025")
    return error.value.problems


def test_a_copy_has_each_problem_in_its_cell(begun: Project) -> None:
    (copy,) = mark_workbooks(begun, "next-2025", problems(begun)).copies
    assert copy.name == "meeting-marked.xlsx"
    page = openpyxl.load_workbook(copy)["Ratings"]
    assert page["D5"].comment.text.startswith("Care pathway is not rated yet.")
    assert page["D19"].comment is not None


def test_the_copy_opens_where_a_cell_is_wrong_though_the_file_is_not_accepted(
    begun: Project,
) -> None:
    found = problems(begun)
    assert any(each.found.startswith("no hash") and not each.where for each in found)
    (copy,) = mark_workbooks(begun, "next-2025", found).copies
    book = openpyxl.load_workbook(copy)
    assert book.active.title == "Ratings"
    assert book["Instructions"]["A1"].comment is None


def test_no_copy_is_overwritten(begun: Project) -> None:
    found = problems(begun)
    names = [mark_workbooks(begun, "next-2025", found).copies[0].name for _ in range(3)]
    assert names == ["meeting-marked.xlsx", "meeting-marked-2.xlsx", "meeting-marked-3.xlsx"]


def test_a_workbook_that_cannot_be_opened_has_no_copy(begun: Project) -> None:
    (begun.raw("next-2025") / "meeting.xlsx").write_bytes(b"PK\x03\x04 cut off")
    assert mark_workbooks(begun, "next-2025", problems(begun)) == Marked()


def test_without_settings_there_is_no_copy(begun: Project) -> None:
    (begun.raw("next-2025") / "review.toml").write_text("id = 1", encoding="utf-8")
    assert mark_workbooks(begun, "next-2025", []) == Marked()


def test_a_workbook_without_problems_has_no_copy(begun: Project) -> None:
    assert mark_workbooks(begun, "next-2025", []) == Marked()


def test_a_sheet_that_is_missing_is_marked_in_the_first_one(begun: Project) -> None:
    path = begun.raw("next-2025") / "meeting.xlsx"
    book = openpyxl.load_workbook(path)
    book["Gaps"].title = "Other"
    book.save(path)
    (copy,) = mark_workbooks(begun, "next-2025", problems(begun)).copies
    said = openpyxl.load_workbook(copy)["Instructions"]["A1"].comment.text
    assert said.startswith('there is no sheet "Gaps".')
    assert "hash" not in said


def test_a_copy_that_cannot_be_written_is_said_in_words(
    begun: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = problems(begun)
    opens = Path.open

    def refuse(self: Path, mode: str = "r", *more: Any, **how: Any) -> IO[Any]:
        if mode == "xb":
            raise PermissionError(13, "Permission denied")
        return opens(self, mode, *more, **how)

    monkeypatch.setattr(Path, "open", refuse)
    marked = mark_workbooks(begun, "next-2025", found)
    assert marked.copies == ()
    (said,) = marked.without
    assert said.startswith("data/raw/next-2025/meeting.xlsx has no copy with comments: ")
    assert "meeting-marked.xlsx cannot be written: it is read-only" in said


def test_of_a_workbook_that_shows_no_sheet_it_is_said(begun: Project) -> None:
    path = begun.raw("next-2025") / "meeting.xlsx"
    path.write_bytes(all_hidden(path.read_bytes()))
    marked = mark_workbooks(begun, "next-2025", problems(begun))
    assert marked.copies == ()
    assert "all its sheets are hidden" in marked.without[0]
