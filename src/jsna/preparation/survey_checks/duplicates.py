"""Finds respondents whose answers are those of another one, or all but one of them.

Two people can answer a short survey alike. So equal answers are flagged only where chance would
hardly have brought them about: where, given how often each answer was given, fewer than a small
number of the other respondents would be expected to answer likewise.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
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
    the sum without it. Equal sums are then found without comparing pairs, so that the work grows
    with the number of respondents.

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
    others = len(names) - 1
    sums = _sums(answers, range(len(answers)))
    answered = np.zeros(len(names), dtype=np.int32)
    log_share = np.zeros(len(names))
    for each in answers:
        answered += each.answered
        log_share += np.log(each.shares)[each.codes]
    enough = answered >= _FEWEST_ANSWERS
    rare = np.flatnonzero(enough & (others * np.exp(log_share) < chance))
    same = _groups(sums[rare], rare)
    yield _found(DUPLICATE, (), same, names, "the same answers as {other}")
    lone = enough
    lone[np.concatenate([*same, np.empty(0, dtype=np.intp)])] = False
    # Those who answer alike but for one question, whichever it is.
    alike = np.zeros(len(names))
    for each in answers:
        alike += np.exp(log_share - np.log(each.shares)[each.codes])
    rare = np.flatnonzero(lone & (others * alike < chance))
    said = "the answers of {other} but for one question"
    for place, pairs in _near(answers, sums, rare):
        yield _found(NEAR_DUPLICATE, (answers[place].question.id,), pairs, names, said)


def _near(
    answers: Sequence[CodedAnswers], sums: NDArray[np.uint64], among: NDArray[np.intp]
) -> Iterator[tuple[int, list[NDArray[np.intp]]]]:
    """For each question the groups who differ in it alone, or not even in it.

    Who differ in one question of a block are alike outside the block. Most are alike with nobody
    there, and so are done with at once for all questions of the block.
    """
    size = math.isqrt(len(answers) - 1) + 1
    for first in range(0, len(answers), size):
        block = range(first, min(first + size, len(answers)))
        some = among[_repeated((sums - _sums(answers, block))[among])]
        for place in block:
            yield place, _groups(sums[some] - _bits(place, answers[place].codes[some]), some)


def _sums(answers: Sequence[CodedAnswers], places: Iterable[int]) -> NDArray[np.uint64]:
    """For each respondent the sum of their answers to these questions."""
    sums = np.zeros(len(answers[0].codes), dtype=np.uint64)
    for place in places:
        sums += _bits(place, answers[place].codes)
    return sums


def _bits(place: int, codes: NDArray[np.int32]) -> NDArray[np.uint64]:
    """Each answer to a question as a number of 64 bits."""
    each = np.arange(codes.max(initial=0) + 1, dtype=np.uint64)
    return mixed(each + np.uint64(place) * _PLACES)[codes]


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
