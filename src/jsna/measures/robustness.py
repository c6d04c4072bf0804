"""How firm the overall score is: what it takes to flip it, and between which limits it can lie.

Three questions that need no probability: how many one-point changes of services' scores would flip
the rounded overall score, what leaving any one service out does to it, and what is left open if the
scores were rounded before they were given. See docs/methods.md, "Scores".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from math import nan

import pandas as pd

from jsna.measures.moves import moves_to_reach, searchable
from jsna.measures.rated import Rated, rated_services, within_kinds
from jsna.measures.results import Result
from jsna.measures.rules import Scheme, Score
from jsna.review.settings import Rounding

_HALF = Fraction(1, 2)
# Moves a limit that is not included inside; far below any difference between two overall scores.
_HAIR = Fraction(1, 10**15)
_LARGEST_DENOMINATOR = 10**6
_IN_WORDS = {True: "included", False: "not included"}

# What a given score could stand for: below and above it, and by how many hairs to stay inside.
_STANDS_FOR: dict[Rounding, Callable[[int], tuple[Fraction, Fraction, int, int]]] = {
    "half up": lambda _: (_HALF, _HALF, 0, 1),
    "half even": lambda score: (_HALF, _HALF, score % 2, score % 2),
    "up": lambda _: (Fraction(1), Fraction(0), 1, 0),
    "down": lambda _: (Fraction(0), Fraction(1), 0, 1),
}


def how_firm(
    assessment: pd.DataFrame,
    scheme: Scheme,
    scale: range,
    exact: Mapping[str, Fraction] | None = None,
) -> Iterator[Result]:
    """How firm the overall score is, of the whole review and of each kind of service.

    Parameters
    ----------
    assessment
        One row a service: ``service_id``, ``kind``, ``score``, which is missing where the service
        is not applicable.
    scheme
        The rule and the rounding of the overall score.
    scale
        All scores of the tool.
    exact
        Unrounded score of each service, where a review has items.

    Yields
    ------
    Result
        ``margin_to_flip`` [answer "down", "up", and "no answer" for the mode]: the fewest one-point
        changes, within the scale, that flip the rounded overall score. ``overall_without`` for each
        service: the unrounded overall score without it. ``overall_leave_one_out``: ``lower`` and
        ``upper`` are the least and the greatest of these, ``numerator`` how many of them do not
        round to the overall score. ``overall_if_rounded`` [answer "[)", which says whether the
        limits are included]: where the unrounded overall score lies if the given scores were
        rounded themselves.
    """
    rated = rated_services(assessment, scheme, exact)
    yield from _firmness(rated, scheme, scale)
    for kind, part in rated.by_kind().items():
        for result in _firmness(part, within_kinds(scheme), scale):
            yield replace(result, group="kind", group_value=kind)


def _firmness(rated: Rated, scheme: Scheme, scale: range) -> Iterator[Result]:
    method = f"{scheme.described(len(rated.whole))}, rounded {scheme.rounding}"
    for result in (
        *_margins(rated, scheme, scale),
        *_leave_one_out(rated, scheme),
        _if_rounded(rated, scheme, scale),
    ):
        base = len(rated.whole)
        yield replace(result, method=f"{method}; {result.method}", base=base)


def _margins(rated: Rated, scheme: Scheme, scale: range) -> Iterator[Result]:
    answers = ("down", "up", "no answer") if scheme.rule == "mode" else ("down", "up")
    margins, reason = _fewest_changes(rated, scheme, scale)
    unit = "one-point changes"
    for answer in answers:
        goes = "has no answer" if answer == "no answer" else f"goes {answer}"
        said = f"fewest one-point changes of scores, within the scale, after which it {goes}"
        changes = margins.get(answer)
        why = reason or "no change within the scale does that"
        yield (
            Result("margin_to_flip", changes, unit, said, answer=answer)
            if changes is not None
            else _not_estimable("margin_to_flip", unit, f"{said}: {why}", answer)
        )


def _fewest_changes(rated: Rated, scheme: Scheme, scale: range) -> tuple[dict[str, int], str]:
    """The margins by direction, or why there is none."""
    overall = rated.overall_rounded(scheme)
    if overall is None:
        return {}, "there is no overall score to flip"
    if not searchable(rated, scheme):
        return {}, "the unrounded scores of the services are not whole numbers"
    fewest: dict[str, int] = {}
    for outcome, changes in moves_to_reach(rated, scheme, scale).items():
        if outcome != overall:
            way = "no answer" if outcome is None else "down" if outcome < overall else "up"
            fewest[way] = min(changes, fewest.get(way, changes))
    return fewest, ""


def _leave_one_out(rated: Rated, scheme: Scheme) -> Iterator[Result]:
    overall = rated.overall_rounded(scheme)
    without = {name: rated.without(name).overall(scheme) for name in rated.whole}
    for name, value in without.items():
        said = "unrounded overall score without this service"
        yield replace(_of("overall_without", value, said), service_id=name)
    found = [value for value in without.values() if value is not None]
    if overall is None or not found:
        said = "no service can be left out: there is no overall score then"
        yield _not_estimable("overall_leave_one_out", "score", said)
        return
    flips = sum(value is None or scheme.rounded(value) != overall for value in without.values())
    yield replace(
        _of("overall_leave_one_out", rated.overall(scheme), _range_said(len(without) - len(found))),
        lower=float(min(found)),
        upper=float(max(found)),
        numerator=flips,
        denominator=len(without),
    )


def _range_said(lost: int) -> str:
    said = "range of the unrounded overall score when any one service is left out"
    return f"{said}; without {lost} of them the rule has no answer" if lost else said


def _if_rounded(rated: Rated, scheme: Scheme, scale: range) -> Result:
    measure = "overall_if_rounded"
    said = f"if each score was rounded {scheme.rounding} from a value on the scale"
    if rated.used != rated.whole:
        return _not_estimable(measure, "score", f"{said}: they are made of items, unrounded")
    if scheme.rule == "mode":
        return _not_estimable(measure, "score", f"{said}: values before rounding have no mode")
    low, high = (part.overall(scheme) for part in _limits(rated, scheme, scale))
    value = rated.overall(scheme)
    if low is None or high is None or value is None:
        return _not_estimable(measure, "score", f"{said}: there is no overall score")
    lower, upper = (limit.limit_denominator(_LARGEST_DENOMINATOR) for limit in (low, high))
    included = f"{'[' if lower == low else '('}{']' if upper == high else ')'}"
    words = f"lower limit {_IN_WORDS[lower == low]}, upper limit {_IN_WORDS[upper == high]}"
    found = Result(measure, float(value), "score", f"{said}; {words}", answer=included)
    return replace(found, lower=float(lower), upper=float(upper))


def _limits(rated: Rated, scheme: Scheme, scale: range) -> tuple[Rated, Rated]:
    """The least and the greatest that the scores could stand for, not beyond the scale."""
    low: dict[str, Score] = {}
    high: dict[str, Score] = {}
    for name, score in rated.whole.items():
        below, above, hairs_below, hairs_above = _STANDS_FOR[scheme.rounding](score)
        low[name] = max(score - below + hairs_below * _HAIR, Fraction(scale[0]))
        high[name] = min(score + above - hairs_above * _HAIR, Fraction(scale[-1]))
    return rated.with_used(low), rated.with_used(high)


def _of(measure: str, value: Fraction | None, said: str) -> Result:
    if value is None:
        return _not_estimable(measure, "score", f"{said}: the rule has no answer")
    return Result(measure, float(value), "score", said)


def _not_estimable(measure: str, unit: str, said: str, answer: str = "") -> Result:
    return Result(measure, nan, unit, said, answer=answer, status="not estimable")
