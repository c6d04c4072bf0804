"""Finds results of a published review by their key or number, and says where they come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from jsna.errors import StorageError, UsageError, did_you_mean
from jsna.exhibits.chapter import compose_chapter
from jsna.exhibits.content import Content
from jsna.exhibits.wording import rounded
from jsna.pipeline import RESTRICTED
from jsna.publishing.lineage import RESULTS
from jsna.publishing.places import Place, places
from jsna.publishing.publication import Publication
from jsna.publishing.traced import Key, Traced
from jsna.review.codebook_file import read_codebook
from jsna.review.project import Project
from jsna.review.prose import read_prose
from jsna.review.settings import read_review
from jsna.review.survey_file import read_survey
from jsna.review.tool import tool_of
from jsna.storage.files import read_stored
from jsna.storage.schemas import CONTRACTS

# The part of a chapter's content that each stored table is.
_STATEMENTS = {
    **{each: each for each in ("gap_statements", "voice_statements", "links", "gap_register")},
    "issues": "assessment_issues",
    "survey_issues": "survey_issues",
    "survey_changes": "survey_changes",
}


@dataclass(frozen=True)
class Answer:
    """A result with where it comes from, and where the chapter shows it."""

    traced: Traced
    shown: tuple[Place, ...]

    def __str__(self) -> str:
        entry = self.traced
        labels = ", ".join(place.label for place in self.shown)
        lines = [
            f"{entry.name}: {entry.value}",
            f"  how       {entry.method}",
            f"  made by   {entry.made}",
            *(f"  rests on  {source}" for source in entry.sources),
            f"  shown in  {labels or 'the data only'}",
        ]
        return "\n".join(lines)

    def as_data(self) -> dict[str, Any]:
        """The same, for programs."""
        entry = self.traced
        return {
            "key": list(entry.key),
            "value": entry.value,
            "method": entry.method,
            "notebook": entry.made.notebook,
            "cell": entry.made.cell,
            "function": entry.made.function,
            "sources": [
                {"file": source.file, "rows": list(source.rows), "part": source.part}
                for source in entry.sources
            ],
            "shown": [place.label for place in self.shown],
        }


def trace_review(project: Project, review_id: str, asked: Sequence[str]) -> tuple[Answer, ...]:
    """The results that are meant, as the review published them.

    Parameters
    ----------
    project, review_id
        Which review.
    asked
        The words that name results: a key such as ``score;networks``, its parts, columns with
        values such as ``service_id=networks``, a number as the chapter has it, or an exhibit such
        as ``Table 18``.

    Raises
    ------
    UsageError
        If there is no such review, or nothing in it is meant.
    StorageError
        If the review is not published.
    """
    publication = read_publication(project, review_id)
    shown = places(publication)
    entries = publication.lineage.entries
    found = find(" ".join(asked), entries, shown)
    if not found:
        known = {part for key in entries for part in key}
        words = re.split(r"[\s;=]+", " ".join(asked))
        unknown = next((word for word in words if word not in known), words[0])
        hint = did_you_mean(unknown, sorted(known)) if _near(unknown, known) else _HOW
        raise UsageError(f'Nothing of review {review_id} is called "{" ".join(asked)}": {hint}')
    return tuple(Answer(entries[key], shown.get(key, ())) for key in found)


_HOW = (
    'name a measure ("overall"), a measure and what it is about ("score;networks"), a number of '
    'the chapter ("2.73") or an exhibit ("Table 18").'
)


def _near(word: str, known: Iterable[str]) -> bool:
    return did_you_mean(word, known).startswith("did you mean")


def read_publication(project: Project, review_id: str) -> Publication:
    """What a review published, read back: its tables, and the chapter that is made of them.

    Raises
    ------
    UsageError
        If there is no such review.
    StorageError
        If it is not published, or by another version.
    """
    review = read_review(project, review_id)
    folder = project.outputs(review_id) / "tables"
    tables: dict[str, pd.DataFrame] = {}
    for name in CONTRACTS:
        path = folder / f"{name}.csv"
        if name in RESTRICTED:
            continue
        if not path.exists():
            raise StorageError(
                f"{project.relative(path)} is not there: the review is not published. "
                f"Run: jsna run {review_id}"
            )
        tables[name] = read_stored(name, path, project.relative(path))
    results = pd.concat([tables[name] for name in RESULTS], ignore_index=True)
    codebook = read_codebook(project, review.services)
    stated = {field: tables[name] for field, name in _STATEMENTS.items()}
    survey = read_survey(project, review_id)
    tool = tool_of(project, review)
    content = Content(review, tool, codebook, results, **stated, survey=survey)
    chapter = compose_chapter(content, read_prose(project, review_id))
    return Publication(chapter, tables)


def find(
    asked: str, entries: dict[Key, Traced], shown: dict[Key, tuple[Place, ...]]
) -> tuple[Key, ...]:
    """The keys that words mean: an exhibit, else a key or its parts, else a number."""
    asked = " ".join(asked.split())
    exhibit = tuple(
        key
        for key, found in shown.items()
        if any(place.label.casefold() == asked.casefold() for place in found)
    )
    if exhibit:
        return tuple(key for key in exhibit if key in entries)
    if (whole := tuple(re.split(r"\s*;\s*", asked))) in entries:
        return (whole,)
    for parts in (whole, tuple(re.split(r"[\s;]+", asked))):
        found = tuple(key for key, each in entries.items() if _has(each, parts))
        # A word such as "rank" is a measure first, and the name of a group second.
        measures = tuple(key for key in found if key[0] in parts)
        if found:
            return measures or found
    return tuple(key for key in entries if key in shown and _says(entries[key], asked))


def _has(entry: Traced, parts: Sequence[str]) -> bool:
    """Whether a result's key has all these parts, or these columns with these values.

    A column without a value is empty.
    """
    about = dict(entry.about)
    return all(
        part in entry.key or (column in about and about[column] == value and mark == "=")
        for part, (column, mark, value) in ((part, part.partition("=")) for part in parts)
    )


def _says(entry: Traced, asked: str) -> bool:
    """Whether a result says this number, as exact as it was given."""
    numbers = re.findall(r"-?\d+(?:\.\d+)?", entry.value)
    return re.fullmatch(r"-?\d+(\.\d+)?", asked) is not None and any(
        rounded(float(number)) == asked or number == asked for number in numbers
    )
