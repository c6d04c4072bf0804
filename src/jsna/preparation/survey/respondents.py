"""Makes the table of respondents: a running number, weight, time taken and breakdown groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.errors import Problem, did_you_mean, refuse_if
from jsna.preparation.survey.export import Body, some_rows
from jsna.preparation.survey.layout import Layout
from jsna.preparation.survey.times import seconds_between
from jsna.preparation.survey.values import numbers
from jsna.review.survey import Survey


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
    body: Body, wide: pd.DataFrame, places: Places, survey: Survey, shown_as: str
) -> tuple[pd.DataFrame, list[Problem]]:
    """The table of respondents, and what is wrong with their weights."""
    count = len(body.source_rows)
    weights, problems = np.ones(count), []
    if places.weight is not None:
        weights, strange, _ = numbers(body.columns[places.weight], ())
        bad = strange | ~(weights > 0)
        if bad.any():
            place = f"{some_rows(body.source_rows[bad])}, column {survey.weight}"
            found = "the weight is not a number above 0"
            problems.append(Problem(shown_as, place, found, "Correct it, or leave weight out"))
    frame = pd.DataFrame(
        {
            "respondent": pd.array([f"r{number}" for number in range(1, count + 1)], dtype="str"),
            "source_row": body.source_rows,
            "weight": weights,
            "seconds": _seconds(body, places),
            **{group: wide[group] for group in survey.groups},
        }
    )
    return frame, problems


def _seconds(body: Body, places: Places) -> NDArray[np.float64]:
    if places.seconds is not None:
        return numbers(body.columns[places.seconds], ())[0]
    if places.started is None or places.ended is None:
        return np.full(len(body.source_rows), np.nan)
    return seconds_between(body.columns[places.started], body.columns[places.ended])
