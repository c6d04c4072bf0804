"""What stands behind each result, gap and statement: its notebook and cell, and its sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import isnan

from jsna.measures.origin import Made
from jsna.measures.origins import origin_of
from jsna.measures.results import KEY
from jsna.publishing.sources import BEHIND, Sources
from jsna.publishing.traced import Key, Traced

RESULTS = ("score_results", "ranking_results", "voice_results")
_OF_GAP = Made("01_clean_assessment", "gaps", "records_as_frames")
_OF_STATEMENT = Made("02_clean_survey", "clean", "clean_voice")


@dataclass(frozen=True, eq=False)
class Lineage:
    """The trace of a review, from its settings and its public tables.

    Parameters
    ----------
    sources
        What its numbers rest on. Without the tables of the ratings, nothing is traced.
    """

    sources: Sources

    @cached_property
    def entries(self) -> dict[Key, Traced]:
        """Every result by its key, then every gap and statement of the inputs."""
        if not {*RESULTS, *BEHIND} <= set(self.sources.tables):
            return {}
        found = [*self._results(), *self._gaps(), *self._statements()]
        return {each.key: each for each in found}

    @cached_property
    def service_ids(self) -> dict[str, str]:
        """The id of each service that was rated, by its name."""
        services = self.sources.tables["assessment"]
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
            names = list(map(str, self.sources.tables[table].columns))
            for row in self.sources.tables[table].itertuples(index=False):
                yield dict(zip(names, row, strict=True))

    def _results(self) -> Iterator[Traced]:
        for row in self._rows():
            about = {column: str(row[column]) for column in KEY}
            origin = origin_of(about["measure"], self.sources.review.ranking.second_key)
            yield Traced(
                _key(about),
                _value(row),
                str(row["method"]),
                origin.made,
                tuple(self.sources.of_result(origin, about)),
                tuple(about.items()),
            )

    def _gaps(self) -> Iterator[Traced]:
        for row in self.sources.records["gap_statements"]:
            key, source = ("gap", row["gap_id"]), self.sources.of_gap(row)
            yield Traced(key, row["text"], "as received", _OF_GAP, (source,))

    def _statements(self) -> Iterator[Traced]:
        for row in self.sources.records["voice_statements"]:
            key, source = ("statement", row["statement_id"]), self.sources.of_statement(row)
            yield Traced(key, row["text"] or row["theme"], "as received", _OF_STATEMENT, (source,))


def _key(about: dict[str, str]) -> Key:
    return tuple(about[column] for column in KEY if about[column])


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
