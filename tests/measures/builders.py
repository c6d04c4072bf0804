"""Small assessments for the tests of this folder."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from hypothesis import strategies as st

from jsna.measures.results import Result
from jsna.review.tool import Tool

BANDS = ["low", "low", "low", "middle", "high", "top"]
TOOL = Tool.model_validate(
    {
        "id": "tool",
        "version": "1",
        "name": "Tool",
        "minimum": 0,
        "quality_known_from": 4,
        "maximum": 5,
        "level": [
            {"score": score, "label": f"level {score}", "band": band}
            for score, band in enumerate(BANDS)
        ],
        "band": {"low": "Low", "middle": "Middle", "high": "High", "top": "Top"},
    }
)
# The published scores of April 2023 in the order of Table 18, with the kind of each service.
SCORES_2023 = {
    "care-pathway": (2, "system"),
    "networks": (3, "system"),
    "workforce": (3, "system"),
    "commissioning": (2, "system"),
    "maternity-cuh": (3, "service"),
    "maternity-nwaft": (2, "service"),
    "general-practice": (3, "service"),
    "health-visiting": (3, "service"),
    "family-nurse-partnership": (4, "service"),
    "specialist-perinatal": (4, "service"),
    "adult-mental-health": (4, "service"),
    "community-children": (2, "service"),
    "infant-mental-health": (1, "cross-cutting"),
    "dads-partners": (3, "cross-cutting"),
    "voluntary-sector": (2, "service"),
}
SCORES = st.lists(st.integers(0, 5), min_size=1, max_size=30)


def assessment_of(scores: Mapping[str, int] | list[int], kind: str = "service") -> pd.DataFrame:
    """An assessment with these scores; services without a name are called s0, s1, ..."""
    named = (
        scores
        if isinstance(scores, Mapping)
        else {f"s{n}": score for n, score in enumerate(scores)}
    )
    return pd.DataFrame(
        [(name, kind, score, BANDS[score]) for name, score in named.items()],
        columns=["service_id", "kind", "score", "band"],
    )


def assessment_2023() -> pd.DataFrame:
    """The assessment of 2023."""
    frame = assessment_of({name: score for name, (score, _) in SCORES_2023.items()})
    return frame.assign(kind=[kind for _, kind in SCORES_2023.values()])


def values(results: list[Result], measure: str) -> dict[str, float]:
    """The values of a measure of the whole review, by what each is about."""
    return {
        result.service_id or result.answer: result.value
        for result in results
        if result.measure == measure and result.group != "kind"
    }
