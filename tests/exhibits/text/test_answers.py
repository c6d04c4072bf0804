from __future__ import annotations

from tests.exhibits.content_of_reviews import content_of_2023
from tests.exhibits.content_of_survey import content_of_survey, without_shares
from tests.exhibits.text.reading import section

LINES = section(content_of_survey(), "parents")


def test_who_answered_what_was_asked_and_the_order_of_the_answers() -> None:
    at = LINES.index(
        "110 people answered the parents' survey (2029) ([respondents], [questions_asked]); this "
        "and all other counts of people are rounded to 5."
    )
    assert LINES[at + 1 : at + 6] == [
        (
            "Asked “What should come first?”, 100 people, who could choose up to 3, answered "
            "([answers_by_share]). In the order of their shares, each with its interval, its rank "
            "and the ranks that it could have, among the answers that are shown:"
        ),
        "- “Groups”: 50% (40% to 60%); rank 1 (1 to 2).",
        "- “Being asked”: 40% (30% to 50%); rank 2= (1 to 3).",
        "- “One page”: 40% (30% to 50%); rank 2= (2 to 3).",
        "- “Shorter waits”: not shown, so that nobody can be recognised.",
    ]


def test_what_cannot_be_told_apart_is_said_by_name() -> None:
    assert "- “Groups” and “Being asked”." in LINES
    assert "- “Being asked” and “One page”." in LINES


def test_numbers_are_told_by_their_middle_and_no_extreme() -> None:
    assert (
        "Asked “How many weeks?”, 90 people gave a number: the median is 3; half of the answers "
        "lie from 1 to 10." in LINES
    )


def test_the_sample_and_what_is_hidden_are_said() -> None:
    (said,) = [line for line in LINES if line.startswith("The people who answered chose to")]
    # By hand: 3 of the 12 shares of priorities, 1 of the 5 of one scale and 2 of the other.
    assert "Six shares of 22, over all questions and groups, cannot be shown" in said
    assert "counts of 1 to 7 suppressed, others rounded to 5" in said


def test_with_everything_hidden_no_number_is_told() -> None:
    lines = section(without_shares(), "parents")
    assert "How many people answered is not shown, so that nobody can be recognised." in lines
    assert "Of the answers to “What should come first?” nothing can be shown." in lines


def test_published_priorities_alone_have_nothing_of_it() -> None:
    assert not [line for line in section(content_of_2023(), "parents") if "answered" in line]
