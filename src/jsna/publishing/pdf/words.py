"""Text as the PDF can set it: nothing unseen in it, and a word that is too wide can break."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from jsna.publishing.pdf.fonts import width_of

BREAK = "\u200b"  # a place where a line may end, not seen otherwise
_SPACES = "\t\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_JOINT = re.compile(r"(?<=[/._?&=#-])(?=\w)")
# Controls, marks of direction, which turn round what comes after them, surrogates, characters that
# Unicode does not have, and private ones, whose meaning nobody can know.
_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs"}
_KEPT = {"\n", "\u00ad", "\u200c", "\u200d"}


@dataclass(frozen=True)
class Place:
    """Where a text stands: the width of its lines and its size in points, and its weight."""

    room: float
    size: float
    weight: int = 400

    def holds(self, word: str) -> bool:
        """Whether the word stands on one line."""
        return width_of(word, self.size, self.weight) <= self.room

    def lines(self, text: str) -> int:
        """About how many lines the text has; a fifth of a line is left for the ends of words."""
        return 1 + int(width_of(text, self.size, self.weight) / self.room / 0.8)


def set_text(text: str, place: Place) -> str:
    """A text for typst.

    Parameters
    ----------
    text
        Any text.
    place
        Where it stands.

    Returns
    -------
    str
        The text without characters that are not seen, and any white space as it is seen. A word
        that is wider than a line may break at its joints, and a part that still is, anywhere.
    """
    seen = "".join(map(_seen, text))
    return re.sub(r"\S+", lambda word: _breakable(word[0], place), seen)


def parts_of(line: str) -> list[str]:
    """What a line cannot be broken in without a harm: its words, long ones at their joints."""
    words = line.split() or [""]
    return [part for word in words for part in (_JOINT.split(word) if len(word) > 20 else [word])]


def _seen(letter: str) -> str:
    if letter in _SPACES:
        return " "
    return "" if unicodedata.category(letter) in _UNSEEN and letter not in _KEPT else letter


def _breakable(word: str, place: Place) -> str:
    if place.holds(word):
        return word
    parts = _JOINT.split(word)
    return BREAK.join(part if place.holds(part) else BREAK.join(part) for part in parts)
