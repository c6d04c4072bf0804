"""Gaps as bullets in one cell, split into one gap each, with its status."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jsna.preparation.cleaning import SPACES, Cleaning
from jsna.preparation.delimited import Row, squeeze
from jsna.review.codebook import GAP_STATUSES

# A hyphen, dash or asterisk is a bullet only with a space behind it: "-5" and "*note" are text.
_BULLET = re.compile(r"\s*(?:[•◦▪‣·●○\uf0b7]\s*|[-–—*]\s+)")
_NOT_SAID = ("",) * 5  # a published table has no theme, owner, date and so on
_CLOSING_BRACKET = re.compile(r"(?P<text>.*\S)\s*\((?P<word>[^()]*)\)\s*", re.DOTALL)


@dataclass(frozen=True)
class Gap:
    """One gap. What the review does not say of it is empty, the service of a gap of none too."""

    gap_id: str
    service_id: str
    text: str
    status: str
    theme: str
    affects: str
    owner: str
    date: str
    evidence: str
    source_row: int


def split_gaps(cleaning: Cleaning, row: Row, service_id: str) -> list[Gap]:
    """The gaps of a row's cell, in its order. A blank cell has none, and that is listed."""
    cell = row.cells["gaps"]
    if not cell.strip():
        rule = "a blank cell of gaps means that none is recorded; it is not missing data"
        cleaning.change(row, "gaps", cell, "none recorded", rule)
        return []
    gaps = []
    for number, before in enumerate(_bullets(cell), start=1):
        text = squeeze(before)
        if text != before:
            cleaning.change(row, "gaps", before, text, SPACES)
        text, status = _status(cleaning, row, text)
        gap_id = f"{service_id or f'row-{row.number}'}.{number}"
        gaps.append(Gap(gap_id, service_id, text, status, *_NOT_SAID, row.number))
    after = "\n".join(gap.text for gap in gaps)
    if cell != after:
        cleaning.change(row, "gaps", cell, after, "bullets in one cell become one gap a row")
    return gaps


def closing_word(text: str) -> tuple[str, str]:
    """A text without its closing bracket, and the word in the bracket ("" where there is none)."""
    closing = _CLOSING_BRACKET.fullmatch(text)
    return (closing["text"], squeeze(closing["word"])) if closing else (text, "")


def _status(cleaning: Cleaning, row: Row, text: str) -> tuple[str, str]:
    without, word = closing_word(text)
    if word.casefold() not in GAP_STATUSES:
        return text, "open"
    rule = "the status taken from the closing bracket"
    cleaning.change(row, "gaps", f"({word})", word.casefold(), rule)
    return without, word.casefold()


def _bullets(cell: str) -> list[str]:
    """The cell cut at its bullets; without any bullet, at its lines.

    In a cell with bullets, a line without one goes on with the bullet above it.
    """
    lines = [line for line in cell.splitlines() if line.strip()]
    with_bullets = any(_BULLET.match(line) for line in lines)
    parts: list[str] = []
    for line in lines:
        bullet = _BULLET.match(line)
        if bullet:
            parts.append(line[bullet.end() :])
        elif with_bullets and parts:
            parts[-1] += " " + line
        else:
            parts.append(line)
    return [part for part in parts if part.strip()]
