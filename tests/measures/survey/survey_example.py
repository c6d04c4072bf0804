"""A published table of answers, as a survey: job satisfaction by income of 96 people.

General Social Survey of 1991, black men; Agresti, "Categorical Data Analysis" (2nd edition, 2002),
table 2.8, who counts 1,331 concordant and 849 discordant pairs in it and finds a gamma of 0.221.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from jsna.measures.survey.columns import Numbers
from jsna.review.survey import Survey
from jsna.review.survey_question import Option, Question

INCOMES = ("under-15", "15-to-25", "25-to-40", "over-40")
SATISFACTION = ("very-dissatisfied", "little-dissatisfied", "moderately", "very-satisfied")
TABLE = ((1, 3, 10, 6), (2, 3, 10, 7), (1, 6, 14, 12), (0, 1, 9, 11))


def options(*names: str, outside: tuple[str, ...] = ()) -> tuple[Option, ...]:
    return tuple(Option(id=name, wording=name, missing=name in outside) for name in names)


LIKERT = Question(
    id="job", wording="How satisfied are you?", type="likert", options=options(*SATISFACTION)
)
INCOME = Question(
    id="income", wording="What do you earn?", type="single", options=options(*INCOMES)
)


def survey(*questions: Question, weight: str = "", groups: tuple[str, ...] = ("income",)) -> Survey:
    return Survey(
        file="answers.csv",
        origin="typed in",
        added=dt.date(2026, 1, 1),
        groups=groups,
        weight=weight,
        question=questions,
    )


def category(values: Sequence[str | None], names: tuple[str, ...]) -> pd.Series:
    return pd.Series(list(values), dtype=pd.CategoricalDtype(list(names)))


def published() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Its answers, one row a respondent, and its respondents; rows in no order of the table."""
    pairs = [
        (income, satisfied)
        for income, row in zip(INCOMES, TABLE, strict=True)
        for satisfied, count in zip(SATISFACTION, row, strict=True)
        for _ in range(count)
    ]
    pairs = [pairs[place] for place in np.random.default_rng(1).permutation(len(pairs))]
    income = category([pair[0] for pair in pairs], INCOMES)
    job = category([pair[1] for pair in pairs], SATISFACTION)
    return pd.DataFrame({"job": job, "income": income}), people(len(pairs), income=income)


def people(number: int, weights: Numbers | None = None, **groups: pd.Series) -> pd.DataFrame:
    return people_in(number, groups, weights)


def coded(codes: Sequence[int], names: Sequence[str]) -> pd.Series:
    return category([None if code < 0 else names[code] for code in codes], tuple(names))


def people_in(
    number: int, groups: Mapping[str, pd.Series], weights: Numbers | None = None
) -> pd.DataFrame:
    names = [f"r{place + 1}" for place in range(number)]
    weight = np.ones(number) if weights is None else weights
    return pd.DataFrame({"respondent": names, "weight": weight, **groups})
