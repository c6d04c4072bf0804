"""The contract of the one table of results, in which every number of a review lands."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from jsna.storage.contract import Contract, number, text

STATUSES = ("shown", "suppressed", "low base", "not estimable", "not comparable")


def _hidden_is_missing(results: pd.DataFrame) -> pd.Series[bool]:
    numbers = results[["value", "lower", "upper", "numerator"]]
    return (results["status"] == "shown") | numbers.isna().all(axis="columns")


RESULTS = Contract(
    "one number, or one word, that the analysis found",
    {
        "review": text("Id of the review"),
        "measure": text("What was measured; docs/methods.md explains each"),
        "service_id": text("Service that it is about, or empty"),
        "item_id": text("Item of the tool that it is about, or empty"),
        "question_id": text("Survey question that it is about, or empty"),
        "answer": text("Answer, category or word that it is about, or empty"),
        "group": text("Kind of group that it is limited to, or empty"),
        "group_value": text("The group that it is limited to, or empty"),
        "value": number("The number found"),
        "lower": number("Lower limit of its interval"),
        "upper": number("Upper limit of its interval"),
        "confidence": number("Level of the interval, such as 0.95"),
        "numerator": number("What was counted"),
        "denominator": number("Out of how many"),
        "base": number("How many services or people it rests on"),
        "unit": text("Unit of the number"),
        "method": text("How it was found"),
        "status": text("Whether the number is shown, and why not", *STATUSES),
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
