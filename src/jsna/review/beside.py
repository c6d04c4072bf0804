"""Says what lies beside the inputs of a review and is not read: a copy, or what is not saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jsna.review.litter import is_litter, is_marked_copy
from jsna.review.project import Project
from jsna.review.settings import Review

# What Excel and LibreOffice keep beside a file while it is open.
_OPEN = ("~${}", ".~lock.{}#")


def beside_inputs(project: Project, review: Review) -> Iterator[tuple[str, str]]:
    """Each input with something beside it: the file as messages show it, and what a person knows.

    Nothing of it is wrong, but what was typed last may stand there, and not in what is read.
    """
    declared = {project.raw(review.id) / each.file for each in review.inputs.values()}
    for path in sorted(declared):
        shown = project.relative(path)
        if any(path.with_name(kept.format(path.name)).exists() for kept in _OPEN):
            yield (
                shown,
                "it seems to be open in another program: what is not saved there is not read",
            )
        # Of a file that is not there, its own problem names the one that may be meant.
        copies = [each for each in _copies(path) if each not in declared] if path.is_file() else []
        for copy in copies:
            yield shown, f'"{copy.name}" beside it is not named in review.toml, and is not read'


def _copies(path: Path) -> Iterator[Path]:
    """Files that hold the name of another, such as "meeting (1).xlsx" or "Copy of meeting.xlsx"."""
    stem, suffix = path.stem.casefold(), path.suffix.casefold()
    for each in sorted(path.parent.glob("*")):
        left = each == path or is_litter(each.name) or is_marked_copy(each.name)
        alike = stem in each.stem.casefold() and each.suffix.casefold() == suffix
        if alike and not left and each.is_file():
            yield each
