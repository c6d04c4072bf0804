"""The answers to a question as counts: by combination of groups, and in each column of those."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jsna.measures.survey.columns import Columns, Numbers
from jsna.review.survey_question import Question


@dataclass(frozen=True)
class Tally:
    """The answers to one question, counted; every array has a row a column of the breakdowns.

    Parameters
    ----------
    question, columns
        The question, and what it is counted in.
    answers
        How many gave each option that counts in the base, or mention each code, (columns, options).
    options
        The ids of these.
    base
        How many gave at least one of them, or any number or text.
    outside
        How many gave each answer outside the base, and none inside it, (columns, options).
    outside_options
        The ids of these.
    not_answered
        How many gave none.
    weighted
        Sums of the weights of ``answers``, where there are weights.
    weights, squares
        Of those in the base: the sum of their weights and that of their squares.
    """

    question: Question
    columns: Columns
    options: tuple[str, ...]
    answers: Numbers
    base: Numbers
    outside_options: tuple[str, ...]
    outside: Numbers
    not_answered: Numbers
    weighted: Numbers
    weights: Numbers
    squares: Numbers


@dataclass(frozen=True)
class Counted:
    """The same by combination of groups, since each of these is counted once.

    Parameters
    ----------
    picked, weighted
        How many gave each option, in the base or outside it, and the sums of their weights.
    base, none
        How many count in the base, and how many gave no answer.
    weights, squares
        Of those in the base: the sum of their weights and that of their squares.
    """

    picked: dict[str, Numbers]
    weighted: dict[str, Numbers]
    base: Numbers
    none: Numbers
    weights: Numbers
    squares: Numbers


def tally_of(
    question: Question, inside: tuple[str, ...], counted: Counted, columns: Columns
) -> Tally:
    """What was counted by combination of groups, in the columns of the breakdowns.

    Parameters
    ----------
    question
        The question.
    inside
        The options that count in the base, or the codes.
    counted, columns
        The counts, and the columns that they are summed in.
    """
    outside = question.outside_ids

    def table(found: dict[str, Numbers], names: tuple[str, ...]) -> Numbers:
        stacked = [columns.sums(found[name]) for name in names]
        return np.array(stacked).T if stacked else np.zeros((len(columns.names), 0))

    return Tally(
        question,
        columns,
        inside,
        table(counted.picked, inside),
        columns.sums(counted.base),
        outside,
        table(counted.picked, outside),
        columns.sums(counted.none),
        table(counted.weighted, inside),
        columns.sums(counted.weights),
        columns.sums(counted.squares),
    )
