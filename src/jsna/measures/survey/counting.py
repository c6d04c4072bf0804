"""How many gave each answer, in each column: one count over whole numbers for each question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from jsna.measures.survey.columns import Columns, Numbers
from jsna.measures.survey.limits import Truths, picked
from jsna.measures.survey.tally import Counted, Tally, tally_of
from jsna.review.survey_question import Question

# With a space, which no id of a code has.
COMMENTED = "has commented"


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
    if question.takes_one:
        counted = _count_one(wide, question, columns, weights)
    else:
        counted = _count_several(_given(wide, question), columns, weights)
    return tally_of(question, question.base_ids, counted, columns)


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
    mentioned = [mentions[code].to_numpy(dtype=bool) for code in codes]
    given = _Given(codes, mentioned, mentions[COMMENTED].to_numpy(dtype=bool))
    return tally_of(question, codes, _count_several(given, columns, weights), columns)


def _count_one(
    wide: pd.DataFrame, question: Question, columns: Columns, weights: Numbers | None
) -> Counted:
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

    counts = by_option(None)
    base, none = _total(counts, question.base_ids, columns), counts[""]
    if weights is None:
        return Counted(counts, counts, base, none, base, base)
    weighted, squares = by_option(weights), by_option(weights * weights)
    sums = (_total(each, question.base_ids, columns) for each in (weighted, squares))
    return Counted(counts, weighted, base, none, *sums)


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
    options, outside = question.base_ids, question.outside_ids
    ticked = [picked(wide, question, option) for option in options]
    base = np.zeros(len(wide), dtype=bool)
    for each in ticked:
        base |= each
    apart = [picked(wide, question, option) & ~base for option in outside]
    return _Given((*options, *outside), [*ticked, *apart], base)


def _count_several(given: _Given, columns: Columns, weights: Numbers | None) -> Counted:
    """Each option is counted by itself, since one respondent can give several."""

    def count(who: Truths, weight: Numbers | None) -> Numbers:
        own = None if weight is None else weight[who]
        cells = columns.combination[who]
        return np.bincount(cells, own, columns.combinations).astype("float64")

    none = ~given.base
    for who in given.picked:
        none &= ~who
    counts = dict(zip(given.options, (count(who, None) for who in given.picked), strict=True))
    base = count(given.base, None)
    if weights is None:
        return Counted(counts, counts, base, count(none, None), base, base)
    weighted = (count(who, weights) for who in given.picked)
    return Counted(
        counts,
        dict(zip(given.options, weighted, strict=True)),
        base,
        count(none, None),
        count(given.base, weights),
        count(given.base, weights * weights),
    )
