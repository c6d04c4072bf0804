from __future__ import annotations

from pathlib import Path

import pytest

from jsna.errors import UsageError
from jsna.review.project import find_project
from jsna.run.many.run_many import run_many
from jsna.run.publication.manifest import check_manifest
from tests.run.many.tinies import Told, put_review, run_tiny_for_real, tinies, way
from tests.run.tiny import snapshot


def test_every_review_has_its_outcome_in_order_of_name(tmp_path: Path) -> None:
    project = tinies(tmp_path / "p", {"b": (), "a": ("b",), "fails": (), "refused": ()})
    put_review(project.root / "data" / "raw", "draft", more="draft = true")
    told = Told()

    summary = run_many(project, way(), told, 2)

    assert [(each.review, each.state) for each in summary.outcomes] == [
        ("a", "done"),
        ("b", "done"),
        ("draft", "left out"),
        ("fails", "failed"),
        ("refused", "refused"),
    ]
    assert (summary.workers, summary.exit_code) == (2, 1)
    assert told.said.index("done b") < told.said.index("start a")
    assert told.said[0] == "left out draft"


def test_a_second_run_takes_what_is_unchanged_as_it_is(tmp_path: Path) -> None:
    project = tinies(tmp_path / "p", {"a": (), "b": ()})
    run_many(project, way(), Told())
    before = snapshot(project.root)
    assert run_many(project, way(), Told()).counts["unchanged"] == 2
    assert snapshot(project.root) == before

    settings = project.raw("a") / "review.toml"
    settings.write_text(f"# A change\n{settings.read_text('utf-8')}", encoding="utf-8")

    states = [each.state for each in run_many(project, way(), Told()).outcomes]
    assert states == ["done", "unchanged"]
    assert run_many(project, way(everything=True), Told()).counts["done"] == 2


def test_a_folder_of_reviews_gives_the_bytes_of_the_same_reviews_in_a_project(
    tmp_path: Path,
) -> None:
    inside = tinies(tmp_path / "inside", {"a": (), "b": ("a",)})
    outside = tinies(tmp_path / "outside", {})
    (inside.root / "data" / "raw").rename(tmp_path / "areas")
    (inside.root / "data" / "raw").mkdir()
    for name in ("a", "b"):
        put = (tmp_path / "areas" / name / "review.toml").read_bytes()
        inside.raw(name).mkdir(parents=True)
        (inside.raw(name) / "review.toml").write_bytes(put)
    areas = find_project(outside.root, str(tmp_path / "areas"), str(tmp_path / "to"))
    how = way(run=run_tiny_for_real)

    assert run_many(inside, how, Told()).counts["done"] == 2
    assert run_many(areas, how, Told()).counts["done"] == 2

    for name in ("a", "b"):
        assert check_manifest(areas.outputs(name)) == []
        assert snapshot(areas.outputs(name)) == snapshot(inside.outputs(name))
    assert not (outside.root / "outputs").exists()


def test_git_never_takes_what_can_hold_respondents(tmp_path: Path) -> None:
    project = tinies(tmp_path / "p", {})
    put_review(tmp_path / "body" / "areas", "a")

    run_many(find_project(project.root, str(tmp_path / "body" / "areas")), way(), Told())

    for folder in ("data/processed", "logs"):
        assert (tmp_path / "body" / folder / ".gitignore").read_text("utf-8") == "*\n"


def test_a_gitignore_that_is_there_stays(tmp_path: Path) -> None:
    project = tinies(tmp_path / "p", {})
    put_review(tmp_path / "body" / "areas", "a")
    own = tmp_path / "body" / "logs" / ".gitignore"
    own.parent.mkdir()
    own.write_text("own\n", encoding="utf-8")

    run_many(find_project(project.root, str(tmp_path / "body" / "areas")), way(), Told())

    assert own.read_text("utf-8") == "own\n"


def test_a_wrong_word_is_said_once_and_nothing_is_run(tmp_path: Path) -> None:
    project = tinies(tmp_path / "p", {"a": (), "b": ()})
    before = snapshot(project.root)

    with pytest.raises(UsageError, match='did you mean "target"'):
        run_many(project, way(parameters={"targt": "3"}), Told())

    assert snapshot(project.root) == before


def test_a_project_without_reviews_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder in data/raw has a review"):
        run_many(tinies(tmp_path / "p", {}), way(), Told())


def test_a_lone_review_has_all_processors_for_its_notebooks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[int] = []

    class Pool:
        def __init__(self, _project: object, how: object, size: int, _watch: object) -> None:
            given.extend([how.at_a_time, size])  # type: ignore[attr-defined]

        def run(self, _waits: object) -> list[object]:
            return []

    monkeypatch.setattr("jsna.run.many.run_many.Pool", Pool)
    monkeypatch.setattr("jsna.run.many.run_many.processors", lambda: 8)
    for names in (("a",), tuple("abc"), tuple("abcdefghij")):
        run_many(tinies(tmp_path / names[-1], dict.fromkeys(names, ())), way(), Told())

    assert given == [8, 1, 2, 3, 1, 8]
