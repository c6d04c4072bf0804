"""Finds an input of a review and reads it under the headings that the review declares."""

from __future__ import annotations

from jsna.preparation.delimited import Sheet, read_sheet
from jsna.review.declared import COLUMNS
from jsna.review.project import Project
from jsna.review.settings import Review, Role


def read_input(project: Project, review: Review, role: Role) -> Sheet:
    """An input as text.

    Raises
    ------
    InputError
        If the file is not there, is not text, or has other columns.
    """
    given = review.inputs[role]
    path = project.raw(review.id) / given.file
    return read_sheet(path, project.relative(path), given.headings(COLUMNS[role]))
