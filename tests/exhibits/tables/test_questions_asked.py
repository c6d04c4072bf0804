from __future__ import annotations

from jsna.exhibits.tables.questions_asked import tabulate_questions_asked
from tests.exhibits.content_of_reviews import content_of_2023
from tests.exhibits.content_of_survey import content_of_survey


def test_each_question_that_was_analysed_with_its_base() -> None:
    table = tabulate_questions_asked(content_of_survey())
    assert table is not None
    assert table.rows == (
        ("What should come first?", "Up to 3, of four answers", 100, ()),
        ("Help was easy to find", "One step of a scale of six answers", 100, ("Don't know: 10",)),
        ("I was heard", "One step of a scale of five answers", 100, ()),
        ("How many weeks?", "A number", 90, ()),
    )
    assert table.caption == ("The answers to four questions are analysed here; one more was asked.")


def test_a_review_without_answers_has_no_such_table() -> None:
    assert tabulate_questions_asked(content_of_2023()) is None
