from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from jsna.errors import RunError, UsageError
from jsna.review.project import Project
from jsna.run.many.cluster import run_on_cluster
from jsna.run.publication.manifest import check_manifest
from tests.conftest import REPOSITORY
from tests.run.many.tinies import tinies, way


@pytest.mark.slow
def test_when_a_worker_dies_every_review_arrives_once_and_whole(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.run.many.kill_a_worker", str(tmp_path / "p")],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    said = [each.split() for each in told["said"]]
    assert sorted(name for _, name in said) == list("abcdef")
    # What the dead worker had published, and not told yet, is found as it is.
    assert {state for state, _ in said} <= {"done", "unchanged"}
    # The kill hit a review, which was begun again.
    assert max(Counter(told["attempts"]).values()) > 1
    project = Project(tmp_path / "p")
    for name in "abcdef":
        assert check_manifest(project.outputs(name)) == []
    assert not list((project.root / "data" / "processed").glob(".runs/*/run-*"))


def test_without_dask_it_is_said_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    project = tinies(tmp_path / "p", {"a": ()})

    with pytest.raises(UsageError, match=r'pip install "distributed.*"jsna\[cluster\]"'):
        list(run_on_cluster(project, way(), {"a": set()}, "tcp://127.0.0.1:1"))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://x"])
def test_where_no_scheduler_answers_that_is_said(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jsna.run.many.cluster._PATIENCE", 1)
    project = tinies(tmp_path / "p", {"a": ()})

    with pytest.raises(RunError, match=f"There is no Dask scheduler at {address}"):
        list(run_on_cluster(project, way(), {"a": set()}, address))
