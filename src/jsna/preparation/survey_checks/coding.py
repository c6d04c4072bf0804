"""Each question's answers as one whole number a respondent, for checks that compare answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.review.survey import Survey
from jsna.review.survey_question import Question

# Odd constants of the mixing function "splitmix64" (Steele, Lea and Flood 2014).
_STEP, _FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB


@dataclass(frozen=True)
class CodedAnswers:
    """The answers to one question.

    Parameters
    ----------
    question
        The question.
    codes
        One a respondent, from 0: equal codes are equal answers. No answer is an answer here.
    answered
        Whether there is one.
    """

    question: Question
    codes: NDArray[np.integer]
    answered: NDArray[np.bool_]

    @cached_property
    def shares(self) -> NDArray[np.float64]:
        """The share of all respondents who gave each answer, by code; 1 for one that nobody gave.

        What is worked out of a share is worked out by code and taken to the respondents by their
        codes, since answers are few and respondents many.
        """
        counts = np.bincount(self.codes)
        return np.where(counts > 0, counts / len(self.codes), 1.0)


def code_answers(wide: pd.DataFrame, survey: Survey) -> list[CodedAnswers]:
    """The answers to each question of the spec, in its order.

    Parameters
    ----------
    wide
        The table of answers that ``review.survey`` describes.
    survey
        The spec.
    """
    return [_coded(wide, question) for question in survey.questions]


def _coded(wide: pd.DataFrame, question: Question) -> CodedAnswers:
    if question.takes_several:
        mixed = np.zeros(len(wide), dtype=np.uint64)
        picked = np.zeros(len(wide), dtype=bool)
        for place, column in enumerate(question.wide_columns):
            ticks = wide[column].to_numpy(dtype=bool)
            mixed ^= np.where(ticks, mixing(place), np.uint64(0))
            picked |= ticks
        return CodedAnswers(question, _small(pd.factorize(mixed)[0]), picked)
    values = wide[question.id]
    if question.takes_one:
        codes = values.cat.codes.to_numpy() + 1
        return CodedAnswers(question, codes, codes > 0)
    codes = _small(pd.factorize(values)[0]) + np.int32(1)
    answered = (values != "") if question.type == "free-text" else values.notna()
    return CodedAnswers(question, codes, answered.to_numpy(dtype=bool))


def _small(codes: NDArray[np.intp]) -> NDArray[np.int32]:
    return codes.astype(np.int32)


def mixing(number: int) -> np.uint64:
    """A whole number as 64 bits that look drawn at random; the same ones each time."""
    return np.uint64(mixed(np.array([number], dtype=np.uint64))[0])


def mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Likewise for each of many: the finalizer of splitmix64."""
    with np.errstate(over="ignore"):
        bits = (numbers + np.uint64(1)) * np.uint64(_STEP)
        bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(_FIRST)
        bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(_SECOND)
        return np.asarray(bits ^ (bits >> np.uint64(31)))
