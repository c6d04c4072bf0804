"""How wide the columns of a table are, from the words that stand in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jsna.exhibits.base import Cell, Marked, Table

# In twentieths of a point, at 9 points: a letter of Arial on average, and the space beside a text.
LETTER = 92
_SIZE = 180
_PADDING = 246
_LONGEST_WORD = 2600  # a longer word is broken
# Shares of the size of the type, on the safe side; bold letters are wider.
_NARROW, _WIDE = "fijlrtI.,:;'|!()[]-/", "mwMW@%"
_SHARES = {"narrow": 0.31, "capital": 0.69, "wide": 0.87, "other": 0.56}
_BOLD = 1.06
_COMFORTABLE = 120  # letters of a line: a text that is longer gets more lines


def column_widths(table: Table, room: int) -> list[int]:
    """The width of each column, which together fill the room.

    A column gets its longest word at least, where there is room for all, and beyond that a share
    of the room by how long its texts are.

    Parameters
    ----------
    table, room
        The table, and the width of the text on the page, in twentieths of a point.
    """
    least = least_widths(table)
    wish = [max(low, each) for low, each in zip(least, _wishes(table), strict=True)]
    if sum(least) >= room:
        return _shared(least, room)
    if sum(wish) <= room:
        return _shared(wish, room)
    spare = room - sum(least)
    beyond = [want - low for want, low in zip(wish, least, strict=True)]
    widths = [low + spare * more // sum(beyond) for low, more in zip(least, beyond, strict=True)]
    return _filled(widths, room)


def least_widths(table: Table) -> list[int]:
    """The width that the longest word of each column takes; its heading is bold."""
    return [
        _PADDING
        + min(_LONGEST_WORD, max(_longest_word(heading, _BOLD), *map(_longest_word, ("", *below))))
        for heading, *below in _texts(table)
    ]


def texts_of(cell: Cell, if_empty: str = "") -> tuple[str, ...]:
    """The paragraphs of a cell; a mark stands before its words."""
    if isinstance(cell, Marked):
        return (f"{cell.mark}\xa0{cell.words}",)
    if isinstance(cell, tuple):
        return cell or (if_empty,)
    return (str(cell),)


def _wishes(table: Table) -> list[int]:
    return [
        # A heading has two lines, and leaves the width to what stands below it.
        _PADDING
        + LETTER * min(_COMFORTABLE, max(map(len, [heading[: -(-len(heading) // 2)], *below])))
        for heading, *below in _texts(table)
    ]


def _texts(table: Table) -> list[list[str]]:
    """All texts of each column, its heading among them."""
    return [
        [column.heading]
        + [text for row in table.body for text in texts_of(row[place], column.if_empty)]
        for place, column in enumerate(table.columns)
    ]


def _longest_word(text: str, weight: float = 1) -> int:
    """The widest part that stays on one line: lines break at spaces and behind hyphens."""
    parts = re.split(r"[ \n\t]|(?<=-)", text)
    return round(max(sum(map(_share, part)) for part in parts) * _SIZE * weight)


def _share(letter: str) -> float:
    if letter in _NARROW:
        return _SHARES["narrow"]
    if letter in _WIDE:
        return _SHARES["wide"]
    return _SHARES["capital" if letter.isupper() else "other"]


def _shared(widths: Sequence[int], room: int) -> list[int]:
    return _filled([width * room // sum(widths) for width in widths], room)


def _filled(widths: list[int], room: int) -> list[int]:
    """The widths, with what rounding left over given to the widest column."""
    widest = widths.index(max(widths))
    widths[widest] += room - sum(widths)
    return widths
