"""An executed notebook as a page shows it: its parts, each safe and with its own anchor."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from jsna.errors import RunError
from jsna.publishing.review_site.code import code_markup
from jsna.publishing.review_site.prose import Prose
from jsna.publishing.review_site.safe_markup import safe_markup

# What nbconvert writes in place of an alternative text, and what matplotlib says of a figure.
UNDESCRIBED = "No description has been provided for this image"
_NO_WORDS = re.compile(rf"\s*|<[^>]*>|{UNDESCRIBED}")
# The escapes by which a terminal colours text.
_COLOURS = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_PICTURES = ("image/png", "image/jpeg")


@dataclass(frozen=True)
class Picture:
    """A picture with its alternative text. A width of 0 is not known."""

    address: str
    alt: str
    width: int


@dataclass(frozen=True)
class Output:
    """What a cell shows: a picture, or markup that is safe, or text that was printed."""

    picture: Picture | None = None
    markup: str = ""
    text: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell: prose as safe markup, or code as safe markup with its number and its outputs."""

    anchor: str
    prose: str = ""
    number: int = 0
    code: str = ""
    outputs: tuple[Output, ...] = ()


@dataclass(frozen=True)
class Notebook:
    """An executed notebook.

    Parameters
    ----------
    name
        Its file's name without ending, which its page has too.
    title
        Its first heading.
    cells
        Its cells in order.
    """

    name: str
    title: str
    cells: tuple[Cell, ...]

    @property
    def page(self) -> str:
        """The name of its page."""
        return f"{self.name}.html"


def read_notebook(name: str, content: bytes, published: Mapping[str, str]) -> Notebook:
    """An executed notebook, ready to be shown.

    Parameters
    ----------
    name
        Its file's name without ending.
    content
        The file.
    published
        The address of each picture that is published already, by the SHA-256 of its bytes: it is
        not put into the page a second time.

    Raises
    ------
    RunError
        If the file is no notebook, or a picture has no alternative text.
    """
    prose = Prose()
    try:
        cells = tuple(_cells(name, json.loads(content)["cells"], prose, published))
    except (ValueError, KeyError, TypeError) as error:
        raise RunError(f"{name} cannot be shown: it is not a notebook ({error!r}).") from None
    return Notebook(name, prose.title or name.replace("_", " "), cells)


def _cells(
    name: str, cells: list[dict[str, Any]], prose: Prose, published: Mapping[str, str]
) -> Iterator[Cell]:
    for place, cell in enumerate(cells, start=1):
        anchor, source = _anchor(cell, place), _joined(cell["source"])
        if cell["cell_type"] == "markdown":
            yield Cell(anchor, prose=prose.markup(source, anchor))
        elif cell["cell_type"] == "code" and source.strip():
            number = cell["execution_count"] or 0
            outputs = (
                _output(each, f"{anchor}-output-{count}", f"{name}, code cell {number}", published)
                for count, each in enumerate(cell["outputs"], start=1)
            )
            yield Cell(anchor, "", number, code_markup(source), tuple(filter(_says, outputs)))


def _anchor(cell: dict[str, Any], place: int) -> str:
    """The id of a cell on the page: that of the notebook, by which other pages point to it."""
    own = str(cell.get("id", ""))
    return f"cell-{own}" if re.fullmatch(r"[\w-]+", own) else f"cell-number-{place}"


def _output(output: dict[str, Any], name: str, where: str, published: Mapping[str, str]) -> Output:
    data = output.get("data", {})
    plain = _COLOURS.sub("", _joined(data.get("text/plain", output.get("text", ""))))
    for kind in _PICTURES:
        if kind in data:
            width = output.get("metadata", {}).get(kind, {}).get("width", 0)
            address = _address(kind, _joined(data[kind]), published)
            return Output(picture=Picture(address, _described(plain, where), width))
    if "text/html" in data:
        return Output(markup=safe_markup(_joined(data["text/html"]), name))
    return Output(text=plain.rstrip("\n"))


def _described(alt: str, where: str) -> str:
    """The alternative text, if it is one."""
    if _NO_WORDS.fullmatch(alt):
        raise RunError(
            f"{where} shows a picture without a description, which not everybody can see. "
            "Show one of the chapter's figures, or give the picture a text/plain that describes it."
        )
    return alt


def _address(kind: str, encoded: str, published: Mapping[str, str]) -> str:
    sha256 = hashlib.sha256(b64decode(encoded)).hexdigest()
    plain = escape("".join(encoded.split()))
    return published.get(sha256, f"data:{kind};base64,{plain}")


def _says(output: Output) -> bool:
    return bool(output.picture or output.markup or output.text)


def _joined(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "".join(text)
