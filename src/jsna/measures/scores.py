"""Scores: their distribution and bands first, then the median, then the overall score.

The scale is ordinal, so the distribution comes first and the mean never stands alone. See
docs/methods.md, "Scores".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from math import nan
from typing import get_args

import pandas as pd

from jsna.measures.rated import Rated, rated_services, within_kinds
from jsna.measures.results import Result
from jsna.measures.rules import Scheme, Score, combine, harmonic_mean, no_answer, scheme_of
from jsna.review.settings import Overall, Rule
from jsna.review.tool import Tool

Exact = Mapping[str, Fraction]


def score_services(assessment: pd.DataFrame, tool: Tool) -> Iterator[Result]:
    """The score of each service, as rated.

    Parameters
    ----------
    assessment
        One row a service: ``service_id``, ``score``, which is missing where the service is not
        applicable.
    tool
        The tool, named as the method.
    """
    method = f"as rated with the {tool.name}, version {tool.version}"
    for service_id, score in zip(assessment["service_id"], assessment["score"], strict=True):
        value = None if pd.isna(score) else Fraction(int(score))
        yield replace(
            _number("score", value, method, "not applicable, or no score"), service_id=service_id
        )


def score_distribution(assessment: pd.DataFrame, tool: Tool) -> Iterator[Result]:
    """How many services have each score, and how many are in each band; none is said as 0.

    Services that are not applicable are not among them.
    """
    rated = assessment.dropna(subset="score")
    total = len(rated)
    at_score = rated["score"].value_counts()
    in_band = rated["band"].value_counts()
    for score in tool.scores:
        yield _count("services_at_score", str(score), int(at_score.get(score, 0)), total)
    for band in tool.bands:
        yield _count("services_in_band", band, int(in_band.get(band, 0)), total)


def score_overall(
    assessment: pd.DataFrame,
    overall: Overall,
    scheme: Scheme | None = None,
    exact: Exact | None = None,
) -> Iterator[Result]:
    """The overall score by the review's rule, with what it rests on; whole and by kind of service.

    Parameters
    ----------
    assessment
        One row a service: ``service_id``, ``kind``, ``score``, which is missing where the service
        is not applicable.
    overall
        The rule, the rounding, and the overall score as published.
    scheme
        The rule and the rounding with all their parameters, where ``overall`` does not say it all.
    exact
        Unrounded score of each service, where a review has items.

    Yields
    ------
    Result
        Sum, mean, median and mode of the services' scores, the overall score rounded once and at
        the end, the unrounded value beside it, the published one, and whether the two agree; then
        the same question for each rule that a review may declare.
    """
    used = scheme or scheme_of(overall)
    rated = rated_services(assessment, used, exact)
    yield from _summary(rated, used)
    for kind, part in rated.by_kind().items():
        for result in _summary(part, within_kinds(used)):
            yield replace(result, group="kind", group_value=kind)
    if overall.published is not None:
        yield Result("overall_published", float(overall.published), "score", "as published")
    yield _agreement(
        "overall_agrees", used.rule, rated.overall_rounded(used), _said(rated, used), overall
    )
    for rule in get_args(Rule):
        if rule != "weighted mean" or used.weights:
            tried = replace(used, rule=rule)
            value = rated.overall_rounded(tried)
            yield from _tried(rule, value, _said(rated, tried), rated, overall)


def score_by_tried_rules(
    assessment: pd.DataFrame,
    overall: Overall,
    scheme: Scheme | None = None,
    exact: Exact | None = None,
) -> Iterator[Result]:
    """Overall scores by rules that a review is not asked to declare, held to the published one.

    The harmonic mean, the mean rounded down ("floor"), and the mean of each kind's rounded mean:
    they tell how far the published overall score rules other ways of computing it out.
    """
    used = scheme or scheme_of(overall)
    rated = rated_services(assessment, used, exact)
    floor = Scheme("mean", "down")
    in_stages = Scheme("mean", used.rounding, rounded_first="kinds")
    harmonic = used.rounded(harmonic_mean(rated.used.values())) if rated.used else None
    for answer, value, method in (
        ("harmonic mean", harmonic, f"harmonic mean, rounded {used.rounding}"),
        ("mean, rounded down", rated.overall_rounded(floor), _said(rated, floor)),
        ("mean of kinds", rated.overall_rounded(in_stages), _said(rated, in_stages)),
    ):
        yield from _tried(answer, value, method, rated, overall)


def _summary(rated: Rated, scheme: Scheme) -> Iterator[Result]:
    whole = rated.whole
    total = Fraction(sum(whole.values())) if whole else None
    left_out = f"; {rated.left_out} without a score, left out" if rated.left_out else ""
    parts = {
        "score_sum": (total, "sum", scheme),
        "score_mean": (combine(whole, Scheme("mean")), "mean", scheme),
        "score_median": (combine(whole, Scheme("median")), "median", scheme),
        "score_mode": (combine(whole, Scheme("mode")), "mode", Scheme("mode")),
        "overall_unrounded": (rated.overall(scheme), scheme.described(len(whole)), scheme),
        "overall": (rated.overall_rounded(scheme), _said(rated, scheme), scheme),
    }
    for measure, (number, method, of) in parts.items():
        reason = no_answer(whole, of) if number is None else ""
        yield replace(_number(measure, number, method + left_out, reason), base=len(whole))


def _said(rated: Rated, scheme: Scheme) -> str:
    return f"{scheme.described(len(rated.whole))}, rounded {scheme.rounding}"


def _tried(
    answer: str, value: int | None, method: str, rated: Rated, overall: Overall
) -> Iterator[Result]:
    """What a rule gives, and whether that is the published overall score."""
    found = _number("overall_by_rule", value, method, "it has no answer")
    yield replace(found, answer=answer, base=len(rated.whole))
    yield _agreement("rule_agrees", answer, value, method, overall)


def _agreement(
    measure: str, answer: str, value: int | None, method: str, overall: Overall
) -> Result:
    """Whether a rule gives the published overall score: 1 yes, 0 no."""
    against = f"{method}, against the published overall score"
    if overall.published is None:
        return Result(measure, nan, "yes or no", against, answer=answer, status="not comparable")
    return Result(measure, float(value == overall.published), "yes or no", against, answer=answer)


def _number(measure: str, value: Score | None, method: str, reason: str) -> Result:
    """A score, or the reason why there is none."""
    if value is None:
        return Result(measure, nan, "score", f"{method}: {reason}", status="not estimable")
    return Result(measure, float(value), "score", method)


def _count(measure: str, answer: str, count: int, total: int) -> Result:
    return Result(
        measure, count, "services", "count", answer=answer, numerator=count, denominator=total
    )
