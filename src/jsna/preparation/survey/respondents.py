"""Makes the table of respondents: a running number, weight, time taken and breakdown groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from jsna.errors import Problem, did_you_mean, refuse_if
from jsna.preparation.cleaning import Issue
from jsna.preparation.survey.export import Body
from jsna.preparation.survey.layout import Layout
from jsna.preparation.survey.times import lengths
from jsna.preparation.survey.values import numbers
from jsna.review.survey import Survey
from jsna.review.words import some_rows

TIME = "time not known"
_NOT_KNOWN = "how long the answer took is not known, and it can be no speeder"
_Unknown = tuple[int, str, NDArray[np.bool_]]


@dataclass(frozen=True)
class Places:
    """Positions of the columns that are about a respondent and not about a question."""

    weight: int | None = None
    started: int | None = None
    ended: int | None = None
    seconds: int | None = None
    preview: int | None = None

    @property
    def positions(self) -> set[int]:
        """All that there are."""
        found = (self.weight, self.started, self.ended, self.seconds, self.preview)
        return {place for place in found if place is not None}


def places_of(layout: Layout, survey: Survey, shown_as: str) -> Places:
    """Where these columns are in an export.

    Raises
    ------
    InputError
        With each heading that the spec names and the export has not.
    """
    declared = {"weight": survey.weight, "started": survey.started, "ended": survey.ended}
    known = [column.heading for column in layout.columns]
    refuse_if(
        Problem(shown_as, "", f'there is no column "{name}", which survey.toml names as {key}',
                f"Correct it: {did_you_mean(name, known)}".rstrip("?"))
        for key, name in declared.items()
        if name and layout.find([name]) is None
    )  # fmt: skip
    return Places(
        weight=layout.find([survey.weight]),
        started=layout.find([survey.started] if survey.started else layout.started),
        ended=layout.find([survey.ended] if survey.ended else layout.ended),
        seconds=layout.find(layout.seconds),
        preview=layout.find([layout.preview[0]]),
    )


def respondents_of(
    body: Body, wide: pd.DataFrame, places: Places, survey: Survey, layout: Layout, shown_as: str
) -> tuple[pd.DataFrame, list[Problem], list[Issue]]:
    """The table of respondents, what is wrong with their weights, and times that say nothing."""
    count = len(body.source_rows)
    weights, problems = np.ones(count), []
    if places.weight is not None:
        weights, strange, _ = numbers(body.columns[places.weight], ())
        bad = strange | ~(weights > 0)
        if bad.any():
            place = f"{some_rows(body.source_rows[bad].tolist())}, column {survey.weight}"
            found = "the weight is not a number above 0"
            problems.append(Problem(shown_as, place, found, "Correct it, or leave weight out"))
    seconds, unknown = _seconds(body, places)
    frame = pd.DataFrame(
        {
            "respondent": _running_numbers(count),
            "source_row": body.source_rows,
            "weight": weights,
            "seconds": seconds,
            **{group: wide[group] for group in survey.groups},
        }
    )
    issues = [
        Issue(shown_as, row, layout.columns[place].heading, TIME, f"{said}: {_NOT_KNOWN}")
        for place, said, rows in unknown
        for row in _of_rows(rows, body, place)
    ]
    return frame, problems, issues


def _running_numbers(count: int) -> pd.api.extensions.ExtensionArray:
    """What each respondent is called: "r1", "r2" ..."""
    numbers = pa.array(np.arange(1, count + 1)).cast(pa.string())
    names: pd.api.extensions.ExtensionArray = pd.array(
        pc.binary_join_element_wise("r", numbers, ""), dtype="str"
    )
    return names


def _seconds(body: Body, places: Places) -> tuple[NDArray[np.float64], list[_Unknown]]:
    """How long each answer took, and where it cannot be told: the column, why, and the rows."""
    if places.seconds is not None:
        seconds, strange, _ = numbers(body.columns[places.seconds], ())
        return seconds, [(places.seconds, "the time taken is not a number", strange)]
    if places.started is None or places.ended is None:
        return np.full(len(body.source_rows), np.nan), []
    found = lengths(body.columns[places.started], body.columns[places.ended])
    unread = "the time is written in no way that can be read"
    undecided = "whether the day or the month comes first cannot be told"
    return found.seconds, [
        (places.started, unread, found.unread_start),
        (places.ended, unread, found.unread_end),
        (places.started, undecided, found.undecided),
    ]


def _of_rows(rows: NDArray[np.bool_], body: Body, place: int) -> Iterator[int]:
    """The numbers of these rows; 0, for the whole column, where nothing in it can be read."""
    if rows.any() and rows[~body.columns[place].blank].all():
        yield 0
    else:
        yield from body.source_rows[rows].tolist()
