"""Finds the inputs of a review and reads them under the headings that the review declares."""

from __future__ import annotations

from collections.abc import Iterable

from jsna.errors import InputError, Problem
from jsna.preparation.delimited import Sheet, read_sheet
from jsna.review.declared import COLUMNS
from jsna.review.project import Project
from jsna.review.settings import Review, Role


def read_inputs(
    project: Project, review: Review, roles: Iterable[Role], unread: list[Problem] | None = None
) -> dict[Role, Sheet]:
    """Those of these inputs that the review has, as text.

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
        if role not in review.inputs:
            continue
        given = review.inputs[role]
        path = project.raw(review.id) / given.file
        try:
            sheets[role] = read_sheet(path, project.relative(path), given.headings(COLUMNS[role]))
        except InputError as error:
            problems += error.problems
    if unread is not None:
        unread += problems
    elif problems:
        raise InputError(problems)
    return sheets
