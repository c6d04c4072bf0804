"""Three made-up areas, the reviews of Exampleshire under other names, from outputs to outputs."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from jsna.errors import BusyError, InputError, UsageError
from jsna.review.project import Project
from jsna.run.areas.compare import Asked, compare_across_areas
from jsna.run.publication.manifest import check_manifest
from jsna.run.publication.workspace import only_run
from tests.run.areas.collected import change, exampleshires, many

NAMES = ("example-2023", "example-2024", "example-2025")


@pytest.fixture
def folder(project: Project) -> Path:
    """Outputs that came from elsewhere; of the project only the configuration can be read."""
    exampleshires(project.root / "collected")
    shutil.rmtree(project.root / "data" / "raw")
    (project.root / "data" / "raw").mkdir()
    return project.root / "collected"


def found(place: Path, measure: str, **where: str) -> list[dict[str, str]]:
    with (place / "results.csv").open(encoding="utf-8", newline="") as file:
        wanted = {"measure": measure, **where}
        return [row for row in csv.DictReader(file) if wanted.items() <= row.items()]


def test_the_comparison_says_what_the_published_outputs_say(project: Project, folder: Path) -> None:
    """The scores of each review as they stand in its own table of scores and gaps."""
    place = compare_across_areas(project, Asked(folder, NAMES, "exampleshire south", "three"))
    assert place == project.root / "outputs" / "areas-synthetic-three"
    assert check_manifest(place) == []
    assert sorted(path.name for path in place.iterdir()) == [
        *("areas.html", "areas.xlsx", "manifest.json", "results.csv"),
    ]
    maternity = found(place, "score_in_area", service_id="ex-maternity")
    assert {row["group_value"]: row["value"] for row in maternity} == {
        "Exampleshire North": "2",
        "Exampleshire East": "3",
        "Exampleshire South": "4",
    }
    (south,) = found(
        place, "place_of_area", service_id="ex-maternity", group_value="Exampleshire South"
    )
    assert (south["lower"], south["upper"], south["denominator"]) == ("3", "3", "3")
    # The codebook marks a break from 2025: earlier ratings of joint commissioning are not compared.
    cut = found(place, "score_in_area", service_id="ex-commissioning")
    assert [row["status"] for row in cut if row["value"] == ""] == ["not comparable"] * 2


def test_the_order_of_the_names_changes_no_byte_and_a_new_comparison_replaces_the_old(
    project: Project, folder: Path
) -> None:
    first = compare_across_areas(project, Asked(folder, NAMES))
    before = {path.name: path.read_bytes() for path in first.iterdir()}
    again = compare_across_areas(project, Asked(folder, NAMES[::-1]))
    assert {path.name: path.read_bytes() for path in again.iterdir()} == before
    assert not list((project.root / "data" / "processed").glob(".runs/*/run-*"))


def test_every_reason_is_said_at_once_and_nothing_is_written(
    project: Project, folder: Path
) -> None:
    change(folder / "example-2024", draft=True)
    table = folder / "example-2025" / "tables" / "review.csv"
    table.write_text("changed", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        compare_across_areas(project, Asked(folder, (*NAMES, "gone")))
    assert [str(each).partition(".")[0] for each in refused.value.problems] == [
        "collected/example-2025: the outputs do not match their manifest: tables/review",
        "collected/gone: there are no outputs (no manifest",
        "collected/example-2024: the review is a draft",
    ]
    assert not (project.root / "outputs").exists()


def test_an_area_that_is_not_among_them_is_refused_with_the_nearest(
    project: Project, folder: Path
) -> None:
    with pytest.raises(UsageError, match='Did you mean "Exampleshire South"'):
        compare_across_areas(project, Asked(folder, NAMES, "Exampleshire Sout"))


def test_one_review_alone_is_refused(project: Project, folder: Path) -> None:
    with pytest.raises(InputError, match="there is only one review to compare"):
        compare_across_areas(project, Asked(folder, NAMES[:1]))


def test_a_review_of_that_name_is_never_written_over(project: Project, folder: Path) -> None:
    taken = project.root / "data" / "raw" / "areas-synthetic-all"
    taken.mkdir()
    (taken / "review.toml").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="areas-synthetic-all is a review of this project"):
        compare_across_areas(project, Asked(folder, NAMES))


@pytest.mark.parametrize("title", ["../x", "Über", "a b", "", "synthetic-all"])
def test_a_name_that_cannot_be_one_is_refused(title: str, project: Project, folder: Path) -> None:
    with pytest.raises(UsageError, match="cannot be the name of a comparison"):
        compare_across_areas(project, Asked(folder, NAMES, title=title))


def test_two_at_once_do_not_meet(project: Project, folder: Path) -> None:
    with only_run(project, "areas-synthetic-all"), pytest.raises(BusyError):
        compare_across_areas(project, Asked(folder, NAMES))


def test_many_areas_with_ratings_by_chance_add_up(project: Project, tmp_path: Path) -> None:
    names = tuple(many(tmp_path / "many", project, 9))
    place = compare_across_areas(project, Asked(tmp_path / "many", names))
    rated = {row["service_id"]: int(row["value"]) for row in found(place, "areas_rating")}
    counts: dict[str, int] = {}
    for row in found(place, "areas_at_score"):
        counts[row["service_id"]] = counts.get(row["service_id"], 0) + int(row["value"])
    assert counts == rated
    quarters = {row["service_id"]: row["status"] for row in found(place, "area_quarters")}
    assert {key for key, status in quarters.items() if status == "shown"} == {
        key for key, count in rated.items() if count >= 8
    }
