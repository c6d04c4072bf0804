from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from jsna.errors import StorageError
from jsna.review.hashes import sha256_of
from jsna.review.project import Project
from jsna.run.areas.published import PublishedArea
from jsna.run.publication.manifest import FILE
from tests.run.areas.collected import change, exampleshires, seal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    exampleshires(tmp_path / "collected")
    return tmp_path / "collected"


def south(folder: Path) -> PublishedArea:
    return PublishedArea(folder / "example-2025", "collected/example-2025")


def test_the_facts_are_those_of_the_manifest(folder: Path, project: Project) -> None:
    facts = south(folder).facts(project)
    assert (facts.name, facts.area, facts.date) == ("example-2025", "Exampleshire South", "2025-04")
    assert (facts.tool, facts.version, facts.synthetic, facts.draft) == (
        *("example-tool", "1", True, False),
    )
    assert facts.digest == sha256_of(folder / "example-2025" / FILE)
    assert {path.name for path, _ in facts.made_with} == {
        "example_tool.toml",
        "example_services.csv",
    }
    assert facts.added.isoformat() == "2026-11-30"


def test_the_scores_stand_under_the_name_of_the_area(folder: Path) -> None:
    rated = south(folder).rated("South")
    assert rated.review == "South"
    assert (rated.scores["ex-pathway"], rated.scores["ex-maternity"]) == (3, 4)


def test_outputs_that_were_changed_are_refused(folder: Path, project: Project) -> None:
    table = folder / "example-2025" / "tables" / "score_results.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",3,", ",4,"), encoding="utf-8")
    with pytest.raises(StorageError, match=r"do not match their manifest: tables/score_results"):
        south(folder).facts(project)


def test_a_folder_without_outputs_is_refused(folder: Path, project: Project) -> None:
    with pytest.raises(StorageError, match=r"there are no outputs \(no manifest\.json\)"):
        PublishedArea(folder / "nowhere", "nowhere").facts(project)


@pytest.mark.parametrize("key", ["settings", "config", "inputs", "date"])
def test_a_manifest_that_lacks_something_is_refused(
    key: str, folder: Path, project: Project
) -> None:
    path = folder / "example-2025" / FILE
    manifest = json.loads(path.read_text(encoding="utf-8"))
    del manifest[key]
    seal(path.parent, manifest)
    with pytest.raises(StorageError, match="does not say what this version needs"):
        south(folder).facts(project)


@pytest.mark.parametrize(
    "settings",
    [{"services": "../services.csv"}, {"tool": {"id": "../x", "version": "1"}}, {"tool": "x"}],
)
def test_a_manifest_leads_nowhere_outside_the_configuration(
    settings: dict[str, object], folder: Path, project: Project
) -> None:
    change(folder / "example-2025", **settings)
    with pytest.raises(StorageError, match="does not say what this version needs"):
        south(folder).facts(project)


def test_outputs_without_a_score_are_refused(folder: Path) -> None:
    path = folder / "example-2025" / "tables" / "score_results.csv"
    frame = pd.read_csv(path, dtype="str", keep_default_na=False)
    frame[frame["measure"] != "score"].to_csv(path, index=False)
    with pytest.raises(StorageError, match="hold no score of a service"):
        south(folder).rated("South")
