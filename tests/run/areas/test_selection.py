"""Which reviews are compared: those that are named, or of each area the newest."""

from __future__ import annotations

from pathlib import Path

import pytest

from jsna.errors import UsageError
from jsna.review.project import Project
from jsna.run.areas.selection import folder_of_outputs, named_or_all, newest_of_each_area
from jsna.run.publication.manifest import FILE
from tests.run.areas.collected import change, exampleshires, seal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    exampleshires(tmp_path / "collected")
    return tmp_path / "collected"


def test_all_are_those_of_one_kind_and_no_comparison_is_one_of_them(folder: Path) -> None:
    change(folder / "example-2023", synthetic=False)
    (folder / "areas-synthetic-all").mkdir()
    (folder / "areas-synthetic-all" / FILE).write_text(
        '{"comparison": "areas", "outputs": {}}', encoding="utf-8"
    )
    (folder / "no-outputs").mkdir()
    (folder / "broken").mkdir()
    (folder / "broken" / FILE).write_text("{", encoding="utf-8")
    assert named_or_all(folder, [], synthetic=True) == ("example-2024", "example-2025")
    # What cannot be read is not passed over: it is refused when it is read.
    assert named_or_all(folder, [], synthetic=False) == ("broken", "example-2023")


def test_a_review_whose_name_begins_like_that_of_a_comparison_is_one_of_them(folder: Path) -> None:
    (folder / "example-2024").rename(folder / "areas-north")
    found = named_or_all(folder, [], synthetic=True)
    assert found == ("areas-north", "example-2023", "example-2025")


def test_names_are_taken_once_and_lead_nowhere_else(folder: Path) -> None:
    assert named_or_all(folder, ["b", "a", "b"], synthetic=False) == ("b", "a")
    for name in ("../data", "a/b", "..", "."):
        with pytest.raises(UsageError, match="is not the name of a folder"):
            named_or_all(folder, [name], synthetic=False)


def test_the_folder_is_the_named_one_or_that_of_the_project(folder: Path, project: Project) -> None:
    assert folder_of_outputs(project, str(folder)) == folder.resolve()
    with pytest.raises(UsageError, match="nowhere is not a folder"):
        folder_of_outputs(project, "nowhere")
    (project.root / "outputs").mkdir()
    assert folder_of_outputs(project, None) == project.root / "outputs"


def dated(folder: Path, **reviews: tuple[str, str]) -> list[str]:
    """Outputs of which only the area and the date matter."""
    for name, (area, date) in reviews.items():
        (folder / name).mkdir(parents=True)
        seal(folder / name, {"settings": {"area": area}, "date": date})
    return list(reviews)


@pytest.mark.parametrize(
    ("dates", "kept"),
    [
        (("2021-04", "2023", "2025-04-30"), ("c",)),
        (("2025", "2023", "2021"), ("a",)),
        (("2025", "2025-04", "2023"), ("a", "b")),
        (("2025", "2025", "2025"), ("a", "b", "c")),
        (("not published", "2023", "2025"), ("a", "c")),
    ],
)
def test_of_each_area_the_newest_stays_as_far_as_dates_say(
    tmp_path: Path, dates: tuple[str, str, str], kept: tuple[str, ...]
) -> None:
    reviews = dict(zip("abc", [("North", date) for date in dates], strict=True))
    names = dated(tmp_path, **reviews, other=("South", "2019"))
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / FILE).write_text("{", encoding="utf-8")

    assert newest_of_each_area(tmp_path, [*names, "broken"]) == (*kept, "other", "broken")


def test_an_area_is_the_same_however_its_name_is_typed(tmp_path: Path) -> None:
    names = dated(tmp_path, old=("North  end", "2023"), new=("NORTH end", "2025"))

    assert newest_of_each_area(tmp_path, names) == ("new",)
