"""Turns the texts of an export's cells into options and picks: once a distinct text.

All work is done on the distinct texts of a column and then taken to the rows by their codes, so
that a million rows cost little more than a thousand.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from jsna.preparation.survey.export import Coded
from jsna.preparation.survey.layout import names_of, plain
from jsna.preparation.survey.parting import parted
from jsna.review.survey_question import Option, Question

Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Answers:
    """What one question got, a row each.

    Parameters
    ----------
    distinct
        What each distinct cell says, by options: picked or not.
    codes
        The distinct cell of each row; None where each row has its own.
    unknown
        Rows with an answer that is none of the options.
    missing
        Rows with a missing code.
    texts
        What was typed in place of an option, at its "other" option; None where nothing was.
    """

    distinct: Bools
    codes: NDArray[np.int32] | None
    unknown: Bools
    missing: Bools
    texts: NDArray[np.object_] | None

    @cached_property
    def picks(self) -> Bools:
        """Rows by options: picked or not."""
        return self.distinct if self.codes is None else self.distinct[self.codes]

    @cached_property
    def chosen(self) -> NDArray[np.int16]:
        """The place of the one option of each row, the first if there are several; -1 for none."""
        # Looked up for the distinct cells, which are few, and then taken to the rows.
        picked, first = self.distinct.any(axis=1), self.distinct.argmax(axis=1)
        chosen = np.where(picked, first, -1).astype(np.int16)
        return chosen if self.codes is None else chosen[self.codes]


@dataclass(frozen=True)
class Cell:
    """What one distinct text says."""

    picked: tuple[int, ...] = ()
    unknown: bool = False
    missing: bool = False
    text: str = ""


def lookup_of(options: Sequence[Option]) -> dict[str, int]:
    """The place of the option that each name stands for; the first one counts."""
    lookup: dict[str, int] = {}
    for place, option in enumerate(options):
        for name in names_of(option):
            lookup.setdefault(name, place)
    return lookup


def answers_in_cells(
    column: Coded, question: Question, missing_codes: Collection[str], separator: str | None
) -> Answers:
    """The answers in the column of a question.

    Parameters
    ----------
    column
        The texts of its cells.
    question
        The question, with its options.
    missing_codes
        Texts that stand for no answer.
    separator
        Between several answers in one cell; None where a cell holds one answer.
    """
    lookup = lookup_of(question.options)
    other = question.option_ids.index(question.other_id) if question.other_id else None
    missing = frozenset(map(plain, missing_codes))
    cells = [_cell(text, lookup, other, missing, separator) for text in column.distinct]
    return by_row(cells, column.codes, len(question.options))


def _cell(
    text: str,
    lookup: Mapping[str, int],
    other: int | None,
    missing: Collection[str],
    separator: str | None,
) -> Cell:
    name = plain(text)
    if not name:
        return Cell()
    if name in lookup:
        return Cell((lookup[name],))
    if name in missing:
        return Cell(missing=True)
    typed = " ".join(text.split())
    parts = [typed] if separator is None else parted(typed, lookup, separator)
    known = {lookup[plain(part)] for part in parts if plain(part) in lookup}
    rest = [part for part in parts if plain(part) not in lookup and plain(part) not in missing]
    if not rest:
        return Cell(tuple(sorted(known)), missing=not known)
    if other is None:
        return Cell(tuple(sorted(known)), unknown=True)
    return Cell(tuple(sorted(known | {other})), text="; ".join(rest))


def by_row(cells: Sequence[Cell], codes: NDArray[np.int32], options: int) -> Answers:
    """What the distinct texts of a column say, taken to the rows by their codes."""
    table = np.zeros((len(cells), options), dtype=bool)
    for place, cell in enumerate(cells):
        table[place, list(cell.picked)] = True
    unknown = np.fromiter((cell.unknown for cell in cells), dtype=bool, count=len(cells))
    missing = np.fromiter((cell.missing for cell in cells), dtype=bool, count=len(cells))
    typed = np.array([*(cell.text for cell in cells), ""], dtype=object)
    texts = typed[codes] if typed.any() else None
    return Answers(table, codes, _taken(unknown, codes), _taken(missing, codes), texts)


def _taken(each: Bools, codes: NDArray[np.int32]) -> Bools:
    """What is said of distinct cells, taken to the rows; what is said of none needs no look-up."""
    return each[codes] if each.any() else np.zeros(len(codes), dtype=bool)
