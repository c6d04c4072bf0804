"""Other folders of reviews and of results; no two folders of reviews share their results."""

from __future__ import annotations

from pathlib import Path

import pytest

from jsna.errors import UsageError
from jsna.review.places import places_of, record_of, refuse_results_of_others
from jsna.review.project import Project, find_project


@pytest.fixture
def areas(tmp_path: Path) -> Path:
    (tmp_path / "body" / "areas").mkdir(parents=True)
    return tmp_path / "body" / "areas"


def test_results_go_beside_the_folder_of_reviews_or_where_they_are_told_to(
    project: Project, areas: Path, tmp_path: Path
) -> None:
    beside = find_project(project.root, str(areas))
    elsewhere = find_project(project.root, str(areas), str(tmp_path / "other"))

    assert beside.raw("a") == areas / "a"
    assert beside.outputs("a") == tmp_path / "body" / "outputs" / "a"
    assert beside.processed("a") == tmp_path / "body" / "data" / "processed" / "a"
    assert elsewhere.outputs("a") == tmp_path / "other" / "outputs" / "a"
    assert (beside.root, beside.config) == (project.root, project.config)


def test_variables_and_options_are_one_mechanism(
    project: Project, areas: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, other = project.root, tmp_path / "other"
    assert places_of(root) == (None, None)
    monkeypatch.setenv("JSNA_REVIEWS", str(areas))
    assert places_of(root) == (areas, tmp_path / "body")
    monkeypatch.setenv("JSNA_RESULTS", str(other))
    assert places_of(root) == (areas, other)
    assert places_of(root, results=str(tmp_path / "third")) == (areas, tmp_path / "third")
    monkeypatch.delenv("JSNA_REVIEWS")
    assert places_of(root, str(areas)) == (areas, other)


def test_a_folder_that_is_not_there_is_refused(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UsageError, match=r"--from .*none: there is no such folder"):
        places_of(project.root, str(tmp_path / "none"))
    monkeypatch.setenv("JSNA_REVIEWS", str(tmp_path / "none"))
    with pytest.raises(UsageError, match=r"JSNA_REVIEWS .*none: there is no such folder"):
        places_of(project.root)


def test_the_reviews_of_the_project_itself_are_not_taken_for_others(project: Project) -> None:
    with pytest.raises(UsageError, match="Use --all"):
        places_of(project.root, str(project.root / "data" / "raw"))


def test_the_results_of_a_project_are_those_of_its_own_reviews(
    project: Project, areas: Path
) -> None:
    inside = project.root / "areas"
    inside.mkdir()
    with pytest.raises(UsageError, match=r"data/raw, and would be replaced by .* --to FOLDER"):
        places_of(project.root, str(inside))
    with pytest.raises(UsageError, match="--to FOLDER"):
        places_of(project.root, str(areas), str(project.root))
    home = project.root / "of-areas"
    assert places_of(project.root, str(inside), str(home)) == (inside, home)


def test_results_that_say_whose_they_are_are_kept_for_these(areas: Path, tmp_path: Path) -> None:
    home = tmp_path / "body"
    record_of(home).parent.mkdir()
    record_of(home).write_text("", encoding="utf-8")  # another run is just writing it
    refuse_results_of_others(tmp_path, home)
    record_of(home).write_text("areas\n", encoding="utf-8")
    refuse_results_of_others(areas, home)
    with pytest.raises(UsageError) as refused:
        refuse_results_of_others(tmp_path / "others", home)
    assert str(refused.value) == (
        f"The results in {home} are those of the reviews in {areas}, and would be replaced by "
        f"those of the reviews in {tmp_path / 'others'}. Name another folder for these: "
        "--to FOLDER, or the variable JSNA_RESULTS."
    )


def test_a_folder_of_reviews_that_was_renamed_can_take_its_results_along(
    areas: Path, tmp_path: Path
) -> None:
    home = tmp_path / "body"
    record_of(home).parent.mkdir()
    record_of(home).write_text("areas\n", encoding="utf-8")
    renamed = areas.rename(areas.with_name("districts"))
    with pytest.raises(UsageError, match=r"under another name, delete .*reviews-folder\.txt"):
        refuse_results_of_others(renamed, home)
    record_of(home).unlink()
    refuse_results_of_others(renamed, home)
