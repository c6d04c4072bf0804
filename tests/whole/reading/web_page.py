"""The web page read back."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from tests.whole.reading.manuscript import Part, plain

OUTSIDE = ("nav", "section.downloads")  # what only a page has


def read(content: bytes) -> list[Part]:
    """Every part of the page in order."""
    main = BeautifulSoup(content.decode("utf-8"), "html.parser").select_one("main")
    assert main is not None
    for selector in (*OUTSIDE, '[aria-hidden="true"]'):
        for each in main.select(selector):
            each.decompose()
    return [part for tag in main.find_all(recursive=False) for part in _parts(tag)]


def _parts(tag: Tag) -> Iterator[Part]:
    if tag.name in ("h1", "h2", "h3", "h4"):
        yield f"heading {tag.name[1]}", _words(tag)
    elif tag.name == "p":
        yield "text", _words(tag)
    elif tag.name == "ul":
        yield from (("bullet", _words(item)) for item in tag.find_all("li"))
    elif tag.name == "figure":
        yield "caption", _words(_one(tag, "figcaption"))
        yield "below", plain(f"{_one(tag, 'img')['alt']} {_words(_one(tag, 'div'))}")
    else:
        yield "caption", _words(_one(tag, "caption"))
        for row in tag.find_all("tr"):
            yield "row", *map(_words, row.find_all(["th", "td"]))
        yield "below", _words(_one(tag, "div.notes"))


def _one(tag: Tag, selector: str) -> Tag:
    (found,) = tag.select(selector)
    return found


def _words(tag: Tag) -> str:
    """The words; each text of a list in a cell is a line of its own."""
    items = tag.find_all("li") if tag.name != "li" else []
    return plain(" ".join(each.get_text() for each in items) if items else tag.get_text())
