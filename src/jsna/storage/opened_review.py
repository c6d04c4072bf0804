"""A review with what its folder and the configuration say of it, each read when it is asked for."""

from __future__ import annotations

import html
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from jsna.review.analysis_plan import Analysis, read_plan
from jsna.review.choices import Ranking
from jsna.review.codebook import Codebook
from jsna.review.codebook_file import read_codebook
from jsna.review.inputs import read_template
from jsna.review.project import Project
from jsna.review.prose import Prose, read_prose
from jsna.review.settings import Review
from jsna.review.survey import Survey
from jsna.review.survey_file import read_survey
from jsna.review.tool import Tool, check_target, tool_of


@dataclass(frozen=True, repr=False)
class OpenedReview:
    """A review, with its tool, services, questions, analyses and words."""

    project: Project
    review: Review

    def __repr__(self) -> str:
        """The review in words, without any folder: it is shown in the executed notebooks."""
        streams = self.review.streams.present
        lines = [
            f"Review {self.review.id}: {self.review.title}, {self.review.area}",
            *(f"{stream.name}: {stream.when}. {stream.note}".rstrip() for stream in streams),
            self.review.notice,
        ]
        return "\n".join(line for line in lines if line)

    def _repr_html_(self) -> str:
        """The same for a notebook's page."""
        return "".join(f"<p>{html.escape(line)}</p>" for line in repr(self).splitlines())

    @cached_property
    def tool(self) -> Tool:
        """The tool that the review rates with."""
        return tool_of(self.project, self.review)

    @cached_property
    def codebook(self) -> Codebook:
        """The services."""
        return read_codebook(self.project, self.review.services)

    @cached_property
    def survey(self) -> Survey | None:
        """The questions of the survey, if the review has the answers to any."""
        return read_survey(self.project, self.review.id)

    @property
    def plan(self) -> tuple[Analysis, ...]:
        """What is estimated from the answers; nothing where there are none."""
        return read_plan(self.project, self.review.id, self.survey) if self.survey else ()

    @property
    def template(self) -> bytes | None:
        """The review's own template for Word, if it names one."""
        return read_template(self.project, self.review)

    def ranking(self, target: int | None = None) -> Ranking:
        """The targets of the review, or the same aimed at another target, for a run that tries one.

        Raises
        ------
        UsageError
            If the tool's scale does not have the target.
        """
        aimed = self.review.ranking.aimed_at(target)
        check_target(aimed.target, self.tool)
        return aimed

    def prose(self) -> tuple[Prose, ...]:
        """The words that an analyst wrote for the chapter; often none."""
        return read_prose(self.project, self.review.id)

    def facts(self) -> pd.DataFrame:
        """What the review says of itself, as one row of the table ``review``."""
        review = self.review
        row = {
            "review": review.id,
            "title": review.title,
            "area": review.area,
            "date": review.date,
            "tool_id": review.tool.id,
            "tool_version": review.tool.version,
            "notice": review.notice,
        }
        return pd.DataFrame([row])
