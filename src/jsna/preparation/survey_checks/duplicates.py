"""Finds respondents whose answers are those of another one, or all but one of them.

Two people can answer a short survey alike. So equal answers are flagged only where chance would
hardly have brought them about: where, given how often each answer was given, fewer than a small
number of the other respondents would be expected to answer likewise.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.preparation.survey_checks.coding import CodedAnswers, mixed
from jsna.preparation.survey_checks.findings import DUPLICATE, NEAR_DUPLICATE, Found

# Who answered fewer questions says too little to be known again.
_FEWEST_ANSWERS = 3
# Each costs a sort of all respondents, and fewer leave more of them to be looked at one by one.
_BLOCKS = 3
_PLACES = np.uint64(1 << 40)
Names = NDArray[np.object_] | pd.api.extensions.ExtensionArray


def find_duplicates(
    answers: Sequence[CodedAnswers], names: Names, chance: float
) -> Iterator[Found]:
    """Respondents who answered as another did, in all questions or in all but one.

    Each answer is a number of 64 bits, and a respondent the sum of theirs: all but one answer are
    the sum without it. Equal sums are then found without comparing pairs, so that the work grows
    with the number of respondents. Who differ in one question of a block are alike outside the
    block. Most are alike with nobody there, and so are done with at once for all its questions.

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
    size = math.ceil(len(answers) / _BLOCKS)
    blocks = [range(len(answers))[first : first + size] for first in range(0, len(answers), size)]
    sums, outside = _sums(answers, blocks)
    # What is likely by chance is worked out only of those who have somebody like them.
    others, enough = len(names) - 1, _who_answered_enough(answers)
    again = enough[_repeated(sums[enough])]
    rare = again[others * np.exp(_log_share(answers, again)) < chance]
    same = _groups(sums[rare], rare)
    yield _found(DUPLICATE, (), same, names, "the same answers as {other}")
    lone = np.setdiff1d(enough, np.concatenate([*same, rare[:0]]), assume_unique=True)
    again = lone[np.any([_repeated(keys[lone]) for keys in outside], axis=0)]
    rare = again[others * _alike_but_one(answers, again) < chance]
    said = "the answers of {other} but for one question"
    for block, keys in zip(blocks, outside, strict=True):
        some = rare[_repeated(keys[rare])]
        for place in block:
            pairs = _groups(sums[some] - _bits(place, answers[place].codes[some]), some)
            yield _found(NEAR_DUPLICATE, (answers[place].question.id,), pairs, names, said)


def _who_answered_enough(answers: Sequence[CodedAnswers]) -> NDArray[np.intp]:
    answered = np.zeros(len(answers[0].codes), dtype=np.int32)
    for each in answers:
        answered += each.answered
    return np.flatnonzero(answered >= _FEWEST_ANSWERS)


def _log_share(answers: Sequence[CodedAnswers], among: NDArray[np.intp]) -> NDArray[np.float64]:
    """The logarithm of the share of all who would by chance answer as each of these does."""
    log_share = np.zeros(len(among))
    for each in answers:
        log_share += np.log(each.shares)[each.codes[among]]
    return log_share


def _alike_but_one(answers: Sequence[CodedAnswers], among: NDArray[np.intp]) -> NDArray[np.float64]:
    """The share of all who would answer alike but for one question, whichever it is."""
    log_share, alike = _log_share(answers, among), np.zeros(len(among))
    for each in answers:
        alike += np.exp(log_share - np.log(each.shares)[each.codes[among]])
    return alike


def _sums(
    answers: Sequence[CodedAnswers], blocks: Sequence[range]
) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """For each respondent the sum of all their answers, and that outside of each block."""
    by_block = np.zeros((len(blocks), len(answers[0].codes)), dtype=np.uint64)
    for number, block in enumerate(blocks):
        for place in block:
            by_block[number] += _bits(place, answers[place].codes)
    sums = by_block.sum(axis=0, dtype=np.uint64)
    return sums, np.subtract(sums, by_block, out=by_block)


def _bits(place: int, codes: NDArray[np.integer]) -> NDArray[np.uint64]:
    """Each answer to a question as a number of 64 bits."""
    each = np.arange(codes.max(initial=0) + 1, dtype=np.uint64)
    bits: NDArray[np.uint64] = mixed(each + np.uint64(place) * _PLACES)[codes]
    return bits


def _groups(keys: NDArray[np.uint64], among: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    """Those among whom keys are equal, two or more of them, each group in their order."""
    again = _repeated(keys)
    keys, positions = keys[again], among[again]
    order = np.argsort(keys, kind="stable")
    ends = np.flatnonzero(np.diff(keys[order])) + 1
    return [group for group in np.split(positions[order], ends) if len(group)]


def _repeated(keys: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which keys stand there more than once."""
    ordered = np.sort(keys)
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    return np.isin(keys, twice)


def _found(
    check: str,
    fields: tuple[str, ...],
    groups: Sequence[NDArray[np.intp]],
    names: Names,
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
