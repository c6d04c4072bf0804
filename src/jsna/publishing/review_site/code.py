"""The code of a notebook's cell as HTML, with its parts coloured by their class."""

from __future__ import annotations

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer


def code_markup(source: str) -> str:
    """The code, escaped; what its classes look like stands in ``review.css``."""
    return str(highlight(source, PythonLexer(), HtmlFormatter(nowrap=True))).rstrip("\n")
