"""The characters that no input may hold, since what they do to a text cannot be seen in it."""

from __future__ import annotations

import re

# Line breaks and tabs are text; other control characters break what shows them.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# Embeddings, overrides and isolates of the Unicode Bidirectional Algorithm (UAX 9): with them, what
# is shown can be another text than the one that is stored, and can turn all that stands beside it.
# Arabic and Hebrew have their direction by their letters, and need none. The marks U+200E and
# U+200F, which people do type, turn no letters and are taken.
TURNERS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_TURNING = re.compile(f"[{TURNERS}]")


def unseen_in(text: str) -> str:
    """The first such character of a text, in words that follow "it holds"; or ""."""
    if control := CONTROL.search(text):
        return f"a control character ({_code(control)})"
    if turning := _TURNING.search(text):
        return (
            f"a character that turns the direction of the words around it ({_code(turning)}), so "
            "that what is shown may not be what is stored"
        )
    return ""


def without_turning(text: str) -> str:
    """A text without the characters that turn the direction of the words around them."""
    return _TURNING.sub("", text)


def _code(found: re.Match[str]) -> str:
    return f"U+{ord(found.group()):04X}"
