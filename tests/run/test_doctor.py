from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path

import pytest

from jsna.review.project import WORKSPACE_VARIABLE, Project
from jsna.run import doctor
from jsna.run.doctor import Finding, examine
from jsna.run.execution.execute import Task
from jsna.run.execution.session import Session
from jsna.run.publication.workspace import only_run
from jsna.run.review_run import run_recipe
from tests.run.tiny import REVIEW, pretend, quiet, tiny_recipe


@pytest.fixture
def found(project: Project, monkeypatch: pytest.MonkeyPatch) -> dict[str, Finding]:
    return looked_at(project, monkeypatch)


def looked_at(project: Project, monkeypatch: pytest.MonkeyPatch) -> dict[str, Finding]:
    """What is found, without the second that a kernel takes."""
    monkeypatch.setattr(doctor, "_kernel", lambda _: iter(()))
    return {each.what: each for each in examine(project)}


def test_all_parts_are_looked_at_and_nothing_holds_a_fresh_project(
    found: dict[str, Finding],
) -> None:
    assert list(found)[:6] == ["Python", "packages", "fonts", "data/processed", "logs", "outputs"]
    assert list(found)[6:] == [
        "review 2023",
        "review example-2023",
        "review example-2024",
        "review example-2025",
    ]
    assert all(each.good for what, each in found.items() if what != "packages")


def test_packages_are_held_against_the_lock(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = project.root / "requirements.lock"
    lock.write_text(
        f"pandas=={version('pandas')} \\\n    --hash=sha256:0\n# via x\n"
        "nowhere==1.0 ; python_version < '3' \\\n    --hash=sha256:0\n",
        encoding="utf-8",
    )
    assert looked_at(project, monkeypatch)["packages"] == Finding(
        "packages", good=True, said="all 1 are as requirements.lock has them"
    )
    lock.write_text("pandas==0.1\nnot-there[extra,more]==2\n", encoding="utf-8")
    told = looked_at(project, monkeypatch)["packages"]
    assert not told.good
    assert told.said.startswith(f"pandas {version('pandas')}, not 0.1; not-there not installed")
    lock.unlink()
    assert "restore it" in looked_at(project, monkeypatch)["packages"].said


def test_another_run_is_said(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    with only_run(project, "2023"):
        told = looked_at(project, monkeypatch)["review 2023"]
    assert not told.good
    assert "Another run of review 2023 is under way" in told.said


def test_tables_that_a_run_would_make_anew_are_said_until_it_has(
    tiny: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ran() -> Finding:
        """What is said after a run; its table between the steps is named as a real one is."""
        run_recipe(tiny_recipe(tiny, parameters={"target": "3"}, execute=with_table), quiet())
        return looked_at(tiny, monkeypatch)[f"review {REVIEW}"]

    assert ran().good
    settings = tiny.raw(REVIEW) / "review.toml"
    settings.touch()
    assert looked_at(tiny, monkeypatch)[f"review {REVIEW}"].good
    settings.write_text(f"{settings.read_text('utf-8')}# looked at\n", encoding="utf-8")
    told = looked_at(tiny, monkeypatch)[f"review {REVIEW}"]
    assert not told.good
    assert "are not what a run would make now. Run: jsna run tiny" in told.said
    assert ran().good


def with_table(task: Task, session: Session) -> None:
    pretend(task, session)
    (Path(session.environment[WORKSPACE_VARIABLE]) / "processed" / "numbers.parquet").touch()


def test_outputs_that_are_damaged_are_said(tiny: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    run_recipe(tiny_recipe(tiny, execute=with_table), quiet())
    (tiny.outputs(REVIEW) / "manifest.json").unlink()
    told = looked_at(tiny, monkeypatch)[f"review {REVIEW}"]
    assert "are not what a run would make now" in told.said


def test_nothing_is_left_behind(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = set(project.root.rglob("*"))
    looked_at(project, monkeypatch)
    assert set(project.root.rglob("*")) == before


def test_a_folder_that_cannot_be_written_is_said(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project.root / "logs").write_text("a file in its place", encoding="utf-8")
    told = looked_at(project, monkeypatch)["logs"]
    assert not told.good
    assert told.said.startswith("cannot be written (")


def test_all_files_that_are_open_elsewhere_are_said(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = project.outputs("2023") / "tables"
    tables.mkdir(parents=True)
    held = [tables / f"table_{number}.csv" for number in range(1, 6)]
    for path in held:
        path.touch()
    read_only = project.raw("2023") / "engagement_issues.csv"
    real = os.open

    def refuse(path: str | Path, flags: int, *more: int) -> int:
        if Path(path) in held or (Path(path) == read_only and not flags & os.O_RDWR):
            raise PermissionError(13, "It is in use")
        return real(path, flags, *more)

    monkeypatch.setattr(os, "open", refuse)
    told = looked_at(project, monkeypatch)["review 2023"]
    assert told.said.startswith(
        "Open elsewhere, or protected: outputs/2023/tables/table_1.csv (It is in use); "
    )
    assert told.said.endswith(
        "table_5.csv (It is in use); and 1 more. Close them, or ask for access."
    )


def test_one_trouble_hides_no_other(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Project) -> None:
        raise OSError("no fonts")

    monkeypatch.setattr(doctor, "_fonts", fail)
    found = looked_at(project, monkeypatch)
    assert found["fonts"].said == "could not be looked at: no fonts"
    assert found["review 2023"].good


def test_another_python_is_said(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_PYTHONS", ((2, 0), (3, 0)))
    told = looked_at(project, monkeypatch)["Python"]
    assert not told.good
    assert "is needed" in told.said


def test_a_kernel_is_really_started(project: Project) -> None:
    assert [str(each.said) for each in doctor._kernel(project)] == ["it starts"]


def test_a_kernel_that_does_not_start_is_said(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jsna.run.execution.kernel.COMMAND", ("/nowhere/python",))
    (told,) = doctor._kernel(project)
    assert not told.good
    assert "does not start" in told.said
