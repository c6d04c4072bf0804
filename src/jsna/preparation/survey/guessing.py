"""Guesses the type and the options of a question from its answers, for the draft of a spec.

An answer of fewer than three respondents is never written into the draft: it may be what one of
them typed, and a spec is no place for that. The draft says how many were kept out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from jsna.preparation.survey.export import Coded
from jsna.preparation.survey.layout import plain
from jsna.preparation.survey.scales import is_exclusive, is_missing, is_other, scale_of
from jsna.review.survey_question import Option, QuestionType

FEWEST = 3
_MOST_OPTIONS = 25
_TICKS = {"1", "0", "true", "false", "yes", "no", "y", "n", "selected", "checked", "x"}
_NUMBER = re.compile(r"[+-]?([0-9]*\.)?[0-9]+")


@dataclass(frozen=True)
class Guess:
    """What a question seems to be, and what to tell the analyst about it."""

    type: QuestionType
    options: tuple[Option, ...] = ()
    midpoint: str = ""
    notes: tuple[str, ...] = field(default=())


def counts_of(column: Coded) -> dict[str, int]:
    """How often each text stands in a column, without the blank."""
    counted = np.bincount(column.codes, minlength=len(column.distinct))
    counts: Counter[str] = Counter()
    for text, count in zip(column.distinct, counted, strict=False):
        if text.strip() and count:
            counts[" ".join(text.split())] += int(count)
    return dict(counts)


def are_ticks(counts: Mapping[str, int]) -> bool:
    """Whether the texts of a column only say whether one option was picked."""
    return len(counts) <= 1 or {plain(text) for text in counts} <= _TICKS


def guess(column: Coded, separator: str) -> Guess:
    """What the question of one column seems to be.

    Parameters
    ----------
    column
        Its answers.
    separator
        Between several answers in one cell, by the dialect.
    """
    counts = counts_of(column)
    answered = sum(counts.values())
    if not counts:
        return Guess("free-text", notes=("Nobody answered it.",))
    if len(counts) > 10 and all(_NUMBER.fullmatch(text) for text in counts):
        return Guess("numeric")
    parts = _parts(counts, separator)
    if parts and len(parts) <= _MOST_OPTIONS:
        return _of_options("select-all", parts)
    frequent = {text: count for text, count in counts.items() if count >= FEWEST}
    repeated = sum(frequent.values())
    if len(frequent) > _MOST_OPTIONS or repeated * 2 < answered:
        return Guess("free-text")
    return _of_options("single", counts)


def _parts(counts: Mapping[str, int], separator: str) -> dict[str, int]:
    """The parts of cells that hold several answers, or none if they do not seem to."""
    mark = separator.strip()
    # A space or a comma stands in most texts; then the draft leaves it to the analyst.
    if not mark or mark == ",":
        codes = all(re.fullmatch(r"\d+(,\d+)*", text) for text in counts)
        if mark != "," or not codes or not any("," in text for text in counts):
            return {}
    if not any(mark in text for text in counts):
        return {}
    parts: Counter[str] = Counter()
    for text, count in counts.items():
        for part in text.split(mark):
            parts[part.strip()] += count if part.strip() else 0
    found = {part: count for part, count in parts.items() if part}
    frequent = {part: count for part, count in found.items() if count >= FEWEST}
    # Sentences with semicolons have many rare parts; a list of options has few.
    return found if sum(frequent.values()) * 2 > sum(found.values()) else {}


def _of_options(kind: QuestionType, counts: Mapping[str, int]) -> Guess:
    frequent = [text for text, count in counts.items() if count >= FEWEST]
    rare = len(counts) - len(frequent)
    notes = []
    if rare:
        notes.append(
            f"{rare} answers of fewer than {FEWEST} respondents each are not listed here: add those"
        )
        notes.append("that are options, and mark one option other = true if the rest were typed.")
    scale = scale_of(frequent) if kind == "single" else None
    if scale is None:
        return Guess(kind, options_of(sorted(frequent, key=_by_words)), notes=tuple(notes))
    words, midpoint = scale
    ranked = sorted(frequent, key=lambda text: _on_scale(text, words))
    options = options_of(ranked)
    middle = next((each.id for each in options if plain(each.wording) == midpoint), "")
    return Guess("likert", options, middle, tuple(notes))


def _on_scale(text: str, words: Sequence[str]) -> int:
    name = plain(text)
    return words.index(name) if name in words else len(words)


def _by_words(text: str) -> tuple[bool, list[tuple[bool, int, str]]]:
    """In order of words, numbers by their size; special options last."""
    parts = re.split(r"(\d+)", plain(text))
    special = is_missing(text) or is_exclusive(text) or is_other(text)
    return special, [(part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts]


def options_of(words: Iterable[str]) -> tuple[Option, ...]:
    """Options with ids made of their words, in the order given."""
    taken: set[str] = set()
    return tuple(
        Option(
            id=new_id(word, taken),
            wording=word,
            exclusive=is_exclusive(word),
            missing=is_missing(word),
            other=is_other(word),
        )
        for word in words
    )


def new_id(text: str, taken: set[str], longest: int = 30) -> str:
    """An id made of the first words of a text, and none that is taken; it is added to them."""
    words = re.sub("['’]", "", plain(text)).encode("ascii", "ignore").decode()
    slug = re.sub("[^a-z0-9]+", "-", words).strip("-")
    slug = slug[:longest].rsplit("-", 1)[0] if len(slug) > longest else slug
    slug = slug or "option"
    name, number = slug, 2
    while name in taken:
        name, number = f"{slug}-{number}", number + 1
    taken.add(name)
    return name
