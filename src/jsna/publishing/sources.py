"""The files behind a number or a statement, with the rows of them that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from jsna.measures.origin import Origin
from jsna.publishing.traced import Source
from jsna.review.settings import Review
from jsna.review.survey import Survey

Record = dict[Any, Any]
Records = list[Record]
BEHIND = ("ratings", "assessment", "gap_statements", "links", "voice_statements")
_STATEMENT_FILES = {
    "priority": "priorities",
    "engagement issue": "engagement_issues",
    "engagement source": "engagement_sources",
}


@dataclass(frozen=True, eq=False)
class Sources:
    """What the numbers of a review can rest on.

    Parameters
    ----------
    review
        The review.
    tables
        Its public stored tables by name, ``BEHIND`` among them.
    survey
        The questions of its survey, if answers are among the results.
    """

    review: Review
    tables: dict[str, pd.DataFrame]
    survey: Survey | None = None

    @cached_property
    def records(self) -> dict[str, Records]:
        """The rows of each of ``BEHIND``."""
        # Looked through for each of hundreds of results, where frames would take a second.
        return {name: self.tables[name].to_dict("records") for name in BEHIND}

    def of_gap(self, row: Record) -> Source:
        """Where a gap stands in the inputs."""
        return Source(self._file("gaps", "assessment"), _numbers([row]))

    def of_statement(self, row: Record) -> Source:
        """Where a statement stands in the inputs."""
        return Source(self._file(_STATEMENT_FILES[row["kind"]]), _numbers([row]))

    def of_result(self, origin: Origin, about: dict[str, str]) -> Iterator[Source]:
        """The files behind one result, with their rows.

        Parameters
        ----------
        origin
            What the results of its measure rest on.
        about
            Its key, by the columns of the results table.
        """
        before = self._reviews_before(origin, about)
        if not (about["group"] == "review" and before):
            yield from self._inputs(origin, about)
        for part in origin.settings:
            if part != "items" or "ratings" in self.review.inputs:
                yield Source(f"data/raw/{self.review.id}/review.toml", part=f"[{part}]")
        for earlier in before:
            for table in origin.earlier:
                yield Source(f"outputs/{earlier}/tables/{table}.csv", part="as published")

    def _reviews_before(self, origin: Origin, about: dict[str, str]) -> tuple[str, ...]:
        """The earlier reviews that one result rests on: the one it names, or all of them."""
        earlier = tuple(self.review.earlier) if origin.earlier else ()
        named = about["group_value"] if "score_results" in origin.earlier else ""
        return tuple(each for each in earlier if each == named) if named else earlier

    def _inputs(self, origin: Origin, about: dict[str, str]) -> Iterator[Source]:
        """The input files behind one result, with their rows."""
        behind = (
            ("ratings", origin.ratings, ("ratings", "assessment")),
            ("gap_statements", origin.gaps, ("gaps", "assessment")),
            ("links", origin.links, ("evidence_links",)),
        )
        for table, scope, roles in behind:
            if scope and any(role in self.review.inputs for role in roles):
                rows = self._of(self.records[table], scope, about)
                yield Source(self._file(*roles), _numbers(rows))
        if origin.answers and "survey_export" in self.review.inputs:
            # Which respondents are behind a number is nobody's to know.
            yield Source(self._file("survey_export"), part="all answers; restricted")
            yield Source(f"data/raw/{self.review.id}/survey.toml", part="the questions")
            if self.survey and self.survey.codes_of(about["question_id"]):
                yield Source(self._file("survey_codings"), part="all codings; restricted")
        if origin.statements and _STATEMENT_FILES[origin.statements] in self.review.inputs:
            yield self._counted(origin.statements, about)

    def _of(self, rows: Records, scope: str, about: dict[str, str]) -> Records:
        """Those rows of a table that one result rests on."""
        if scope == "all" and about["group"] == "kind":
            kind = self._of_kind(about["group_value"])
            return [row for row in rows if row["service_id"] in kind]
        if scope == "all":
            return rows
        services = [about["service_id"], *[about["group_value"]] * (scope == "pair")]
        own = [row for row in rows if row["service_id"] in services]
        if scope == "item":
            return [row for row in own if row["item_id"] == about["item_id"]]
        if scope == "stream":
            return [row for row in own if row["stream"] == about["group_value"]]
        return own

    def _of_kind(self, kind: str) -> set[str]:
        services = self.records["assessment"]
        return {row["service_id"] for row in services if row["kind"] == kind}

    def _counted(self, kind: str, about: dict[str, str]) -> Source:
        own = [row for row in self.records["voice_statements"] if row["kind"] == kind]
        if about["answer"]:
            own = [row for row in own if row["theme_id"] == about["answer"]]
        return Source(self._file(_STATEMENT_FILES[kind]), _numbers(own))

    def _file(self, *roles: str) -> str:
        """The input with the first of these roles that the review has."""
        given = {str(role): each.file for role, each in self.review.inputs.items()}
        name = next((given[role] for role in roles if role in given), "review.toml")
        return f"data/raw/{self.review.id}/{name}"


def _numbers(rows: Records) -> tuple[int, ...]:
    return tuple(sorted({int(row["source_row"]) for row in rows}))
