"""Folders that are to be swapped, and a disk that refuses."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from jsna.run.publication.transaction import JOURNAL, Swap


def folder(path: Path, content: str) -> Path:
    """A new folder with a file that has this content."""
    path.mkdir(parents=True)
    (path / "file").write_text(content, encoding="utf-8")
    return path


def content(path: Path) -> str | None:
    """The content of the file in a folder, if there is the folder."""
    return (path / "file").read_text(encoding="utf-8") if path.exists() else None


class Scene:
    """Two places with old folders in them, and a workspace with two new ones."""

    def __init__(self, root: Path, *, old: bool = True) -> None:
        self.runs = root / "runs"
        self.workspace = self.runs / "run-1"
        self.places = (root / "data" / "tiny", root / "outputs" / "tiny")
        new = [folder(self.workspace / name, "new") for name in ("processed", "outputs")]
        self.swaps = tuple(map(Swap, new, self.places))
        for place in self.places if old else ():
            folder(place, "old")

    def contents(self) -> list[str | None]:
        """What stands in the places."""
        return [content(place) for place in self.places]


def refusal(number: int) -> OSError:
    """What the system raises with this number."""
    return OSError(number, os.strerror(number))


def failing_rename(monkeypatch: pytest.MonkeyPatch, *calls: int, error: BaseException) -> None:
    """Let these calls of rename fail, counted from 1."""
    made: list[Path] = []
    rename = Path.rename

    def sometimes(self: Path, target: Path) -> Path:
        made.append(self)
        if len(made) in calls:
            raise error
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", sometimes)


def write_journal(scene: Scene) -> None:
    """Write what a publication writes first."""
    lines = [{"new": str(swap.new), "place": str(swap.place)} for swap in scene.swaps]
    (scene.workspace / JOURNAL).write_text(json.dumps(lines), encoding="utf-8")
