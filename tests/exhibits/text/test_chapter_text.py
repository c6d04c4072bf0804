"""What holds for the text of every review, whatever it found."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from functools import cache

import pandas as pd
import pytest

from jsna.exhibits.base import Content
from jsna.exhibits.blocks import Heading, Shown
from jsna.exhibits.chapter import compose_chapter
from jsna.exhibits.text.parts import KEY
from tests.exhibits.content_of_reviews import content_of_2023, synthetic
from tests.exhibits.content_of_several import content_of_three, sure_of_2023
from tests.exhibits.text.reading import lines, numbers_of, references_of, said, spans_of

COLUMNS = ["value", "lower", "upper", "numerator", "denominator", "base"]
WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
REVIEWS = {
    "2023": content_of_2023(),
    "2023 with intervals": sure_of_2023(),
    "three reviews": content_of_three(),
    "one service": synthetic({"Only one": 0}),
    "all level": synthetic({"A": 3, "B": 3, "C": 3}, [("A", "a gap")]),
    "none below the target": synthetic({"A": 4, "B": 5}),
    "many": synthetic({f"Service {letter * 3}": n % 6 for n, letter in enumerate("ABCDEFGHIJKLM")}),
}
EACH = pytest.mark.parametrize("content", REVIEWS.values(), ids=REVIEWS)


chapter_of = cache(compose_chapter)


def as_number(text: str) -> float:
    """A number as prose has it, read back by other means than those that wrote it."""
    word = text.lower().replace("none", "no")
    return float(WORDS.index(word)) if word in WORDS else float(text.replace(",", ""))


@EACH
def test_every_number_in_prose_equals_the_one_result_of_its_key(content: Content) -> None:
    numbers = numbers_of(chapter_of(content))
    results = content.results
    keys = results[list(KEY)].apply(lambda row: tuple(filter(None, row)), axis=1)
    assert len(numbers) > 5
    for number in numbers:
        found = results[keys == number.key]
        assert len(found) == 1, number
        stored = found[COLUMNS].to_numpy().ravel()
        digits = len(number.text.partition(".")[2])
        half = 0.5 * 10**-digits + 1e-9 if digits else 1e-9
        assert any(abs(value - as_number(number.text)) <= half for value in stored), number


@EACH
def test_no_number_in_prose_is_typed(content: Content) -> None:
    """What is no result is a name, a date, a method or a level of the scale, as these give it."""
    review, tool = content.review, content.tool
    given = [
        *(each.when for each in review.streams.present),
        *(each.note for each in review.streams.present),
        *(sentence for measure in ("overall", "rank", "triangulation")
          for sentence in content.rows(measure)["method"].head(1)),
        *content.codebook.names.values(),
        *content.voice_statements["text"],
        f"version {tool.version}",
        f"from {tool.minimum} to {tool.maximum}",
        "where 0 is what chance alone would give and 1 is full agreement",
        "added on 24 November 2026",
        "added on 31 January 2030",
        "April 2023", "January 2030", "April 2025", "2024",
        *(given.wording for given in review.inputs.values()),
        *(given.origin for given in review.inputs.values()),
    ]  # fmt: skip
    for spans in spans_of(chapter_of(content)):
        text = "".join(span if isinstance(span, str) else "~" for span in spans).casefold()
        if re.match(r"\d: |.*\(scores? ", text):
            continue
        text = text.replace(f"below a score of {content.target}", "")
        for known in sorted(given, key=len, reverse=True):
            text = text.replace(known.casefold().rstrip("."), "") if known else text
        assert not re.search(r"\d|\b(two|three|four|five|six|seven|eight|nine)\b", text), text


@EACH
def test_every_exhibit_stands_in_its_place_once_in_the_order_of_the_numbers(
    content: Content,
) -> None:
    chapter = chapter_of(content)
    stand = [block.exhibit for block in chapter.blocks if isinstance(block, Shown)]
    assert stand == list(chapter.exhibits)
    assert {each.key for each in references_of(chapter)} <= {each.key for each in stand}


@EACH
def test_headings_never_jump_and_no_two_have_one_anchor(content: Content) -> None:
    headings = [each for each in chapter_of(content).blocks if isinstance(each, Heading)]
    levels = [each.level for each in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    for before, after in itertools.pairwise(levels):
        assert after <= before + 1
    anchors = [each.anchor for each in headings]
    assert len(set(anchors)) == len(anchors)
    assert all(re.fullmatch("[a-z][a-z-]*", each) for each in anchors)


@EACH
def test_every_sentence_reads_as_one(content: Content) -> None:
    chapter = chapter_of(content)
    for spans in spans_of(chapter):
        text = said(spans)
        assert not re.search(r"  | [,.;:)]|\(\)|\.\.|,,|\( ", text), text
        assert not re.search(r"\bnan\b|\bNone,|\bworst\b|\bone \w+s (are|were)\b", text), text
    text = "\n".join(lines(chapter.blocks))
    assert not re.search(r"\b[Oo]ne (gaps|services|priorities|issues|changes)\b", text)


@EACH
def test_the_order_of_the_results_changes_no_word(content: Content) -> None:
    shuffled = replace(content, results=content.results.sample(frac=1, random_state=5))
    assert lines(compose_chapter(shuffled).blocks) == lines(chapter_of(content).blocks)


def test_the_check_of_the_numbers_can_fail() -> None:
    number = numbers_of(compose_chapter(content_of_2023()))[0]
    assert number.key == ("overall",)
    assert as_number(number.text) == 3
    assert as_number("None") == 0
    assert as_number("12") == 12
    assert pd.Series([2.0, 4.0]).sub(as_number(number.text)).abs().min() > 0.5
