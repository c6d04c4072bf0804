"""The results table: every number that the analysis finds, one row each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import nan
from operator import attrgetter

import pandas as pd

KEY = (
    "measure",
    "service_id",
    "item_id",
    "question_id",
    "answer",
    "group",
    "group_value",
)


@dataclass(frozen=True)
class Result:
    """One number, with what it is about and how it was found.

    Text is empty where it does not apply, numbers are NaN. ``value`` may be NaN where the finding
    is the word in ``answer``. A number that cannot be shown has a ``status`` other than "shown".
    """

    measure: str
    value: float = nan
    unit: str = ""
    method: str = ""
    service_id: str = ""
    item_id: str = ""
    question_id: str = ""
    answer: str = ""
    group: str = ""
    group_value: str = ""
    lower: float = nan
    upper: float = nan
    confidence: float = nan
    numerator: float = nan
    denominator: float = nan
    base: float = nan
    status: str = "shown"


COLUMNS = (
    "review",
    *KEY,
    "value",
    "lower",
    "upper",
    "confidence",
    "numerator",
    "denominator",
    "base",
    "unit",
    "method",
    "status",
)


def results_table(review_id: str, results: Iterable[Result]) -> pd.DataFrame:
    """The results of a review as a table, in the order of its key.

    The order does not depend on the order of the input rows, so that shuffled inputs give the same
    bytes.
    """
    # A national survey has ten thousand results: dataclasses.asdict, which copies, is slow.
    value_of = attrgetter(*COLUMNS[1:])
    rows = [(review_id, *value_of(result)) for result in results]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    numbers = ["value", "lower", "upper", "confidence", "numerator", "denominator", "base"]
    typed = frame.astype(dict.fromkeys(numbers, "float64"))
    return typed.sort_values(list(KEY), kind="stable", ignore_index=True)
