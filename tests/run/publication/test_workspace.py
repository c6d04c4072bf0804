from __future__ import annotations

from pathlib import Path

import pytest

from jsna.errors import BusyError, StorageError
from jsna.review.project import Project
from jsna.run.publication.workspace import check_places, fresh_workspace, only_run, runs_of
from tests.run.permissions import folder_of_a_person
from tests.run.tiny import REVIEW


def test_a_workspace_is_fresh_and_goes_whatever_happens(tmp_path: Path) -> None:
    with fresh_workspace(tmp_path / "runs") as first, fresh_workspace(tmp_path / "runs") as second:
        assert first.root != second.root
        assert [path.is_dir() for path in (first.outputs, first.processed, first.scratch)]
    with pytest.raises(KeyError), fresh_workspace(tmp_path / "runs") as third:
        raise KeyError(third.root)

    assert list((tmp_path / "runs").iterdir()) == []


def test_a_workspace_whose_journal_is_there_stays(tmp_path: Path) -> None:
    with fresh_workspace(tmp_path) as workspace:
        (workspace.root / "journal.json").write_text("[]", encoding="utf-8")

    assert workspace.outputs.is_dir()


def test_the_runs_of_a_review_are_on_the_disk_of_its_tables_and_in_no_reviews_way(
    tiny: Project,
) -> None:
    runs = runs_of(tiny, REVIEW)

    assert runs.relative_to(tiny.root).as_posix() == "data/processed/.runs/tiny"


def test_a_second_run_is_refused_until_the_first_is_over(
    tiny: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jsna.run.publication.workspace._PATIENCE", 0.1)
    with only_run(tiny, REVIEW):
        said = "Another run of review tiny is under way"
        with pytest.raises(BusyError, match=said), only_run(tiny, REVIEW):
            pytest.fail("both run")
        with only_run(tiny, "other") as runs:
            assert runs.is_dir()

    with only_run(tiny, REVIEW) as runs:
        assert runs.is_dir()


def test_where_no_folder_can_be_made_it_is_said(tiny: Project) -> None:
    (tiny.root / "data" / "processed").write_text("a file", encoding="utf-8")

    with pytest.raises(StorageError, match="cannot be written"), only_run(tiny, REVIEW):
        pytest.fail("it runs")


@pytest.mark.parametrize("name", ["outputs", "data/processed", "outputs/tiny"])
def test_a_read_only_place_is_found_before_the_run(name: str) -> None:
    with folder_of_a_person() as root:
        project = Project(root)
        place = root / name
        place.mkdir(parents=True)
        place.chmod(0o555)

        with pytest.raises(StorageError, match="it is read-only") as raised:
            check_places([project.outputs(REVIEW), project.processed(REVIEW)])

        assert len(str(raised.value).splitlines()) == 1


def test_places_are_made_and_left_empty(tiny: Project) -> None:
    check_places([tiny.outputs(REVIEW), tiny.processed(REVIEW)])

    assert list((tiny.root / "outputs").iterdir()) == []
    assert list((tiny.root / "data" / "processed").iterdir()) == []
