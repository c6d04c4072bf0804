from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.errors import InputError
from jsna.review.markdown import Mention, Value, Words, read_words


def refusals(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_words(text, "own.md")
    return [str(problem) for problem in caught.value.problems]


def test_paragraphs_lists_and_small_headings_with_their_lines() -> None:
    text = "One\nline.\n\n### A heading\n\n- first\n- second\n"
    assert read_words(text, "own.md") == (
        Words("paragraph", 1, (("One line.",),)),
        Words("heading", 4, (("A heading",),)),
        Words("list", 6, (("first",), ("second",))),
    )


def test_braces_are_places_for_values_and_mentions() -> None:
    (words,) = read_words("Of {gaps | words}, {rank; a | lower} see {@scores}: {{x}}.", "own.md")
    assert words.items == (
        (
            "Of ",
            Value(("gaps",), "value", "words"),
            ", ",
            Value(("rank", "a"), "lower", "figures"),
            " see ",
            Mention("scores"),
            ": {x}.",
        ),
    )


def test_the_address_of_a_link_stands_behind_its_words() -> None:
    (words,) = read_words("See [the page](https://example.org/a) for more.", "own.md")
    assert words.items == (("See ", "the page", " (", "https://example.org/a", ")", " for more."),)


def test_an_address_that_is_no_web_page_is_no_link() -> None:
    (words,) = read_words("[x](javascript:alert(1))", "own.md")
    assert "".join(map(str, words.items[0])) == "[x](javascript:alert(1))"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Large", "line 1: a heading of another size than ### is not taken"),
        ("a\n\n> b", "line 3: a quotation block is not taken"),
        ("1. a", "line 1: a numbered list is not taken"),
        ("```\na\n```", "line 1: code is not taken"),
        ("    a", "line 1: indented code is not taken"),
        ("---", "line 1: a rule is not taken"),
        ("<div>a</div>", "line 1: HTML is not taken"),
        ("a <b>c</b>", "line 1: HTML is not taken"),
        ("| a |\n|---|\n| b |", "line 1: a table is not taken"),
        ("**a**", "line 1: bold text is not taken"),
        ("[**a**](https://example.org)", "line 1: bold text is not taken"),
        ("*a*", "line 1: slanted text is not taken"),
        ("`a`", "line 1: code is not taken"),
        ("![a](b.png)", "line 1: a picture is not taken"),
        ("- a\n  - b", "line 1: an entry of a list is not one text"),
        ("a { b", 'line 1: "{" stands alone'),
        ("a } b", 'line 1: "}" stands alone'),
        ("{gaps | wrods}", 'line 1: "wrods" in {gaps | wrods} is neither a column nor a form.'),
    ],
)
def test_what_has_no_place_in_a_chapter_is_refused_with_its_line(text: str, said: str) -> None:
    assert any(told.startswith(f"own.md, {said}") for told in refusals(text))


def test_all_problems_are_told_at_once() -> None:
    assert len(refusals("# a\n\n**b** {\n\n1. c")) == 4


@given(st.text())
def test_any_text_is_read_or_refused_with_a_line_that_it_has(text: str) -> None:
    lines = text.count("\n") + text.count("\r") + 1
    try:
        found = [words.line for words in read_words(text, "own.md")]
    except InputError as error:
        found = [int(each.where.removeprefix("line ")) for each in error.problems]
    assert all(1 <= line <= lines for line in found)


@given(st.lists(st.text("abc é,.", min_size=1).map(str.strip).filter(bool), min_size=1))
def test_plain_paragraphs_come_back_as_they_were(paragraphs: list[str]) -> None:
    found = read_words("\n\n".join(paragraphs), "own.md")
    assert [words.items for words in found] == [((each,),) for each in paragraphs]
