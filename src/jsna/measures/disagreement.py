"""How far ratings of the same items lie apart, of many tables of values by values at once.

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

from math import nan
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from jsna.measures.bootstrap import Floats

Metric = Literal["ordinal", "interval", "nominal"]
Weights = Literal["linear", "quadratic"]
_ITEM = ["service_id", "item_id"]


def coincidences(given: pd.DataFrame, scale: range) -> Floats:
    """The coincidences of values within each item that has two ratings or more, (items, k, k).

    Each pair of ratings counts 1 / (ratings of the item - 1), so that each rating counts once.
    """
    items = given.groupby(_ITEM).ngroup().to_numpy("int64")
    counts = np.zeros((int(items.max(initial=-1)) + 1, len(scale)))
    np.add.at(counts, (items, _levels(given["score"], scale)), 1.0)
    counts = counts[counts.sum(axis=1) > 1]
    same = counts[:, :, None] * np.eye(len(scale))
    met = counts[:, :, None] * counts[:, None, :] - same
    found: Floats = met / (counts.sum(axis=1) - 1)[:, None, None]
    return found


def pairs(given: pd.DataFrame, scale: range) -> Floats:
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


def alphas(tables: Floats, scale: range, metric: Metric) -> Floats:
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


def kappas(tables: Floats, weights: Weights) -> Floats:
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
