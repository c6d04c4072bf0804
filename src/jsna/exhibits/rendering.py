"""A drawing as the bytes of a file: the same bytes for the same drawing, whenever and wherever."""

from __future__ import annotations

from html import escape
from io import BytesIO

from matplotlib.figure import Figure as Drawing

from jsna.exhibits.style import theme


def as_png(drawing: Drawing, title: str, description: str) -> bytes:
    """The drawing at 200 dots an inch, with title and description as text inside the file."""
    return _saved(drawing, "png", {"Software": None, "Title": title, "Description": description})


def as_svg(drawing: Drawing, title: str, description: str) -> bytes:
    """The drawing with text as paths; title and description stand in it for those who listen."""
    kept = {"Title": title, "Date": None, "Creator": None, "Language": "en-GB"}
    plain = _saved(drawing, "svg", kept).decode("utf-8")
    told = f"</title>\n <desc>{escape(description, quote=False)}</desc>"
    return plain.replace("</title>", told, 1).replace("\r\n", "\n").encode("utf-8")


def _saved(drawing: Drawing, kind: str, metadata: dict[str, str | None]) -> bytes:
    buffer = BytesIO()
    with theme():
        drawing.savefig(buffer, format=kind, metadata=metadata)
    return buffer.getvalue()
