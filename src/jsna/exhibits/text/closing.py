"""Caveats, sources, and how the chapter was made."""

from __future__ import annotations

from collections.abc import Iterator

from jsna.exhibits.base import Content
from jsna.exhibits.blocks import Block, Heading, Spans
from jsna.exhibits.text.parts import Exhibits, bullets, line, paragraph, see, shown
from jsna.exhibits.wording import listed, sentence
from jsna.review.settings import in_words

_MADE = (
    "This chapter was made by the open-source package jsna from the files named above. The same "
    "files give the same chapter again. No number in it was typed: each is taken from a table of "
    "results that is published beside it."
)


def caveats(_: Content, exhibits: Exhibits) -> Iterator[Block]:
    """What a reader must know before the numbers are used."""
    yield Heading(2, "What to bear in mind", "caveats")
    yield paragraph(
        "What is shown was rated and recorded by one review at one time. It is no judgement on "
        "anyone's work, and says nothing of what has happened since.",
        *_mentions(exhibits),
    )
    yield from shown(exhibits, "findings", "caveats")


def _mentions(exhibits: Exhibits) -> Iterator[Spans]:
    if "findings" in exhibits:
        yield line(
            "What can be said, and what cannot, is set out with its reasons",
            *see(exhibits, "findings"),
        )
    yield line(
        "The caveats follow, those of the checks of the inputs first", *see(exhibits, "caveats")
    )


def sources(content: Content, _: Exhibits) -> Iterator[Block]:
    """Where the inputs are from; inputs of one origin are named together."""
    yield Heading(2, "Sources", "sources")
    files: dict[str, list[str]] = {}
    for given in content.review.inputs.values():
        files.setdefault(given.origin, []).append(given.file)
    yield bullets(
        *((origin, f" ({listed([*dict.fromkeys(names)])})") for origin, names in files.items())
    )
    worded = [given for given in content.review.inputs.values() if given.wording]
    if worded:
        yield paragraph("Whose words they are in:")
        yield bullets(*(f"{given.file}: {sentence(given.wording)}" for given in worded))


def how_made(content: Content, _: Exhibits) -> Iterator[Block]:
    """How the chapter was made, and by which methods."""
    yield Heading(2, "How this chapter was made", "how-made")
    last = max(given.added for given in content.review.inputs.values()).isoformat()
    yield paragraph(_MADE, f"The last of the files was added on {in_words(last)}.")
    yield bullets(*_methods(content))


def _methods(content: Content) -> Iterator[str]:
    yield sentence(f"Overall score: {content.method('overall')}")
    yield sentence(f"Order of the services: {content.method('rank')}")
    if not content.rows("triangulation").empty and content.review.streams.present[1:]:
        yield sentence(f"Setting the evidence side by side: {content.method('triangulation')}")
