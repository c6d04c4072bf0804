"""Numbers that respondents gave: the median, the quartiles and the mean, rounded to be safe.

The mean of few whole numbers gives away how many they are: 31.4 is no mean of nine. So it is
rounded until each base that the published one could stand for has such a mean; and the median, of
which a half would say that the base is even, to what the answers are whole multiples of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import floor, isnan, log10, nan

import numpy as np
import pandas as pd

from jsna.measures.results import Result
from jsna.measures.survey.columns import Column, Columns, Numbers
from jsna.measures.survey.publication import ANSWERED, key
from jsna.measures.survey.safe_counts import SafeCounts
from jsna.review.survey_question import Question

# A quarter holds as many as the smallest base, or the quartiles would tell of a few.
QUARTERS = 4
_UNITS = (1000.0, 100.0, 10.0, 1.0, 0.1, 0.01)
_QUANTILES = {
    "survey_lower_quartile": 0.25,
    "survey_median": 0.5,
    "survey_upper_quartile": 0.75,
}
_MEAN = "survey_mean"


def estimate_numbers(
    wide: pd.DataFrame,
    question: Question,
    safe: SafeCounts,
    columns: Columns,
    weights: Numbers | None = None,
) -> Iterator[Result]:
    """The middle of the numbers that were given, in each column.

    Parameters
    ----------
    wide, question
        The coded answers, and a numeric question.
    safe, columns
        The safe counts, and what to give the middle in.
    weights
        The weight of each respondent, which the mean takes. The median and the quartiles are of
        respondents as they are; each says so in its method.

    Yields
    ------
    Result
        ``survey_median``, ``survey_lower_quartile``, ``survey_upper_quartile``, ``survey_mean``.
        Hidden where the base is, and quartiles where a quarter of it would be a low base. No least
        and no greatest: they are one person's.
    """
    answers = wide[question.id].to_numpy(dtype="float64")
    given = ~np.isnan(answers)
    numbers, combination = answers[given], columns.combination[given]
    weights = None if weights is None else weights[given]
    unit = unit_of(pd.unique(numbers))
    for row, column in enumerate(columns.names):
        inside = columns.members[row][combination]
        own = None if weights is None else weights[inside]
        for measure, value in _values(numbers[inside], own).items():
            about = _about(measure, question, column, safe)
            if weights is not None:
                about = replace(about, method=f"{_weighting(measure)}, {about.method}")
            yield _result(about, value, unit, safe)


def _weighting(measure: str) -> str:
    """What the method of a measure says where there are weights."""
    return "weighted" if measure == _MEAN else "not weighted"


def unit_of(numbers: Numbers) -> float:
    """The largest power of ten, from 1,000 to 0.01, that all numbers are multiples of."""
    for unit in _UNITS:
        if np.allclose(numbers / unit, np.round(numbers / unit), rtol=0, atol=1e-9):
            return unit
    return _UNITS[-1]


def _values(given: Numbers, weights: Numbers | None) -> dict[str, float]:
    """Each measure of the numbers that some gave, all quantiles at once; NaN where nobody did."""
    if not len(given):
        return dict.fromkeys((*_QUANTILES, _MEAN), nan)
    quantiles = np.quantile(given, list(_QUANTILES.values())).tolist()
    mean = float(np.average(given, weights=weights))
    return {**dict(zip(_QUANTILES, quantiles, strict=True)), _MEAN: mean}


def _about(measure: str, question: Question, column: Column, safe: SafeCounts) -> Result:
    return Result(
        measure,
        question_id=question.id,
        group=column.group,
        group_value=column.value,
        unit="as answered",
        method="of those who gave a number, rounded so that it does not give their number away; "
        f"{safe.rules.method}",
    )


def _result(about: Result, value: float, unit: float, safe: SafeCounts) -> Result:
    own = key(ANSWERED, about.question_id, column=Column(about.group, about.group_value))
    status, base = safe.statuses[own], safe.count_of(own)
    if status != "shown":
        return replace(about, status=status)
    if isnan(value):
        return replace(about, status="not estimable", base=base)
    if "quartile" in about.measure and base < QUARTERS * safe.rules.low_base:
        return replace(about, status="low base", base=base)
    step = unit
    if about.measure == _MEAN:
        # Any base of at least 1 / step persons has a mean within each step.
        least = max(base - safe.rules.round_to // 2, 1)
        step = unit / 10 ** floor(log10(least))
    return replace(about, value=rounded_to(value, step), base=base)


def rounded_to(value: float, step: float) -> float:
    """The nearest multiple of the step, halves up."""
    # 0.1 is no binary fraction: what is left over in the last digits is cut off.
    return round(floor(value / step + 0.5 + 1e-9) * step, 6)
