"""Numbers and lists as a sentence has them."""

from __future__ import annotations

from collections.abc import Iterable

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_words(number: int) -> str:
    """A number as prose has it: in words below ten, in figures from there."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "one gap", "23 gaps", "no gaps"."""
    return f"{in_words(number)} {one if number == 1 else many or f'{one}s'}"


def listed(parts: Iterable[str], last: str = "and") -> str:
    """Parts as a list in prose: "a", "a and b", "a, b and c"."""
    *first, final = list(parts) or [""]
    return f"{', '.join(first)} {last} {final}" if first else final


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
    """A number as it is shown: at most so many places, without trailing noughts."""
    text = f"{number:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rank_label(rank: int, shared_by: int) -> str:
    """A rank as it is shown: "2=" where several services share it, else "2"."""
    return f"{rank}=" if shared_by > 1 else f"{rank}"
