"""The assurance of a review: what is recorded, and what cannot be true."""

from __future__ import annotations

import datetime as dt

import pytest

from jsna.errors import InputError, Problem
from jsna.review.assurance import Assurance
from jsna.review.project import Project
from jsna.review.settings import read_review


def put(project: Project, table: str) -> None:
    path = project.raw("2023") / "review.toml"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{table}\n", encoding="utf-8")


def test_a_review_without_the_table_has_none(project: Project) -> None:
    assert read_review(project, "2023").assurance is None


def test_who_did_what_and_when_is_read(project: Project) -> None:
    put(
        project,
        '[assurance]\nanalyst = "A"\nanalysed = 2026-03-01\nassurer = "B"\nstatement = "Read."',
    )
    found = read_review(project, "2023").assurance

    assert found is not None
    assert found.recorded
    assert found.statement == "Read."
    assert found.people == (
        ("Analysed by", "A", dt.date(2026, 3, 1)),
        ("Assured by", "B", None),
        ("Approved by", "", None),
    )
    assert found.signed == {"analyst": "A, 2026-03-01", "assurer": "B"}


def test_an_empty_table_records_nothing() -> None:
    assert not Assurance().recorded


@pytest.mark.parametrize(
    ("table", "where", "found"),
    [
        ('analyst = "A B"\nassurer = "a  b"', "key assurance.assurer", "cannot assure"),
        ("approved = 2026-03-01", "key assurance.approver", "no name"),
        ('checker = "C"', "key assurance.checker", "unknown"),
        ('assured = "2026-03-01"', "key assurance.assured", "a date without quotation marks"),
    ],
)
def test_what_cannot_be_is_refused(project: Project, table: str, where: str, found: str) -> None:
    put(project, f"[assurance]\n{table}")
    with pytest.raises(InputError) as refused:
        read_review(project, "2023")

    (problem,) = refused.value.problems
    assert isinstance(problem, Problem)
    assert problem.where == where
    assert found in problem.found
