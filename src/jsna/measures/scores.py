"""Scores: their distribution and bands first, then the median, then the overall score.

The scale is ordinal, so the distribution comes first and the mean never stands alone. See
docs/methods.md, "Scores".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import pandas as pd

from jsna.measures.results import Result
from jsna.measures.rules import ROUNDINGS, RULES, mean, median, mode
from jsna.review.settings import Overall
from jsna.review.tool import Tool


def score_services(assessment: pd.DataFrame, tool: Tool) -> Iterator[Result]:
    """The score of each service, as rated.

    Parameters
    ----------
    assessment
        One row a rated service: ``service_id``, ``score``.
    tool
        The tool, named as the method.
    """
    method = f"as rated with the {tool.name}, version {tool.version}"
    for service_id, score in zip(assessment["service_id"], assessment["score"], strict=True):
        yield Result("score", score, "score", method, service_id=service_id)


def score_distribution(assessment: pd.DataFrame, tool: Tool) -> Iterator[Result]:
    """How many services have each score, and how many are in each band; none is said as 0."""
    total = len(assessment)
    at_score = assessment["score"].value_counts()
    in_band = assessment["band"].value_counts()
    for score in tool.scores:
        yield _count("services_at_score", str(score), int(at_score.get(score, 0)), total)
    for band in tool.bands:
        yield _count("services_in_band", band, int(in_band.get(band, 0)), total)


def score_overall(assessment: pd.DataFrame, overall: Overall) -> Iterator[Result]:
    """The overall score by the review's rule, with what it rests on; whole and by kind of service.

    Parameters
    ----------
    assessment
        One row a rated service: ``kind``, ``score``.
    overall
        The rule, the rounding, and the overall score as published.

    Yields
    ------
    Result
        Sum, mean, median, mode, the overall score rounded once and at the end, the unrounded value
        beside it, the published one, and whether the two agree.
    """
    yield from _summary(list(assessment["score"]), overall)
    for kind, group in assessment.groupby("kind"):
        yield from _summary(list(group["score"]), overall, group="kind", group_value=str(kind))
    yield from _against_published(list(assessment["score"]), overall)


def overall_score(scores: Sequence[int], overall: Overall) -> int | None:
    """The overall score by a rule and a rounding; nothing where the rule has no answer."""
    value = RULES[overall.rule](scores)
    return None if value is None else ROUNDINGS[overall.rounding](value)


def _summary(
    scores: list[int], overall: Overall, group: str = "", group_value: str = ""
) -> Iterator[Result]:
    unrounded = RULES[overall.rule](scores)
    parts = {
        "score_sum": (Fraction(sum(scores)), "sum"),
        "score_mean": (mean(scores), "mean"),
        "score_median": (median(scores), "median"),
        "score_mode": (mode(scores), "mode"),
        "overall_unrounded": (unrounded, overall.rule),
        "overall": (overall_score(scores, overall), f"{overall.rule}, rounded {overall.rounding}"),
    }
    for measure, (value, method) in parts.items():
        yield Result(
            measure,
            float("nan") if value is None else float(value),
            "score",
            method if value is not None else f"{method}: several scores are equally frequent",
            group=group,
            group_value=group_value,
            base=len(scores),
            status="not estimable" if value is None else "shown",
        )


def _against_published(scores: list[int], overall: Overall) -> Iterator[Result]:
    published = overall.published
    if published is not None:
        yield Result("overall_published", float(published), "score", "as published")
    yield _agreement("overall_agrees", overall, scores, overall.rule)
    for rule in RULES:
        tried = overall.model_copy(update={"rule": rule})
        value = overall_score(scores, tried)
        yield Result(
            "overall_by_rule",
            float("nan") if value is None else float(value),
            "score",
            f"{rule}, rounded {overall.rounding}",
            answer=rule,
            base=len(scores),
            status="not estimable" if value is None else "shown",
        )
        yield _agreement("rule_agrees", tried, scores, rule)


def _agreement(measure: str, overall: Overall, scores: list[int], rule: str) -> Result:
    """Whether a rule gives the published overall score: 1 yes, 0 no."""
    method = f"{rule}, rounded {overall.rounding}, against the published overall score"
    if overall.published is None:
        return Result(
            measure, unit="yes or no", method=method, answer=rule, status="not comparable"
        )
    agrees = overall_score(scores, overall) == overall.published
    return Result(measure, float(agrees), "yes or no", method, answer=rule)


def _count(measure: str, answer: str, count: int, total: int) -> Result:
    return Result(
        measure, count, "services", "count", answer=answer, numerator=count, denominator=total
    )
