"""Do several raters agree? Krippendorff's alpha, and weighted kappa of two raters.

Krippendorff's alpha as in his "Computing Krippendorff's Alpha-Reliability" (2011) and "Content
Analysis" (4th edition, 2018), chapter 12: one less the observed over the expected disagreement,
from the coincidences of values within items that have two ratings or more. Programs differ in what
they call "ordinal". Here two values c < k differ by the square of

    n_c / 2 + (how many values lie between) + n_k / 2,

n being how often a value was given. Weighted kappa (Cohen, Psychological Bulletin 70, 1968) is one
less the observed over the expected disagreement too, from how often the scores of two raters meet,
over all scores of the scale: dropping those that no one gave would move the others closer together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from math import nan
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from jsna.measures.bootstrap import DIGITS, Bootstrap, Floats
from jsna.measures.consensus import score_consensus, scores_given
from jsna.measures.results import Result
from jsna.review.choices import Rounding
from jsna.review.declared import AS_PUBLISHED

Metric = Literal["ordinal", "interval", "nominal"]
Weights = Literal["linear", "quadratic"]
_METRICS: tuple[Metric, ...] = ("ordinal", "interval", "nominal")
_ITEM = ["service_id", "item_id"]


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
    coincidences = _coincidences(given, scale)
    for metric in _METRICS:
        yield _answer(_alpha_question(metric, scale), coincidences, lacking, bootstrap)
    too_many = f"it compares two raters, and there are {raters}" if raters > 2 else lacking
    pairs = _pairs(given, scale)
    for question in _kappa_questions():
        yield _answer(question, pairs, too_many, bootstrap)


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
    return _answer(question, _coincidences(given, scale), _lacking(given), bootstrap)


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
    table = _coincidences(scores_given(ratings), scale).sum(axis=0)
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
    statistic = partial(_alphas, scale=scale, metric=metric)
    name = f"Krippendorff's alpha, {metric} metric"
    return _Question("krippendorff_alpha", metric, name, statistic)


def _kappa_questions() -> Iterator[_Question]:
    kinds: tuple[Weights, ...] = ("linear", "quadratic")
    for weights in kinds:
        name = f"weighted kappa, {weights} weights, over the full scale"
        yield _Question("weighted_kappa", weights, name, partial(_kappas, weights=weights))


def _coincidences(given: pd.DataFrame, scale: range) -> Floats:
    """The coincidences of values within each item that has two ratings or more, (items, k, k).

    Each pair of ratings counts 1 / (ratings of the item - 1), so that each rating counts once.
    """
    items = given.groupby(_ITEM).ngroup().to_numpy("int64")
    counts = np.zeros((int(items.max(initial=-1)) + 1, len(scale)))
    np.add.at(counts, (items, _levels(given["score"], scale)), 1.0)
    counts = counts[counts.sum(axis=1) > 1]
    same = counts[:, :, None] * np.eye(len(scale))
    pairs = counts[:, :, None] * counts[:, None, :] - same
    coincidences: Floats = pairs / (counts.sum(axis=1) - 1)[:, None, None]
    return coincidences


def _pairs(given: pd.DataFrame, scale: range) -> Floats:
    """For each item that both of two raters scored, 1 where their scores meet, (items, k, k)."""
    names = sorted(given["rater"].unique())
    if len(names) != 2:
        return np.zeros((0, len(scale), len(scale)))
    first, second = (given.loc[given["rater"] == name, [*_ITEM, "score"]] for name in names)
    both = first.merge(second, on=_ITEM).sort_values(_ITEM)
    tables = np.zeros((len(both), len(scale), len(scale)))
    cells = (np.arange(len(both)), _levels(both["score_x"], scale), _levels(both["score_y"], scale))
    tables[cells] = 1.0
    return tables


def _levels(scores: pd.Series[int], scale: range) -> npt.NDArray[np.int64]:
    """How many points each score lies above the lowest; one off the scale is a defect."""
    if not scores.isin(scale).all():
        raise LookupError("a rating is not on the scale")
    return np.asarray(scores, dtype="int64") - scale[0]


def _alphas(tables: Floats, scale: range, metric: Metric) -> Floats:
    """Krippendorff's alpha of each table of coincidences; NaN where all values are equal."""
    given = tables.sum(axis=2)
    if metric == "nominal":
        apart = 1 - np.eye(len(scale))[None]
    elif metric == "ordinal":
        apart = _squared_distances(np.cumsum(given, axis=1) - given / 2)
    else:
        apart = _squared_distances(np.array(scale, dtype="float64")[None])
    observed = (tables * apart).sum(axis=(1, 2))
    by_chance = (given[:, :, None] * given[:, None, :] * apart).sum(axis=(1, 2))
    expected = by_chance / (given.sum(axis=1) - 1)
    return _less_disagreement(observed, expected)


def _squared_distances(places: Floats) -> Floats:
    """Of each pair of values, by the places of the values in each table."""
    squared: Floats = (places[:, :, None] - places[:, None, :]) ** 2
    return squared


def _kappas(tables: Floats, weights: Weights) -> Floats:
    """Weighted kappa of each table of two raters; NaN where all ratings are equal."""
    levels = np.arange(tables.shape[1], dtype="float64")
    distance = np.abs(levels[:, None] - levels)
    apart = distance if weights == "linear" else distance**2
    observed = (tables * apart).sum(axis=(1, 2))
    by_chance = (tables.sum(axis=2)[:, :, None] * tables.sum(axis=1)[:, None, :] * apart).sum(
        axis=(1, 2)
    )
    return _less_disagreement(observed * tables.sum(axis=(1, 2)), by_chance)


def _less_disagreement(observed: Floats, expected: Floats) -> Floats:
    """One less the observed over the expected disagreement; NaN where none is expected."""
    ratio = np.full(len(observed), nan)
    np.divide(observed, expected, out=ratio, where=expected > 0)
    return 1 - ratio


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
