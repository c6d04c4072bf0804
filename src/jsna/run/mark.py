"""Writes copies of a review's workbooks in which each problem is a comment in its cell."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jsna.errors import InputError, Problem
from jsna.review.project import Project
from jsna.review.settings import read_declared
from jsna.run.disk import storage_errors

MARKED = "-marked"


def mark_workbooks(project: Project, review_id: str, problems: Iterable[Problem]) -> list[Path]:
    """Write a marked copy beside each workbook that has problems; no file is overwritten.

    Parameters
    ----------
    project, review_id
        Which review.
    problems
        What a check of it found.

    Returns
    -------
    list of Path
        The copies. A workbook that cannot be opened has none.

    Raises
    ------
    StorageError
        If a copy cannot be written.
    """
    try:
        review = read_declared(project, review_id)
    except InputError:
        return []
    copies, found = [], list(problems)
    for file in dict.fromkeys(each.file for each in review.inputs.values() if each.is_workbook):
        path = project.raw(review_id) / file
        # What is wrong with the file as a whole, such as a hash, has no cell.
        own = [each for each in found if each.file == project.relative(path) and each.where]
        if own and _opens(project, path):
            copies.append(_write(path, own))
    return copies


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
    with storage_errors(copy), copy.open("xb") as file:
        file.write(content)
    return copy
