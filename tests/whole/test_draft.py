"""A half-filled review, as people have it between two meetings: checked, and seen as a draft."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pytest
from PIL import Image

from jsna.cli import main
from jsna.review.project import Project
from tests.conftest import REPOSITORY
from tests.preparation.workbook.filled import opened, saved
from tests.publishing.pdf.reading import foot
from tests.run.tiny import snapshot

REVIEW, LAST = "example-2026", "example-2025"
# Two raters, four items: Care Pathway is rated in full, and Joint Commissioning in part.
RATED = 13
SERVICES = 13
WITHOUT_NOTICE = ".csv"  # docs/decisions/0006
OF_ANOTHER_REVIEW = "review/before/"


@pytest.fixture
def half_filled(project: Project) -> Project:
    """Exampleshire with a new review, two of its services rated and nothing accepted."""
    shutil.copytree(REPOSITORY / "outputs", project.root / "outputs")
    words = ("--after", LAST, "--rater", "A", "--rater", "B", "--date", "2026-05")
    assert main(["new", REVIEW, *words]) == 0
    path = project.raw(REVIEW) / "meeting.xlsx"
    book = opened(path.read_bytes())
    for row in range(5, 5 + RATED):
        book["Ratings"][f"F{row}"] = row % 6
    path.write_bytes(saved(book))
    return project


def is_marked(path: Path) -> bool:
    """Whether a file says DRAFT to whoever opens it, on each page and each sheet."""
    content = path.read_bytes()
    match path.suffix:
        case ".png":
            with Image.open(io.BytesIO(content)) as picture:
                return "DRAFT" in str(picture.info["Description"])
        case ".pdf":
            with pikepdf.open(io.BytesIO(content)) as pdf:
                return all("DRAFT" in foot(page) for page in pdf.pages)
        case ".docx":
            document = docx.Document(io.BytesIO(content))
            heads = ["\n".join(p.text for p in s.header.paragraphs) for s in document.sections]
            told = [document.core_properties.title, document.paragraphs[0].text, *heads]
            return all("DRAFT" in each for each in told)
        case ".xlsx":
            book = openpyxl.load_workbook(io.BytesIO(content))
            return all("DRAFT" in str([*page.iter_rows(1, 4, 1, 1, True)]) for page in book)
        case _:
            return "DRAFT" in content.decode("utf-8")


def marked(folder: Path) -> dict[str, bool]:
    """Of each published file that carries notices, whether it is marked as a draft."""
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {
        name: is_marked(folder / name)
        for name in names
        if not name.endswith(WITHOUT_NOTICE) and not name.startswith(OF_ANOTHER_REVIEW)
    }


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


@pytest.mark.slow
def test_a_half_filled_review_is_seen_as_a_draft_and_marked_in_every_file(
    half_filled: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(half_filled.root / "outputs")
    assert main(["run", REVIEW, "--draft"]) == 0
    assert f"in drafts/{REVIEW} (" in capsys.readouterr().out
    folder = half_filled.drafts(REVIEW)
    found = marked(folder)
    assert {Path(name).suffix for name in found} == {
        *(".html", ".ipynb", ".svg", ".png", ".txt", ".json", ".pdf", ".docx", ".xlsx")
    }
    assert [name for name, is_one in found.items() if not is_one] == []
    package = json.loads((folder / "tables" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["title"].startswith("DRAFT: ")
    assert package["description"].startswith("DRAFT: ")
    # What was published is as it was, and a later run takes nothing from the draft.
    assert snapshot(half_filled.root / "outputs") == before
    assert not half_filled.processed(REVIEW).exists()
    text = (folder / "chapter.html").read_text(encoding="utf-8")
    assert "11 services are not rated yet" in text
    assert "There is no survey of parents yet." in text
    assert "no longer rated" not in text
    ranked = rows(folder / "tables" / "ranking_results.csv")
    assert {row["service_id"] for row in ranked if row["measure"] == "rank"} == {
        "ex-pathway",
        "ex-commissioning",
    }


@pytest.mark.usefixtures("half_filled")
def test_the_check_says_what_is_missing_apart_from_what_is_wrong(
    capsys: pytest.CaptureFixture[str],
) -> None:
    capsys.readouterr()
    assert main(["check", REVIEW]) == 2
    said = capsys.readouterr().err
    # Each rating that is not there, and the workbook that nobody has accepted.
    missing = SERVICES * 4 * 2 - RATED + 1
    assert said.startswith(f"Still missing: {missing} things are not filled in, accepted or there")
    assert said.endswith(f"a draft shows what is there: jsna run {REVIEW} --draft\n")
    assert "problem" not in said


def test_a_draft_is_refused_for_what_is_wrong_and_for_that_alone(
    half_filled: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = half_filled.raw(REVIEW) / "meeting.xlsx"
    book = opened(path.read_bytes())
    book["Ratings"]["F5"] = 9
    path.write_bytes(saved(book))
    capsys.readouterr()
    assert main(["run", REVIEW, "--draft"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("There is 1 problem with the inputs. Nothing was run or changed.\n")
    assert "sheet Ratings, cell F5 (Score)" in said
    assert "missing" not in said
    assert not half_filled.drafts(REVIEW).exists()


def test_a_draft_of_nothing_is_refused_in_words(
    half_filled: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = half_filled.raw(REVIEW) / "meeting.xlsx"
    book = opened(path.read_bytes())
    for row in range(5, 5 + RATED):
        book["Ratings"][f"F{row}"] = None
    path.write_bytes(saved(book))
    assert main(["run", REVIEW, "--draft"]) == 2
    assert "no service is rated in full" in capsys.readouterr().err
    assert not half_filled.drafts(REVIEW).exists()


@pytest.mark.slow
def test_a_review_that_is_filled_in_can_be_seen_as_a_draft_too(project: Project) -> None:
    assert main(["run", "2023", "--draft"]) == 0
    found = marked(project.drafts("2023"))
    assert [name for name, is_one in found.items() if not is_one] == []
    published = REPOSITORY / "outputs" / "2023" / "tables"
    for table in ("score_results", "ranking_results", "voice_results"):
        drafted = project.drafts("2023") / "tables" / f"{table}.csv"
        assert drafted.read_bytes() == (published / f"{table}.csv").read_bytes()


@pytest.mark.parametrize("review", ["2023", LAST])
def test_what_is_published_in_full_is_marked_nowhere(review: str) -> None:
    assert is_marked_anywhere(REPOSITORY / "outputs" / review) == []


def is_marked_anywhere(folder: Path) -> list[str]:
    """The text files below a folder that say DRAFT."""
    kinds = {".html", ".ipynb", ".svg", ".json", ".txt", ".csv"}
    files = (path for path in folder.rglob("*") if path.suffix in kinds)
    return [path.name for path in files if "DRAFT" in path.read_text(encoding="utf-8")]
