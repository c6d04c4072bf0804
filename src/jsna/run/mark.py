"""Writes copies of a review's workbooks in which each problem is a comment in its cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from jsna.errors import InputError, Problem, StorageError
from jsna.review.litter import MARKED
from jsna.review.project import Project
from jsna.review.settings import read_declared
from jsna.run.disk import storage_errors, write_new


@dataclass(frozen=True)
class Marked:
    """What came of marking.

    Parameters
    ----------
    copies
        The copies that were written.
    without
        Why a workbook has none though it has problems, a sentence each.
    """

    copies: tuple[Path, ...] = ()
    without: tuple[str, ...] = ()


def mark_workbooks(project: Project, review_id: str, problems: Iterable[Problem]) -> Marked:
    """Write a marked copy beside each workbook that has problems; no file is overwritten.

    Parameters
    ----------
    project, review_id
        Which review.
    problems
        What a check of it found.

    Returns
    -------
    Marked
        The copies. A workbook that cannot be opened has none. That one cannot be written is no
        error: the problems are to be told all the same.
    """
    try:
        review = read_declared(project, review_id)
    except InputError:
        return Marked()
    copies: list[Path] = []
    without: list[str] = []
    found = list(problems)
    for file in dict.fromkeys(each.file for each in review.inputs.values() if each.is_workbook):
        path = project.raw(review_id) / file
        shown_as = project.relative(path)
        # That nobody has accepted the file says nothing of what stands in it.
        own = [each for each in found if each.file == shown_as and (each.where or not each.missing)]
        if own and _opens(project, path):
            try:
                copies.append(_write(path, own))
            except StorageError as error:
                without.append(f"{shown_as} has no copy with comments: {error}")
    return Marked(tuple(copies), tuple(without))


def _opens(project: Project, path: Path) -> bool:
    from jsna.preparation.workbook.opening import open_workbook

    try:
        open_workbook(path, project.relative(path))
    except InputError:
        return False
    return True


def _write(path: Path, problems: list[Problem]) -> Path:
    from jsna.publishing.marked_workbook import marked_copy

    content = marked_copy(path.read_bytes(), problems)
    copy, number = path.with_stem(f"{path.stem}{MARKED}"), 1
    while copy.exists():
        number += 1
        copy = path.with_stem(f"{path.stem}{MARKED}-{number}")
    with storage_errors(copy):
        write_new(copy, content)
    return copy
