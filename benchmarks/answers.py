"""A made-up survey of any number of respondents: its answers as CSV and Parquet, and its spec.

Of the 60 columns one holds several picks in a cell, one a number and one a comment of every
hundredth.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from jsna.review.survey import Survey
from jsna.review.survey_question import Option, Question

QUESTIONS, GROUPS, OPTIONS = 52, 5, ("a", "b", "c", "d", "e")
GROUP_IDS = tuple(f"group-{number}" for number in range(GROUPS))
QUESTION_IDS = tuple(f"question-{number}" for number in range(QUESTIONS))
SEVERAL, NUMBER, TEXT = "several", "number", "text"
PICKS = tuple(
    "|".join(option for place, option in enumerate(OPTIONS) if picked >> place & 1)
    for picked in range(2 ** len(OPTIONS))
)


def write_survey(folder: Path, rows: int) -> None:
    """Write the same answers as CSV and Parquet."""
    draw = np.random.default_rng(1)
    words = pa.array(OPTIONS)
    columns = {
        name: pa.DictionaryArray.from_arrays(
            pa.array(draw.integers(0, 5, rows, dtype="int8"), mask=draw.random(rows) < 0.03), words
        )
        for name in (*GROUP_IDS, *QUESTION_IDS)
    }
    picks = pa.array(draw.integers(0, len(PICKS), rows, dtype="int8"))
    columns[SEVERAL] = pa.DictionaryArray.from_arrays(picks, pa.array(PICKS))
    columns[NUMBER] = pa.array(draw.integers(0, 100, rows), mask=draw.random(rows) < 0.03)
    comments = [f"comment {row}" if row % 100 == 0 else None for row in range(rows)]
    columns[TEXT] = pa.array(comments, pa.string())
    table = pa.table(columns)
    pa.parquet.write_table(table, folder / "survey.parquet")
    plain = pa.table({name: table[name].cast(pa.string()) for name in table.column_names})
    pa.csv.write_csv(plain, folder / "survey.csv")


def spec_of_answers() -> Survey:
    """The spec of these answers."""
    options = tuple(Option(id=option, wording=option) for option in OPTIONS)
    questions = tuple(
        Question(id=name, wording=name, type="single", options=options)
        for name in (*GROUP_IDS, *QUESTION_IDS)
    )
    others = (
        Question(id=SEVERAL, wording=SEVERAL, type="select-all", options=options),
        Question(id=NUMBER, wording=NUMBER, type="numeric"),
        Question(id=TEXT, wording=TEXT, type="free-text"),
    )
    return Survey(
        file="survey.csv",
        dialect="generic",
        origin="generated",
        added=dt.date(2026, 1, 1),
        separator="|",
        groups=GROUP_IDS,
        question=(*questions, *others),
    )
