"""What stands behind each result: its notebook and cell, and the rows of the inputs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import isnan
from typing import Any

import pandas as pd

from jsna.measures.origin import Made, Origin
from jsna.measures.origins import origin_of
from jsna.measures.results import KEY
from jsna.publishing.traced import Key, Source, Traced
from jsna.review.settings import Review
from jsna.review.survey import Survey

Records = list[dict[Any, Any]]
RESULTS = ("score_results", "ranking_results", "voice_results")
_BEHIND = ("ratings", "assessment", "gap_statements", "links", "voice_statements")
_STATEMENT_FILES = {
    "priority": "priorities",
    "engagement issue": "engagement_issues",
    "engagement source": "engagement_sources",
}
_OF_GAP = Made("01_clean_assessment", "gaps", "records_as_frames")
_OF_STATEMENT = Made("02_clean_survey", "clean", "clean_voice")


@dataclass(frozen=True, eq=False)
class Lineage:
    """The trace of a review, from its settings and its public tables.

    Parameters
    ----------
    review
        The review.
    tables
        Its public stored tables by name. Without those of the ratings, nothing is traced.
    survey
        The questions of its survey, if answers are among the results.
    """

    review: Review
    tables: dict[str, pd.DataFrame]
    survey: Survey | None = None

    @cached_property
    def entries(self) -> dict[Key, Traced]:
        """Every result by its key, then every gap and statement of the inputs."""
        if not {*RESULTS, *_BEHIND} <= set(self.tables):
            return {}
        found = [*self._results(), *self._gaps(), *self._statements()]
        return {each.key: each for each in found}

    @cached_property
    def _records(self) -> dict[str, Records]:
        # Looked through for each of hundreds of results, where frames would take a second.
        return {name: self.tables[name].to_dict("records") for name in _BEHIND}

    @cached_property
    def service_ids(self) -> dict[str, str]:
        """The id of each service that was rated, by its name."""
        services = self.tables["assessment"]
        return dict(zip(services["service"], services["service_id"], strict=True))

    def called(self, measure: str, **where: str) -> Key | None:
        """The key of the one result of a measure that is about this; of several or none, none."""
        found = [
            key
            for key, about in self._by_measure.get(measure, ())
            if all(about[column] == value for column, value in where.items())
        ]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _by_measure(self) -> dict[str, list[tuple[Key, dict[str, str]]]]:
        found: dict[str, list[tuple[Key, dict[str, str]]]] = {}
        for row in self._rows() if self.entries else ():
            about = {column: str(row[column]) for column in KEY}
            found.setdefault(about["measure"], []).append((_key(about), about))
        return found

    def _rows(self) -> Iterator[dict[str, object]]:
        for table in RESULTS:
            names = list(map(str, self.tables[table].columns))
            for row in self.tables[table].itertuples(index=False):
                yield dict(zip(names, row, strict=True))

    def _results(self) -> Iterator[Traced]:
        for row in self._rows():
            about = {column: str(row[column]) for column in KEY}
            origin = origin_of(about["measure"], self.review.ranking.second_key)
            yield Traced(
                _key(about),
                _value(row),
                str(row["method"]),
                origin.made,
                tuple(self._behind(origin, about)),
                tuple(about.items()),
            )

    def _gaps(self) -> Iterator[Traced]:
        file = self._file("gaps", "assessment")
        for row in self._records["gap_statements"]:
            source = Source(file, (int(row["source_row"]),))
            yield Traced(("gap", row["gap_id"]), row["text"], "as received", _OF_GAP, (source,))

    def _statements(self) -> Iterator[Traced]:
        for row in self._records["voice_statements"]:
            source = Source(self._file(_STATEMENT_FILES[row["kind"]]), (int(row["source_row"]),))
            key = ("statement", row["statement_id"])
            yield Traced(key, row["text"] or row["theme"], "as received", _OF_STATEMENT, (source,))

    def _file(self, *roles: str) -> str:
        """The input with the first of these roles that the review has."""
        given = {str(role): each.file for role, each in self.review.inputs.items()}
        name = next((given[role] for role in roles if role in given), "review.toml")
        return f"data/raw/{self.review.id}/{name}"

    def _behind(self, origin: Origin, about: dict[str, str]) -> Iterator[Source]:
        """The files behind one result, with their rows."""
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
                rows = self._of(self._records[table], scope, about)
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
        if scope == "all":
            kind = self._of_kind(about) if _kind(about) else None
            return rows if kind is None else [row for row in rows if row["service_id"] in kind]
        services = [about["service_id"], *[about["group_value"]] * (scope == "pair")]
        own = [row for row in rows if row["service_id"] in services]
        if scope == "item":
            return [row for row in own if row["item_id"] == about["item_id"]]
        if scope == "stream":
            return [row for row in own if row["stream"] == about["group_value"]]
        return own

    def _of_kind(self, about: dict[str, str]) -> set[str]:
        services = self._records["assessment"]
        return {row["service_id"] for row in services if row["kind"] == about["group_value"]}

    def _counted(self, kind: str, about: dict[str, str]) -> Source:
        own = [row for row in self._records["voice_statements"] if row["kind"] == kind]
        if about["answer"]:
            own = [row for row in own if row["theme_id"] == about["answer"]]
        return Source(self._file(_STATEMENT_FILES[kind]), _numbers(own))


def _key(about: dict[str, str]) -> Key:
    return tuple(about[column] for column in KEY if about[column])


def _kind(about: dict[str, str]) -> bool:
    return about["group"] == "kind"


def _numbers(rows: Records) -> tuple[int, ...]:
    return tuple(sorted({int(row["source_row"]) for row in rows}))


def _value(row: dict[str, object]) -> str:
    """What a result says: its number, its interval, or the word that it found."""
    if row["status"] != "shown":
        return str(row["status"])
    value, lower, upper = (float(str(row[name])) for name in ("value", "lower", "upper"))
    found = [] if isnan(value) else [_short(value)]
    if not (isnan(lower) or isnan(upper)):
        found.append(f"{_short(lower)} to {_short(upper)}")
    return ", ".join(found) or str(row["answer"])


def _short(number: float) -> str:
    return f"{number:.4f}".rstrip("0").rstrip(".")
