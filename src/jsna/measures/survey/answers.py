"""The answers to a survey: how they are weighted and counted, and what they keep to."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from jsna.measures.survey.coding import mentions
from jsna.measures.survey.columns import Columns, Numbers
from jsna.measures.survey.counting import count_codes, count_question
from jsna.measures.survey.limits import Limits, limits_of_picks, limits_of_text
from jsna.measures.survey.tally import Tally
from jsna.review.survey import Survey


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


def weights_of(answers: Answers, survey: Survey) -> Numbers | None:
    """The weights, if there are any; equal ones change nothing."""
    weights = answers.respondents["weight"].to_numpy(dtype="float64")
    return weights if survey.weight and len(weights) and (weights != weights[0]).any() else None


def count_answers(
    answers: Answers, survey: Survey, question_id: str, columns: Columns, weights: Numbers | None
) -> Tally:
    """The answers to a question, counted; of a comment that was coded, who mentions which code."""
    question = survey.by_id[question_id]
    codings = answers.codings_of(question_id)
    if question.type == "free-text" and codings is not None:
        codes = [code.id for code in survey.codes_of(question_id)]
        found = mentions(codings, answers.respondents["respondent"], codes)
        return count_codes(found, question, columns, weights)
    return count_question(answers.wide, question, columns, weights)


def limits_of(answers: Answers, survey: Survey, question_id: str) -> Limits:
    """What all answers to a question keep to."""
    question = survey.by_id[question_id]
    if not question.other_of:
        return limits_of_picks(answers.wide, question)
    codings = answers.codings_of(question_id)
    gave = answers.wide[question_id] != ""
    if codings is not None:
        gave = answers.respondents["respondent"].isin(codings["respondent"])
    return limits_of_text(answers.wide, survey.by_id[question.other_of], gave.to_numpy(dtype=bool))
