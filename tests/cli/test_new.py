from __future__ import annotations

import json
import shutil

import openpyxl
import pytest

from jsna.cli import main
from jsna.review.project import Project
from tests.conftest import REPOSITORY


@pytest.fixture
def published(project: Project) -> Project:
    """The project with what the review of the councils published."""
    shutil.copytree(REPOSITORY / "outputs" / "2023", project.outputs("2023"))
    return project


def fill(project: Project) -> None:
    path = project.raw("2025") / "meeting.xlsx"
    book = openpyxl.load_workbook(path)
    for row in range(5, 20):
        for column, value in zip("DEFG", (3, "high", "Rater A", "2025-04-30"), strict=True):
            book["Ratings"][f"{column}{row}"] = value
    book.save(path)


def test_a_newcomer_begins_fills_in_and_checks(
    published: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "2025", "--after", "2023"]) == 0
    assert "2. data/raw/2025/meeting.xlsx: fill it in at the rating meeting." in (
        capsys.readouterr().out
    )
    assert main(["check", "2025"]) == 2
    assert "cell D5 (Score): Care pathway is not rated yet" in capsys.readouterr().err
    fill(published)
    assert main(["check", "2025", "--accept-inputs"]) == 0
    said = capsys.readouterr().out
    assert "Accepted as they are now: meeting.xlsx." in said
    assert "15 services rated by 1 rater, 23 gaps" in said
    assert main(["check", "2025"]) == 0


def test_a_draft_is_not_the_default_review(
    published: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "2025", "--project", str(published.root)]) == 0
    assert "after review 2023" in capsys.readouterr().out
    assert main(["check"]) == 0
    assert "review 2023 are good" in capsys.readouterr().out


@pytest.mark.usefixtures("published")
def test_a_new_review_has_a_name_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["new", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert "name of the new review, such as 2025; it must be given" in told
    assert "the newest that is neither" not in told
    assert main(["new"]) == 2
    assert "Name the new review" in capsys.readouterr().err
    assert main(["new", "2023"]) == 2
    assert "is there already" in capsys.readouterr().err


def test_problems_are_marked_in_a_copy(
    published: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["new", "2025"])
    assert main(["check", "2025", "--mark"]) == 2
    assert "data/raw/2025/meeting-marked.xlsx: a copy with a comment" in capsys.readouterr().out
    (published.raw("2025") / "meeting.xlsx").write_bytes(b"gone")
    assert main(["check", "2025", "--mark"]) == 2
    told = capsys.readouterr()
    assert "No workbook has a problem that could be marked in a cell." in told.out
    assert "this is not a workbook, whatever its name says" in told.err


def test_a_program_is_told_what_was_begun(
    published: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "2025", "--json"]) == 0
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert told == {
        "ok": True,
        "review": "2025",
        "after": "2023",
        "folder": "data/raw/2025",
        "files": ["data/raw/2025/review.toml", "data/raw/2025/meeting.xlsx"],
        "problems": [],
    }
    assert said.err == ""
    assert all((published.root / name).is_file() for name in told["files"])


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(
    ("words", "review", "begins"),
    [
        ([], "", "Name the new review"),
        (["2023"], "2023", "data/raw/2023 is there already"),
        (["2025", "--date", "soon"], "2025", "--date soon: write it as"),
        (["2025", "--after", "2032"], "2025", 'There is no review "2032"'),
    ],
)
def test_a_program_is_told_why_nothing_was_begun(
    words: list[str], review: str, begins: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", *words, "--json"]) == 2
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert (told["ok"], told["review"], told["state"]) == (False, review, "refused")
    assert [each["what"].startswith(begins) for each in told["problems"]] == [True]
    assert said.err == ""


def test_outputs_that_are_not_whole_are_told_by_their_file(
    published: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    (published.outputs("2023") / "tables" / "assessment.csv").write_text("x", encoding="utf-8")
    assert main(["new", "2025", "--json"]) == 2
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["file"], problem["remedy"]) == ("outputs/2023", "Run: jsna run 2023")
