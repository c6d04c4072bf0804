"""Finds respondents whose answers are those of another one, or all but one of them.

Two people can answer a short survey alike. So equal answers are flagged only where chance would
hardly have brought them about: where, given how often each answer was given, fewer than a small
number of the other respondents would be expected to answer likewise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.preparation.survey_checks.coding import CodedAnswers, mixed
from jsna.preparation.survey_checks.findings import DUPLICATE, NEAR_DUPLICATE, Found

# Who answered fewer questions says too little to be known again.
_FEWEST_ANSWERS = 3
_PLACES = np.uint64(1 << 40)


def find_duplicates(
    answers: Sequence[CodedAnswers], names: NDArray[np.object_], chance: float
) -> Iterator[Found]:
    """Respondents who answered as another did, in all questions or in all but one.

    Each answer is a number of 64 bits, and a respondent the sum of theirs: all but one answer are
    the sum without it. Equal sums are then found by sorting, a question at a time, so that the
    work grows with the number of respondents and not with that of pairs.

    Parameters
    ----------
    answers
        The answers to each question.
    names
        What messages call each respondent.
    chance
        The number of others expected to answer likewise from which on likeness says nothing.
    """
    if len(names) < 2:
        return
    parts = [_bits(place, each.codes) for place, each in enumerate(answers)]
    sums: NDArray[np.uint64] = np.sum(parts, axis=0, dtype=np.uint64)
    log_share = np.sum([np.log(each.shares) for each in answers], axis=0)
    answered = np.sum([each.answered for each in answers], axis=0)
    enough = answered >= _FEWEST_ANSWERS
    others = len(names) - 1
    rare = enough & (others * np.exp(log_share) < chance)
    same = _groups(sums, rare)
    yield _found(DUPLICATE, (), same, names, "the same answers as {other}")
    lone = enough & ~np.isin(np.arange(len(names)), np.concatenate([*same, [-1]]))
    # Those who answer alike but for one question, whichever it is.
    alike = np.sum([np.exp(log_share - np.log(each.shares)) for each in answers], axis=0)
    rare = lone & (others * alike < chance)
    for place, each in enumerate(answers):
        pairs = [group for group in _groups(sums - parts[place], rare) if len(group) > 1]
        said = "the answers of {other} but for one question"
        yield _found(NEAR_DUPLICATE, (each.question.id,), pairs, names, said)


def _bits(place: int, codes: NDArray[np.intp]) -> NDArray[np.uint64]:
    return mixed(codes.astype(np.uint64) + np.uint64(place) * _PLACES)


def _groups(keys: NDArray[np.uint64], among: NDArray[np.bool_]) -> list[NDArray[np.intp]]:
    """Positions with equal keys, two or more of them, each group in their order."""
    positions = np.flatnonzero(among)
    again = pd.Series(keys[positions]).duplicated(keep=False).to_numpy()
    positions = positions[again]
    order = np.lexsort((positions, keys[positions]))
    ordered = positions[order]
    ends = np.flatnonzero(np.diff(keys[ordered])) + 1
    return [group for group in np.split(ordered, ends) if len(group)]


def _found(
    check: str,
    fields: tuple[str, ...],
    groups: Sequence[NDArray[np.intp]],
    names: NDArray[np.object_],
    said: str,
) -> Found:
    """A finding for each member of each group, which names another of it."""
    rows: list[int] = []
    findings: list[str] = []
    for group in groups:
        for position in group:
            first, second = int(group[0]), int(group[1])
            other = second if position == first else first
            more = f" ({len(group)} respondents in all)" if len(group) > 2 else ""
            rows.append(int(position))
            findings.append(said.format(other=names[other]) + more)
    return Found(check, fields, np.asarray(rows, dtype=np.intp), findings)
