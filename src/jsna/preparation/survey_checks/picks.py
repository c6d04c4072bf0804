"""Finds answers that their own question does not allow: too many, exclusive, or out of range."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from jsna.preparation.survey_checks.findings import EXCLUSIVE, OUT_OF_RANGE, OVER_SELECTION, Found
from jsna.review.survey import Survey
from jsna.review.survey_question import Question


def find_misfits(wide: pd.DataFrame, survey: Survey) -> Iterator[Found]:
    """Answers with more picks than may be, an exclusive pick beside others, or a number too far.

    Parameters
    ----------
    wide
        The table of answers that ``review.survey`` describes.
    survey
        The spec.
    """
    for question in survey.questions:
        if question.takes_several:
            yield from _picks(wide, question)
        elif question.type == "numeric":
            yield from _range(wide, question)


def _picks(wide: pd.DataFrame, question: Question) -> Iterator[Found]:
    exclusive = np.array([option.exclusive for option in question.options])
    if question.most is None and not exclusive.any():
        return
    picked = wide[list(question.wide_columns)].to_numpy(dtype=bool)
    count = picked.sum(axis=1)
    if question.most is not None:
        said = f"more options are picked than the {question.most} that may be"
        rows = np.flatnonzero(count > question.most)
        yield Found(OVER_SELECTION, (question.id,), rows, said)
    if exclusive.any():
        rows = np.flatnonzero(picked[:, exclusive].any(axis=1) & (count > 1))
        said = "an option that excludes all others is picked with another"
        yield Found(EXCLUSIVE, (question.id,), rows, said)


def _range(wide: pd.DataFrame, question: Question) -> Iterator[Found]:
    numbers = wide[question.id].to_numpy(dtype=float)
    lowest = -np.inf if question.lowest is None else question.lowest
    highest = np.inf if question.highest is None else question.highest
    # Comparing with NaN, no answer, is False either way; an infinite number is in no range.
    outside = (numbers < lowest) | (numbers > highest) | np.isinf(numbers)
    limits = [
        *([f"below {lowest:.15g}"] if question.lowest is not None else []),
        *([f"above {highest:.15g}"] if question.highest is not None else []),
    ]
    said = f"the number is {' or '.join(limits) or 'not finite'}"
    yield Found(OUT_OF_RANGE, (question.id,), np.flatnonzero(outside), said)
