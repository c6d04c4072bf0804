from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from jsna.errors import JsnaError, StorageError, UsageError
from jsna.review.project import Project
from jsna.review.settings import read_review
from jsna.run import new_review as module
from jsna.run.new_review import new_review
from tests.conftest import REPOSITORY

DAY = dt.date(2026, 11, 25)


@pytest.fixture
def published(project: Project) -> Project:
    """The project with its published outputs."""
    (project.root / "outputs").symlink_to(REPOSITORY / "outputs", target_is_directory=True)
    return Project(project.root)


@pytest.fixture(autouse=True)
def _links_may_lead_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The outputs are not copied for each test, but linked."""
    monkeypatch.setattr(Project, "outputs", lambda self, name: self.root / "outputs" / name)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_review_carries_on_what_the_one_before_published(published: Project) -> None:
    folder = new_review(published, "next-2025", "2023", day=DAY)
    assert files(folder) == ["meeting.xlsx", "review.toml"]
    book = openpyxl.load_workbook(folder / "meeting.xlsx")
    ratings = [[cell.value for cell in row[:2]] for row in book["Ratings"].iter_rows(5, 19)]
    assert ratings[0] == ["Care pathway", 2]
    assert ratings[12] == ["Infant Mental Health", 1]
    assert sum(score for _, score in ratings) == 41
    assert [book["Gaps"].cell(row, 1).value for row in (5, 27)] == [
        "care-pathway.1",
        "voluntary-sector.2",
    ]


def test_its_settings_are_good_as_they_are(published: Project) -> None:
    new_review(published, "next-2025", "2023", day=DAY)
    review = read_review(published, "next-2025")
    assert (review.date, review.earlier, review.draft) == ("2025", ("2023",), True)
    assert review.inputs["ratings"].sheet == "Ratings"


def test_closed_gaps_are_not_carried_on_and_items_have_their_consensus(
    published: Project,
) -> None:
    folder = new_review(published, "next", "example-2025", day=DAY, raters=("A", "B"))
    book = openpyxl.load_workbook(folder / "meeting.xlsx")
    listed = [row[0].value for row in book["Gaps"].iter_rows(5, 40) if row[0].value]
    assert "G02" in listed
    assert "G01" not in listed
    rows = [[cell.value for cell in row] for row in book["Ratings"].iter_rows(5, 20)]
    commissioning = next(
        row for row in rows if row[:2] == ["Example Joint Commissioning", "access"]
    )
    assert commissioning[3] == 2
    assert [row[7] for row in rows[:4]] == ["A", "B", "A", "B"]


def test_the_same_day_gives_the_same_bytes(published: Project) -> None:
    one = new_review(published, "one", "2023", day=DAY, date="2025") / "meeting.xlsx"
    content = one.read_bytes()
    one.unlink()
    one.with_name("review.toml").unlink()
    one.parent.rmdir()
    assert new_review(published, "one", "2023", day=DAY) / "meeting.xlsx" == one
    assert one.read_bytes() == content


@pytest.mark.parametrize("name", ["2023", "taken"])
def test_nothing_that_is_there_is_overwritten(published: Project, name: str) -> None:
    folder = published.raw(name)
    folder.mkdir(exist_ok=True)
    (folder / "kept").write_text("kept", encoding="utf-8")
    before = files(folder)
    with pytest.raises(UsageError, match="is there already, and nothing in it is overwritten"):
        new_review(published, name, "2023", day=DAY)
    assert files(folder) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"review_id": "Next 2025"}, "is not the name of a review"),
        ({"after": "2032"}, 'did you mean "2023"'),
        ({"date": "30/04/2025"}, "--date 30/04/2025: write it as"),
        ({"raters": ("A", "a ")}, "each a different one"),
        ({"raters": (" ",)}, "each rater has a name"),
        # The review of 2023 is of April 2023.
        ({"date": "2023-03-31"}, "Review 2023 is of 2023-04, and cannot come before one of 2023-0"),
        ({"review_id": "next-2022"}, "cannot come before one of 2022. Name an earlier review"),
    ],
)
def test_words_that_make_no_sense_are_refused(
    published: Project, words: dict[str, str], said: str
) -> None:
    before = files(published.root / "data" / "raw")
    with pytest.raises(UsageError, match=said):
        new_review(published, **({"review_id": "next", "after": "2023", "day": DAY} | words))  # type: ignore[arg-type]
    assert files(published.root / "data" / "raw") == before


def test_a_review_that_is_not_published_cannot_be_carried_on(project: Project) -> None:
    with pytest.raises(StorageError, match=r"is not published\. Run: jsna run 2023"):
        new_review(project, "next", "2023", day=DAY)


def test_another_version_of_the_tool_is_not_compared(published: Project) -> None:
    tool = published.config / "pathway_assessment_tool.toml"
    text = tool.read_text(encoding="utf-8").replace('version = "2023"', 'version = "2"')
    tool.write_text(text, encoding="utf-8")
    folder = new_review(published, "next-2025", "2023", day=DAY)
    review = read_review(published, "next-2025")
    assert (review.tool.version, review.earlier) == ("2", ())
    book = openpyxl.load_workbook(folder / "meeting.xlsx")
    assert book["Ratings"]["B5"].value == "not rated"


def test_a_disk_that_refuses_leaves_nothing_half_written(
    published: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    write = Path.write_bytes

    def refuse_the_second(self: Path, content: bytes) -> int:
        written.append(self.name)
        if len(written) == 2:
            raise OSError(28, "No space left on device")
        return write(self, content)

    monkeypatch.setattr(Path, "write_bytes", refuse_the_second)
    before = files(published.root / "data" / "raw")
    with pytest.raises(JsnaError, match="the disk is full"):
        new_review(published, "next", "2023", day=DAY)
    assert files(published.root / "data" / "raw") == before


@pytest.mark.parametrize(
    ("name", "year"), [("2025", "2025"), ("north-2025", "2025"), ("next", ""), ("12025", "")]
)
def test_the_year_of_a_review_is_taken_from_its_name(name: str, year: str) -> None:
    assert module._year_of(name) == year


def sheet(folder: Path, name: str) -> list[tuple[object, ...]]:
    """The rows of a sheet of the meeting's workbook that hold anything."""
    book = openpyxl.load_workbook(folder / "meeting.xlsx")
    return [row for row in book[name].iter_rows(values_only=True) if any(row)]


def test_what_was_renamed_or_split_since_goes_over_to_its_successors(published: Project) -> None:
    folder = new_review(published, "next-2025", "example-2024", day=DAY, date="2025-04")
    services = [row[0] for row in sheet(folder, "Services")]
    assert "Example Infant Groups" in services
    assert "Example Infant Support" not in services
    last = {row[:2]: row[3] for row in sheet(folder, "Ratings")}
    # The consensus of 2024 on this item: 3 of information for partners, 2 of infant support.
    assert last["Example Information for Families", "access"] == 3
    assert last["Example Infant Team", "access"] == "2 (Example Infant Support)"
    lines = [row[0] for row in sheet(folder, "Ratings")]
    assert "Example Information for Partners is now Example Information for Families." in lines
    gaps = [row[:2] for row in sheet(folder, "Gaps")]
    assert [row for row in gaps if row[0] in ("G12", "G13")] == [
        ("G12", "Example Infant Groups"),
        ("G12", "Example Infant Team"),
        ("G13", "Example Information for Families"),
    ]


def test_a_review_before_the_change_has_the_services_of_its_date(published: Project) -> None:
    folder = new_review(published, "next-2024", "example-2023", day=DAY)
    services = [row[0] for row in sheet(folder, "Services")]
    assert "Example Infant Support" in services
    assert "Example Infant Team" not in services


@pytest.mark.parametrize("date", ["2023", "2023-04", "2023-04-01", "2023-05", ""])
def test_a_review_of_the_same_time_or_later_is_begun(published: Project, date: str) -> None:
    folder = new_review(published, "next", "2023", day=DAY, date=date)
    assert files(folder) == ["meeting.xlsx", "review.toml"]
