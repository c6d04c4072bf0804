from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from jsna.review.project import Project
from jsna.run.standing import Standing, standings

OUTPUTS = Path(__file__).parents[2] / "outputs"


def of(project: Project, review_id: str) -> Standing:
    return next(each for each in standings(project) if each.review == review_id)


def test_each_review_with_what_it_says_of_itself(project: Project) -> None:
    assert [each.review for each in standings(project)] == [
        "2023",
        "example-2023",
        "example-2024",
        "example-2025",
    ]
    found = of(project, "2023")
    assert (found.state, found.kind, found.releases) == ("not run", "", ())
    assert found.as_data()["releases"] == []
    assert of(project, "example-2025").kind == "synthetic"


def test_outputs_are_whole_or_changed_by_hand(project: Project) -> None:
    shutil.copytree(OUTPUTS / "2023", project.outputs("2023"))
    assert of(project, "2023").state == "published"
    (project.outputs("2023") / "chapter.html").write_text("x", encoding="utf-8")
    assert of(project, "2023").state == "outputs changed by hand"
    (project.outputs("2023") / "manifest.json").write_text("x", encoding="utf-8")
    assert of(project, "2023").state == "outputs changed by hand"


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def add_prose(project: Project) -> None:
    (project.raw("example-2025") / "prose").mkdir(exist_ok=True)
    (project.raw("example-2025") / "prose" / "order.add.md").write_text("Words.", encoding="utf-8")


CHANGES: dict[str, Callable[[Project], object]] = {
    "an input": lambda p: (p.raw("example-2025") / "synthetic_ratings.csv").write_text("x"),
    "no input": lambda p: (p.raw("example-2025") / "synthetic_ratings.csv").unlink(),
    "a setting": lambda p: replace_in(
        p.raw("example-2025") / "review.toml", 'title = "', 'title = "New '
    ),
    "the codebook": lambda p: replace_in(p.config / "example_services.csv", "\n", "\n\n"),
    "words": add_prose,
    "questions": lambda p: replace_in(p.raw("example-2025") / "survey.toml", "\n", "\n\n"),
    "an earlier review": lambda p: replace_in(
        p.outputs("example-2024") / "manifest.json", "{", "{ "
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_outputs_of_inputs_that_have_changed_since_are_told(
    project: Project, change: Callable[[Project], object]
) -> None:
    shutil.copytree(OUTPUTS, project.root / "outputs")
    assert of(project, "example-2025").state == "published"
    change(project)
    assert of(project, "example-2025").state == "published, inputs changed since"
    assert of(project, "2023").state == "published"


def test_another_version_of_the_package_changes_no_input(project: Project) -> None:
    shutil.copytree(OUTPUTS / "2023", project.outputs("2023"))
    (project.root / "requirements.lock").write_text("another", encoding="utf-8")
    assert of(project, "2023").state == "published"


def test_a_review_that_cannot_be_read_hides_no_other(project: Project) -> None:
    (project.raw("2023") / "review.toml").write_text("draft = true", encoding="utf-8")
    assert of(project, "2023").state == "cannot be read"
    assert len(standings(project)) == 4


@pytest.mark.parametrize("record", ["x", None])
def test_a_release_that_cannot_be_read_hides_no_other(project: Project, record: str | None) -> None:
    folder = project.releases("2023") / "1.0"
    folder.mkdir(parents=True)
    if record:
        (folder / "release.toml").write_text(record, encoding="utf-8")
    found = of(project, "2023")
    assert (found.state, found.releases, found.date) == ("a release cannot be read", (), "2023-04")
    assert len(standings(project)) == 4


def test_a_folder_without_settings_is_named(project: Project) -> None:
    (project.all_raw / "derby").mkdir()
    assert standings(project)[-1] == Standing("derby", "", "", "no review.toml", "", ())


def test_a_draft_is_said(project: Project) -> None:
    path = project.raw("2023") / "review.toml"
    path.write_text(f"draft = true\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    assert of(project, "2023").kind == "draft"


def test_a_draft_that_was_made_is_said_and_publishes_nothing(project: Project) -> None:
    project.drafts("2023").mkdir(parents=True)
    (project.drafts("2023") / "manifest.json").touch()
    found = of(project, "2023")
    assert (found.state, found.drafted) == ("not run", True)
    assert not of(project, "example-2023").drafted


def test_a_review_that_is_not_filled_in_yet_is_listed(project: Project) -> None:
    path = project.raw("2023") / "review.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('date = "2023-04"', 'date = ""', 1), encoding="utf-8")
    assert (of(project, "2023").date, of(project, "2023").state) == ("", "not run")
