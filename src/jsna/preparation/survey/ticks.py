"""Reads the columns of options: whether each was picked, and what was typed at the "other" one."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from jsna.preparation.survey.cells import Answers, Bools, Cell, by_row
from jsna.preparation.survey.export import Coded
from jsna.preparation.survey.layout import names_of, plain
from jsna.review.survey_question import Option, Question

_TICKED = frozenset({"1", "true", "yes", "y", "x", "on", "selected", "checked", "✓", "quoted"})
Texts = Mapping[str, frozenset[str]]


def answers_in_ticks(
    columns: Mapping[str, Coded],
    question: Question,
    missing_codes: Collection[str],
    unticked: Collection[str],
    *,
    typed: bool = False,
) -> Answers:
    """The answers of a question whose options have a column each.

    Parameters
    ----------
    columns
        The column of each option, by its id; some options may have none.
    question
        The question.
    missing_codes
        Texts that stand for no answer.
    unticked
        What stands in the column of an option that was not picked.
    typed
        Whether the column of the "other" option holds what was typed there, and never a mark.
        Without it that is so if a text stands there that is no mark.
    """
    rows = len(next(iter(columns.values())).codes)
    options = question.options
    picks = np.zeros((rows, len(options)), dtype=bool)
    unknown, missing = np.zeros(rows, dtype=bool), np.zeros(rows, dtype=bool)
    codes = frozenset(map(plain, missing_codes))
    held = {name: frozenset(map(plain, column.distinct)) for name, column in columns.items()}
    texts = None
    for place, option in enumerate(options):
        if option.id not in columns:
            continue
        own = _Ticks(option, held, question, codes, frozenset(unticked), typed=typed)
        column = columns[option.id]
        found = by_row([own.cell(text) for text in column.distinct], column.codes, len(options))
        picks[:, place] = found.picks[:, place]
        unknown |= found.unknown
        missing |= found.missing
        if option.other:
            texts = found.texts
    return Answers(picks, None, unknown, missing & ~picks.any(axis=1), texts)


class _Ticks:
    """The column of one option: what its texts say."""

    def __init__(
        self,
        option: Option,
        held: Texts,
        question: Question,
        codes: frozenset[str],
        unticked: frozenset[str],
        *,
        typed: bool,
    ) -> None:
        self.names, self.place, self.codes = names_of(option), question.options.index(option), codes
        self.other = option.other
        # Some exports give the option's number where it was picked.
        self.marks = _TICKED | {str(self.place + 1)}
        known = self.marks | self.names | unticked | codes
        self.typed = option.other and (typed or not held[option.id] <= known)
        self.unticked = unticked - self._of_its_own(option, held, question)

    def _of_its_own(self, option: Option, held: Texts, question: Question) -> frozenset[str]:
        """Words for "not picked" that say more here: an option can be called "No" or "N/A".

        They say that it was not picked where other options have them too, or a mark for "picked".
        """
        elsewhere = {
            each: held[each.id]
            for each in question.options
            if each.id in held and each is not option and not each.other
        }
        shared = frozenset({""}).union(*elsewhere.values())
        if self.typed:
            # All else in the column was typed: "0" or "no", too.
            return frozenset(held[option.id] - shared)
        by_marks = any(
            (texts - names_of(each)) & _TICKED
            for each, texts in {**elsewhere, option: held[option.id]}.items()
        )
        return frozenset() if by_marks else self.names - shared

    def cell(self, text: str) -> Cell:
        """What one text says."""
        name = plain(text)
        if name in self.names and name not in self.unticked:
            return Cell((self.place,))
        if name in self.codes:
            return Cell(missing=True)
        if name in self.unticked:
            return Cell()
        if name in self.marks and not self.typed:
            return Cell((self.place,))
        if self.other:
            return Cell((self.place,), text=" ".join(text.split()))
        return Cell(unknown=True)


def with_parent(
    children: Answers, parent: Answers, columns: Mapping[str, Coded], question: Question
) -> tuple[Answers, Bools]:
    """The answers of an export that has the options' columns and one with all picks.

    The columns of the options count; the other one where they are all blank, and for options that
    have none.

    Returns
    -------
    Answers, array
        The answers, and the rows on which the two disagree.
    """
    silent = np.ones(len(children.unknown), dtype=bool)
    for column in columns.values():
        silent &= np.array([not plain(text) for text in column.distinct], dtype=bool)[column.codes]
    alone = silent[:, None] | [option not in columns for option in question.option_ids]
    differ = ((parent.picks != children.picks) & ~alone).any(axis=1) | (parent.unknown & ~silent)
    picks = np.where(alone, parent.picks, children.picks)
    texts = children.texts
    if parent.texts is not None:
        other = question.option_ids.index(question.other_id)
        texts = np.where(alone[:, other], parent.texts, "" if texts is None else texts)
    unknown = children.unknown | (parent.unknown & silent)
    missing = (children.missing | parent.missing) & ~picks.any(axis=1)
    return Answers(picks, None, unknown, missing, texts), differ
