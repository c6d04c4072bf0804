"""The contract of each stored table: its columns with type and meaning, and its key.

The data dictionary and the published ``datapackage.json`` are written from these contracts.
Text columns hold no missing values: "" says that there is nothing to say. Numbers that are not
known or not shown are missing, and the column ``status`` says why.
"""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from jsna.review.codebook import GAP_STATUSES, KINDS
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
_SERVICE_ID = _text("Id of the service in config/services.csv")

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

CONTRACTS: dict[str, Contract] = {
    "assessment": Contract(
        "a service that was rated",
        {
            "service_id": _SERVICE_ID,
            "service": _text("Name of the service in the codebook"),
            "kind": _text("Kind of service", *KINDS),
            "score": _whole("Score on the tool's scale"),
            "band": _text("Band of the scale that the score belongs to"),
            "source_row": _SOURCE_ROW,
        },
        key=("service_id",),
    ),
    "gap_statements": Contract(
        "a gap that the review recorded for a service",
        {
            "gap_id": _text("Id of the gap: the service's id and the gap's place in its list"),
            "service_id": _SERVICE_ID,
            "text": _text("The gap in words, without its status"),
            "status": _text("Status that its closing bracket gives, else open", *GAP_STATUSES),
            "source_row": _SOURCE_ROW,
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
    "survey_issues": _ISSUES,
    "survey_changes": _CHANGES,
    "score_results": _RESULTS,
    "ranking_results": _RESULTS,
    "voice_results": _RESULTS,
}
