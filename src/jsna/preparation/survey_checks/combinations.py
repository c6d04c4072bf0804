"""Finds answers that cannot be together, by the combinations that the review declares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.preparation.survey_checks.coding import CodedAnswers
from jsna.preparation.survey_checks.findings import IMPOSSIBLE, Found
from jsna.review.survey_rules import Condition, Impossible


def find_impossible(
    wide: pd.DataFrame, answers: Sequence[CodedAnswers], rules: Iterable[Impossible]
) -> Iterator[Found]:
    """Respondents who meet all conditions of a rule.

    Parameters
    ----------
    wide
        The table of answers that ``review.survey`` describes.
    answers
        The answers to each question.
    rules
        What cannot be together.
    """
    by_id = {each.question.id: each for each in answers}
    for rule in rules:
        met = [_met(wide, by_id[each.question], each) for each in rule.conditions]
        fields = tuple(condition.question for condition in rule.conditions)
        yield Found(IMPOSSIBLE, fields, np.flatnonzero(np.all(met, axis=0)), rule.reason)


def _met(wide: pd.DataFrame, given: CodedAnswers, condition: Condition) -> NDArray[np.bool_]:
    question = given.question
    if condition.answered is not None:
        return given.answered if condition.answered else ~given.answered
    if condition.above is not None:
        return wide[question.id].to_numpy(dtype=float) > condition.above
    if condition.below is not None:
        return wide[question.id].to_numpy(dtype=float) < condition.below
    if question.takes_several:
        others = [name for name in question.option_ids if name not in condition.answers]
        picked = wide[[f"{question.id}:{name}" for name in others]].to_numpy(dtype=bool)
        return given.answered & ~picked.any(axis=1)
    return wide[question.id].isin(condition.answers).to_numpy(dtype=bool)
