"""The contract of each stored table: its columns with type and meaning, and its key.

The data dictionary and the published ``datapackage.json`` are written from these contracts.
Text columns hold no missing values: "" says that there is nothing to say. Numbers that are not
known or not shown are missing, and the column ``status`` says why.
"""

from __future__ import annotations

from jsna.review.codebook import GAP_STATUSES, KINDS
from jsna.review.survey_rules import NOBODY, OUTCOMES
from jsna.storage.contract import Contract, number, text, whole
from jsna.storage.results_table import RESULTS

STATEMENT_KINDS = ("priority", "engagement issue", "engagement source")
STREAMS = ("survey", "engagement")

_SOURCE_ROW = whole("Row of the input file, counting the header as row 1")
_ROW_OR_FILE = whole("Row of the input file, the header being row 1; 0 for the whole file")
_HEADING = text("Heading of the column in the file; empty for a whole row or file")
_SERVICE_ID = text("Id of the service in the codebook")

_ISSUES = Contract(
    "something in the inputs that a person should look at; nothing was changed",
    {
        "file": text("Input file"),
        "row": _ROW_OR_FILE,
        "column": _HEADING,
        "check": text("Name of the check"),
        "finding": text("What the check found, as a sentence"),
    },
)
_CHANGES = Contract(
    "a change that cleaning made to the inputs",
    {
        "file": text("Input file"),
        "row": _ROW_OR_FILE,
        "column": _HEADING,
        "before": text("The value as received; [restricted] where it may not be shown"),
        "after": text("The value as kept; [restricted] where it may not be shown"),
        "rule": text("The rule that made the change"),
    },
)
_ABOUT_GAP = {
    "theme": text("Theme of the gap, or empty"),
    "affects": text("Who it affects, or empty"),
    "owner": text("Who is to close it, or empty"),
    "date": text("By when, or empty"),
    "evidence": text("What shows it, or empty"),
}

CONTRACTS: dict[str, Contract] = {
    "review": Contract(
        "the review",
        {
            "review": text("Id of the review"),
            "title": text("Its title"),
            "area": text("The place"),
            "date": text("Its date, as far as it is known"),
            "tool_id": text("Id of the tool that it rated with"),
            "tool_version": text("Version of the tool"),
            "notice": text("What every output of it must say"),
        },
        key=("review",),
    ),
    "ratings": Contract(
        "a rater's rating of a service, or of one item of it",
        {
            "rater": text("Who rated; a number where names may not be shown"),
            "service_id": _SERVICE_ID,
            "item_id": text("Item of the tool, or empty where a service is rated as a whole"),
            "score": number("Score on the tool's scale; missing where the item does not apply"),
            "confidence": text("How sure the rater was, or empty"),
            "date": text("When it was rated, or empty"),
            "evidence": text("What the rating rests on, or empty"),
            "source_row": _SOURCE_ROW,
        },
        key=("rater", "service_id", "item_id"),
    ),
    "assessment": Contract(
        "a service that was rated",
        {
            "service_id": _SERVICE_ID,
            "service": text("Name of the service in the codebook"),
            "kind": text("Kind of service", *KINDS),
            "score": whole("Score on the tool's scale: of several ratings, their consensus"),
            "band": text("Band of the scale that the score belongs to"),
        },
        key=("service_id",),
    ),
    "gap_statements": Contract(
        "a gap that the review recorded for a service",
        {
            "gap_id": text("Id of the gap, the same in every review that lists it"),
            "service_id": text("Id of its service in the codebook; empty if it names none"),
            "text": text("The gap in words, without its status"),
            "status": text("Its status; open where none is given", *GAP_STATUSES),
            **_ABOUT_GAP,
            "source_row": _SOURCE_ROW,
        },
        key=("gap_id",),
    ),
    "gap_register": Contract(
        "a gap that this review or an earlier one listed",
        {
            "gap_id": text("Id of the gap, the same in every review that lists it"),
            "service_id": text("Id of its service in the codebook; empty if it names none"),
            "text": text("The gap in words, as the last review that lists it has it"),
            "status": text("Its status now", *GAP_STATUSES, "no longer listed"),
            "history": text("Whether it is new, carried on, closed or reopened"),
            "trail": text("Its status in each review from the first that lists it"),
            "first_review": text("Id of the first review that lists it"),
            **_ABOUT_GAP,
        },
        key=("gap_id",),
    ),
    "assessment_issues": _ISSUES,
    "assessment_changes": _CHANGES,
    "voice_statements": Contract(
        "a priority, an issue or a source of the residents' voice",
        {
            "statement_id": text("Id of the statement, as published where it has one"),
            "kind": text("What the statement is", *STATEMENT_KINDS),
            "theme_id": text("Id of the theme it stands under, or empty"),
            "theme": text("The theme, or the issue in a few words, or empty"),
            "text": text("The statement in words"),
            "source_row": _SOURCE_ROW,
        },
        key=("statement_id",),
    ),
    "links": Contract(
        "a judgement that a statement bears on a service",
        {
            "statement_id": text("Id of the statement"),
            "service_id": _SERVICE_ID,
            "stream": text("Stream of evidence that the statement belongs to", *STREAMS),
            "reason": text("Why the statement bears on the service"),
            "source_row": _SOURCE_ROW,
        },
        key=("statement_id", "service_id"),
    ),
    "responses": Contract(
        "a respondent of the survey; no person is named, and none may be shown",
        {
            "respondent": text("Running number in the order of the export, such as r1"),
            "source_row": whole("Row of the export, as a spreadsheet counts"),
            "weight": number("Weight of the respondent; 1 where the survey has none"),
            "seconds": number("How long it took to answer; missing where it is not known"),
        },
        key=("respondent",),
        more="What was answered: a column for each question of survey.toml, or for each option of "
        "a question that takes several, such as `help` and `priorities:waits`",
    ),
    "survey_findings": Contract(
        "a respondent that a check flagged, or a check that flagged nobody; none may be shown",
        {
            "check": text("Name of the check"),
            "respondent": text("Number of the respondent; empty where the check flagged nobody"),
            "outcome": text("What a person decided, if anybody was flagged", *OUTCOMES, NOBODY),
        },
        key=("check", "respondent"),
    ),
    "survey_codings": Contract(
        "a code that somebody gave to a comment; none may be shown",
        {
            "question_id": text("Question that the comment answers"),
            "respondent": text("Number of the respondent who wrote it"),
            "coder": text("Who coded it; agreed, where the coders settled on it together"),
            "code": text("Id of the code in survey.toml; empty where the coder found none"),
        },
        key=("question_id", "respondent", "coder", "code"),
    ),
    "survey_issues": _ISSUES,
    "survey_changes": _CHANGES,
    "score_results": RESULTS,
    "ranking_results": RESULTS,
    "voice_results": RESULTS,
}
