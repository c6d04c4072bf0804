from __future__ import annotations

import csv
from dataclasses import replace

from jsna.exhibits.blocks import Bullets, Heading, Note, Number, Paragraph, Reference, Shown
from jsna.exhibits.chapter import compose_chapter
from jsna.publishing.publication import Publication
from jsna.publishing.sentences import COLUMNS, FILE, Sentence, sentences, write_sentences
from tests.exhibits.content_of_reviews import content_of_2023

SCORE = Number("3", ("score", "a"))
RANK = Number("second", ("rank", "a"))
TOP = Heading(1, "Title", "chapter")


def told(*blocks: Heading | Paragraph | Bullets | Note) -> list[Sentence]:
    return list(sentences((TOP, *blocks)))[1:]


def rows() -> list[dict[str, str]]:
    chapter = compose_chapter(content_of_2023())
    written = write_sentences(Publication(chapter, {}))[FILE].decode("utf-8")
    return list(csv.DictReader(written.splitlines(keepends=True)))


def test_a_paragraph_is_a_row_for_each_sentence_with_its_own_numbers() -> None:
    spans = ("It is rated ", SCORE, ".", " ", RANK, " of 1.5 is its rank. It is well.")

    assert told(Paragraph(spans)) == [
        Sentence("chapter-2", "Title", "paragraph", "It is rated 3.", "score; a"),
        Sentence("chapter-3", "Title", "paragraph", "second of 1.5 is its rank.", "rank; a"),
        Sentence("chapter-4", "Title", "paragraph", "It is well."),
    ]


def test_several_numbers_have_a_line_each_and_one_that_stands_twice_has_one() -> None:
    (only,) = told(Paragraph((SCORE, " and ", RANK, " and ", SCORE, ".")))

    assert only.results == "score; a\nrank; a"


def test_ordinals_begin_anew_in_each_section() -> None:
    ids = [
        each.sentence_id for each in told(Note("One."), Heading(2, "Next", "next"), Note("Two."))
    ]

    assert ids == ["chapter-2", "next-1", "next-2"]


def test_a_source_with_a_year_stays_one_sentence() -> None:
    (only,) = told(Bullets((("The protocol (Farmer et al. 2006); and more.",),)))

    assert (only.kind, only.text) == ("bullet", "The protocol (Farmer et al. 2006); and more.")


def test_a_mention_is_the_label_and_an_exhibit_its_caption() -> None:
    chapter = compose_chapter(content_of_2023())
    table = chapter["scores_and_gaps"]
    found = list(sentences((TOP, Paragraph(("See ", Reference(table.key))), Shown(table))))

    assert [each.text for each in found[1:]] == [
        "See Table 18",
        f"Table 18. {table.caption}",
    ]
    assert found[2].kind == "caption"


def test_the_review_is_told_from_its_title_to_its_last_line() -> None:
    found = rows()

    assert list(found[0]) == list(COLUMNS)
    assert found[0]["text"] == "Gaps in perinatal mental health service provision"
    assert len({row["sentence_id"] for row in found}) == len(found)
    overall = next(row for row in found if row["sentence_id"] == "in-brief-2")
    assert overall["results"] == "overall"
    assert "3 on the scale from 0 to 5" in overall["text"]


def test_every_number_of_the_text_has_its_result_in_the_table() -> None:
    chapter = compose_chapter(content_of_2023())
    spans = [
        span
        for block in chapter.blocks
        if isinstance(block, Paragraph | Bullets)
        for span in (block.spans if isinstance(block, Paragraph) else sum(block.items, ()))
    ]
    numbers = {"; ".join(span.key) for span in spans if isinstance(span, Number)}

    assert {key for row in rows() for key in row["results"].split("\n") if key} == numbers


def test_a_sentence_that_begins_as_a_formula_is_guarded() -> None:
    chapter = compose_chapter(content_of_2023())
    hostile = replace(chapter, blocks=(TOP, Note("=1+1")))
    written = write_sentences(Publication(hostile, {}))[FILE]

    assert b",'=1+1," in written
