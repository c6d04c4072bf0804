"""The figures of published outputs, with their descriptions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from jsna.publishing.publication import FIGURES, pixels_of


@dataclass(frozen=True)
class ShownFigure:
    """A figure as a page shows it.

    Parameters
    ----------
    label
        What it is called: "Figure 1".
    key
        Its key.
    stem
        Its files without ending, from the folder of the outputs.
    alt
        Its description.
    notes
        What stands below it.
    width, height
        Of the wide drawing, in pixels; 0 if not known.
    """

    label: str
    key: str
    stem: str
    alt: str
    notes: tuple[str, ...]
    width: int
    height: int


def figures(outputs: Path) -> tuple[ShownFigure, ...]:
    """Every figure of the chapter, by number."""
    found = ((path, _name(path.stem)) for path in (outputs / FIGURES).glob("figure_*.svg"))
    named = sorted(
        ((int(match[1]), match[2], path) for path, match in found if match),
        key=lambda each: each[0],
    )
    return tuple(_figure(outputs, f"{FIGURES}/{path.stem}", key) for _, key, path in named)


def figure_at(outputs: Path, stem: str) -> ShownFigure:
    """The figure whose files have this name without ending, from the folder of the outputs."""
    match = _name(stem.rpartition("/")[2])
    return _figure(outputs, stem, match[2] if match else stem)


def _name(stem: str) -> re.Match[str] | None:
    return re.fullmatch(r"figure_(\d+)_((?!.*_narrow$)\w+)", stem)


def _figure(outputs: Path, stem: str, key: str) -> ShownFigure:
    alt, *notes = _lines(outputs / f"{stem}_alt.txt") or [key.replace("_", " ")]
    match = _name(stem.rpartition("/")[2])
    label = f"Figure {match[1]}" if match else stem
    width, height = pixels_of((outputs / f"{stem}.svg").read_bytes()) or (0, 0)
    return ShownFigure(label, key, stem, alt, tuple(notes), width, height)


def _lines(path: Path) -> list[str]:
    if not path.is_file():
        return []
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line]
