"""From a booked meeting to outputs that come out again, through the command line alone.

The workbook is filled in by openpyxl or saved by LibreOffice, or the same comes as CSV files.
What is typed stands in ``examples/new_review.py``; what must come of it is worked by hand here.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import tomlkit

from examples.new_review import SLIPS, add_voice, fill_in_settings, filled
from jsna.cli import main
from jsna.review.project import Project
from tests.conftest import REPOSITORY
from tests.preparation.workbook.filled import opened
from tests.preparation.workbook.test_reading import resaved

# One point more than in April 2023 for each service below 5, but for the first: they sum to 55, so
# that the mean is 3.67, and six of 15 are below 4.
SCORES = [2, 4, 4, 3, 4, 3, 4, 4, 5, 5, 5, 3, 2, 4, 3]
RATING_COLUMNS = ["service", "score", "confidence", "rater", "date", "evidence"]
GAP_COLUMNS = [
    *("gap_id", "service", "text", "status", "theme", "affects", "owner", "date", "evidence"),
]
Jsna = Callable[..., str]


@pytest.fixture
def jsna(project: Project, capsys: pytest.CaptureFixture[str]) -> Jsna:
    """A command as it is typed, which must end as it should; gives what it said."""
    shutil.copytree(REPOSITORY / "outputs" / "2023", project.outputs("2023"))

    def typed(*words: str, ends_with: int = 0) -> str:
        assert main(words) == ends_with, capsys.readouterr().err
        said = capsys.readouterr()
        return said.out + (said.err if ends_with == 2 else "")

    return typed


def by_openpyxl(folder: Path, _: Path) -> None:
    path = folder / "meeting.xlsx"
    path.write_bytes(filled(path.read_bytes()))


def by_libreoffice(folder: Path, scratch: Path) -> None:
    path = folder / "meeting.xlsx"
    path.write_bytes(resaved(filled(path.read_bytes()), scratch))


def as_csv(folder: Path, _: Path) -> None:
    """The same in two CSV files, which are declared in place of the workbook."""
    book = opened(filled((folder / "meeting.xlsx").read_bytes()))
    settings = tomlkit.parse((folder / "review.toml").read_text(encoding="utf-8"))
    for role, letters, columns in (
        ("ratings", "ADEFGH", RATING_COLUMNS),
        ("gaps", "ABCDEFGHI", GAP_COLUMNS),
    ):
        page = book[role.capitalize()]
        name = f"synthetic_{role}.csv"
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            for row in range(5, page.max_row + 1):
                writer.writerow([page[f"{letter}{row}"].value for letter in letters])
        declared = settings["input"][role]
        declared["file"] = name
        for key in ("sheet", "ignored", "columns"):
            declared.pop(key, None)
    (folder / "review.toml").write_text(tomlkit.dumps(settings), encoding="utf-8")
    (folder / "meeting.xlsx").unlink()


@pytest.mark.slow
@pytest.mark.parametrize("fill_in", [by_openpyxl, by_libreoffice, as_csv])
def test_a_meeting_becomes_a_chapter(
    project: Project, jsna: Jsna, fill_in: Callable[[Path, Path], None], tmp_path: Path
) -> None:
    folder = project.raw("2025")
    jsna("new", "2025", "--after", "2023")
    assert "Care pathway is not rated yet" in jsna("check", "2025", ends_with=2)
    fill_in(folder, tmp_path)
    fill_in_settings(folder / "review.toml")
    add_voice(folder)
    assert "no hash of it is recorded yet" in jsna("check", "2025", ends_with=2)
    jsna("run", "2025", "--draft")
    draft = project.root / "drafts" / "2025" / "chapter.html"
    assert "DRAFT" in draft.read_text(encoding="utf-8")
    jsna("check", "2025", "--accept-inputs")
    jsna("run", "2025")
    assert "DRAFT" not in (project.outputs("2025") / "chapter.html").read_text(encoding="utf-8")
    assert "Scores      14 changed\n" in jsna("diff", "2023", "2025", ends_with=1)
    assert jsna("verify", "2025") == "The outputs of review 2025 are identical.\n"
    says_what_was_filled_in(project.outputs("2025"))


def says_what_was_filled_in(outputs: Path) -> None:
    tables = outputs / "tables"
    assert [int(row["score"]) for row in rows(tables / "assessment.csv")] == SCORES
    scores, ranks = rows(tables / "score_results.csv"), rows(tables / "ranking_results.csv")
    voice = rows(tables / "voice_results.csv")
    assert one(scores, "score_sum", group="") == 55
    assert one(scores, "overall_unrounded", group="") == pytest.approx(55 / 15)
    assert one(scores, "overall", group="") == 4
    assert one(scores, "services_better") == 14
    assert one(scores, "services_same") == 1
    assert one(ranks, "services_below_target", group_value="4") == 6
    assert one(ranks, "gaps_open") == 22
    assert [one(voice, name) for name in ("priorities", "engagement_issues")] == [3, 1]
    register = {row["gap_id"]: row for row in rows(tables / "gap_register.csv")}
    assert register["care-pathway.1"]["trail"] == "2023: open; 2025: closed"
    assert register["networks.1"]["history"] == "carried on"
    assert {(row["statement_id"], row["service_id"]) for row in rows(tables / "links.csv")} == {
        ("P1.1", "health-visiting"),
        ("P2.1", "care-pathway"),
        ("I1", "infant-mental-health"),
    }
    # The name of a rater is not published.
    assert {row["rater"] for row in rows(tables / "ratings.csv")} == {"rater 1"}
    assert "Rater A" not in (tables / "assessment_changes.csv").read_text(encoding="utf-8")
    assert "SYNTHETIC" in (outputs / "chapter.html").read_text(encoding="utf-8")


def rows(path: Path) -> list[dict[str, str]]:
    """A published table as texts."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def one(table: list[dict[str, str]], measure: str, **about: str) -> float:
    """The value of the one result of a measure that is about this."""
    where = {"measure": measure, **about}
    (found,) = [row for row in table if all(row[name] == value for name, value in where.items())]
    return float(found["value"])


@pytest.mark.slow
def test_the_recipe_shows_what_the_commands_say(project: Project, jsna: Jsna) -> None:
    folder = project.raw("2025")
    workbook = folder / "meeting.xlsx"
    recipe = said_in_recipe()
    shown("jsna new 2025 --after 2023", jsna("new", "2025", "--after", "2023"), recipe)
    made = workbook.read_bytes()
    fill_in_settings(folder / "review.toml")
    workbook.write_bytes(filled(made, SLIPS))
    said = jsna("check", "2025", "--mark", ends_with=2)
    shown("jsna check 2025 --mark", said, recipe)
    workbook.write_bytes(filled(made))
    add_voice(folder)
    said = jsna("check", "2025", "--accept-inputs")
    shown("jsna check 2025 --accept-inputs", said, recipe)
    shown("jsna run 2025", jsna("run", "2025"), recipe)
    shown("jsna trace 2025 overall", jsna("trace", "2025", "overall"), recipe)


@pytest.mark.slow
def test_a_half_filled_meeting_becomes_a_draft(project: Project, jsna: Jsna) -> None:
    """Twelve of 15 services are rated, as in the recipe."""
    recipe = said_in_recipe()
    workbook = project.raw("2025") / "meeting.xlsx"
    jsna("new", "2025", "--after", "2023")
    blank = {("Ratings", f"{letter}{row}"): None for letter in "DEFGH" for row in (17, 18, 19)}
    workbook.write_bytes(filled(workbook.read_bytes(), blank))
    shown("jsna check 2025", jsna("check", "2025", ends_with=2), recipe)
    shown("jsna run 2025 --draft", jsna("run", "2025", "--draft"), recipe)
    assert not project.outputs("2025").exists()
    made = project.root / "drafts" / "2025"
    rated = rows(made / "tables" / "assessment.csv")
    assert [int(row["score"]) for row in rated] == SCORES[:12]
    assert "DRAFT" in (made / "chapter.html").read_text(encoding="utf-8")


def said_in_recipe() -> str:
    text = (REPOSITORY / "docs" / "new-review.md").read_text(encoding="utf-8")
    return without_seconds(text)


def shown(typed: str, said: str, recipe: str) -> None:
    """The recipe shows these words and all of this answer below them."""
    assert f"$ {typed}\n{without_seconds(said)}```" in recipe


def without_seconds(text: str) -> str:
    return re.sub(r"\(\d+ s\)", "(22 s)", text)
