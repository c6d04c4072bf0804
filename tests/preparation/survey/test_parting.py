from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jsna.preparation.survey.cells import lookup_of
from jsna.preparation.survey.layout import plain
from jsna.preparation.survey.parting import parted
from tests.preparation.survey.exports import HELP


@given(st.lists(st.sampled_from(HELP.option_ids), unique=True))
def test_picks_joined_by_any_separator_are_parted_again(picked: list[str]) -> None:
    lookup = lookup_of(HELP.options)
    words = {option.id: plain(option.wording) for option in HELP.options}
    for separator in (";", ",", "|", ", ", " "):
        text = separator.join(words[one] for one in picked)
        places = [lookup[part] for part in parted(text, lookup, separator)]
        assert [HELP.option_ids[place] for place in places] == picked


def test_what_is_no_option_is_kept_up_to_where_the_next_one_begins() -> None:
    known = {"visits; at home", "visits", "rest"}
    assert parted("my; aunt;Visits; at home;rest;ada;", known, ";") == [
        "my; aunt",
        "Visits; at home",
        "rest",
        "ada",
    ]
