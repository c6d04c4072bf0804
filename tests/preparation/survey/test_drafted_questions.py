from __future__ import annotations

from jsna.preparation.survey.drafted_questions import drafted_questions
from jsna.preparation.survey.text_file import text_file
from jsna.review.survey_question import Question
from tests.preparation.survey.exports import laid_out


def drafted(head: list[str], rows: str) -> list[Question]:
    export = text_file(f"{','.join(head)}\n{rows}".encode(), "x.csv")
    layout = laid_out(head)
    asked = [each for each in layout.columns if each.heading != "_uuid"]
    body = export.body(1, range(len(head)))
    return [question for question, _ in drafted_questions(asked, body, layout)]


def test_columns_of_ticks_are_one_question_and_their_parent_is_none() -> None:
    head = ["_uuid", "help", "help/visits", "help/groups", "why"]
    found = drafted(head, "u,visits,1,0,near\n" * 3 + "u,groups,0,1,far\n" * 3)
    assert [(each.id, each.type) for each in found] == [("help", "select-all"), ("why", "single")]
    assert found[0].columns == {"visits": "help/visits", "groups": "help/groups"}


def test_a_question_is_not_called_as_a_column_beside_the_answers() -> None:
    found = drafted(["_uuid", "Respondent", "Seconds"], "u,Parent,few\n" * 3)
    assert [each.id for each in found] == ["respondent-2", "seconds-2"]


def test_columns_with_one_beginning_that_hold_no_ticks_are_questions_of_their_own() -> None:
    head = ["_uuid", "home/area", "home/weeks"]
    found = drafted(head, "".join(f"u,North,{number}\n" for number in range(10, 40)))
    assert [(each.wording, each.type) for each in found] == [
        ("home/area", "single"),
        ("home/weeks", "numeric"),
    ]
