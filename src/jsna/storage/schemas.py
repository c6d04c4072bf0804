"""The contract of each stored table: its columns with type and meaning, and its key.

The data dictionary and the published ``datapackage.json`` are written from these contracts.
Text columns hold no missing values: "" says that there is nothing to say. Numbers that are not
known or not shown are missing, and the column ``status`` says why.
"""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from jsna.review.codebook import GAP_STATUSES, KINDS
from jsna.review.survey_rules import NOBODY, OUTCOMES
from jsna.storage.contract import Contract

STATUSES = ("shown", "suppressed", "low base", "not estimable", "not comparable")
STATEMENT_KINDS = ("priority", "engagement issue", "engagement source")
STREAMS = ("survey", "engagement")


def _text(meaning: str, *allowed: str) -> pa.Column:
    return pa.Column("str", pa.Check.isin(allowed) if allowed else None, description=meaning)


def _whole(meaning: str) -> pa.Column:
    return pa.Column("int64", description=meaning)


def _number(meaning: str) -> pa.Column:
    return pa.Column("float64", nullable=True, description=meaning)


def _hidden_is_missing(results: pd.DataFrame) -> pd.Series[bool]:
    numbers = results[["value", "lower", "upper", "numerator"]]
    return (results["status"] == "shown") | numbers.isna().all(axis="columns")


_SOURCE_ROW = _whole("Row of the input file, counting the header as row 1")
_ROW_OR_FILE = _whole("Row of the input file, the header being row 1; 0 for the whole file")
_HEADING = _text("Heading of the column in the file; empty for a whole row or file")
_SERVICE_ID = _text("Id of the service in the codebook")

_ISSUES = Contract(
    "something in the inputs that a person should look at; nothing was changed",
    {
        "file": _text("Input file"),
        "row": _ROW_OR_FILE,
        "column": _HEADING,
        "check": _text("Name of the check"),
        "finding": _text("What the check found, as a sentence"),
    },
)
_CHANGES = Contract(
    "a change that cleaning made to the inputs",
    {
        "file": _text("Input file"),
        "row": _ROW_OR_FILE,
        "column": _HEADING,
        "before": _text("The value as received; [restricted] where it may not be shown"),
        "after": _text("The value as kept; [restricted] where it may not be shown"),
        "rule": _text("The rule that made the change"),
    },
)
_RESULTS = Contract(
    "one number, or one word, that the analysis found",
    {
        "review": _text("Id of the review"),
        "measure": _text("What was measured; docs/methods.md explains each"),
        "service_id": _text("Service that it is about, or empty"),
        "item_id": _text("Item of the tool that it is about, or empty"),
        "question_id": _text("Survey question that it is about, or empty"),
        "answer": _text("Answer, category or word that it is about, or empty"),
        "group": _text("Kind of group that it is limited to, or empty"),
        "group_value": _text("The group that it is limited to, or empty"),
        "value": _number("The number found"),
        "lower": _number("Lower limit of its interval"),
        "upper": _number("Upper limit of its interval"),
        "confidence": _number("Level of the interval, such as 0.95"),
        "numerator": _number("What was counted"),
        "denominator": _number("Out of how many"),
        "base": _number("How many services or people it rests on"),
        "unit": _text("Unit of the number"),
        "method": _text("How it was found"),
        "status": _text("Whether the number is shown, and why not", *STATUSES),
    },
    key=(
        "review",
        "measure",
        "service_id",
        "item_id",
        "question_id",
        "answer",
        "group",
        "group_value",
    ),
    rules=(pa.Check(_hidden_is_missing, name="a number that is not shown is missing"),),
)

_ABOUT_GAP = {
    "theme": _text("Theme of the gap, or empty"),
    "affects": _text("Who it affects, or empty"),
    "owner": _text("Who is to close it, or empty"),
    "date": _text("By when, or empty"),
    "evidence": _text("What shows it, or empty"),
}

CONTRACTS: dict[str, Contract] = {
    "review": Contract(
        "the review",
        {
            "review": _text("Id of the review"),
            "title": _text("Its title"),
            "area": _text("The place"),
            "date": _text("Its date, as far as it is known"),
            "tool_id": _text("Id of the tool that it rated with"),
            "tool_version": _text("Version of the tool"),
            "notice": _text("What every output of it must say"),
        },
        key=("review",),
    ),
    "ratings": Contract(
        "a rater's rating of a service, or of one item of it",
        {
            "rater": _text("Who rated; a number where names may not be shown"),
            "service_id": _SERVICE_ID,
            "item_id": _text("Item of the tool, or empty where a service is rated as a whole"),
            "score": _number("Score on the tool's scale; missing where the item does not apply"),
            "confidence": _text("How sure the rater was, or empty"),
            "date": _text("When it was rated, or empty"),
            "evidence": _text("What the rating rests on, or empty"),
            "source_row": _SOURCE_ROW,
        },
        key=("rater", "service_id", "item_id"),
    ),
    "assessment": Contract(
        "a service that was rated",
        {
            "service_id": _SERVICE_ID,
            "service": _text("Name of the service in the codebook"),
            "kind": _text("Kind of service", *KINDS),
            "score": _whole("Score on the tool's scale: of several ratings, their consensus"),
            "band": _text("Band of the scale that the score belongs to"),
        },
        key=("service_id",),
    ),
    "gap_statements": Contract(
        "a gap that the review recorded for a service",
        {
            "gap_id": _text("Id of the gap, the same in every review that lists it"),
            "service_id": _text("Id of its service in the codebook; empty if it names none"),
            "text": _text("The gap in words, without its status"),
            "status": _text("Its status; open where none is given", *GAP_STATUSES),
            **_ABOUT_GAP,
            "source_row": _SOURCE_ROW,
        },
        key=("gap_id",),
    ),
    "gap_register": Contract(
        "a gap that this review or an earlier one listed",
        {
            "gap_id": _text("Id of the gap, the same in every review that lists it"),
            "service_id": _text("Id of its service in the codebook; empty if it names none"),
            "text": _text("The gap in words, as the last review that lists it has it"),
            "status": _text("Its status now", *GAP_STATUSES, "no longer listed"),
            "history": _text("Whether it is new, carried on, closed or reopened"),
            "trail": _text("Its status in each review from the first that lists it"),
            "first_review": _text("Id of the first review that lists it"),
            **_ABOUT_GAP,
        },
        key=("gap_id",),
    ),
    "assessment_issues": _ISSUES,
    "assessment_changes": _CHANGES,
    "voice_statements": Contract(
        "a priority, an issue or a source of the residents' voice",
        {
            "statement_id": _text("Id of the statement, as published where it has one"),
            "kind": _text("What the statement is", *STATEMENT_KINDS),
            "theme_id": _text("Id of the theme it stands under, or empty"),
            "theme": _text("The theme, or the issue in a few words, or empty"),
            "text": _text("The statement in words"),
            "source_row": _SOURCE_ROW,
        },
        key=("statement_id",),
    ),
    "links": Contract(
        "a judgement that a statement bears on a service",
        {
            "statement_id": _text("Id of the statement"),
            "service_id": _SERVICE_ID,
            "stream": _text("Stream of evidence that the statement belongs to", *STREAMS),
            "reason": _text("Why the statement bears on the service"),
            "source_row": _SOURCE_ROW,
        },
        key=("statement_id", "service_id"),
    ),
    "responses": Contract(
        "a respondent of the survey; no person is named, and none may be shown",
        {
            "respondent": _text("Running number in the order of the export, such as r1"),
            "source_row": _whole("Row of the export, as a spreadsheet counts"),
            "weight": _number("Weight of the respondent; 1 where the survey has none"),
            "seconds": _number("How long it took to answer; missing where it is not known"),
        },
        key=("respondent",),
        more="What was answered: a column for each question of survey.toml, or for each option of "
        "a question that takes several, such as `help` and `priorities:waits`",
    ),
    "survey_findings": Contract(
        "a respondent that a check flagged, or a check that flagged nobody; none may be shown",
        {
            "check": _text("Name of the check"),
            "respondent": _text("Number of the respondent; empty where the check flagged nobody"),
            "outcome": _text("What a person decided, if anybody was flagged", *OUTCOMES, NOBODY),
        },
        key=("check", "respondent"),
    ),
    "survey_codings": Contract(
        "a code that somebody gave to a comment; none may be shown",
        {
            "question_id": _text("Question that the comment answers"),
            "respondent": _text("Number of the respondent who wrote it"),
            "coder": _text("Who coded it; agreed, where the coders settled on it together"),
            "code": _text("Id of the code in survey.toml; empty where the coder found none"),
        },
        key=("question_id", "respondent", "coder", "code"),
    ),
    "survey_issues": _ISSUES,
    "survey_changes": _CHANGES,
    "score_results": _RESULTS,
    "ranking_results": _RESULTS,
    "voice_results": _RESULTS,
}
