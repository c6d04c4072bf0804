"""Runs every check over the answers of a survey."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from jsna.preparation.survey_checks.coding import code_answers
from jsna.preparation.survey_checks.combinations import find_impossible
from jsna.preparation.survey_checks.duplicates import find_duplicates
from jsna.preparation.survey_checks.effort import find_empty, find_speeders, find_straight_lines
from jsna.preparation.survey_checks.findings import Found, as_frame
from jsna.preparation.survey_checks.other_texts import find_other_texts
from jsna.preparation.survey_checks.personal_data import find_personal_data
from jsna.preparation.survey_checks.picks import find_misfits
from jsna.review.survey import Survey
from jsna.review.survey_rules import SurveyRules


def check_answers(
    wide: pd.DataFrame, respondents: pd.DataFrame, survey: Survey, rules: SurveyRules
) -> pd.DataFrame:
    """Everything in the answers that a person should look at; nothing is changed.

    Parameters
    ----------
    wide, respondents
        The tables that ``review.survey`` describes.
    survey
        The spec.
    rules
        The limits of the checks.

    Returns
    -------
    DataFrame
        One row a finding, as ``survey_checks.findings`` describes.
    """
    return as_frame(find_all(wide, respondents, survey, rules), respondents)


def find_all(
    wide: pd.DataFrame, respondents: pd.DataFrame, survey: Survey, rules: SurveyRules
) -> Iterator[Found]:
    """What each check that can be made finds, question by question: no rows where it is nothing.

    Parameters
    ----------
    wide, respondents, survey, rules
        As for ``check_answers``.
    """
    if not len(wide):
        return
    answers = code_answers(wide, survey)
    names = respondents["respondent"].array
    seconds = respondents["seconds"].to_numpy(dtype=np.float64)
    yield from find_empty(answers)
    yield from find_duplicates(answers, names, rules.chance)
    yield from find_speeders(answers, seconds, rules.seconds_per_word)
    yield from find_straight_lines(answers, rules.chance, rules.shortest_set)
    yield from find_impossible(wide, answers, rules.impossible)
    yield from find_misfits(wide, survey)
    yield from find_other_texts(wide, survey)
    yield from find_personal_data(wide, survey)
