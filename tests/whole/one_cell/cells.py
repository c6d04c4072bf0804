"""Cells of a review's input files: which there are, and what is typed into one of them."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from jsna.review.codebook_file import read_codebook
from jsna.review.declared import Role
from jsna.review.project import Project
from jsna.review.settings import read_review

# A survey's question whose options are a scale, and which nothing is broken down by.
QUESTION, WORDING = "easy", "Help was easy to find"
ANSWERS = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
# The columns of each input in which another value is a good one too. The others are names and ids.
COLUMNS: dict[Role, tuple[str, ...]] = {
    "assessment": ("score", "gaps"),
    "ratings": ("score", "confidence", "evidence"),
    "gaps": ("status", "text", "owner"),
    "priorities": ("text",),
    "engagement_issues": ("theme", "text"),
    "engagement_sources": ("text",),
    "evidence_links": ("service_id", "reason"),
    "survey_export": (QUESTION,),
}
_WORDS = {
    "status": ("open", "in development", "planned", "further work needed", "closed"),
    "confidence": ("low", "medium", "high"),
    QUESTION: ANSWERS,
}


@dataclass(frozen=True)
class Cell:
    """A cell of an input file, by the package's name of its column; the header is row 1.

    ``about`` is what the row is about: the ids of its service, gap or statement.
    """

    role: Role
    path: Path
    row: int
    column: str
    heading: str
    value: str
    about: frozenset[str]

    def __str__(self) -> str:
        return f"{self.path.name}, row {self.row}, {self.heading}"

    def typed(self, chance: random.Random) -> str:
        """Another value that fits."""
        if self.column == "score":
            return str(chance.choice([each for each in range(6) if each != int(self.value)]))
        if self.column in _WORDS:
            return chance.choice([each for each in _WORDS[self.column] if each != self.value])
        if self.column == "gaps":
            return f"{self.value}\n• Something else is missing".strip()
        return f"{self.value} as well"

    def write(self, value: str) -> None:
        """Type another value, and leave all other cells as they are."""
        if self.path.suffix == ".xlsx":
            book = openpyxl.load_workbook(self.path)
            page = book.worksheets[0]
            page.cell(self.row, _headings(self.path).index(self.heading) + 1).value = value
            book.save(self.path)
            return
        rows = _rows(self.path)
        rows[self.row - 1][rows[0].index(self.heading)] = value
        buffer = io.StringIO()
        csv.writer(buffer).writerows(rows)
        self.path.write_text(buffer.getvalue(), encoding="utf-8", newline="")


def cells_of(project: Project, review_id: str, role: Role) -> list[Cell]:
    """Every cell of an input into which another value can be typed."""
    return list(_cells(project, review_id, role))


def _cells(project: Project, review_id: str, role: Role) -> Iterator[Cell]:
    review = read_review(project, review_id)
    given = review.inputs[role]
    path = project.raw(review_id) / given.file
    ids = {name: each for each, name in read_codebook(project, review.services).names.items()}
    rows = _rows(path)
    for number, row in enumerate(rows[1:], start=2):
        record = dict(zip(rows[0], row, strict=True))
        named = record.get(given.headings(["service"])["service"], "")
        if role == "assessment" and named not in ids:
            continue  # the total, which is held to the published overall score
        about = {ids.get(named, "")} if role in ("assessment", "ratings") else {row[0]}
        if role == "engagement_sources":
            about = {f"source-{number - 1}"}
        for column in COLUMNS[role]:
            heading = WORDING if column == QUESTION else given.headings([column])[column]
            if _fits(column, record[heading]):
                yield Cell(role, path, number, column, heading, record[heading], frozenset(about))


def _fits(column: str, value: str) -> bool:
    if column == "score":
        return value.strip().isdigit()
    return column not in _WORDS or value in _WORDS[column]


def _rows(path: Path) -> list[list[str]]:
    if path.suffix == ".xlsx":
        page = openpyxl.load_workbook(path).worksheets[0]
        cells = page.iter_rows(values_only=True)
        return [["" if cell is None else str(cell) for cell in row] for row in cells]
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def _headings(path: Path) -> list[str]:
    return _rows(path)[0]
