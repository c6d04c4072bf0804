from __future__ import annotations

import errno
import json
import subprocess
import sys
from pathlib import Path

import pytest

from jsna.errors import StorageError
from jsna.run.publication.transaction import JOURNAL, publish, recover
from tests.conftest import REPOSITORY
from tests.run.permissions import folder_of_a_person
from tests.run.scene import Scene, failing_rename, folder, refusal, write_journal


@pytest.mark.parametrize("old", [True, False])
def test_all_is_put_in_its_place(tmp_path: Path, old: bool) -> None:
    scene = Scene(tmp_path, old=old)

    publish(scene.workspace, scene.swaps)

    assert scene.contents() == ["new", "new"]
    assert not (scene.workspace / JOURNAL).exists()


@pytest.mark.parametrize("call", [1, 2, 3, 4])
@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "it is read-only")]
)
def test_what_the_disk_refuses_midway_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: int, number: int, said: str
) -> None:
    scene = Scene(tmp_path)
    failing_rename(monkeypatch, call, error=refusal(number))

    with pytest.raises(StorageError, match=said) as raised:
        publish(scene.workspace, scene.swaps)

    assert scene.contents() == ["old", "old"]
    assert "Nothing was changed" in str(raised.value)
    assert not (scene.workspace / JOURNAL).exists()


@pytest.mark.parametrize("call", [1, 2, 3, 4])
def test_ctrl_c_midway_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    scene = Scene(tmp_path)
    failing_rename(monkeypatch, call, error=KeyboardInterrupt())

    with pytest.raises(KeyboardInterrupt):
        publish(scene.workspace, scene.swaps)

    assert scene.contents() == ["old", "old"]
    assert not (scene.workspace / JOURNAL).exists()


@pytest.mark.parametrize("call", [1, 2])
def test_a_first_run_that_the_disk_refuses_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    scene = Scene(tmp_path, old=False)
    failing_rename(monkeypatch, call, error=refusal(errno.ENOSPC))

    with pytest.raises(StorageError):
        publish(scene.workspace, scene.swaps)

    assert scene.contents() == [None, None]


def test_where_even_putting_back_fails_the_next_run_finishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene(tmp_path)
    with monkeypatch.context() as patched:
        failing_rename(patched, 4, 5, error=refusal(errno.EACCES))
        with pytest.raises(StorageError, match=r"nor put back .* The old and the new are whole"):
            publish(scene.workspace, scene.swaps)

    assert recover(scene.runs)
    assert scene.contents() == ["new", "new"]
    assert list(scene.runs.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_a_full_disk_at_the_first_word_of_the_journal_changes_nothing(tmp_path: Path) -> None:
    scene = Scene(tmp_path)
    (scene.workspace / f"{JOURNAL}.partial").symlink_to("/dev/full")

    with pytest.raises(StorageError, match=r"the disk is full: free some space\. Nothing was"):
        publish(scene.workspace, scene.swaps)

    assert scene.contents() == ["old", "old"]
    assert not recover(scene.runs)


def test_a_read_only_place_changes_nothing() -> None:
    with folder_of_a_person() as root:
        scene = Scene(root)
        scene.places[1].parent.chmod(0o555)

        with pytest.raises(StorageError, match="it is read-only"):
            publish(scene.workspace, scene.swaps)

        assert scene.contents() == ["old", "old"]


def test_a_folder_that_a_person_made_in_between_stops_nothing(tmp_path: Path) -> None:
    scene = Scene(tmp_path)
    first = scene.swaps[0]
    first.place.rename(first.old)
    folder(first.place, "by hand")
    write_journal(scene)

    assert recover(scene.runs)
    assert scene.contents() == ["new", "new"]


def test_what_a_run_left_before_its_journal_is_removed(tmp_path: Path) -> None:
    scene = Scene(tmp_path)
    (scene.workspace / f"{JOURNAL}.partial").write_text("[{", encoding="utf-8")

    assert not recover(scene.runs)
    assert scene.contents() == ["old", "old"]
    assert list(scene.runs.iterdir()) == []


def run_kills(tmp_path: Path, *words: str) -> dict[str, int]:
    command = [sys.executable, "-m", "tests.run.kills", str(tmp_path), *words]
    done = subprocess.run(
        command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    counts: dict[str, int] = json.loads(done.stdout)
    return counts


@pytest.mark.slow
def test_a_kill_at_a_random_moment_leaves_the_outputs_whole(tmp_path: Path) -> None:
    counts = run_kills(tmp_path, "random", "120")

    assert counts["kills"] == 120
    # The moments really fell on both sides, and into the publication too.
    assert counts["old"] > 10
    assert counts["new"] > 10


@pytest.mark.slow
def test_a_kill_before_each_touch_of_the_disk_leaves_the_outputs_whole(tmp_path: Path) -> None:
    counts = run_kills(tmp_path, "each")

    assert counts["old"] > 10
    assert counts["half published"] >= 4
    assert counts["new"] >= counts["half published"]


@pytest.mark.slow
@pytest.mark.parametrize("way", ["kernels", *(["forks"] if sys.platform == "linux" else [])])
def test_a_kill_of_a_run_with_kernels_leaves_the_outputs_whole(tmp_path: Path, way: str) -> None:
    counts = run_kills(tmp_path, way, "6")

    assert counts["kills"] == 6
