from __future__ import annotations

from jsna.exhibits.tables.respondents import tabulate_respondents
from tests.exhibits.content_of_reviews import content_of_2023
from tests.exhibits.content_of_survey import content_of_survey, without_shares


def test_everyone_and_each_group_with_its_count_or_a_sign() -> None:
    table = tabulate_respondents(content_of_survey())
    assert table is not None
    assert table.rows == (
        ("Everyone", 110),
        ("Where do you live? North", 60),
        ("Where do you live? South", "[c]"),
        ("Where do you live? Not stated", "[c]"),
    )
    # Which of them is small, and which is hidden for its sake, nobody is told.
    assert table.caption == "110 people took part in the survey; two groups of 3 are not shown."
    assert "[c]: not shown, so that nobody can be recognised." in table.notes


def test_a_survey_of_too_few_shows_no_number() -> None:
    table = tabulate_respondents(without_shares())
    assert table is not None
    assert {people for _, people in table.rows} == {"[u]"}
    assert table.caption == (
        "How many people took part in the survey is not shown; three groups of 3 are too small to "
        "be shown."
    )


def test_a_review_without_answers_has_no_such_table() -> None:
    assert tabulate_respondents(content_of_2023()) is None
