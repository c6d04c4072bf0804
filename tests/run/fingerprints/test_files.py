from __future__ import annotations

import os
from pathlib import Path

import pytest

from jsna.run.fingerprints.files import UNREADABLE, digest, hashes_below
from tests.review.test_hashes import ABC


def test_each_file_below_a_folder_has_its_hash(tmp_path: Path) -> None:
    (tmp_path / "folder" / "__pycache__").mkdir(parents=True)
    (tmp_path / "folder" / "file").write_bytes(b"abc")
    (tmp_path / "folder" / "__pycache__" / "file.pyc").write_bytes(b"abc")
    (tmp_path / ".hidden").write_bytes(b"abc")

    assert hashes_below(tmp_path) == {"folder/file": ABC, ".hidden": ABC}
    assert hashes_below(tmp_path / "nowhere") == {}


@pytest.mark.skipif(os.name == "nt", reason="not everyone may make links there")
def test_a_linked_folder_is_looked_into(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "file").write_bytes(b"abc")
    (tmp_path / "place").mkdir()
    (tmp_path / "place" / "link").symlink_to(tmp_path / "real")

    assert hashes_below(tmp_path / "place") == {"link/file": ABC}


@pytest.mark.skipif(os.name == "nt", reason="not everyone may make links there")
def test_litter_and_links_that_lead_nowhere_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "~$meeting.xlsx").write_bytes(b"abc")
    (tmp_path / ".#review.toml").symlink_to("a person@a machine")
    (tmp_path / "link").symlink_to("nowhere")
    (tmp_path / "file").write_bytes(b"abc")

    assert hashes_below(tmp_path) == {"file": ABC}


def test_a_file_that_cannot_be_read_counts_as_another_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"abc")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        assert hashes_below(tmp_path) == {"file": UNREADABLE}
    assert hashes_below(tmp_path) == {"file": ABC}


def test_the_same_content_has_the_same_digest_whatever_its_order() -> None:
    assert digest({"a": 1, "b": [2]}) == digest({"b": [2], "a": 1})
    assert digest({"a": 1}) != digest({"a": "1"})
