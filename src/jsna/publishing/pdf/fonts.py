"""The type of the PDF: the bundled Open Sans, and how wide a text is in it."""

from __future__ import annotations

from jsna.exhibits.letters import BUNDLED, fallback_folder, width_in_ems

# Letters that Open Sans lacks come from DejaVu Sans. What that lacks too is drawn as a box by the
# last, which has every character there is: without it such a letter would break the standard.
FAMILIES = ("Open Sans", "DejaVu Sans", "Last Resort High-Efficiency")


def folders() -> list[str]:
    """Where typst finds the fonts."""
    return [str(BUNDLED), str(fallback_folder())]


def width_of(text: str, size: float, weight: int = 400) -> float:
    """The width of one line of text in points."""
    return size * width_in_ems(text, weight)
