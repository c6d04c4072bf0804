"""Tables that keep their contracts, with the texts that readers of tables like to lose."""

from __future__ import annotations

import pandas as pd
import pytest

from jsna.pipeline import step_of
from jsna.review.project import Project
from jsna.review.settings import read_review
from jsna.storage import Store

GUARDED = ["=1+1", "'=1", "''-", "-5 to 5", "'", "'tis", "\t=", "＝1"]
NAMES = [
    *GUARDED,
    "NA",
    "None",
    "null",
    "nan",
    "",
    "#N/A",
    "-1.#IND",
    "3",
    "007",
    'a,"b"\nc\r\nd',
    "é–’",
]


@pytest.fixture
def assessment() -> pd.DataFrame:
    """Ratings of services whose names look like nothing, like numbers, or like CSV."""
    places = range(len(NAMES))
    return pd.DataFrame(
        {
            "service_id": [f"s{place}" for place in places],
            "service": NAMES,
            "kind": ["system"] * len(NAMES),
            "score": [place % 6 for place in places],
            "band": ["NULL"] * len(NAMES),
        }
    )


@pytest.fixture
def results() -> pd.DataFrame:
    """Three results: one with a number that few decimals do not hold, one hidden, one a word."""
    text = ["item_id", "question_id", "group", "group_value", "unit", "method"]
    missing = [float("nan")] * 3
    return pd.DataFrame(
        {
            "review": ["2023"] * 3,
            "measure": ["score_mean", "share", "triangulation"],
            "service_id": ["", "a", "b"],
            "item_id": [""] * 3,
            "question_id": [""] * 3,
            "answer": ["", "NA", "agreement"],
            "group": [""] * 3,
            "group_value": [""] * 3,
            "value": [41 / 15, *missing[:2]],
            "lower": missing,
            "upper": missing,
            "confidence": missing,
            "numerator": [41.0, *missing[:2]],
            "denominator": [15.0, *missing[:2]],
            "base": [15.0, *missing[:2]],
            "unit": [""] * 3,
            "method": [""] * 3,
            "status": ["shown", "suppressed", "shown"],
        }
    ).astype(dict.fromkeys(text, "str"))


@pytest.fixture
def cleaning(project: Project) -> Store:
    """The store of the step that writes the ratings."""
    return Store(project, read_review(project, "2023"), step_of("01_clean_assessment"))


@pytest.fixture
def scoring(project: Project) -> Store:
    """The store of the step that reads them and writes results."""
    return Store(project, read_review(project, "2023"), step_of("03_scores"))
