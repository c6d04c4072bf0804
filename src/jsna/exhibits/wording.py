"""Numbers and lists as a sentence has them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from jsna.review.words import listed

__all__ = [
    "counted",
    "in_words",
    "listed",
    "lowered",
    "out_of",
    "percent",
    "ranged",
    "rank_label",
    "rounded",
    "sentence",
    "short_names",
]

_HALF_A_PERCENT = 0.005
_BOTH = 2
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_words(number: int) -> str:
    """A number as prose has it: in words below ten, in figures from there."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "one gap", "23 gaps", "no gaps"."""
    return f"{in_words(number)} {one if number == 1 else many or f'{one}s'}"


def out_of(part: int, whole: int, one: str) -> str:
    """Some of several: "two of the 11 services", "all 11 services", "both services"."""
    if whole == 1 == part:
        return f"the one {one}"
    if part == whole:
        return f"both {one}s" if whole == _BOTH else f"all {counted(whole, one)}"
    return f"{in_words(part) if part else 'none'} of the {counted(whole, one)}"


def sentence(text: str) -> str:
    """Text with a capital at its start and a full stop at its end; empty stays empty."""
    closed = text if text.endswith((".", "!", "?")) else f"{text}."
    return text and closed[:1].upper() + closed[1:]


def lowered(name: str) -> str:
    """A name as it stands inside a sentence: "Parents' survey" becomes "parents' survey".

    A first word that has another capital, as an abbreviation has, keeps its own.
    """
    first = name.partition(" ")[0]
    return name if first[1:] != first[1:].lower() else name[:1].lower() + name[1:]


def rounded(number: float, places: int = 2) -> str:
    """A number as it is shown: at most so many places, half up, without trailing noughts."""
    half_up = Decimal(str(number)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{half_up:,}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rank_label(rank: int, shared_by: int) -> str:
    """A rank as it is shown: "2=" where several services share it, else "2"."""
    return f"{rank}=" if shared_by > 1 else f"{rank}"


def ranged(lower: float, upper: float) -> str:
    """A range as it is shown: "1 to 6", or "1" where both ends are the same."""
    ends = [rounded(lower), rounded(upper)]
    return ends[0] if ends[0] == ends[1] else " to ".join(ends)


def percent(share: float) -> str:
    """A share in whole per cent; what is neither none nor all is never rounded to it."""
    if 0 < share < _HALF_A_PERCENT:
        return "under 0.5%"
    if 1 - _HALF_A_PERCENT < share < 1:
        return "over 99.5%"
    return f"{math.floor(100 * share + 0.5)}%"


def short_names(review_ids: Sequence[str]) -> dict[str, str]:
    """Ids of reviews as a figure has room for: without the words that they all begin with.

    "example-2024" and "example-2025" become "2024" and "2025".
    """
    words = [each.split("-") for each in review_ids]
    same = 0
    if len(set(review_ids)) > 1:
        columns = zip(*words, strict=False)
        same = next((place for place, each in enumerate(columns) if len(set(each)) > 1), 0)
    return {each: "-".join(parts[same:]) for each, parts in zip(review_ids, words, strict=True)}
