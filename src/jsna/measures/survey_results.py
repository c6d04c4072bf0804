"""From the stored answers of a survey to results that may be shown, and to links that count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import pandas as pd

from jsna.measures.bootstrap import Bootstrap
from jsna.measures.results import Result
from jsna.measures.survey.answers import Answers
from jsna.measures.survey.estimates import estimate_survey
from jsna.review.analysis_plan import Analysis
from jsna.review.settings import Review
from jsna.review.survey import Survey
from jsna.review.survey_answers import answer_id, answers_by_id


def survey_results(
    responses: pd.DataFrame | None,
    survey: Survey | None,
    plan: Sequence[Analysis],
    review: Review,
    *,
    findings: pd.DataFrame | None = None,
    codings: pd.DataFrame | None = None,
) -> Iterator[Result]:
    """Everything that the plan asks of the answers, made safe as the review declares.

    Nothing where the review has no answers, or a draft has none yet.

    Parameters
    ----------
    responses
        The stored table of this name, a row a respondent. It is restricted; the results are not.
    survey, plan
        The questions, and what is estimated.
    review
        Its rules for counts of people, and the level of its intervals.
    findings
        The stored table ``survey_findings``: whom the checks flagged. It is restricted too.
    codings
        The stored table ``survey_codings``: the codes of comments. It is restricted too.

    Yields
    ------
    Result
        As ``jsna.measures.survey.estimates.estimate_survey``.
    """
    if responses is None or responses.empty or survey is None:
        return
    how = review.estimates
    bootstrap = Bootstrap(how.draws, how.level, how.seed)
    given = answers_from(responses, survey)
    answers = replace(given, findings=findings, codings=codings)
    yield from estimate_survey(answers, survey, plan, review.disclosure, bootstrap)


def answers_from(responses: pd.DataFrame, survey: Survey) -> Answers:
    """The stored answers as they are counted: options in the order of the questionnaire."""
    chosen = {
        question.id: pd.Categorical(responses[question.id], categories=list(question.option_ids))
        for question in survey.questions
        if question.takes_one
    }
    wide = responses.assign(**chosen)
    return Answers(wide, wide.assign(**{group: wide[group] for group in survey.groups}))


def links_that_count(
    links: pd.DataFrame, results: Iterable[Result], survey: Survey | None, review: Review
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The links that count, and a flag for each that does not.

    An answer counts as a priority statement where its share of all who answered, as it is shown,
    is at least what the review declares. Statements that were published count as they are.

    Parameters
    ----------
    links
        One row a judgement that a statement bears on a service: ``statement_id``, ``source_row``.
    results
        Those of the survey. They are asked for only where a link is to an answer.
    survey, review
        The questions, and the share from which an answer counts.

    Returns
    -------
    tuple of DataFrame
        The links without those to an answer that too few gave, or whose share is hidden; and these
        as flags for a person: ``file``, ``row``, ``column``, ``check``, ``finding``.
    """
    least = review.estimates.priority_share
    to_answer = links["statement_id"].isin(answers_by_id(survey).keys())
    enough = {
        answer_id(each.question_id, each.answer)
        for each in (results if to_answer.any() else ())
        if each.measure == "survey_share" and not each.group and each.value >= least
    }
    out = to_answer & ~links["statement_id"].isin(enough)
    return links[~out].reset_index(drop=True), _flags(links[out], review)


def _flags(out: pd.DataFrame, review: Review) -> pd.DataFrame:
    given = review.inputs.get("evidence_links")
    why = (
        f"was given by fewer than {review.estimates.priority_share:.0%} of those who answered, or "
        "its share is hidden, so that this link does not count"
    )
    return pd.DataFrame(
        {
            "file": f"data/raw/{review.id}/{given.file}" if given else "",
            "row": out["source_row"],
            "column": given.columns.get("statement_id", "statement_id") if given else "",
            "check": "answer of too few",
            "finding": [f'the answer "{name}" {why}' for name in out["statement_id"]],
        }
    )
