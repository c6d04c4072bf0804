"""How wide the columns of a table are, from the words that stand in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jsna.exhibits.base import Cell, Marked, Table

# In twentieths of a point, at 9 points: a letter of Arial on average, and the space beside a text.
LETTER = 92
_SIZE = 180
_PADDING = 246
_BULLET = 198  # the indent of the style Table List
_LONGEST_WORD = 2600  # a longer word is broken
# Shares of the size of the type, on the safe side; bold letters are wider.
_NARROW, _WIDE = "fijlrtI.,:;'|!()[]-/", "mwMW@%"
_SHARES = {"narrow": 0.31, "capital": 0.69, "wide": 0.87, "other": 0.56}
_BOLD = 1.06
_SHORT = 14  # letters of a text that is hard to read in two lines: "12% to 21%"
_MOST = 0.95  # of the room, for what stays on one line: the rest is for longer texts
_COMFORTABLE = 120  # letters of a line: a text that is longer gets more lines


def column_widths(table: Table, room: int) -> list[int]:
    """The width of each column, which together fill the room.

    A column gets its longest word at least, where there is room for all, and a word or two that
    are short as a whole stay on one line, where there is room for that too. Beyond that it gets a
    share of the room by how long its texts are.

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
    whole = list(map(max, least, _unbroken(table)))
    least = whole if sum(whole) <= _MOST * room else least
    wish = list(map(max, least, wish))
    spare = room - sum(least)
    beyond = [want - low for want, low in zip(wish, least, strict=True)]
    widths = [low + spare * more // sum(beyond) for low, more in zip(least, beyond, strict=True)]
    return _filled(widths, room)


def least_widths(table: Table) -> list[int]:
    """The width that the longest word of each column takes; its heading is bold."""
    return [
        _beside(table, place)
        + min(_LONGEST_WORD, max(_longest_word(heading, _BOLD), *map(_longest_word, ("", *below))))
        for place, (heading, *below) in enumerate(_texts(table))
    ]


def _unbroken(table: Table) -> list[int]:
    """The width that each column takes for its short texts to stay on one line."""
    return [
        _beside(table, place)
        + max((_width(text) for text in below if len(text) <= _SHORT), default=0)
        for place, (_, *below) in enumerate(_texts(table))
    ]


def _beside(table: Table, place: int) -> int:
    """What stands beside the words of a column: space, and the bullets of a list."""
    return _PADDING + _BULLET * any(isinstance(row[place], tuple) for row in table.body)


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
        _beside(table, place)
        + LETTER * min(_COMFORTABLE, max(map(len, [heading[: -(-len(heading) // 2)], *below])))
        for place, (heading, *below) in enumerate(_texts(table))
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
    return max(_width(part, weight) for part in re.split(r"[ \n\t]|(?<=-)", text))


def _width(text: str, weight: float = 1) -> int:
    return round(sum(map(_share, text)) * _SIZE * weight)


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
