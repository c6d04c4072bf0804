"""From an empty folder to a review's outputs: new, fill in, save in another program, check, run."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest

from jsna.cli import main
from jsna.review.project import Project
from tests.conftest import REPOSITORY
from tests.preparation.workbook.filled import opened, saved
from tests.preparation.workbook.test_reading import resaved

# One point more than in April 2023 for each service below 5, but for the first, which stays.
SCORES = (2, 4, 4, 3, 4, 3, 4, 4, 5, 5, 5, 3, 2, 4, 3)


def filled(content: bytes) -> bytes:
    """The workbook of the meeting with a score for each service, and the first gap closed."""
    book = opened(content)
    for row, score in enumerate(SCORES, start=5):
        for letter, value in zip("DEFG", (score, "high", "Rater A", "2025-04-30"), strict=True):
            book["Ratings"][f"{letter}{row}"] = value
    book["Gaps"]["D5"] = "closed"
    return saved(book)


@pytest.mark.slow
@pytest.mark.parametrize("program", ["openpyxl", "LibreOffice"])
def test_a_meeting_becomes_a_review(project: Project, program: str, tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "outputs" / "2023", project.outputs("2023"))
    assert main(["new", "2025", "--after", "2023"]) == 0
    path = project.raw("2025") / "meeting.xlsx"
    content = filled(path.read_bytes())
    path.write_bytes(resaved(content, tmp_path) if program == "LibreOffice" else content)
    assert main(["check", "2025", "--accept-inputs"]) == 0
    assert main(["run", "2025"]) == 0
    tables = project.outputs("2025") / "tables"
    assert [int(row["score"]) for row in rows(tables / "assessment.csv")] == list(SCORES)
    register = {row["gap_id"]: row for row in rows(tables / "gap_register.csv")}
    assert register["care-pathway.1"]["trail"] == "2023: open; 2025: closed"
    assert register["care-pathway.1"]["history"] == "closed"
    assert register["networks.1"]["history"] == "carried on"
    assert {row["rater"] for row in rows(tables / "ratings.csv")} == {"rater 1"}
    assert "Rater A" not in (tables / "assessment_changes.csv").read_text(encoding="utf-8")


def rows(path: Path) -> list[dict[str, str]]:
    """A published table as texts."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
