"""The tool that a review rates with: its scale in words, and the bands that follow from it."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from jsna.errors import InputError, Problem, UsageError, refuse_if
from jsna.review.project import Project
from jsna.review.settings import Review
from jsna.review.strict import Filled, Strict, read_toml

# How confident a rater can be; and what says that an item does not apply, first what is offered.
CONFIDENCES = ("low", "medium", "high")
NOT_APPLICABLE = ("n/a", "not applicable")
_FEWEST = 2


class Level(Strict):
    """One score of the scale, in the tool's words, and the band that it belongs to."""

    score: int
    label: Filled
    band: Filled


class Item(Strict):
    """One of the questions of which a service's rating is made."""

    id: Filled
    label: Filled


class Tool(Strict):
    """A rating tool, read from ``config/``. Bands are listed from the lowest up.

    ``quality_known_from`` is the lowest score that says that the quality of a service is known;
    ``items`` is empty where a service is rated as a whole.
    """

    id: Filled
    version: Filled
    name: Filled
    minimum: int
    maximum: int
    levels: tuple[Level, ...] = Field(alias="level", strict=False)
    bands: dict[str, Filled] = Field(alias="band")
    quality_known_from: int
    items: tuple[Item, ...] = Field(alias="item", default=(), strict=False)

    @model_validator(mode="after")
    def _complete(self) -> Self:
        faults = []
        scores = [level.score for level in self.levels]
        if len(scores) < _FEWEST or scores != [self.minimum + each for each in range(len(scores))]:
            faults.append("the levels must be one for each score, in order, from minimum up")
        elif scores[-1] != self.maximum:
            faults.append(f"the levels end at {scores[-1]}, but maximum is {self.maximum}")
        bands = [band for band, _ in groupby(level.band for level in self.levels)]
        if bands != list(self.bands):
            faults.append(
                f"the bands of the levels, from the lowest up, are {', '.join(bands)}; "
                f"[band] must explain these in this order, but has {', '.join(self.bands)}"
            )
        if self.quality_known_from not in self.scores:
            faults.append("quality_known_from is not on the scale")
        if len({item.id for item in self.items}) < len(self.items):
            faults.append("two items have the same id")
        if faults:
            raise ValueError("; ".join(faults))
        return self

    @property
    def scores(self) -> range:
        """All scores of the scale, from the lowest up."""
        return range(self.minimum, self.maximum + 1)

    def level(self, score: int) -> Level:
        """The level of a score.

        Raises
        ------
        LookupError
            If the scale does not have it: a defect, since inputs are held to the scale.
        """
        if score not in self.scores:
            raise LookupError(f"{score} is not on the scale of {self.name}")
        return self.levels[score - self.minimum]

    def scores_in(self, band: str) -> list[int]:
        """The scores that make a band."""
        return [level.score for level in self.levels if level.band == band]

    def band_name(self, band: str) -> str:
        """The short name of a band: what stands before the colon of its explanation."""
        return self.bands[band].partition(":")[0]


def tool_file(project: Project, tool_id: str) -> Path:
    """The file of a tool in ``config/``."""
    return project.config / f"{tool_id.replace('-', '_')}.toml"


def read_tool(project: Project, tool_id: str, version: str) -> Tool:
    """The tool that a review names, from ``config/<id>.toml`` with underscores in the file's name.

    Raises
    ------
    InputError
        If it is not there, is not well formed, or is another version.
    """
    path = tool_file(project, tool_id)
    shown_as = project.relative(path)
    if not path.exists():
        remedy = "Add it, or correct tool.id in review.toml"
        raise InputError([Problem(shown_as, "", "the tool of the review is not there", remedy)])
    tool = read_toml(path, Tool, shown_as)
    if (tool.id, tool.version) != (tool_id, version):
        found = f'this is "{tool.id}" version "{tool.version}"'
        remedy = f'The review names "{tool_id}" version "{version}": correct one of the two'
        raise InputError([Problem(shown_as, "", found, remedy)])
    return tool


def tool_of(project: Project, review: Review) -> Tool:
    """The tool of a review, which can take the scores that the review names.

    Raises
    ------
    InputError
        As ``read_tool``, or with every target and published score that is off the tool's scale.
    """
    tool = read_tool(project, review.tool.id, review.tool.version)
    shown_as = project.relative(project.raw(review.id) / "review.toml")
    named: list[tuple[str, int | None]] = [
        ("ranking.target", review.ranking.target),
        *(("ranking.other_targets", score) for score in review.ranking.other_targets),
        ("overall.published", review.overall.published),
    ]
    refuse_if(
        Problem(shown_as, f"key {key}", _off_scale(score, tool), "Correct the value")
        for key, score in named
        if score is not None and score not in tool.scores
    )
    return tool


def check_target(target: int, tool: Tool) -> int:
    """The target, if the tool's scale has it.

    Raises
    ------
    UsageError
        If it has not.
    """
    if target not in tool.scores:
        raise UsageError(f"The target cannot be used: {_off_scale(target, tool)}.")
    return target


def _off_scale(score: int, tool: Tool) -> str:
    return f"{score} is not on the scale of {tool.name}, {tool.minimum} to {tool.maximum}"
