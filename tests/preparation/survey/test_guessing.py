from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.preparation.survey.guessing import are_ticks, counts_of, guess, new_id, options_of
from tests.preparation.survey.exports import column


def test_texts_are_counted_without_blanks_and_spaces() -> None:
    assert counts_of(column("a", " a ", "", "b")) == {"a": 2, "b": 1}


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        ([str(number) for number in range(12)], "numeric"),
        (["Yes"] * 5 + ["No"] * 5, "single"),
        (["Agree"] * 4 + ["Disagree"] * 4 + ["Strongly agree"] * 4, "likert"),
        (["a;b;"] * 4 + ["b;"] * 4, "select-all"),
        ([f"a sentence; number {number}" for number in range(30)], "free-text"),
        (["", ""], "free-text"),
    ],
)
def test_the_type_is_guessed_from_the_answers(texts: list[str], kind: str) -> None:
    assert guess(column(*texts), ";").type == kind


def test_codes_with_commas_are_several_picks() -> None:
    found = guess(column(*["1,2"] * 4, *["2"] * 4), ",")
    assert found.type == "select-all"
    assert [option.wording for option in found.options] == ["1", "2"]


def test_a_scale_is_put_in_order_with_its_midpoint() -> None:
    words = ["Agree", "Strongly disagree", "Neither agree nor disagree", "Don't know"]
    found = guess(column(*words * 3), ";")
    assert [option.wording for option in found.options] == [words[1], words[2], words[0], words[3]]
    assert found.midpoint == "neither-agree-nor-disagree"
    assert found.options[-1].missing


def test_options_are_in_order_of_number_and_special_ones_last() -> None:
    words = ["9 to 11", "None of these", "10 to 12", "2 to 8"]
    found = guess(column(*words * 3), ";")
    assert [option.wording for option in found.options] == [words[3], words[0], words[2], words[1]]


def test_marks_tell_ticks_from_answers() -> None:
    assert are_ticks({"1": 3, "0": 4})
    assert are_ticks({"Visits, at home": 3})
    assert not are_ticks({"Agree": 3, "Disagree": 3})


@given(st.lists(st.text(min_size=1).filter(str.strip), unique=True))
def test_ids_are_good_and_no_two_the_same(words: list[str]) -> None:
    ids = [option.id for option in options_of(words)]
    assert len(set(ids)) == len(ids)


def test_an_id_is_made_of_the_first_words() -> None:
    assert (
        new_id("Don't know, or not sure at all about it", set()) == "dont-know-or-not-sure-at-all"
    )
    assert new_id("\u4f60\u597d", {"option"}) == "option-2"
