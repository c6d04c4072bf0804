"""All estimates of a survey, as its analysis plan asks for them, made safe together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from jsna.measures.bootstrap import Bootstrap
from jsna.measures.disclosure.cells import Cells
from jsna.measures.disclosure.safety import make_safe
from jsna.measures.results import Result
from jsna.measures.survey.coding import coder_agreement, mentions, without_numbers
from jsna.measures.survey.columns import Columns, Numbers, columns_of
from jsna.measures.survey.counting import Tally, count_codes, count_question
from jsna.measures.survey.findings import add_findings, count_findings
from jsna.measures.survey.limits import Limits, limits_of_picks, limits_of_text
from jsna.measures.survey.numbers import estimate_numbers
from jsna.measures.survey.priorities import rank_answers
from jsna.measures.survey.publication import ANSWER, cells_of, key, told_exactly
from jsna.measures.survey.shares import (
    SafeCounts,
    all_shown,
    count_bases,
    count_respondents,
    estimate_shares,
    estimate_together,
    estimate_weighted,
)
from jsna.review.analysis_plan import Analysis
from jsna.review.disclosure import Disclosure
from jsna.review.survey import Survey

_SUMS = {"first two": slice(0, 2), "last two": slice(-2, None)}


@dataclass(frozen=True)
class Answers:
    """What respondents answered, as ``review.survey`` describes it.

    Parameters
    ----------
    wide, respondents
        The coded answers and the respondents, row by row.
    codings
        Comments as people coded them: ``respondent``, ``question_id``, ``coder``, ``code`` ("" if
        the coder finds none). Without it, comments are only counted.
    findings
        Whom the checks flagged, as the stored table ``survey_findings`` has it.
    """

    wide: pd.DataFrame
    respondents: pd.DataFrame
    codings: pd.DataFrame | None = None
    findings: pd.DataFrame | None = None

    def codings_of(self, question_id: str) -> pd.DataFrame | None:
        """Those of one question, or None if its comments are not coded."""
        if self.codings is None:
            return None
        own = self.codings[self.codings["question_id"] == question_id]
        return own if len(own) else None


def estimate_survey(
    answers: Answers,
    survey: Survey,
    plan: Sequence[Analysis],
    rules: Disclosure,
    bootstrap: Bootstrap,
) -> Iterator[Result]:
    """Everything that the plan asks for. Only these results may be shown, never the answers.

    Parameters
    ----------
    answers
        What respondents answered. This is restricted.
    survey, plan
        The spec of the wave, and which statistic of which question by which groups.
    rules
        The review's rules for counts of people. They are applied to all counts together.
    bootstrap
        Its level is that of every interval; draws and seed are for the agreement of coders.

    Yields
    ------
    Result
        ``survey_respondents``; for each question ``survey_base``, ``survey_outside_base`` and
        ``survey_not_in_base``; and as the plan asks ``survey_share``, ``survey_share_weighted``,
        ``survey_share_together``, ``survey_rank``, ``survey_not_distinguishable``,
        ``survey_median``, the quartiles and ``survey_mean``, ``coder_agreement``; and
        ``survey_flagged``, where checks were made.
    """
    weights = _weights(answers, survey)
    columns = columns_of(answers.respondents, survey.groups)
    asked = _by_question(plan)
    tallies = {
        name: _count(answers, survey, name, (columns.only(_groups(own)), weights))
        for name, own in asked.items()
    }
    sums = {name: _sums(tallies[name], own) for name, own in asked.items()}
    weighted = weights is not None
    limits = {name: _limits(answers, survey, name) for name in asked}
    cells = cells_of(list(tallies.values()), columns, sums, limits, weighted=False)
    if answers.findings is not None:
        add_findings(cells, answers.findings)
    safe = SafeCounts.of(cells, make_safe(cells, rules), rules, bootstrap.level)
    given_away = [
        tallies[name] for name, own in asked.items() if weighted or _coded(answers, name, own)
    ]
    if given_away:
        safe = _with_exact(given_away, cells, safe)
    yield from count_respondents(safe, columns)
    if answers.findings is not None:
        yield from count_findings(answers.findings, safe)
    for name, own in asked.items():
        yield from _of_question(tallies[name], own, safe, weighted=weighted)
        yield from _beside_counts(answers, tallies[name], own, (safe, bootstrap, weights))


def _with_exact(tallies: Sequence[Tally], cells: Cells, safe: SafeCounts) -> SafeCounts:
    """Safe once more, with the exact counts of those questions known that hide nothing.

    Weighted shares, and the agreement of coders, are made from exact counts and can tell them.
    """
    told = [tally for tally in tallies if all_shown(tally, safe)]
    for tally in told:
        cells.exact.update(told_exactly(cells, tally))
    again = make_safe(cells, safe.rules) if told else None
    found = safe if again is None else SafeCounts.of(cells, again, safe.rules, safe.confidence)
    return replace(found, told=frozenset(tally.question.id for tally in told))


def _coded(answers: Answers, name: str, analyses: Sequence[Analysis]) -> bool:
    """Whether the agreement of the coders of a question is asked for."""
    asked_for = any(each.statistic == "codes" for each in analyses)
    return asked_for and answers.codings_of(name) is not None


def _weights(answers: Answers, survey: Survey) -> Numbers | None:
    """The weights, if there are any; equal ones change nothing."""
    weights = answers.respondents["weight"].to_numpy(dtype="float64")
    return weights if survey.weight and len(weights) and (weights != weights[0]).any() else None


def _by_question(plan: Sequence[Analysis]) -> Mapping[str, list[Analysis]]:
    found: dict[str, list[Analysis]] = {}
    for analysis in plan:
        found.setdefault(analysis.question, []).append(analysis)
    return found


def _groups(analyses: Sequence[Analysis]) -> list[str]:
    """A question is counted by the groups of all its analyses."""
    return list(dict.fromkeys(group for each in analyses for group in each.groups))


def _count(
    answers: Answers, survey: Survey, name: str, into: tuple[Columns, Numbers | None]
) -> Tally:
    question = survey.by_id[name]
    codings = answers.codings_of(question.id)
    if question.type == "free-text" and codings is not None:
        codes = [code.id for code in survey.codes_of(name)]
        found = mentions(codings, answers.respondents["respondent"], codes)
        return count_codes(found, question, *into)
    return count_question(answers.wide, question, *into)


def _limits(answers: Answers, survey: Survey, name: str) -> Limits:
    """What all answers to a question keep to."""
    question = survey.by_id[name]
    if not question.other_of:
        return limits_of_picks(answers.wide, question)
    codings = answers.codings_of(name)
    gave = answers.wide[name] != ""
    if codings is not None:
        gave = answers.respondents["respondent"].isin(codings["respondent"])
    return limits_of_text(answers.wide, survey.by_id[question.other_of], gave.to_numpy(dtype=bool))


def _sums(tally: Tally, analyses: Sequence[Analysis]) -> list[tuple[str, ...]]:
    """The options that are published together, in the order of the scale."""
    return [tally.options[_SUMS[each.statistic]] for each in analyses if each.statistic in _SUMS]


def _of_question(
    tally: Tally, analyses: Sequence[Analysis], safe: SafeCounts, *, weighted: bool
) -> Iterator[Result]:
    """What follows from the safe counts of one question."""
    yield from count_bases(tally, safe)
    shares = list(estimate_shares(tally, safe))
    yield from shares
    if weighted:
        yield from estimate_weighted(tally, safe)
    for options in _sums(tally, analyses):
        yield from estimate_together(tally, options, safe)
    if any(each.statistic == "ranking" for each in analyses):
        everyone = [share for share in shares if not share.group]
        yield from rank_answers(everyone, safe.confidence)


def _beside_counts(
    answers: Answers,
    tally: Tally,
    analyses: Sequence[Analysis],
    how: tuple[SafeCounts, Bootstrap, Numbers | None],
) -> Iterator[Result]:
    """Numbers that were given, and the agreement of those who coded comments."""
    safe, bootstrap, weights = how
    question = tally.question
    if question.type == "numeric":
        yield from estimate_numbers(answers.wide, question, safe, tally.columns, weights)
    codings = answers.codings_of(question.id)
    if codings is not None and _coded(answers, question.id, analyses):
        known = question.id in safe.told and all_shown(tally, safe)
        for each in coder_agreement(codings, question.id, bootstrap, safe.rules):
            status = safe.statuses.get(key(ANSWER, question.id, each.answer), "suppressed")
            status = "suppressed" if status == "shown" and not known else status
            yield each if status == "shown" else without_numbers(replace(each, status=status))
