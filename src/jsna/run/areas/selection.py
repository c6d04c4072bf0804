"""Which published reviews are compared: those that are named, or the newest of every area."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from jsna.errors import StorageError, UsageError
from jsna.review.dates import NOT_PUBLISHED, is_before
from jsna.review.project import Project
from jsna.run.areas.published import COMPARISON, area_in
from jsna.run.publication.manifest import FILE, read_manifest


def folder_of_outputs(project: Project, named: str | None) -> Path:
    """The folder that is named, or that of the project's own outputs.

    Raises
    ------
    UsageError
        If there is no such folder.
    """
    folder = Path(named).resolve() if named else project.home / "outputs"
    if not folder.is_dir():
        raise UsageError(f"{named or 'outputs'} is not a folder with the outputs of reviews.")
    return folder


def named_or_all(folder: Path, names: Sequence[str], *, synthetic: bool) -> tuple[str, ...]:
    """The reviews that are named; else all in a folder that are synthetic, or all that are not.

    Raises
    ------
    UsageError
        If a name leads elsewhere.
    """
    for name in names:
        if name != Path(name).name or name in {".", ".."}:
            raise UsageError(f"{name} is not the name of a folder with outputs in {folder.name}.")
    if names:
        return tuple(dict.fromkeys(names))
    found = sorted(path.parent.name for path in folder.glob(f"*/{FILE}"))
    wanted = "synthetic" if synthetic else "real"
    return tuple(name for name in found if _kind(folder / name) == wanted)


def newest_of_each_area(folder: Path, names: Sequence[str]) -> tuple[str, ...]:
    """The reviews without those whose area has a later one among them.

    Of two whose order their dates do not say, both stay, and are refused when they are compared. So
    does what cannot be read.
    """
    known = {name: _area_and_date(folder / name) for name in names}
    return tuple(
        name
        for name, (area, date) in known.items()
        if not any(area == other and is_before(date, later) for other, later in known.values())
    )


def _area_and_date(outputs: Path) -> tuple[str, str]:
    try:
        manifest = read_manifest(outputs)
        date = str(manifest["date"])
        return area_in(manifest).casefold(), "" if date == NOT_PUBLISHED else date
    except (StorageError, KeyError, TypeError):
        return "", ""


def _kind(outputs: Path) -> Literal["comparison", "synthetic", "real"]:
    """What outputs say that they are; what cannot be read is taken for real, and refused."""
    try:
        manifest = read_manifest(outputs)
        if COMPARISON in manifest:
            return "comparison"
        return "synthetic" if manifest["settings"]["synthetic"] else "real"
    except (StorageError, KeyError, TypeError):
        return "real"
