from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.preparation.cleaning import Cleaning
from jsna.preparation.delimited import squeeze
from jsna.preparation.gaps import Gap, closing_word, split_gaps
from jsna.review.codebook import GAP_STATUSES
from tests.preparation.builders import sheet_of


def split(cell: str) -> tuple[list[Gap], Cleaning]:
    cleaning = Cleaning(sheet_of("gaps", (cell,)))
    return split_gaps(cleaning, cleaning.sheet.rows[0], "a"), cleaning


def test_bullets_become_one_gap_each_in_their_order() -> None:
    gaps, _ = split("• First\n• Second  thing\n")
    assert [(gap.gap_id, gap.text, gap.status) for gap in gaps] == [
        ("a.1", "First", "open"),
        ("a.2", "Second thing", "open"),
    ]


@pytest.mark.parametrize("bullet", ["•", "- ", "– ", "* ", "·", "▪ ", "\t• "])
def test_other_bullets_are_taken(bullet: str) -> None:
    gaps, _ = split(f"{bullet}One\n{bullet}Two")
    assert [gap.text for gap in gaps] == ["One", "Two"]


def test_a_hyphen_that_is_no_bullet_stays() -> None:
    gaps, _ = split("-5 places lost")
    assert [gap.text for gap in gaps] == ["-5 places lost"]


def test_a_line_without_a_bullet_goes_on_with_the_one_above() -> None:
    gaps, _ = split("• One that is\n  long\n• Two")
    assert [gap.text for gap in gaps] == ["One that is long", "Two"]


def test_lines_without_any_bullet_are_one_gap_each() -> None:
    gaps, _ = split("One\n\nTwo")
    assert [gap.text for gap in gaps] == ["One", "Two"]


@pytest.mark.parametrize("status", GAP_STATUSES)
def test_a_listed_word_in_the_closing_bracket_is_the_status(status: str) -> None:
    gaps, cleaning = split(f"• Text ( {status.upper()} )")
    assert (gaps[0].text, gaps[0].status) == ("Text", status)
    assert "the status taken from the closing bracket" in [c.rule for c in cleaning.changes]


@pytest.mark.parametrize(
    "text", ["accountable units (ABUs)", "(planned) work is late", "planned", "a (b) (c)"]
)
def test_any_other_bracket_is_text(text: str) -> None:
    gaps, _ = split(text)
    assert (gaps[0].text, gaps[0].status) == (text, "open")


@pytest.mark.parametrize("cell", ["", "  ", "\n"])
def test_a_blank_cell_has_no_gap_and_says_so(cell: str) -> None:
    gaps, cleaning = split(cell)
    assert gaps == []
    assert [change.after for change in cleaning.changes] == ["none recorded"]


def test_a_cell_that_needs_no_change_lists_none() -> None:
    assert split("Plain")[1].changes == []


WORDS = st.text("abc (),.é’", min_size=1, max_size=30).filter(lambda text: squeeze(text) != "")


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_bullets_in_are_gaps_out_and_no_word_is_lost(texts: list[str]) -> None:
    gaps, cleaning = split("\n".join(f"• {text}" for text in texts))
    assert len(gaps) == len(texts)
    assert [gap.text for gap in gaps] == [squeeze(text) for text in texts]
    assert cleaning.changes[-1].after == "\n".join(gap.text for gap in gaps)


@pytest.mark.parametrize(
    ("text", "parts"),
    [("a (b)", ("a", "b")), ("a", ("a", "")), ("(b)", ("(b)", "")), ("a (b) c", ("a (b) c", ""))],
)
def test_closing_word(text: str, parts: tuple[str, str]) -> None:
    assert closing_word(text) == parts
