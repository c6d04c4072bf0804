"""An input as ``review.toml`` declares it: its file, origin and columns."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from jsna.review.strict import Filled, Strict

Role = Literal[
    "assessment",
    "ratings",
    "gaps",
    "priorities",
    "engagement_issues",
    "engagement_sources",
    "evidence_links",
    "survey_export",
    "survey_codings",
]
# Who rated, where only the published scores are known.
AS_PUBLISHED = "as published"
# The package's names of the columns of each input; a review maps them to its own headings.
COLUMNS: dict[Role, tuple[str, ...]] = {
    "assessment": ("service", "score", "gaps"),
    "ratings": ("rater", "service", "item", "score", "tool", "confidence", "date", "evidence"),
    "gaps": (
        "gap_id",
        "service",
        "text",
        "status",
        "theme",
        "affects",
        "owner",
        "date",
        "evidence",
    ),
    "priorities": ("statement_id", "theme_id", "theme", "text"),
    "engagement_issues": ("statement_id", "theme", "text"),
    "engagement_sources": ("text",),
    "evidence_links": ("statement_id", "service_id", "reason"),
    # These two are declared in survey.toml.
    "survey_export": (),
    "survey_codings": (),
}
# What is read as a sheet of these columns; what survey.toml declares has readers of its own.
SHEETS = tuple(role for role, columns in COLUMNS.items() if columns)
# Columns that a file may do without: a service is rated as a whole, or the review says the tool.
OPTIONAL: dict[Role, tuple[str, ...]] = {"ratings": ("item", "tool")}
# What survey.toml declares.
OF_SURVEY: frozenset[Role] = frozenset({"survey_export", "survey_codings"})
WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods")


def _file_name(text: str) -> str:
    if not text.strip(". ") or re.search(r"[/\\:]", text):
        raise ValueError("it must be the name of a file, without a folder")
    return text


FileName = Annotated[str, AfterValidator(_file_name)]


def _sha256(text: str) -> str:
    if not re.fullmatch("([0-9a-f]{64})?", text):
        raise ValueError("it must be 64 characters from 0 to 9 and a to f, or empty")
    return text


# Of a file as a person accepted it; empty until then.
Sha256 = Annotated[str, AfterValidator(_sha256)]


class Input(Strict):
    """One input file: what it is known by, where it came from, and its own headings.

    ``columns`` maps the package's name of a column to the heading in the file, where they differ.
    The values of ``restricted`` columns are never shown in messages or lists of changes.
    ``sheet`` names the sheet of a workbook; the columns headed as in ``ignored`` are for people,
    and are not read.
    """

    file: FileName
    sheet: str = ""
    sha256: Sha256
    origin: Filled
    added: dt.date
    wording: str = ""
    columns: dict[str, Filled] = Field(default_factory=dict)
    restricted: tuple[str, ...] = Field(default=(), strict=False)
    ignored: tuple[Filled, ...] = Field(default=(), strict=False)

    @property
    def is_workbook(self) -> bool:
        """Whether the file is named as a workbook is."""
        return self.file.casefold().endswith(WORKBOOKS)

    def headings(self, columns: Iterable[str]) -> dict[str, str]:
        """The heading in the file of each of these columns."""
        return {name: self.columns.get(name, name) for name in columns}

    def repeated_headings(self, role: Role) -> list[str]:
        """Headings that more than one column is mapped to; capitals and spaces do not count."""
        headings = list(self.headings(COLUMNS[role]).values())
        plain = [" ".join(heading.split()).casefold() for heading in headings]
        pairs = zip(headings, plain, strict=True)
        return [heading for place, (heading, same) in enumerate(pairs) if same in plain[:place]]

    def unknown_columns(self, role: Role) -> Iterator[tuple[str, str]]:
        """The key, ``columns`` or ``restricted``, and each name in it that this role has not."""
        for key, names in (("columns", self.columns), ("restricted", self.restricted)):
            yield from ((key, name) for name in names if name not in COLUMNS[role])
