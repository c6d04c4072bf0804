from __future__ import annotations

import pytest

from jsna.errors import InputError
from jsna.exhibits.base import Content
from jsna.exhibits.blocks import Heading, Shown
from jsna.exhibits.chapter import compose_chapter
from jsna.review.markdown import read_words
from jsna.review.prose import SECTIONS, Prose
from tests.exhibits.content_of_reviews import content_of_2023, synthetic
from tests.exhibits.content_of_several import content_of_three
from tests.exhibits.text.reading import lines

CONTENT = content_of_2023()


def own(section: str, text: str, *, replaces: bool = False) -> Prose:
    return Prose(section, replaces, "own.md", read_words(text, "own.md"))


def chapter_lines(*prose: Prose) -> list[str]:
    return lines(compose_chapter(CONTENT, prose).blocks)


def refusals(*prose: Prose) -> list[str]:
    with pytest.raises(InputError) as caught:
        compose_chapter(CONTENT, prose)
    return [str(problem) for problem in caught.value.problems]


PLAIN = chapter_lines()


@pytest.mark.parametrize("content", [CONTENT, content_of_three(), synthetic({"A": 3})])
def test_every_chapter_has_the_sections_that_can_be_named(content: Content) -> None:
    blocks = compose_chapter(content).blocks
    found = [each.anchor for each in blocks if isinstance(each, Heading) and each.level == 2]
    assert found == list(SECTIONS)


def test_words_are_added_before_the_first_exhibit_and_values_put_in() -> None:
    text = "We count {gaps | words} gaps, {gaps_with_status; open} open ({@gap_ranking}).\n\n- One"
    found = chapter_lines(own("order", text))
    place = found.index("## Where the gaps are greatest")
    assert found[place : place + 2] == PLAIN[place : place + 2]
    assert found[place + 2 : place + 4] == [
        "We count 23 gaps, 17 open ([gap_ranking]).",
        "- One",
    ]
    assert found[place + 4 : -1] == PLAIN[place + 2 :]


def test_the_chapter_says_which_sections_hold_words_of_the_analyst() -> None:
    assert chapter_lines(own("order", "A"))[-1].startswith(
        "Words of the analyst stand in the section “Where the gaps are greatest”. Numbers that"
    )
    two = chapter_lines(own("order", "A"), own("gaps", "B"), own("gaps", "C"))[-1]
    assert two.startswith(
        "Words of the analyst stand in the sections “Where the gaps are greatest” and “What the "
        "gaps have in common”."
    )


def test_words_in_place_of_a_section_keep_its_exhibits() -> None:
    chapter = compose_chapter(CONTENT, [own("order", "### Ours\n\nAll new.", replaces=True)])
    shown, plain = (
        [each.exhibit.key for each in blocks if isinstance(each, Shown)]
        for blocks in (chapter.blocks, compose_chapter(CONTENT).blocks)
    )
    assert shown == plain
    found = lines(chapter.blocks)
    place = found.index("## Where the gaps are greatest")
    assert found[place + 1 : place + 3] == ["### Ours", "All new."]
    assert not any("Services are ordered by" in line for line in found)


def test_headings_have_anchors_of_their_own() -> None:
    prose = [own("order", "### A {@ranks}\n\n### A"), own("gaps", "### A")]
    blocks = compose_chapter(CONTENT, prose).blocks
    anchors = [each.anchor for each in blocks if isinstance(each, Heading)]
    assert len(set(anchors)) == len(anchors)
    assert "A Figure 2" in [each.text for each in blocks if isinstance(each, Heading)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("{overall_unrounded}", "2.73"),
        ("{rank; care-pathway | denominator}", "15"),
        ("{score; care-pathway | words}", "two"),
        ("{services_below_target; target; 4}", "12"),
    ],
)
def test_a_value_is_written_as_the_chapter_writes_it(text: str, written: str) -> None:
    assert written in chapter_lines(own("order", text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{gapz}", 'line 1: no result is called "gapz". Did you mean "gaps"?'),
        (
            "{score; care-pathwy}",
            'no result is called "score; care-pathwy". Did you mean "score; care-pathway"?',
        ),
        ("{@gap_rank}", 'no figure or table "gap_rank". Did you mean "gap_ranking"?'),
        ("{overall_unrounded | words}", 'the value of "overall_unrounded" is no whole number'),
        ("{gaps | upper}", 'the upper of "gaps" cannot be shown. Take it out, or name another.'),
    ],
)
def test_what_the_results_do_not_hold_is_refused(text: str, said: str) -> None:
    (told,) = refusals(own("order", text))
    assert told.startswith("own.md, line 1: ")
    assert said in told


def test_all_problems_are_told_at_once() -> None:
    assert len(refusals(own("gaps", "{c}"), own("order", "{a}\n\n{b}"))) == 3
