"""The notes of all exhibits, numbered once through the workbook, and the sheet that holds them."""

from __future__ import annotations

from jsna.exhibits.base import Figure, Table
from jsna.publishing.workbook.sheet import Grid, Line, Link, Sheet

NOTES = "Notes"


def numbered(exhibits: tuple[Figure | Table, ...]) -> dict[str, int]:
    """The number of each note, in the order in which a reader meets them; the same words once."""
    texts = dict.fromkeys(note for each in exhibits for note in each.notes)
    return {text: number for number, text in enumerate(texts, start=1)}


def marks(notes: tuple[str, ...], numbers: dict[str, int]) -> str:
    """The signs that lead to notes, as they stand behind a title: " [note 1] [note 3]"."""
    return "".join(f" [note {numbers[note]}]" for note in dict.fromkeys(notes))


def notes_sheet(numbers: dict[str, int], used_on: dict[str, tuple[str, ...]], back: Line) -> Sheet:
    """The sheet of notes.

    Parameters
    ----------
    numbers
        The number of each note.
    used_on
        The notes of each sheet, by its name.
    back
        The line that leads back to the contents.
    """
    rows = tuple(
        (f"note {number}", text, _where(text, used_on)) for text, number in numbers.items()
    )
    grid = Grid(("Note", "What it says", "Where it applies"), rows, (False, False, False))
    about = "This worksheet contains one table. A title refers to its notes in square brackets."
    return Sheet(NOTES, (Line(NOTES, 1), Line(about), back), grid)


def _where(text: str, used_on: dict[str, tuple[str, ...]]) -> str | Link:
    """The sheets with a note, one a line; a link where there is one only."""
    names = [name for name, notes in used_on.items() if text in notes]
    if len(names) == len(used_on) > 1:
        return "Every table and figure"
    return Link(names[0]) if len(names) == 1 else "\n".join(names)
