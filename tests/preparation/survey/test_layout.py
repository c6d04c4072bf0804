from __future__ import annotations

from jsna.preparation.survey.layout import filled_forward, holds, names_of, plain, splits
from jsna.review.survey_question import Option
from tests.preparation.survey.exports import laid_out


def test_headings_are_compared_without_spaces_and_capitals() -> None:
    assert plain(" Why\n did\xa0you  ASK ") == "why did you ask"
    assert plain("Don’t know") == plain("Don't know")
    assert holds(["ID ", "Start\ntime"], "id", "start time")
    assert not holds(["ID"], "id", "start time")


def test_blank_headings_are_filled_from_their_left() -> None:
    assert filled_forward(["", "a", "", "b", ""]) == ["", "a", "a", "b", "b"]


def test_a_heading_is_cut_at_each_separator_the_last_first() -> None:
    assert splits("a - b - c", " - ") == (("a - b", "a"), ("c", "b - c"))
    assert splits("a", " - ") == ((), ())


def test_a_column_is_found_by_the_first_name_that_is_there() -> None:
    layout = laid_out(["One", "Two"])
    assert layout.find(["", "none", "two", "one"]) == 1
    assert layout.find(["none"]) is None


def test_what_a_telephone_puts_around_an_answer_is_no_part_of_it() -> None:
    assert plain("\u202aNorth \u202c") == plain("\u2068north\u2069") == "north"
    assert plain("الأمل\u200f") != plain("الأمل")


def test_an_other_option_has_the_names_that_tools_give_it() -> None:
    assert "-oth-" in names_of(Option(id="else", wording="Somebody else", other=True))
    assert "-oth-" not in names_of(Option(id="else", wording="Somebody else"))
