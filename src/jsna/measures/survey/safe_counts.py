"""Counts of people as far as they may be shown, and shares of one in another."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace

from jsna.measures.disclosure.cells import Cells
from jsna.measures.disclosure.safety import Safe
from jsna.measures.results import Result
from jsna.measures.survey.intervals import wilson
from jsna.measures.survey.publication import ANSWER, ANSWERED, key
from jsna.measures.survey.tally import Tally
from jsna.review.disclosure import Disclosure


@dataclass(frozen=True)
class SafeCounts:
    """What may be shown of each count, by its key.

    Parameters
    ----------
    values, statuses
        The rounded counts (NaN where hidden), and the word that says so.
    rules
        The rules by which they were made safe.
    confidence
        Level of the intervals.
    told
        Questions of which weighted shares and the agreement of coders may be given: all exact
        counts were taken as known.
    """

    values: Mapping[Hashable, float]
    statuses: Mapping[Hashable, str]
    rules: Disclosure
    confidence: float
    told: frozenset[str] = frozenset()

    @classmethod
    def of(cls, cells: Cells, safe: Safe, rules: Disclosure, confidence: float) -> SafeCounts:
        """By the keys of the cells."""
        keys = list(cells.index)
        values = dict(zip(keys, (float(value) for value in safe.values), strict=True))
        return cls(values, dict(zip(keys, safe.statuses, strict=True)), rules, confidence)

    def count_of(self, own: Hashable) -> float:
        """The rounded count, NaN where it is hidden."""
        return self.values[own]

    def count(self, measure: str, own: Hashable, unit: str, about: Result) -> Result:
        """A count of people as a result."""
        status = self.statuses[own]
        value = self.values[own]
        return replace(
            about,
            measure=measure,
            unit=unit,
            status=status,
            value=value,
            numerator=value,
            method=self.rules.method,
        )

    def share(self, measure: str, own: Hashable, base: Hashable, about: Result) -> Result:
        """A share of a base as a result, with its interval."""
        status, out_of = self.statuses[own], self.values[base]
        method = f"share of those who answered, Wilson interval; {self.rules.method}"
        known = out_of if self.statuses[base] == "shown" else about.base
        if status == "shown" and not out_of:
            status, method = "not estimable", "nobody answered"
        if status != "shown":
            return replace(
                about, measure=measure, unit="share", status=status, method=method, base=known
            )
        # One copy with everything: a survey by many groups has ten thousand shares.
        count = self.values[own]
        lower, upper = wilson(count / out_of, out_of, self.confidence)
        return replace(
            about,
            measure=measure,
            unit="share",
            method=method,
            value=count / out_of,
            lower=lower,
            upper=upper,
            confidence=self.confidence,
            numerator=count,
            denominator=out_of,
            base=known,
            status=status,
        )


def all_shown(tally: Tally, safe: SafeCounts) -> bool:
    """Whether nothing of the answers to this question is hidden, in any group."""
    question = tally.question.id
    return all(
        safe.statuses[key(what, question, answer, column)] == "shown"
        for column in tally.columns.names
        for what, answer in ((ANSWERED, ""), *((ANSWER, option) for option in tally.options))
    )
