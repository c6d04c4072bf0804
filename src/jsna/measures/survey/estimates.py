"""All estimates of a survey, as its analysis plan asks for them, made safe together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from jsna.measures.bootstrap import Bootstrap
from jsna.measures.disclosure.cells import Cells
from jsna.measures.disclosure.safety import make_safe
from jsna.measures.results import Result
from jsna.measures.survey.answers import Answers, count_answers, limits_of, weights_of
from jsna.measures.survey.coding import coder_agreement, without_numbers
from jsna.measures.survey.columns import Numbers, columns_of
from jsna.measures.survey.findings import add_findings, count_findings
from jsna.measures.survey.numbers import estimate_numbers
from jsna.measures.survey.priorities import rank_answers
from jsna.measures.survey.publication import ANSWER, cells_of, key, told_exactly
from jsna.measures.survey.safe_counts import SafeCounts, all_shown
from jsna.measures.survey.shares import (
    count_bases,
    count_respondents,
    estimate_shares,
    estimate_together,
    estimate_weighted,
)
from jsna.measures.survey.tally import Tally
from jsna.review.analysis_plan import Analysis
from jsna.review.disclosure import Disclosure
from jsna.review.survey import Survey

_SUMS = {"first two": slice(0, 2), "last two": slice(-2, None)}


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
    weights = weights_of(answers, survey)
    columns = columns_of(answers.respondents, survey.groups)
    asked = _by_question(plan)
    tallies = {
        name: count_answers(answers, survey, name, columns.only(_groups(own)), weights)
        for name, own in asked.items()
    }
    sums = {name: _sums(tallies[name], own) for name, own in asked.items()}
    weighted = weights is not None
    limits = {name: limits_of(answers, survey, name) for name in asked}
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


def _by_question(plan: Sequence[Analysis]) -> Mapping[str, list[Analysis]]:
    found: dict[str, list[Analysis]] = {}
    for analysis in plan:
        found.setdefault(analysis.question, []).append(analysis)
    return found


def _groups(analyses: Sequence[Analysis]) -> list[str]:
    """A question is counted by the groups of all its analyses."""
    return list(dict.fromkeys(group for each in analyses for group in each.groups))


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
