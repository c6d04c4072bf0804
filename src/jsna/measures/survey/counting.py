"""How many gave each answer, in each column: one count over whole numbers for each question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from jsna.measures.survey.columns import Columns, Numbers
from jsna.review.survey_question import Question

Truths = npt.NDArray[np.bool_]
# With a space, which no id of a code has.
COMMENTED = "has commented"


@dataclass(frozen=True)
class Tally:
    """The answers to one question, counted; every array has a row a column of the breakdowns.

    Parameters
    ----------
    question, columns
        The question, and what it is counted in.
    answers
        How many gave each option that counts in the base, or mention each code, (columns, options).
    options
        The ids of these.
    base
        How many gave at least one of them, or any number or text.
    outside
        How many gave each answer outside the base, and none inside it, (columns, options).
    outside_options
        The ids of these.
    not_answered
        How many gave none.
    weighted
        Sums of the weights of ``answers``, where there are weights.
    weights, squares
        Of those in the base: the sum of their weights and that of their squares.
    """

    question: Question
    columns: Columns
    options: tuple[str, ...]
    answers: Numbers
    base: Numbers
    outside_options: tuple[str, ...]
    outside: Numbers
    not_answered: Numbers
    weighted: Numbers
    weights: Numbers
    squares: Numbers


@dataclass(frozen=True)
class _Given:
    """Who gave what: for each option, and whether in the base, as truths of the respondents."""

    options: tuple[str, ...]
    picked: list[Truths]
    base: Truths


def count_question(
    wide: pd.DataFrame, question: Question, columns: Columns, weights: Numbers | None = None
) -> Tally:
    """Count the answers to a question.

    Parameters
    ----------
    wide
        The coded answers, as ``review.survey`` describes them.
    question
        The question: with options, or a number, or a text.
    columns
        The columns to count in.
    weights
        The weight of each respondent, if the survey is weighted.
    """
    inside = question.base_ids
    outside = tuple(option.id for option in question.options if option.missing)
    if question.takes_one:
        counted = _count_one(wide, question, columns, weights)
    else:
        given = _given(wide, question)
        counted = _count_several(given, columns, weights)
    return _tally(question, (inside, outside), counted, columns)


def count_codes(
    mentions: pd.DataFrame, question: Question, columns: Columns, weights: Numbers | None = None
) -> Tally:
    """Count the respondents who mention each code in their comments.

    Parameters
    ----------
    mentions
        One row a respondent: ``COMMENTED`` (bool), and a bool column for each code.
    question, columns, weights
        As for ``count_question``.
    """
    codes = tuple(str(name) for name in mentions.columns if name != COMMENTED)
    picked = [mentions[code].to_numpy(dtype=bool) for code in codes]
    given = _Given(codes, picked, mentions[COMMENTED].to_numpy(dtype=bool))
    return _tally(question, (codes, ()), _count_several(given, columns, weights), columns)


@dataclass(frozen=True)
class _Counted:
    """By combination of groups: each option, with what is outside last; the base; the weights."""

    picked: dict[str, Numbers]
    weighted: dict[str, Numbers]
    base: Numbers
    none: Numbers
    weights: Numbers
    squares: Numbers


def _tally(
    question: Question,
    options: tuple[tuple[str, ...], tuple[str, ...]],
    counted: _Counted,
    columns: Columns,
) -> Tally:
    inside, outside = options

    def table(found: dict[str, Numbers], names: tuple[str, ...]) -> Numbers:
        stacked = [columns.sums(found[name]) for name in names]
        return np.array(stacked).T if stacked else np.zeros((len(columns.names), 0))

    return Tally(
        question,
        columns,
        inside,
        table(counted.picked, inside),
        columns.sums(counted.base),
        outside,
        table(counted.picked, outside),
        columns.sums(counted.none),
        table(counted.weighted, inside),
        columns.sums(counted.weights),
        columns.sums(counted.squares),
    )


def _count_one(
    wide: pd.DataFrame, question: Question, columns: Columns, weights: Numbers | None
) -> _Counted:
    """A single choice: options and no answer together are all respondents."""
    ids = question.option_ids
    codes = _codes(wide[question.id], ids)
    size = len(ids) + 1
    cells = columns.combination * size
    # In place, since a survey can be large; no answer is -1, and comes first.
    cells += codes
    cells += 1

    def by_option(weight: Numbers | None) -> dict[str, Numbers]:
        flat = np.bincount(cells, weight, minlength=columns.combinations * size)
        found = flat.reshape(-1, size).astype("float64")
        return dict(zip(("", *ids), found.T, strict=True))

    picked = by_option(None)
    base = _total(picked, question.base_ids, columns)
    if weights is None:
        return _Counted(picked, picked, base, picked[""], base, base)
    weighted, squares = by_option(weights), by_option(weights * weights)
    sums = (_total(each, question.base_ids, columns) for each in (weighted, squares))
    return _Counted(picked, weighted, base, picked[""], *sums)


def _codes(column: pd.Series, ids: Sequence[str]) -> npt.NDArray[np.integer]:
    """The place of each answer among the options; -1 for none."""
    if list(column.cat.categories) != list(ids):
        column = column.cat.set_categories(list(ids))
    return column.cat.codes.to_numpy()


def _total(found: dict[str, Numbers], names: tuple[str, ...], columns: Columns) -> Numbers:
    return sum((found[name] for name in names), np.zeros(columns.combinations))


def _given(wide: pd.DataFrame, question: Question) -> _Given:
    """Several choices, a number or a text: which were given."""
    if question.type == "numeric":
        return _Given((), [], wide[question.id].notna().to_numpy())
    if question.type == "free-text":
        return _Given((), [], (wide[question.id] != "").to_numpy(dtype=bool))
    options = question.base_ids
    ticked = [wide[f"{question.id}:{option}"].to_numpy(dtype=bool) for option in options]
    base = np.zeros(len(wide), dtype=bool)
    for each in ticked:
        base |= each
    outside = [option.id for option in question.options if option.missing]
    apart = [wide[f"{question.id}:{option}"].to_numpy(dtype=bool) & ~base for option in outside]
    return _Given((*options, *outside), [*ticked, *apart], base)


def _count_several(given: _Given, columns: Columns, weights: Numbers | None) -> _Counted:
    """Each option is counted by itself, since one respondent can give several."""

    def count(who: Truths, weight: Numbers | None) -> Numbers:
        own = None if weight is None else weight[who]
        cells = columns.combination[who]
        return np.bincount(cells, own, columns.combinations).astype("float64")

    none = ~given.base
    for picked in given.picked:
        none &= ~picked
    counts = dict(zip(given.options, (count(who, None) for who in given.picked), strict=True))
    base = count(given.base, None)
    if weights is None:
        return _Counted(counts, counts, base, count(none, None), base, base)
    weighted = (count(who, weights) for who in given.picked)
    return _Counted(
        counts,
        dict(zip(given.options, weighted, strict=True)),
        base,
        count(none, None),
        count(given.base, weights),
        count(given.base, weights * weights),
    )
