from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from jsna.errors import InputError, Problem
from jsna.preparation.assessment import clean_assessment
from jsna.preparation.inputs import layout_of, read_inputs
from jsna.review.declared import Input
from jsna.review.project import Project
from jsna.review.settings import Review, read_review
from tests.preparation.builders import CODEBOOK, review_of
from tests.preparation.workbook.filled import MEETING, RATED, TOLD, WHOLE, filled, opened

GAPS = {"gap_id": "Gap id", "text": "What is missing", "affects": "Who it affects"}


def test_headings_are_those_that_the_review_declares(project: Project) -> None:
    review = read_review(project, "2023")
    sheet = read_inputs(project, review, ["engagement_sources"])["engagement_sources"]
    assert sheet.file == "data/raw/2023/engagement_sources.csv"
    assert [row.cells["text"] for row in sheet.rows][:2] == ["Local mothers", "CPSL Mind"]


def review_from(ratings: dict[str, Any], gaps: dict[str, Any]) -> Review:
    """A review whose ratings and gaps are in these files, under the headings of the workbook."""
    added = {"sha256": "", "origin": "made up", "added": "2026-01-01"}
    inputs = {
        "ratings": Input.model_validate(
            added | ratings | {"ignored": MEETING.ignored}, strict=False
        ),
        "gaps": Input.model_validate(added | gaps | {"columns": GAPS}, strict=False),
    }
    return review_of().model_copy(update={"inputs": inputs})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the review's inputs, with a filled workbook in it."""
    path = tmp_path / "data" / "raw" / "test"
    path.mkdir(parents=True)
    (path / "meeting.xlsx").write_bytes(filled())
    return path


def test_a_workbook_and_csv_files_of_its_columns_say_the_same(folder: Path, tmp_path: Path) -> None:
    book = review_from(
        {"file": "meeting.xlsx", "sheet": "Ratings"}, {"file": "meeting.xlsx", "sheet": "Gaps"}
    )
    for sheet in ("Ratings", "Gaps"):
        buffer = io.StringIO(newline="")
        rows = opened(filled())[sheet].iter_rows(min_row=4, values_only=True)
        csv.writer(buffer).writerows(rows)
        (folder / f"{sheet}.csv").write_text(buffer.getvalue(), encoding="utf-8", newline="")
    files = review_from({"file": "Ratings.csv"}, {"file": "Gaps.csv"})
    for review in (book, files):
        sheets = read_inputs(Project(tmp_path), review, ["ratings", "gaps"])
        made = clean_assessment(sheets, review, WHOLE, CODEBOOK)
        assert [(each.rater, each.score) for each in made.ratings] == [
            (rater, score) for rater, _, score, *_ in RATED
        ]
        assert [(each.gap_id, each.status) for each in made.gaps] == [
            (gap_id, status) for gap_id, _, _, status in TOLD
        ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is a workbook of the old kind, .xls"),
        (b"Service,Score\n", "this is not a workbook, whatever its name says"),
    ],
)
def test_the_problems_of_both_sheets_are_said_or_left_to_the_caller(
    folder: Path, tmp_path: Path, content: bytes, said: str
) -> None:
    (folder / "meeting.xls").write_bytes(content)
    review = review_from(
        {"file": "meeting.xls", "sheet": "Ratings"}, {"file": "meeting.xls", "sheet": "Gaps"}
    )
    with pytest.raises(InputError) as error:
        read_inputs(Project(tmp_path), review, ["ratings", "gaps"])
    assert all(said in str(problem) for problem in error.value.problems)
    unread: list[Problem] = []
    assert read_inputs(Project(tmp_path), review, ["ratings", "gaps"], unread) == {}
    assert len(unread) == 2


def test_a_layout_has_the_headings_and_limits_of_its_input() -> None:
    given = Input.model_validate(
        {
            "file": "x.csv",
            "sha256": "",
            "origin": "x",
            "added": "2026-01-01",
            "columns": {"score": "Mark"},
            "restricted": ["rater"],
            "ignored": ["Last score"],
        },
        strict=False,
    )
    layout = layout_of("ratings", given)
    assert layout.columns["score"] == "Mark"
    assert (layout.optional, layout.restricted, layout.ignored) == (
        ("item", "tool"),
        ("rater",),
        ("Last score",),
    )


def test_a_draft_is_of_the_inputs_that_are_there(project: Project) -> None:
    review = read_review(project, "2023").model_copy(update={"draft": True})
    (project.raw("2023") / review.inputs["priorities"].file).unlink()
    assert set(read_inputs(project, review, ("priorities", "assessment"))) == {"assessment"}
