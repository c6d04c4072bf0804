"""All words of a published file of any kind, without white space and capitals, to search in."""

from __future__ import annotations

import html
import json
import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.publishing.pdf.reading import elements

# Pictures: their words are paths, and what is said of them stands beside them as text.
PICTURES = {".png"}


def squeezed(text: str) -> str:
    """Text as it is compared."""
    return re.sub(r"\s+", "", text).casefold()


def every_word(path: Path) -> str:
    """The words of a file, its hidden parts included: comments, properties, values of charts."""
    content = path.read_bytes()
    if path.suffix in PICTURES:
        return squeezed(content.decode("latin-1"))
    if path.suffix == ".pdf":
        return squeezed("".join(f"{each.text}{each.alt}" for each in elements(content)))
    if path.suffix in {".docx", ".xlsx"}:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            return "".join(_marked_up(packed.read(name)) for name in packed.namelist())
    if path.suffix == ".ipynb":
        return squeezed("".join(_strings(json.loads(content))))
    text = content.decode("utf-8")
    return squeezed(text) + _marked_up(content)


def _marked_up(content: bytes) -> str:
    """Words between and inside tags, with what is escaped as it was typed."""
    text = content.decode("utf-8", errors="replace")
    return squeezed(html.unescape(re.sub(r"<[^>]*>", "", text)) + html.unescape(text))


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [each for key, part in value.items() for each in (str(key), *_strings(part))]
    if isinstance(value, list):
        return ["".join(each) for each in map(_strings, value)]
    return [html.unescape(str(value))]
