"""The same words and numbers in every format: each is read back and held against the chapter."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from jsna.exhibits.chapter import Chapter, compose_chapter
from jsna.publishing.chapter import WRITERS
from jsna.publishing.publication import Files, Publication
from tests.exhibits.content_of_reviews import content_of_2023, synthetic
from tests.exhibits.content_of_several import content_of_three
from tests.whole.reading import manuscript, pdf, web_page, word, workbook
from tests.whole.reading.manuscript import Part

REVIEWS = {
    "one review": content_of_2023(),
    "three reviews": content_of_three(),
    "next to nothing": synthetic({"A": 2}),
}
# A reader of each format, and what the format holds of the chapter.
Meant = Callable[[Chapter], list[Part]]
READERS: dict[str, tuple[Callable[[bytes], list[Part]], Meant]] = {
    "chapter.html": (web_page.read, manuscript.parts_of),
    "chapter.docx": (word.read, manuscript.parts_of),
    "chapter.pdf": (pdf.read, pdf.meant),
    "chapter-data.xlsx": (workbook.read, manuscript.exhibits_of),
}


@cache
def published(name: str) -> tuple[Chapter, Files]:
    chapter = compose_chapter(REVIEWS[name])
    publication = Publication(chapter, {})
    files: Files = {}
    for write in WRITERS:
        files |= write(publication)
    return chapter, files


@pytest.mark.parametrize("file", READERS)
@pytest.mark.parametrize("name", REVIEWS)
def test_a_format_has_the_words_and_numbers_of_the_chapter_in_their_order(
    name: str, file: str
) -> None:
    chapter, files = published(name)
    read, meant = READERS[file]
    assert read(files[file]) == meant(chapter)


def test_the_chapter_that_is_compared_has_parts_of_every_kind() -> None:
    kinds = {part[0] for part in manuscript.parts_of(published("one review")[0])}
    wanted = {"heading 1", "heading 2", "text", "bullet", "caption", "row", "below"}
    assert wanted <= kinds


@pytest.mark.parametrize("file", READERS)
def test_another_chapter_is_told_apart(file: str) -> None:
    read, meant = READERS[file]
    assert read(published("one review")[1][file]) != meant(published("three reviews")[0])
