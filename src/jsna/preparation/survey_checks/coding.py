"""Each question's answers as one whole number a respondent, for checks that compare answers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.review.survey import Question, Survey

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
    codes: NDArray[np.intp]
    answered: NDArray[np.bool_]

    @property
    def shares(self) -> NDArray[np.float64]:
        """For each respondent the share of all respondents who answered likewise."""
        counts = np.bincount(self.codes) / len(self.codes)
        return np.asarray(counts[self.codes])


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
        for place, column in enumerate(question.wide_columns):
            mixed ^= np.where(wide[column].to_numpy(), mixing(place), np.uint64(0))
        picked = np.asarray(wide[list(question.wide_columns)].to_numpy(dtype=bool).any(axis=1))
        return CodedAnswers(question, pd.factorize(mixed)[0], picked)
    values = wide[question.id]
    if question.takes_one:
        codes = values.cat.codes.to_numpy().astype(np.intp) + 1
        return CodedAnswers(question, codes, codes > 0)
    codes = pd.factorize(values)[0] + 1
    answered = (values != "") if question.type == "free-text" else values.notna()
    return CodedAnswers(question, codes, answered.to_numpy(dtype=bool))


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
