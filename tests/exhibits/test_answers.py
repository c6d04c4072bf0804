from __future__ import annotations

from dataclasses import replace
from math import isnan

from jsna.exhibits.answers import about_ranks, base_of, ranked_questions, shares_of
from tests.exhibits.content_of_reviews import content_of_2023
from tests.exhibits.content_of_survey import PRIORITIES, content_of_survey, without_shares

CONTENT = content_of_survey()
(FIRST,) = ranked_questions(CONTENT)


def test_ranks_are_among_what_is_shown_where_something_is_hidden() -> None:
    shown = replace(FIRST, answers=tuple(each for each in FIRST.answers if each.shown))
    assert about_ranks([shown, FIRST]) == ("Ranks are among the answers that are shown.",)
    assert about_ranks([shown]) == ()
    assert about_ranks(ranked_questions(without_shares())) == ()


def test_answers_stand_by_their_share_and_what_is_hidden_last() -> None:
    assert [(each.option_id, each.rank_label, each.in_words) for each in FIRST.answers] == [
        ("groups", "1", "50%"),
        ("asking", "2=", "40%"),
        ("page", "2=", "40%"),
        ("waits", "", "[c]"),
    ]
    assert [each.option_id for each in FIRST.first] == ["groups"]
    assert [each.option_id for each in FIRST.hidden] == ["waits"]


def test_a_share_and_its_limits_are_told_to_a_tenth_of_a_per_cent() -> None:
    groups, *_, waits = FIRST.answers
    assert groups.in_percent == (50, 40, 60)
    assert replace(groups, share=1 / 3, lower=0.25449, upper=1.0).in_percent == (33.3, 25.4, 100)
    assert all(map(isnan, waits.in_percent))


def test_answers_that_cannot_be_told_apart_stand_in_the_longest_runs() -> None:
    assert [[each.option_id for each in run] for run in FIRST.alike] == [
        ["groups", "asking"],
        ["asking", "page"],
    ]


def test_shares_of_a_group_stand_in_the_order_of_the_questionnaire() -> None:
    south = shares_of(CONTENT, PRIORITIES, "area", "south")
    assert [each.in_words for each in south] == ["40%", "[c]", "20%", "0%"]
    assert base_of(CONTENT, PRIORITIES, "area", "north") == "60"
    assert base_of(CONTENT, PRIORITIES, "area", "south") == "[c]"


def test_a_low_base_has_its_own_sign() -> None:
    (hidden,) = ranked_questions(without_shares())
    assert {each.in_words for each in hidden.answers} == {"[u]"}
    assert hidden.first == () == hidden.alike


def test_a_review_without_answers_has_no_question() -> None:
    assert ranked_questions(content_of_2023()) == ()
