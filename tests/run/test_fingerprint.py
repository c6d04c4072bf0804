from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import jsna
from jsna.review.project import Project
from jsna.run.fingerprint import code, digest, hashes_below, notebook_of, settings_of, whole
from tests.run.tiny import FIRST, REVIEW, put_notebook

# The SHA-256 of "abc", from FIPS 180-2, appendix B.1.
ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


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


def test_the_same_content_has_the_same_digest_whatever_its_order() -> None:
    assert digest({"a": 1, "b": [2]}) == digest({"b": [2], "a": 1})
    assert digest({"a": 1}) != digest({"a": "1"})


def test_a_notebook_comes_with_the_modules_beside_it_and_without_the_other_notebooks(
    tiny: Project,
) -> None:
    (tiny.notebooks / "beside.py").write_text("x = 1", encoding="utf-8")

    assert set(notebook_of(tiny, FIRST.notebook)) == {"01_first.ipynb", "beside.py"}


def test_settings_are_the_review_s_own_and_the_config(tiny: Project) -> None:
    assert set(settings_of(tiny, REVIEW)) == {"services.csv", "review.toml"}


def test_every_change_changes_the_whole(tiny: Project) -> None:
    def now(earlier: tuple[str, ...] = ("before",), **words: str) -> str:
        return whole(tiny, REVIEW, earlier, words)

    seen = [now(), now(()), now(target="3")]
    for path in (
        tiny.config / "tool.toml",
        tiny.raw(REVIEW) / "prose" / "words.md",
        tiny.outputs("before") / "tables" / "scores.csv",
        tiny.releases(REVIEW) / "1.0" / "record.toml",
        tiny.root / "requirements.lock",
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("new", encoding="utf-8")
        seen.append(now())
    put_notebook(tiny, FIRST.notebook, "1")
    seen.append(now())

    assert len(set(seen[3:])) == len(seen[3:])
    assert seen[0] not in seen[1:]
    assert now() == seen[-1]


def test_the_code_is_the_package_and_what_is_installed_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen = [code.__wrapped__()]
    (tmp_path / "other-1.0.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    seen.append(code.__wrapped__())
    (tmp_path / "jsna").mkdir()
    (tmp_path / "jsna" / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(jsna, "__file__", str(tmp_path / "jsna" / "__init__.py"))
    seen.append(code.__wrapped__())
    monkeypatch.setattr(sys, "version", "another Python")
    seen.append(code.__wrapped__())

    assert len(set(seen)) == len(seen)


def test_nothing_heavy_is_imported_to_see_that_nothing_has_changed() -> None:
    program = "import sys, jsna.run.unchanged; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    heavy = {"pandas", "numpy", "pydantic", "papermill", "nbformat", "matplotlib", "tomlkit"}

    assert heavy & {name.partition(".")[0] for name in done.stdout.split()} == set()
