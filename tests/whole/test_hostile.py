"""Hostile text through every writer: it stays text, and every file can be read."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from jsna.exhibits.chapter import compose_chapter
from jsna.publishing.chapter import WRITERS
from jsna.publishing.publication import Files, Publication
from tests.exhibits.content_of_reviews import synthetic
from tests.whole.reading import workbook

TEXTS = {
    "markup": "<script>alert('x')</script> & <b>bold</b>",
    "rich text": "<r><t>x</t></r>",
    "formula": "=1+1",
    "command": "=cmd|' /C calc'!A0",
    "sum": "@SUM(A1)",
    "minus": "-1+2",
    "template": "{{7*7}} {% raw %} ${7*7}",
    "mathtext": r"$x_1$ \frac{1}{2} $$note$$",
    "typst": "#let x = 1; #x *bold* @label <label>",
    "link": "[text](https://example.org) [a](b)",
    "right to left": "\u202ereversed\u202c",
    "no width": "zero\u200bwidth",
    "long word": "W" * 5_000,
    "entity": "&lt;p&gt; ]]> <!-- x -->",
    "escape": "_x000D_ _x0041_",
}
LIVE = re.compile("[-=+@\t\r]")  # how a formula begins


class Words(HTMLParser):
    """What a page says, and the elements that it is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def read_page(content: bytes) -> str:
    page = Words(content.decode("utf-8"))
    assert not page.tags & {"script", "b", "r", "t"}
    return "".join(page.said)


def read_csv(content: bytes) -> str:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))
    assert len({len(row) for row in rows}) == 1
    cells = [cell for row in rows for cell in row]
    assert not any(LIVE.match(cell) and not re.fullmatch(r"-[\d.]+", cell) for cell in cells)
    return "\n".join(cell.removeprefix("'") for cell in cells)


def read_svg(content: bytes) -> str:
    assert not any(each.tag.endswith("script") for each in ET.fromstring(content).iter())
    return ""


def read_png(content: bytes) -> str:
    assert content.startswith(b"\x89PNG")
    return ""


def read_json(content: bytes) -> str:
    json.loads(content)
    return ""


def read_workbook(content: bytes) -> str:
    return "\n".join(text for part in workbook.read(content) for text in part[1:])


def read_word(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        roots = [ET.fromstring(file.read(name)) for name in file.namelist() if "xml" in name]
    return "\n".join("".join(root.itertext()) for root in roots)


def read_pdf(content: bytes) -> str:
    with pikepdf.open(io.BytesIO(content)) as file:
        assert "/OpenAction" not in file.Root
        assert "/JavaScript" not in file.Root.get("/Names", {})
    return ""


READERS: dict[str, Callable[[bytes], str]] = {
    "html": read_page,
    "csv": read_csv,
    "svg": read_svg,
    "png": read_png,
    "json": read_json,
    "txt": lambda content: content.decode("utf-8"),
    "xlsx": read_workbook,
    "docx": read_word,
    "pdf": read_pdf,
}
# What holds a gap's words; the names of services stand in every table.
WITH_GAPS = ("chapter.html", "chapter-data.xlsx", "chapter.docx", "scores_and_gaps.csv")


@cache
def published(name: str) -> Files:
    text = TEXTS[name]
    short = text if len(text) < 100 else text[:100]
    content = synthetic({short: 1, "B": 5}, [(short, text)], title=short, area=short)
    publication = Publication(compose_chapter(content), {"links": content.links})
    return {file: made for write in WRITERS for file, made in write(publication).items()}


def files_of(name: str) -> Iterator[tuple[str, str]]:
    """Each file of a publication with the words in it."""
    for file, content in published(name).items():
        yield file, READERS[file.rpartition(".")[2]](content)


@pytest.mark.parametrize("name", TEXTS)
def test_every_file_can_be_read_and_the_text_stays_text(name: str) -> None:
    text = " ".join(TEXTS[name].split())
    for file, words in files_of(name):
        if file.endswith(WITH_GAPS):
            assert text in " ".join(words.split()), file


def test_a_file_that_holds_live_markup_is_seen() -> None:
    with pytest.raises(AssertionError):
        read_page(b"<p><script>alert(1)</script></p>")
    with pytest.raises(AssertionError):
        read_csv(b"a\n=1+1\n")
    with pytest.raises(AssertionError):
        read_svg(b"<svg><script>alert(1)</script></svg>")
