"""What a stored table promises: its columns with their types, its key, and what holds in a row."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import pandera.errors
import pandera.pandas as pa

from jsna.storage.column_types import typed_without_loss

_WORDS = {
    "column_in_schema": "the column {} is not known",
    "column_in_dataframe": "the column {} is missing",
    "column_ordered": "the columns are in another order",
    "dataframe_column_labels_unique": "a column stands there twice",
    "multiple_fields_uniqueness": "a key stands there twice",
}


class ContractError(ValueError):
    """A frame does not keep the contract of its table. The message shows none of its values."""


@dataclass(frozen=True)
class Contract:
    """A stored table.

    Parameters
    ----------
    row
        What one row is.
    columns
        Its columns in order.
    key
        Columns that together name a row.
    rules
        What holds between the columns of a row.
    more
        What further columns hold, where the review decides which there are.
    """

    row: str
    columns: dict[str, pa.Column]
    key: tuple[str, ...] = ()
    rules: tuple[pa.Check, ...] = ()
    more: str = ""

    @cached_property
    def schema(self) -> pa.DataFrameSchema:
        """The contract as pandera checks it."""
        return pa.DataFrameSchema(
            self.columns,
            checks=list(self.rules),
            strict=not self.more,
            ordered=True,
            unique=list(self.key) or None,
            unique_column_names=True,
        )

    def kept_by(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The frame with the contract's types, where nothing is lost by that.

        Raises
        ------
        ContractError
            If a column is missing, not known, out of order, or of another type, or a value, a key
            or a row breaks a rule.
        """
        types = {name: str(column.dtype) for name, column in self.columns.items()}
        typed = typed_without_loss(frame.reset_index(drop=True), types)
        try:
            return self.schema.validate(typed, lazy=True)
        except pandera.errors.SchemaErrors as error:
            cases = error.failure_cases[["schema_context", "column", "check", "failure_case"]]
            faults = dict.fromkeys(_in_words(*case) for case in cases.itertuples(index=False))
            raise ContractError("; ".join(faults)) from None

    def allowed(self, column: str) -> tuple[str, ...]:
        """The words that a column can hold; none where any text may stand."""
        checks = self.columns[column].checks
        return tuple(word for check in checks for word in check.statistics["allowed_values"])


def text(meaning: str, *allowed: str) -> pa.Column:
    """A column of text, of some words alone if these are given; no text is missing."""
    return pa.Column("str", pa.Check.isin(allowed) if allowed else None, description=meaning)


def whole(meaning: str) -> pa.Column:
    """A column of whole numbers, none of them missing."""
    return pa.Column("int64", description=meaning)


def number(meaning: str) -> pa.Column:
    """A column of numbers, which can be missing."""
    return pa.Column("float64", nullable=True, description=meaning)


def _in_words(context: str, column: str, check: str, failure: object) -> str:
    """A failure without the value that failed, which can be what a respondent wrote."""
    if check in _WORDS:
        return _WORDS[check].format(failure)
    if context != "Column":
        return check
    return f"{column} has a missing value" if check == "not_nullable" else f"{column} fails {check}"
