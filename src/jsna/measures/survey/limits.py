"""What a questionnaire allows and its kept answers keep to: sums that a reader can count on.

A form refuses a fourth pick of three, or another beside "none of these", and asks for a text where
"other" was picked. Who knows the form knows this of every respondent. Where an answer was kept that
does otherwise, the sum does not hold, and nobody can reckon with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from jsna.review.survey_question import Question

Truths = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Limits:
    """What all kept answers to a question keep to.

    Parameters
    ----------
    most
        The largest number of picks of anybody; None without one, or where somebody has more.
    alone
        Options that exclude all others, and that nobody has picked with another.
    other
        Of a text: the "other" option that all who gave one have picked; blank where there is none,
        or where somebody gave a text without picking it.
    by_all
        Whether everybody who picked that option gave a text too.
    """

    most: int | None = None
    alone: tuple[str, ...] = ()
    other: str = ""
    by_all: bool = False


NO_LIMITS = Limits()


def limits_of_picks(wide: pd.DataFrame, question: Question) -> Limits:
    """What the picks of a question keep to.

    Parameters
    ----------
    wide
        The coded answers, as ``review.survey`` describes them.
    question
        The question.
    """
    exclusive = [option.id for option in question.options if option.exclusive]
    if not question.takes_several or (question.most is None and not exclusive):
        return NO_LIMITS
    inside = _picks(wide, question, question.base_ids)
    # What is outside the base counts only of those who picked nothing inside it.
    picks = np.where(inside > 0, inside, _picks(wide, question, question.outside_ids))
    apart = {
        name: inside == 0 if name in question.outside_ids else inside > 0 for name in exclusive
    }
    return Limits(
        question.most if inside.max(initial=0) <= (question.most or 0) else None,
        tuple(
            name
            for name, counted in apart.items()
            if picks[picked(wide, question, name) & counted].max(initial=0) <= 1
        ),
    )


def limits_of_text(wide: pd.DataFrame, asked: Question, gave: Truths) -> Limits:
    """What the texts at the "other" option of a question keep to.

    Parameters
    ----------
    wide
        The coded answers.
    asked
        The question whose option it is.
    gave
        For each respondent, whether there is a text of his that counts.
    """
    other = asked.other_id
    if other not in asked.base_ids:
        return NO_LIMITS
    chose = picked(wide, asked, other)
    if (gave & ~chose).any():
        return NO_LIMITS
    return Limits(other=other, by_all=bool((gave == chose).all()))


def picked(wide: pd.DataFrame, question: Question, option: str) -> Truths:
    """Who picked an option."""
    if question.takes_one:
        return (wide[question.id] == option).to_numpy(dtype=bool)
    return wide[f"{question.id}:{option}"].to_numpy(dtype=bool)


def _picks(wide: pd.DataFrame, question: Question, options: Sequence[str]) -> npt.NDArray[np.int64]:
    count = np.zeros(len(wide), dtype="int64")
    for option in options:
        count += picked(wide, question, option)
    return count
