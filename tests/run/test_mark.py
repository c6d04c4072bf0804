from __future__ import annotations

import datetime as dt

import openpyxl
import pytest

from jsna.errors import InputError, Problem
from jsna.review.project import Project
from jsna.run.check import check_review
from jsna.run.mark import mark_workbooks
from jsna.run.new_review import new_review
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
    (copy,) = mark_workbooks(begun, "next-2025", problems(begun))
    assert copy.name == "meeting-marked.xlsx"
    page = openpyxl.load_workbook(copy)["Ratings"]
    assert page["D5"].comment.text.startswith("Care pathway is not rated yet.")
    assert page["D19"].comment is not None


def test_the_copy_opens_where_a_cell_is_wrong_though_the_file_is_not_accepted(
    begun: Project,
) -> None:
    found = problems(begun)
    assert any(each.found.startswith("no hash") and not each.where for each in found)
    (copy,) = mark_workbooks(begun, "next-2025", found)
    book = openpyxl.load_workbook(copy)
    assert book.active.title == "Ratings"
    assert book["Instructions"]["A1"].comment is None


def test_no_copy_is_overwritten(begun: Project) -> None:
    found = problems(begun)
    names = [mark_workbooks(begun, "next-2025", found)[0].name for _ in range(3)]
    assert names == ["meeting-marked.xlsx", "meeting-marked-2.xlsx", "meeting-marked-3.xlsx"]


def test_a_workbook_that_cannot_be_opened_has_no_copy(begun: Project) -> None:
    (begun.raw("next-2025") / "meeting.xlsx").write_bytes(b"PK\x03\x04 cut off")
    assert mark_workbooks(begun, "next-2025", problems(begun)) == []


def test_without_settings_there_is_no_copy(begun: Project) -> None:
    (begun.raw("next-2025") / "review.toml").write_text("id = 1", encoding="utf-8")
    assert mark_workbooks(begun, "next-2025", []) == []


def test_a_workbook_without_problems_has_no_copy(begun: Project) -> None:
    assert mark_workbooks(begun, "next-2025", []) == []
