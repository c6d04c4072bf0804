"""Receives the codings of comments: who gave which code to which comment. They stay restricted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from jsna.errors import Problem, refuse_if
from jsna.preparation.cleaning import Issue
from jsna.preparation.cleaning_log.reading import restricted_rows
from jsna.preparation.survey.reading import Received
from jsna.review.project import Project
from jsna.review.restricted import restricted_path
from jsna.review.settings import Review
from jsna.review.survey import Coding, Survey

COLUMNS = ("respondent", "question", "code", "coder")
STORED = ("question_id", "respondent", "coder", "code")


@dataclass(frozen=True)
class _Given:
    """A row of the file: "" as code says that the coder read the comment and found none."""

    row: int
    respondent: str
    question: str
    code: str
    coder: str


def read_codings(
    project: Project, review: Review, survey: Survey, received: Received
) -> pd.DataFrame:
    """The codings of a review's comments, found good against the answers as received.

    Parameters
    ----------
    project, review, survey
        Which review, and its codes.
    received
        The answers as they were exported, by which the coders worked.

    Returns
    -------
    DataFrame
        ``question_id``, ``respondent``, ``coder``, ``code``, sorted; no rows without codings.

    Raises
    ------
    InputError
        With everything that is wrong with the file, by row and never with a value: an unknown
        respondent, question or code, a respondent who wrote no such comment, a blank coder, a
        coding that stands there twice, and "no code" beside a code of the same coder.
    """
    if survey.coding is None:
        return pd.DataFrame(columns=list(STORED)).astype("str")
    rows = restricted_rows(project, review.id, survey.coding.file, COLUMNS)
    shown_as = project.relative(restricted_path(project, review.id, survey.coding.file))
    given = [_Given(number, *(cells[name].strip() for name in COLUMNS)) for number, cells in rows]
    refuse_if(_problems(given, shown_as, survey.coding, received))
    found = [(each.question, each.respondent, each.coder, each.code) for each in given]
    return pd.DataFrame(sorted(found), columns=list(STORED)).astype("str")


def _problems(
    given: Sequence[_Given], shown_as: str, coding: Coding, received: Received
) -> Iterator[Problem]:
    if not given:
        found = "the file holds headings but no codings"
        yield Problem(shown_as, "", found, "Add them, or take [coding] out of survey.toml")
    wrote = _who_wrote(coding.codes, received)
    known = pd.Index(received.respondents["respondent"])
    seen: dict[_Given, int] = {}
    without: dict[tuple[str, str, str], tuple[int, bool]] = {}
    for each in given:
        for column, found, remedy in _of_cells(each, coding, wrote, known):
            yield Problem(shown_as, f"row {each.row}, column {column}", found, remedy)
        first = seen.setdefault(_Given(0, *_of(each), each.code, each.coder), each.row)
        earlier, blank = without.setdefault((*_of(each), each.coder), (each.row, not each.code))
        place = f"row {each.row}, column code"
        if first != each.row:
            yield Problem(shown_as, place, f"row {first} says the same", "Keep one of them")
        elif blank == bool(each.code):
            found = f"by row {earlier}, this coder gives the comment a code, and by the other none"
            yield Problem(shown_as, place, found, "Keep one of them")


def _of(each: _Given) -> tuple[str, str]:
    """The comment that a row is about."""
    return each.respondent, each.question


def _of_cells(
    each: _Given, coding: Coding, wrote: dict[str, frozenset[str]], known: pd.Index[str]
) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the cells of one row: the column, what is wrong, the remedy."""
    if not each.coder:
        yield "coder", "the cell is blank", "Say who gave this code"
    is_known = each.respondent in known
    if not is_known:
        remedy = f"Correct it: known are {known[0]} to {known[-1]}"
        yield "respondent", "there is no such respondent", remedy
    if each.question not in coding.codes:
        remedy = f"Correct it: coded are {', '.join(coding.codes)}"
        yield "question", "no codes of this question are in survey.toml", remedy
        return
    if is_known and each.respondent not in wrote[each.question]:
        remedy = "Look at the answers, and correct the respondent or the question"
        yield "respondent", "this respondent wrote nothing there", remedy
    codes = [code.id for code in coding.codes[each.question]]
    if each.code and each.code not in codes:
        remedy = f"Use one of {', '.join(codes)}, or add it to survey.toml"
        yield "code", "this code is not in survey.toml", remedy


def _who_wrote(questions: Iterable[str], received: Received) -> dict[str, frozenset[str]]:
    """By question, the respondents who wrote something."""
    names = received.respondents["respondent"].to_numpy()
    return {
        question: frozenset(names[(received.wide[question] != "").to_numpy(dtype=bool)])
        for question in questions
    }


def codings_kept(codings: pd.DataFrame, kept: Received) -> pd.DataFrame:
    """The codings of comments that are still there once people decided what is taken out."""
    there = pd.Series(data=False, index=codings.index)
    for question, wrote in _who_wrote(codings["question_id"].unique(), kept).items():
        there |= (codings["question_id"] == question) & codings["respondent"].isin(wrote)
    return codings[there].reset_index(drop=True)


def comments_not_coded(codings: pd.DataFrame, survey: Survey, kept: Received) -> Iterator[Issue]:
    """Each comment that nobody coded, as a flag by its row."""
    for question in survey.coding.codes if survey.coding else ():
        coded = codings.loc[codings["question_id"] == question, "respondent"]
        wrote = (kept.wide[question] != "").to_numpy(dtype=bool)
        left = kept.respondents[wrote & ~kept.respondents["respondent"].isin(coded).to_numpy()]
        heading = survey.by_id[question].wording
        for row in left["source_row"]:
            yield Issue(kept.file, int(row), heading, "comment not coded", "nobody coded it")
