"""Do several raters agree? Krippendorff's alpha, and weighted kappa of two raters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from math import nan

import numpy as np
import pandas as pd

from jsna.measures.bootstrap import DIGITS, Bootstrap, Floats
from jsna.measures.consensus import score_consensus, scores_given
from jsna.measures.disagreement import Metric, Weights, alphas, coincidences, kappas, pairs
from jsna.measures.results import Result
from jsna.review.choices import Rounding
from jsna.review.declared import AS_PUBLISHED

_METRICS: tuple[Metric, ...] = ("ordinal", "interval", "nominal")


@dataclass(frozen=True)
class _Question:
    """An agreement statistic: a function of a table of values by values, summed over items."""

    measure: str
    answer: str
    name: str
    statistic: Callable[[Floats], Floats]


def score_agreement(ratings: pd.DataFrame, scale: range, bootstrap: Bootstrap) -> Iterator[Result]:
    """How well the raters agree, each with a percentile interval from resampled items.

    Parameters
    ----------
    ratings
        One row a rater and an item: ``rater``, ``service_id``, ``item_id`` ("" where services are
        rated as a whole), ``score`` (may be missing), ``not_applicable``. What is missing or not
        applicable is no rating.
    scale
        All scores of the tool, given or not.
    bootstrap
        Draws, level and seed.

    Yields
    ------
    Result
        ``krippendorff_alpha`` [answer "ordinal", "interval", "nominal"] and ``weighted_kappa``
        [answer "linear", "quadratic"]: 1 is full agreement, 0 what chance alone would give;
        ``base`` is how many items are compared. Not estimable, with the reason, where there is one
        rater, no item with two ratings, or only equal ratings; kappa also with more than two.
    """
    given = scores_given(ratings)
    raters, lacking = int(given["rater"].nunique()), _lacking(given)
    tables = coincidences(given, scale)
    for metric in _METRICS:
        yield _answer(_alpha_question(metric, scale), tables, lacking, bootstrap)
    too_many = f"it compares two raters, and there are {raters}" if raters > 2 else lacking
    tables = pairs(given, scale)
    for question in _kappa_questions():
        yield _answer(question, tables, too_many, bootstrap)


def nominal_alpha(ratings: pd.DataFrame, scale: range, bootstrap: Bootstrap) -> Result:
    """Krippendorff's alpha of values without an order, as ``score_agreement`` has it.

    Parameters
    ----------
    ratings, scale, bootstrap
        As for ``score_agreement``.

    Returns
    -------
    Result
        ``krippendorff_alpha`` [answer "nominal"].
    """
    given = scores_given(ratings)
    question = _alpha_question("nominal", scale)
    return _answer(question, coincidences(given, scale), _lacking(given), bootstrap)


def share_agreed(ratings: pd.DataFrame, scale: range) -> float:
    """The share of pairs of ratings of an item that are equal, each rating counting once.

    Parameters
    ----------
    ratings, scale
        As for ``score_agreement``.

    Returns
    -------
    float
        Between 0 and 1; NaN where no item has two ratings. Of two raters it is percent agreement.
    """
    table = coincidences(scores_given(ratings), scale).sum(axis=0)
    return float(np.trace(table) / table.sum()) if table.any() else nan


def _answer(question: _Question, tables: Floats, lacking: str, bootstrap: Bootstrap) -> Result:
    """The statistic of all items and its interval, or the reason why there is none."""
    items = len(tables)
    value = float(question.statistic(tables.sum(axis=0)[None])[0])
    reason = lacking or ("" if items else "no item has two ratings")
    if np.isnan(value):
        method = f"{question.name}: {reason or 'all ratings are equal'}"
        found = Result(question.measure, nan, "agreement", method, status="not estimable")
        return replace(found, answer=question.answer)
    found = Result(question.measure, round(value, DIGITS), "agreement", base=items)
    return _with_interval(replace(found, answer=question.answer), question, tables, bootstrap)


def _with_interval(
    found: Result, question: _Question, tables: Floats, bootstrap: Bootstrap
) -> Result:
    """Draws of items with nothing but equal ratings have no agreement: left out, and counted."""
    items, size, _ = tables.shape
    sums = bootstrap.times_taken(items) @ tables.reshape(items, size * size)
    drawn = question.statistic(sums.reshape(-1, size, size))
    known = drawn[~np.isnan(drawn)]
    if items < 2 or not len(known):
        return replace(found, method=f"{question.name}; no interval: too few items to draw from")
    method = f"{question.name}; {bootstrap.described('items')}"
    if len(known) < len(drawn):
        method = f"{method}; {len(drawn) - len(known)} draws of equal ratings left out"
    lower, upper = bootstrap.limits(known)
    return replace(found, method=method, lower=lower, upper=upper, confidence=bootstrap.level)


def _lacking(given: pd.DataFrame) -> str:
    """Why nothing can be compared, where too few raters gave scores."""
    raters = int(given["rater"].nunique())
    return {0: "no rater gave a score", 1: "there is one rater"}.get(raters, "")


def _alpha_question(metric: Metric, scale: range) -> _Question:
    statistic = partial(alphas, scale=scale, metric=metric)
    name = f"Krippendorff's alpha, {metric} metric"
    return _Question("krippendorff_alpha", metric, name, statistic)


def _kappa_questions() -> Iterator[_Question]:
    kinds: tuple[Weights, ...] = ("linear", "quadratic")
    for weights in kinds:
        name = f"weighted kappa, {weights} weights, over the full scale"
        yield _Question("weighted_kappa", weights, name, partial(kappas, weights=weights))


def score_raters(
    ratings: pd.DataFrame, scale: range, rounding: Rounding, bootstrap: Bootstrap
) -> Iterator[Result]:
    """Consensus and agreement where it is known who rated; nothing for scores as published.

    Parameters
    ----------
    ratings
        As for ``score_agreement``.
    scale, bootstrap
        As for ``score_agreement``.
    rounding
        Takes one score where a consensus lies between two.
    """
    if set(ratings["rater"]) != {AS_PUBLISHED}:
        yield from score_consensus(ratings, rounding)
        yield from score_agreement(ratings, scale, bootstrap)
