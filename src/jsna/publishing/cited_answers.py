"""Which result each cell of the survey's exhibits shows: these name questions in words."""

from __future__ import annotations

from collections.abc import Iterator

from jsna.exhibits.breakdowns import EVERYONE
from jsna.exhibits.breakdowns import NOT_STATED as SAID_AS
from jsna.exhibits.tables.survey_checks import ANY, OUTCOMES
from jsna.measures.survey.columns import NOT_STATED
from jsna.publishing.lineage import Lineage
from jsna.publishing.traced import Key
from jsna.review.survey_question import Question

Found = Iterator[tuple[str, Key | None]]
_SHARES = ("share_percent", "lower_percent", "upper_percent", "status")


def answers(cells: dict[str, str], lineage: Lineage) -> Found:
    """A row of a figure that is about one answer, perhaps within one group."""
    question = _question(cells["question"], lineage)
    if question is None:
        return
    about = {"question_id": question.id, **_group(cells, lineage)}
    answer = _option(question, cells["answer"], lineage)
    for name in _SHARES:
        if name in cells:
            yield name, lineage.called("survey_share", answer=answer, **about)
    if "rank" in cells:
        yield "rank", lineage.called("survey_rank", answer=answer, **about)
    yield "answered", lineage.called("survey_base", **about)


def questions(cells: dict[str, str], lineage: Lineage) -> Found:
    """A row of the table of what was asked."""
    question = _question(cells["question"], lineage)
    if question is not None:
        about = {"question_id": question.id, "group": ""}
        yield "answered", lineage.called("survey_base", **about)
        # Of several answers outside the base the cell lists all: it shows no one result then.
        yield "outside", lineage.called("survey_outside_base", **about)


def respondents(cells: dict[str, str], lineage: Lineage) -> Found:
    """A row of the table of who answered: everyone, or a group by its question and option."""
    if cells["who"] == EVERYONE:
        yield "people", lineage.called("survey_respondents", group="")
        return
    for question in lineage.sources.survey.questions if lineage.sources.survey else ():
        group = cells["who"].removeprefix(f"{question.wording} ")
        option = NOT_STATED if group == SAID_AS else _option(question, group, lineage)
        if option and group != cells["who"]:
            about = {"group": question.id, "group_value": option}
            yield "people", lineage.called("survey_respondents", **about)
            return


def checks(cells: dict[str, str], lineage: Lineage) -> Found:
    """A row of the table of what the checks flagged: of one check, or of any."""
    check = "" if cells["check"] == ANY else cells["check"]
    yield "flagged", lineage.called("survey_flagged", answer=check, group="")
    for name, outcome in OUTCOMES.items():
        yield name, lineage.called("survey_flagged", answer=check, group_value=outcome)


# The measure of each column of the tables with an answer a row.
_OF_CODE = {
    **dict.fromkeys(("share", "interval"), "survey_share"),
    "rank": "survey_rank",
    "agree": "coder_agreement_share",
    "alpha": "coder_agreement",
}
_OF_WEIGHTED = {
    "share": "survey_share",
    **dict.fromkeys(("weighted", "interval", "effective"), "survey_share_weighted"),
}


def codes(cells: dict[str, str], lineage: Lineage) -> Found:
    """A row of the table of what comments are about."""
    return _of_answer(cells["code"], cells["question"], _OF_CODE, lineage)


def weighted(cells: dict[str, str], lineage: Lineage) -> Found:
    """A row of the table of shares with and without weights."""
    return _of_answer(cells["answer"], cells["question"], _OF_WEIGHTED, lineage)


def _of_answer(wording: str, asked: str, measures: dict[str, str], lineage: Lineage) -> Found:
    """What is said of an answer of everyone: two questions can be worded alike."""
    for question in lineage.sources.survey.questions if lineage.sources.survey else ():
        answer = _option(question, wording, lineage)
        about = {"question_id": question.id, "group": ""}
        if question.wording == asked and answer and lineage.called("survey_base", **about):
            yield "answered", lineage.called("survey_base", **about)
            for name, measure in measures.items():
                yield name, lineage.called(measure, answer=answer, **about)
            return


def _group(cells: dict[str, str], lineage: Lineage) -> dict[str, str]:
    if cells.get("group", EVERYONE) == EVERYONE:
        return {"group": "", "group_value": ""}
    question = _question(cells["broken_down_by"], lineage)
    value = _option(question, cells["group"], lineage) if question else ""
    return {"group": question.id if question else "", "group_value": value}


def _question(wording: str, lineage: Lineage) -> Question | None:
    known = lineage.sources.survey.questions if lineage.sources.survey else ()
    return next((each for each in known if each.wording == wording), None)


def _option(question: Question, wording: str, lineage: Lineage) -> str:
    known = lineage.sources.survey.wordings_of(question) if lineage.sources.survey else {}
    return next((key for key, own in known.items() if own == wording), "")
