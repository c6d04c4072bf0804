"""A small survey and answers to it, typed in, for the tests of checks and of the cleaning log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from jsna.preparation.survey.reading import Received
from jsna.review.survey import Survey
from jsna.review.survey_question import Option, Question

SCALE = (
    Option(id="sd", wording="Strongly disagree"),
    Option(id="d", wording="Disagree"),
    Option(id="a", wording="Agree"),
    Option(id="sa", wording="Strongly agree"),
    Option(id="dk", wording="Don't know", missing=True),
)
AREA = Question(
    id="area",
    wording="Where do you live?",
    type="single",
    options=(Option(id="north", wording="North"), Option(id="south", wording="South; coast")),
)
SCALES = tuple(
    Question(id=name, wording=f"It was {name}", type="likert", options=SCALE)
    for name in ("easy", "kind", "near")
)
HELP = Question(
    id="help",
    wording="What helped?",
    type="select-up-to-n",
    most=2,
    options=(
        Option(id="visitor", wording="Health visitor"),
        Option(id="midwife", wording="Midwife, hospital or community"),
        Option(id="group", wording="Groups in the evening"),
        Option(id="none", wording="None of these", exclusive=True),
        Option(id="other", wording="Other", other=True),
    ),
)
WHICH = Question(id="which", wording="Which?", type="free-text", other_of="help")
WEEKS = Question(id="weeks", wording="How many weeks?", type="numeric", lowest=0, highest=104)
WHY = Question(id="why", wording="Why?", type="free-text")
QUESTIONS = (AREA, *SCALES, HELP, WHICH, WEEKS, WHY)
Answers = Mapping[str, Any]


def survey_of(*questions: Question) -> Survey:
    """A spec with these questions, or with all of the above."""
    return Survey(
        file="export.csv",
        origin="typed in",
        added=dt.date(2026, 11, 1),
        groups=("area",) if not questions else (),
        question=questions or QUESTIONS,
    )


def received(
    rows: Sequence[Answers], survey: Survey | None = None, *, codes: Sequence[str] = ()
) -> Received:
    """The tables of these answers: by question an option's id, several, a number or a text.

    ``seconds`` is the time taken; ``codes`` names questions in which "missing code" stands for one.
    """
    survey = survey or survey_of()
    columns: dict[str, Any] = {}
    for one in survey.questions:
        given = [row.get(one.id) for row in rows]
        if one.id in codes:
            columns[f"{one.id}:missing code"] = [value == "missing code" for value in given]
            given = [None if value == "missing code" else value for value in given]
        if one.takes_several:
            for option in one.option_ids:
                ticks = [option in (value or ()) for value in given]
                columns[f"{one.id}:{option}"] = np.array(ticks, dtype=bool)
        elif one.takes_one:
            columns[one.id] = pd.Categorical(given, categories=list(one.option_ids))
        elif one.type == "numeric":
            columns[one.id] = [np.nan if value is None else float(value) for value in given]
        else:
            columns[one.id] = pd.array([value or "" for value in given], dtype="str")
    wide = pd.DataFrame(columns)
    numbers = range(1, len(rows) + 1)
    respondents = pd.DataFrame(
        {
            "respondent": pd.array([f"r{number}" for number in numbers], dtype="str"),
            "source_row": np.array([number + 1 for number in numbers], dtype=np.int32),
            "weight": np.ones(len(rows)),
            "seconds": [float(row.get("seconds", np.nan)) for row in rows],
            **{name: wide[name] for name in survey.groups},
        }
    )
    file = "data/raw/2026/restricted/export.csv"
    return Received(file, "generic", wide, respondents, len(rows), (), (), ())
