from __future__ import annotations

import pytest

from jsna.errors import InputError
from jsna.preparation.survey.binding import bind
from jsna.review.survey_question import Option, Question
from tests.preparation.survey.exports import AREA, HELP, WHY, laid_out, survey_with

FORMS = ["ID", "Start time", "Completion time", "Email"]


def problems_of(headings: list[str], *questions: Question, **keys: object) -> list[str]:
    with pytest.raises(InputError) as caught:
        bind(laid_out(headings), survey_with(*questions, **keys), "x.csv")
    return [str(problem) for problem in caught.value.problems]


def test_a_question_is_found_by_its_wording_whatever_the_spaces_and_capitals() -> None:
    layout = laid_out([*FORMS, "where  do\nyou\xa0LIVE?"])
    assert bind(layout, survey_with(AREA), "x.csv")[0].cell == 4


def test_repeated_titles_go_to_the_questions_in_turn() -> None:
    again = WHY.model_copy(update={"id": "again"})
    layout = laid_out([*FORMS, "Why?", "Why?2"])
    bound = bind(layout, survey_with(WHY, again), "x.csv")
    assert [each.cell for each in bound] == [4, 5]


def test_all_that_is_missing_is_said_at_once_with_the_nearest_heading() -> None:
    found = problems_of([*FORMS, "Where did you live?"], AREA, WHY)
    assert len(found) == 2
    assert 'did you mean "Where did you live?"' in found[0]
    assert 'question "why" has no column' in found[1]


def test_a_heading_that_stands_there_twice_is_refused() -> None:
    (found,) = problems_of(["Why?", "Why?"], WHY)
    assert "could be any of 2 columns (number 1, number 2)" in found


def test_a_column_of_an_option_that_the_spec_lacks_is_refused() -> None:
    head = ["id", "lastpage", "startlanguage", "help[1]", "help[2]", "help[3]", "help[9]"]
    (found,) = problems_of(head, HELP)
    assert 'column "help[9]": this option of question "help" is not in survey.toml' in found


def test_an_option_without_a_column_is_refused() -> None:
    (found,) = problems_of(["id", "lastpage", "startlanguage", "help[1]", "help[2]"], HELP)
    assert 'option "none" of question "help" has no column' in found


def test_columns_of_options_can_be_named() -> None:
    named = HELP.model_copy(update={"columns": {"visits": "v1", "groups": "v2", "none": "v3"}})
    (bound,) = bind(laid_out(["v3", "v1", "v2"]), survey_with(named), "x.csv")
    assert bound.ticks == {"visits": 1, "groups": 2, "none": 0}


def test_a_question_never_reads_personal_data() -> None:
    asked = Question(id="phone", wording="Phone number", type="free-text")
    (found,) = problems_of([*FORMS, "Phone number"], asked)
    assert "would read personal data (telephone number)" in found
    (found,) = problems_of([*FORMS, "Why?"], WHY, personal=("Why?",))
    assert "would read personal data (declared in survey.toml)" in found
    survey = survey_with(asked, not_personal=("Phone number",))
    assert bind(laid_out([*FORMS, "Phone number"]), survey, "x.csv")[0].cell == 4


def test_the_words_of_a_question_count_where_its_heading_is_a_code() -> None:
    head = (
        ["StartDate", "EndDate", "Status", "ResponseId", "Q1", "Q10"],
        ["Start", "End", "Status", "Id", "Why?", "Email address"],
    )
    asked = Question(id="mail", wording="Email address", type="free-text")
    for personal, rule in (((), "e-mail address"), (("Email address",), "declared")):
        with pytest.raises(InputError, match=f"personal data .{rule}"):
            bind(laid_out(*head), survey_with(asked, personal=personal), "x.csv")
    bound = bind(laid_out(*head), survey_with(WHY, personal=("Email address",)), "x.csv")
    assert [each.cell for each in bound] == [4]


def test_an_option_to_tick_may_be_called_as_a_field_of_personal_data() -> None:
    ways = (Option(id="phone", wording="Phone number"), Option(id="post", wording="Post"))
    asked = Question(id="how", wording="How?", type="select-all", options=ways)
    head = ["id", "lastpage", "startlanguage", "how[Phone number]", "how[Post]"]
    (bound,) = bind(laid_out(head), survey_with(asked), "x.csv")
    assert bound.ticks == {"phone": 3, "post": 4}
    text = Question(id="phone", wording="Phone number", type="free-text")
    (found,) = problems_of(head, text)
    assert "would read personal data (telephone number)" in found


def test_a_heading_that_the_spec_lists_and_the_export_lacks_is_refused() -> None:
    (found,) = problems_of([*FORMS, "Why?", "Nickname"], WHY, personal=("Nick name",))
    assert 'no column is called "Nick name", which survey.toml lists under personal' in found
    assert 'did you mean "Nickname"' in found
