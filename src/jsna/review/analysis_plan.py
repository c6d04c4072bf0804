"""The analysis plan of a survey: which statistic of which question, by which groups. It is data.

``analysis_plan.csv`` in the folder of the review has one row an analysis: ``question``,
``statistic`` and ``groups`` (ids with semicolons between them, or blank). Without the file, every
question gets what goes with its type, by all groups that the survey declares. A scale is then taken
to end with its most favourable answer, as a draft orders the scales that it knows.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jsna.errors import InputError, Problem, refuse_if, suggestion
from jsna.review.project import Project
from jsna.review.survey import Survey
from jsna.review.survey_question import Question

PLAN_FILE = "analysis_plan.csv"
COLUMNS = ("question", "statistic", "groups")
CHOICES = ("single", "likert", "select-all", "select-up-to-n")
# What goes with which type of question.
STATISTICS: dict[str, tuple[str, ...]] = {
    "shares": CHOICES,
    "first two": ("likert",),
    "last two": ("likert",),
    "ranking": ("single", "select-all", "select-up-to-n", "free-text"),
    "numbers": ("numeric",),
    "codes": ("free-text",),
}
_DEFAULTS = {
    "single": ("shares",),
    "likert": ("shares", "last two"),
    "select-all": ("shares", "ranking"),
    "select-up-to-n": ("shares", "ranking"),
    "numeric": ("numbers",),
    "free-text": ("codes",),
}


@dataclass(frozen=True)
class Analysis:
    """One line of the plan."""

    question: str
    statistic: str
    groups: tuple[str, ...] = ()


def read_plan(project: Project, review_id: str, survey: Survey) -> tuple[Analysis, ...]:
    """The analysis plan of a review, or what goes with the types of its questions.

    Raises
    ------
    InputError
        With everything that is wrong with the file.
    """
    path = project.raw(review_id) / PLAN_FILE
    if not path.exists():
        return default_plan(survey)
    shown_as = project.relative(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        remedy = 'Save it as "CSV UTF-8"'
        raise InputError([Problem(shown_as, "", "the file is not UTF-8", remedy)]) from None
    return parse_plan(text, survey, shown_as)


def default_plan(survey: Survey) -> tuple[Analysis, ...]:
    """What goes with the type of each question, by all groups but the question itself."""
    return tuple(
        Analysis(question.id, statistic, _other_groups(question, survey))
        for question in survey.questions
        for statistic in _DEFAULTS[question.type]
    )


def _other_groups(question: Question, survey: Survey) -> tuple[str, ...]:
    return tuple(group for group in survey.groups if group != question.id)


def parse_plan(text: str, survey: Survey, shown_as: str) -> tuple[Analysis, ...]:
    """The lines of a plan.

    Raises
    ------
    InputError
        With every unknown column, question, statistic and group, every statistic that does not go
        with its question, and every line that is there twice.
    """
    rows = list(csv.reader(io.StringIO(text, newline="")))
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    if header != list(COLUMNS):
        found = f"the columns are not {', '.join(COLUMNS)}, in this order"
        raise InputError([Problem(shown_as, "row 1", found, "Correct the first row")])
    lines = [
        (number, [cell.strip() for cell in row])
        for number, row in enumerate(rows[1:], start=2)
        if any(cell.strip() for cell in row)
    ]
    refuse_if(_problems(lines, survey, shown_as))
    return tuple(Analysis(row[0], row[1], _groups(row[2])) for _, row in lines)


def _groups(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(";") if name.strip())


def _problems(
    lines: Sequence[tuple[int, list[str]]], survey: Survey, shown_as: str
) -> Iterator[Problem]:
    if not lines:
        yield Problem(shown_as, "", "the plan has no line", "Add one, or take the file away")
    earlier: dict[tuple[str, str], int] = {}
    for number, row in lines:
        where = f"row {number}"
        if len(row) != len(COLUMNS):
            found = f"there are {len(row)} cells in place of {len(COLUMNS)}"
            yield Problem(shown_as, where, found, "Put a semicolon between groups, not a comma")
            continue
        for found, remedy in _faults(row, survey):
            yield Problem(shown_as, where, found, remedy)
        first = earlier.setdefault((row[0], row[1]), number)
        if first != number:
            found = f"this question and statistic stand in row {first} too"
            yield Problem(shown_as, where, found, "Put their groups into one row")


def _faults(row: Sequence[str], survey: Survey) -> Iterator[tuple[str, str]]:
    """What is wrong with one line, and what to do."""
    name, statistic, groups = row
    question = survey.by_id.get(name)
    if question is None:
        yield f'there is no question "{name}"', suggestion(name, survey.by_id)
    if statistic not in STATISTICS:
        yield f'there is no statistic "{statistic}"', suggestion(statistic, STATISTICS)
    elif question is not None and question.type not in STATISTICS[statistic]:
        fitting = [each for each, types in STATISTICS.items() if question.type in types]
        remedy = f"With it go: {', '.join(fitting)}"
        yield f'"{statistic}" does not go with a {question.type} question', remedy
    for group in _groups(groups):
        if group not in survey.groups:
            yield f'there is no group "{group}"', suggestion(group, survey.groups)
        elif group == name:
            yield f'"{group}" cannot be broken down by itself', "Take it out"
