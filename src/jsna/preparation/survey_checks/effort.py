"""Finds answers given without care: too fast to have read, the same on all scales, or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from jsna.preparation.survey_checks.coding import CodedAnswers
from jsna.preparation.survey_checks.findings import NO_ANSWER, SPEEDER, STRAIGHT_LINING, Found
from jsna.review.survey_question import Question


def find_speeders(
    answers: Sequence[CodedAnswers], seconds: NDArray[np.float64], per_word: float
) -> Iterator[Found]:
    """Respondents who took less time than reading the questions that they answered takes.

    The words of a question are those of its wording and options; a list of options that stood
    there before, as in a set of scales, is not read again.

    Parameters
    ----------
    answers
        The answers to each question.
    seconds
        Time from start to end by respondent; NaN where it is not known.
    per_word
        Seconds that a word takes at the least.
    """
    if np.isnan(seconds).all():
        return
    words = np.zeros(len(seconds))
    for each, count in zip(answers, words_to_read([one.question for one in answers]), strict=True):
        words += count * each.answered
    said = "it took less time than reading the questions takes"
    yield Found(SPEEDER, (), np.flatnonzero((seconds >= 0) & (seconds < words * per_word)), said)
    said = "it ended before it began"
    yield Found(SPEEDER, (), np.flatnonzero(seconds < 0), said)


def words_to_read(questions: Sequence[Question]) -> list[int]:
    """How many words each question adds to what a respondent reads."""
    read: set[tuple[str, ...]] = set()
    counts = []
    for question in questions:
        options = tuple(option.wording for option in question.options)
        new = () if options in read else options
        read.add(options)
        counts.append(sum(len(text.split()) for text in (question.wording, *new)))
    return counts


def find_straight_lines(
    answers: Sequence[CodedAnswers], chance: float, shortest: int
) -> Iterator[Found]:
    """Respondents who gave one answer to all scales of a set, where chance seldom would.

    A set is the Likert questions with the same options. A middling answer to three scales is often
    what a person thinks; so only an answer is flagged that, given how often it was given to each
    scale, less than this share of respondents would give to all that they answered.
    """
    sets: defaultdict[tuple[str, ...], list[CodedAnswers]] = defaultdict(list)
    for each in answers:
        if each.question.type == "likert":
            sets[each.question.option_ids].append(each)
    for scales in sets.values():
        if len(scales) >= shortest:
            yield _straight(scales, chance, shortest)


def _straight(scales: Sequence[CodedAnswers], chance: float, shortest: int) -> Found:
    people = len(scales[0].codes)
    highest = np.zeros(people, dtype=np.int32)
    lowest = np.full(people, np.iinfo(np.int32).max, dtype=np.int32)
    given, likely = np.zeros(people, dtype=np.int32), np.ones(people)
    for each in scales:
        np.maximum(highest, each.codes, out=highest)
        np.minimum(lowest, each.codes, out=lowest, where=each.answered)
        given += each.answered
        # Among those who answered the scale, since it is they who could have answered otherwise.
        share = each.shares / max(float(each.answered.mean()), 1e-9)
        np.multiply(likely, share[each.codes], out=likely, where=each.answered)
    one_answer = (given >= shortest) & (highest == lowest)
    # "Don't know" to every scale can well be true.
    question = scales[0].question
    kept = np.array([True, *(not option.missing for option in question.options)])[highest]
    fields = tuple(each.question.id for each in scales)
    said = "the same answer on every scale of the set, which few would give"
    return Found(
        STRAIGHT_LINING, fields, np.flatnonzero(one_answer & kept & (likely < chance)), said
    )


def find_empty(answers: Sequence[CodedAnswers]) -> Iterator[Found]:
    """Respondents who answered no question."""
    anything = np.zeros(len(answers[0].codes), dtype=bool)
    for each in answers:
        anything |= each.answered
    yield Found(NO_ANSWER, (), np.flatnonzero(~anything), "no question was answered")
