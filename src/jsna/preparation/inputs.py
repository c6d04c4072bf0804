"""Finds the inputs of a review and reads them under the headings that the review declares."""

from __future__ import annotations

from collections.abc import Iterable

from jsna.errors import InputError, Problem
from jsna.preparation.delimited import read_sheet
from jsna.preparation.headings import Layout
from jsna.preparation.sheet import Sheet
from jsna.review.declared import COLUMNS, OPTIONAL, Input
from jsna.review.inputs import is_awaited
from jsna.review.project import Project
from jsna.review.settings import Review, Role


def read_inputs(
    project: Project, review: Review, roles: Iterable[Role], unread: list[Problem] | None = None
) -> dict[Role, Sheet]:
    """Those of these inputs that the review has, as text; of a draft, those that are there.

    Parameters
    ----------
    project, review, roles
        What to read.
    unread
        Takes the problems instead of an error, for a check that goes on with what could be read.

    Raises
    ------
    InputError
        With the problems of every file that is not there, is not text, or has other columns.
    """
    sheets: dict[Role, Sheet] = {}
    problems: list[Problem] = []
    for role in roles:
        if role not in review.inputs or is_awaited(project, review, role):
            continue
        given = review.inputs[role]
        try:
            sheets[role] = _read(project, review, given, layout_of(role, given))
        except InputError as error:
            problems += error.problems
    if unread is not None:
        unread += problems
    elif problems:
        raise InputError(problems)
    return sheets


def layout_of(role: Role, given: Input) -> Layout:
    """The columns of an input under its own headings."""
    headings = given.headings(COLUMNS[role])
    return Layout(headings, OPTIONAL.get(role, ()), given.ignored, given.restricted)


def _read(project: Project, review: Review, given: Input, layout: Layout) -> Sheet:
    path = project.raw(review.id) / given.file
    if not given.is_workbook:
        return read_sheet(path, project.relative(path), layout)
    # Loaded here: a review in CSV files is checked at once.
    from jsna.preparation.workbook.reading import read_workbook_sheet  # noqa: PLC0415

    return read_workbook_sheet(path, project.relative(path), given.sheet, layout)
