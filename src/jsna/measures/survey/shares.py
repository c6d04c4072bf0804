"""Shares with Wilson intervals, from counts that have been made safe and from nothing else."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jsna.measures.disclosure.cells import Cells
from jsna.measures.disclosure.safety import Safe
from jsna.measures.results import Result
from jsna.measures.survey.columns import Column, Columns
from jsna.measures.survey.counting import Tally
from jsna.measures.survey.intervals import effective_base, wilson
from jsna.measures.survey.publication import (
    ANSWER,
    ANSWERED,
    EVERYONE,
    OUTSIDE,
    RESPONDENTS,
    TOGETHER,
    key,
    together,
)
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


def count_respondents(safe: SafeCounts, columns: Columns) -> Iterator[Result]:
    """``survey_respondents``: how many took part, in all and by group."""
    for column in columns.names:
        own = key(RESPONDENTS, column=column)
        yield safe.count("survey_respondents", own, "people", _about(column))


def count_bases(tally: Tally, safe: SafeCounts) -> Iterator[Result]:
    """``survey_base`` by group; ``survey_outside_base`` and ``survey_not_in_base`` of everyone."""
    question = tally.question.id
    for column in tally.columns.names:
        own = key(ANSWERED, question, column=column)
        yield safe.count("survey_base", own, "people", _about(column, question))
    for option in tally.outside_options:
        about = _about(EVERYONE, question, option)
        yield safe.count("survey_outside_base", key(OUTSIDE, question, option), "people", about)
    yield _not_in_base(question, safe)


def _not_in_base(question: str, safe: SafeCounts) -> Result:
    """Everyone less the base, as anybody could reckon from what is published."""
    about = replace(_about(EVERYONE, question), measure="survey_not_in_base", unit="people")
    everyone, base = key(RESPONDENTS), key(ANSWERED, question)
    for own in (everyone, base):
        if safe.statuses[own] != "shown":
            return replace(about, status=safe.statuses[own])
    left = max(0.0, safe.values[everyone] - safe.values[base])
    method = "difference of two rounded counts, so that 0 can stand for a few"
    return replace(about, value=left, numerator=left, method=method)


def estimate_shares(tally: Tally, safe: SafeCounts) -> Iterator[Result]:
    """``survey_share`` of each option, of everyone and by group."""
    question = tally.question.id
    for column in tally.columns.names:
        base = key(ANSWERED, question, column=column)
        for option in tally.options:
            own = key(ANSWER, question, option, column)
            yield safe.share("survey_share", own, base, _about(column, question, option))


def estimate_together(tally: Tally, options: Sequence[str], safe: SafeCounts) -> Iterator[Result]:
    """``survey_share_together`` of several options, such as the top two."""
    question, answer = tally.question.id, together(options)
    for column in tally.columns.names:
        own = key(TOGETHER, question, answer, column)
        base = key(ANSWERED, question, column=column)
        yield safe.share("survey_share_together", own, base, _about(column, question, answer))


def estimate_weighted(tally: Tally, safe: SafeCounts) -> Iterator[Result]:
    """``survey_share_weighted`` of each option, where no count of the question is hidden.

    ``base`` is the effective base of Kish, rounded like a count. The share is given in whole
    percent. Where a count of the question is hidden, who knows the weights could solve for it.
    """
    question = tally.question.id
    hidden = question not in safe.told or not all_shown(tally, safe)
    for place, option in enumerate(tally.options):
        for row, column in enumerate(tally.columns.names):
            about = replace(
                _about(column, question, option), measure="survey_share_weighted", unit="share"
            )
            if hidden:
                status = safe.statuses[key(ANSWER, question, option, column)]
                method = "a weighted share is shown where none of the question's counts is hidden"
                status = "suppressed" if status == "shown" else status
                yield replace(about, status=status, method=method)
                continue
            weights = float(tally.weights[row])
            share = float(tally.weighted[row, place]) / weights if weights else 0.0
            worth = effective_base(weights, float(tally.squares[row]))
            yield _weighted(about, min(round(share, 2), 1.0), safe, worth)


def all_shown(tally: Tally, safe: SafeCounts) -> bool:
    """Whether nothing of the answers to this question is hidden, in any group."""
    question = tally.question.id
    return all(
        safe.statuses[key(what, question, answer, column)] == "shown"
        for column in tally.columns.names
        for what, answer in ((ANSWERED, ""), *((ANSWER, option) for option in tally.options))
    )


def _weighted(about: Result, share: float, safe: SafeCounts, worth: float) -> Result:
    base = float(safe.rules.rounded(round(worth)))
    if base <= 0:
        return replace(about, status="not estimable", method="the weights leave no base")
    lower, upper = wilson(share, base, safe.confidence)
    return replace(
        about,
        value=share,
        lower=lower,
        upper=upper,
        confidence=safe.confidence,
        base=base,
        method="weighted share in whole percent, Wilson interval from Kish's effective base, which "
        f"is the base given; {safe.rules.method}",
    )


def _about(column: Column, question: str = "", answer: str = "") -> Result:
    """What a result is about."""
    return Result(
        "", question_id=question, answer=answer, group=column.group, group_value=column.value
    )
