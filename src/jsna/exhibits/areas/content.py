"""What a comparison across areas is made of: the areas, and the results about them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import nan

import pandas as pd

from jsna.exhibits.style import on_ramp
from jsna.exhibits.with_results import WithResults
from jsna.exhibits.wording import counted
from jsna.review.codebook import Codebook, Service
from jsna.review.tool import Tool

SYNTHETIC = "Synthetic: none of these areas, services and ratings is real."
NOT_RATED = "not rated"
_HIDDEN = "no score"


@dataclass(frozen=True)
class Area:
    """An area, with the review that speaks for it.

    Parameters
    ----------
    name
        The area.
    review
        What its published outputs are called.
    date
        The review's own date.
    notice
        What every output of the review must say.
    """

    name: str
    review: str
    date: str
    notice: str = ""


@dataclass(frozen=True)
class Rating:
    """What stands in the cell of an area and a service.

    ``words`` is the score or why there is none; ``step`` is its colour on the ramp, or missing.
    """

    words: str
    score: int | None = None
    step: float = nan


@dataclass(frozen=True, eq=False)
class Areas(WithResults):
    """Everything that an exhibit of the comparison may be drawn from; all of it is published.

    Parameters
    ----------
    areas
        The areas in the order of their names, which says nothing of how they are rated.
    tool, codebook
        The scale that all of them rate with, and the services.
    results
        What was found, as a table of results.
    synthetic
        Whether the areas are made up.
    chosen
        The name of the area whose place is shown; empty for none.
    """

    areas: tuple[Area, ...]
    tool: Tool
    codebook: Codebook
    results: pd.DataFrame
    synthetic: bool = False
    chosen: str = ""

    @cached_property
    def services(self) -> tuple[Service, ...]:
        """The services that any of the areas rated, in the order of the codebook."""
        rated = self.by_service("areas_rating")
        return tuple(each for each in self.codebook.services if each.service_id in rated)

    @cached_property
    def ratings(self) -> dict[tuple[str, str], Rating]:
        """What stands in each cell, by the name of the area and the id of the service."""
        rows = self.rows("score_in_area", group="area")
        columns = (rows[name] for name in ("group_value", "service_id", "value", "status"))
        return {
            (area, service): self._rating(score, status)
            for area, service, score, status in zip(*columns, strict=True)
        }

    def rating(self, area: str, service_id: str) -> Rating:
        """What stands in a cell."""
        return self.ratings.get((area, service_id), Rating(NOT_RATED))

    def counts(self, service_id: str) -> dict[int, int]:
        """How many areas have each score of the scale for a service."""
        rows = self.rows("areas_at_score", service_id=service_id)
        found = dict(zip(rows["answer"], rows["value"], strict=True))
        return {score: round(found[str(score)]) for score in self.tool.scores}

    @property
    def called(self) -> str:
        """How many areas are compared, in words."""
        return counted(len(self.areas), "area")

    @property
    def notes(self) -> tuple[str, ...]:
        """What every exhibit must carry: that it is synthetic, and the notices of the reviews."""
        if self.synthetic:
            return (SYNTHETIC,)
        if self.notices_differ:
            return ("The notice of each review stands in the list of the reviews compared.",)
        return (self.areas[0].notice,) if self.areas[0].notice else ()

    @property
    def notices_differ(self) -> bool:
        """Whether each review must be listed with what its outputs say."""
        return not self.synthetic and len({each.notice for each in self.areas}) > 1

    def _rating(self, score: float, status: str) -> Rating:
        if status != "shown":
            return Rating(_HIDDEN if status == "not estimable" else str(status))
        whole, scale = round(score), self.tool.scores
        return Rating(str(whole), whole, on_ramp(scale.index(whole), len(scale)))
