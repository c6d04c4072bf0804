"""Shares with Wilson intervals, from counts that have been made safe and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jsna.measures.results import Result
from jsna.measures.survey.columns import Column, Columns
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
from jsna.measures.survey.safe_counts import SafeCounts, all_shown
from jsna.measures.survey.tally import Tally


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
