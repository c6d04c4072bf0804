"""The answers in their long form, one row an answer, for surveys of moderate size."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.preparation.survey.reading import Received
from jsna.review.survey import Survey
from jsna.review.survey_question import MISSING_CODE, Question

COLUMNS = ("respondent", "question_id", "option_id", "value", "source_row", "state")


def answers_of(received: Received, survey: Survey) -> pd.DataFrame:
    """The long table of ``review.survey``.

    Returns
    -------
    DataFrame
        In order of respondent, question and option: one row an option picked, a number or a text,
        and one row for each question that a respondent did not answer.
    """
    parts: list[pd.DataFrame] = []
    for place, question in enumerate(survey.questions):
        answered = np.zeros(len(received.wide), dtype=bool)
        for rank, (rows, option, values) in enumerate(_given(received.wide, question)):
            answered |= rows
            parts.append(_part(rows, place, rank, option, values[rows], "answered"))
        name = question.missing_code_column
        coded = received.wide[name].to_numpy() if name in received.wide else ~answered & answered
        for rows, state in (
            (~answered & coded, MISSING_CODE),
            (~answered & ~coded, "not answered"),
        ):
            blank = np.full(int(rows.sum()), "", dtype=object)
            parts.append(_part(rows, place, 0, "", blank, state))
    frame = pd.concat(parts, ignore_index=True).sort_values(["row", "place", "rank"])
    return _named(frame, received.respondents, survey)


def _given(
    wide: pd.DataFrame, question: Question
) -> Iterator[tuple[NDArray[np.bool_], str, NDArray[np.object_]]]:
    """For each option in order: who gave it, its id, and the value; a number or text likewise."""
    ones = np.full(len(wide), "1", dtype=object)
    if question.takes_several:
        for option in question.option_ids:
            yield wide[f"{question.id}:{option}"].to_numpy(), option, ones
    elif question.takes_one:
        codes = wide[question.id].cat.codes.to_numpy()
        for place, option in enumerate(question.option_ids):
            yield codes == place, option, ones
    elif question.type == "numeric":
        figures = wide[question.id].to_numpy()
        shown = [f"{figure:.15g}" for figure in figures]
        yield ~np.isnan(figures), "", np.array([*shown, ""], dtype=object)[:-1]
    else:
        texts = wide[question.id].to_numpy(dtype=object)
        yield texts != "", "", texts


def _part(
    rows: NDArray[np.bool_],
    place: int,
    rank: int,
    option: str,
    values: NDArray[np.object_],
    state: str,
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "row": np.flatnonzero(rows),
            "place": place,
            "rank": rank,
            "option_id": pd.array([option] * len(values), dtype="str"),
            "value": pd.array(values, dtype="str"),
            "state": pd.array([state] * len(values), dtype="str"),
        }
    )


def _named(frame: pd.DataFrame, respondents: pd.DataFrame, survey: Survey) -> pd.DataFrame:
    rows = frame["row"].to_numpy()
    questions = np.array([question.id for question in survey.questions], dtype=object)
    frame["respondent"] = respondents["respondent"].to_numpy()[rows]
    frame["source_row"] = respondents["source_row"].to_numpy()[rows]
    frame["question_id"] = pd.array(questions[frame["place"]], dtype="str")
    return frame[list(COLUMNS)].astype({"respondent": "str"}).reset_index(drop=True)
