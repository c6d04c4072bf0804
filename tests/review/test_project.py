"""Where things lie, and names that lead nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from jsna.errors import UsageError
from jsna.review.project import (
    PROJECT_VARIABLE,
    Project,
    find_project,
    shown_path,
)
from tests.review.hostile_names import HOSTILE


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_has_no_folder(project: Project, name: str) -> None:
    for folder in (project.raw, project.processed, project.outputs):
        with pytest.raises(UsageError, match="is not the name of a review"):
            folder(name)


def test_folders_lie_where_the_layout_says(project: Project) -> None:
    folders = (
        project.raw("2023"),
        project.processed("2023"),
        project.outputs("2023"),
        project.config,
        project.notebooks,
    )
    assert [project.relative(folder) for folder in folders] == [
        "data/raw/2023",
        "data/processed/2023",
        "outputs/2023",
        "config",
        "notebooks",
    ]


def test_a_path_outside_is_shown_whole(project: Project) -> None:
    assert project.relative(Path("/elsewhere/x")).endswith("/elsewhere/x")


def test_a_link_that_leads_out_of_the_project_is_refused(project: Project, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    try:
        (project.root / "outputs").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    with pytest.raises(UsageError, match="outputs/2023 leads out of the project"):
        project.outputs("2023")


def test_a_project_is_found_from_any_folder_inside_it(project: Project) -> None:
    for folder in (project.root, project.notebooks, project.raw("2023")):
        assert find_project(folder) == Project(project.root.resolve())


def test_the_variable_names_the_project(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert find_project() == Project(project.root.resolve())


def test_without_the_variable_it_is_the_current_folder(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(PROJECT_VARIABLE)
    monkeypatch.chdir(project.notebooks)
    assert find_project() == Project(project.root.resolve())


def test_outside_any_project_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not inside a project"):
        find_project(tmp_path)


def test_half_a_project_is_none(project: Project) -> None:
    (project.config / "services.csv").unlink()
    with pytest.raises(UsageError, match="is not inside a project"):
        find_project(project.notebooks)


def test_only_folders_with_settings_are_reviews(project: Project) -> None:
    before = project.review_ids()
    (project.root / "data" / "raw" / "2031").mkdir()
    assert project.review_ids() == before
    assert "2031" not in before


def test_folders_without_settings_are_known_and_those_put_aside_are_not(project: Project) -> None:
    folder, reviews = project.root / "data" / "raw", project.review_ids()
    for name in ("2031", "_template", ".hidden", "capital"):
        (folder / name).mkdir()
    (folder / "_template" / "review.toml").touch()
    (folder / "notes.txt").touch()
    expected = ["2031", "capital"]
    try:
        (folder / "elsewhere").symlink_to(folder / "nowhere", target_is_directory=True)
        (folder / "leads-nowhere").mkdir()
        (folder / "leads-nowhere" / "review.toml").symlink_to(folder / "nowhere.toml")
    except OSError:
        pass  # this system makes no links
    else:
        expected.append("elsewhere")
    assert set(project.review_ids()) - {"leads-nowhere"} == set(reviews)
    assert set(project.without_settings()) - {"leads-nowhere"} == set(expected)
    both = [*project.review_ids(), *project.without_settings()]
    assert both.count("leads-nowhere") == expected.count("elsewhere")


def test_releases_lie_in_a_folder_of_their_review(project: Project) -> None:
    assert project.relative(project.releases("2023")) == "releases/2023"
    with pytest.raises(UsageError):
        project.releases("../2023")


def test_reviews_and_results_can_lie_elsewhere(project: Project, tmp_path: Path) -> None:
    body = tmp_path / "body"
    (body / "areas" / "a").mkdir(parents=True)
    (body / "areas" / "a" / "review.toml").touch()
    there = Project(project.root, body / "areas", body)

    assert there.review_ids() == ["a"]
    assert there.raw("a") == body / "areas" / "a"
    assert there.outputs("a") == body / "outputs" / "a"
    assert there.processed("a") == body / "data" / "processed" / "a"
    assert there.releases("a") == body / "releases" / "a"
    assert there.config == project.config
    shown = [there.relative(path) for path in (there.raw("a"), there.outputs("a"), there.config)]
    assert shown == ["areas/a", "outputs/a", "config"]


def test_a_link_out_of_another_folder_of_reviews_is_refused(
    project: Project, tmp_path: Path
) -> None:
    areas = tmp_path / "areas"
    areas.mkdir()
    try:
        (areas / "a").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    with pytest.raises(UsageError, match="areas/a leads out of the project"):
        Project(project.root, areas, tmp_path).raw("a")


def test_a_notebook_finds_the_very_project_by_its_variables(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project.root.resolve()
    (tmp_path / "areas").mkdir()
    for there in (Project(root), Project(root, tmp_path / "areas", tmp_path / "body")):
        for name, value in there.variables.items():
            monkeypatch.setenv(name, value)
        assert find_project() == there


def test_a_path_is_shown_from_the_project_where_there_is_one(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(project.root / "logs" / "a.ipynb")
    assert shown_path(path) == shown_path(path, project.root / "data") == "logs/a.ipynb"
    assert shown_path("") == ""
    monkeypatch.delenv(PROJECT_VARIABLE)
    assert shown_path(path, tmp_path) == path
