from __future__ import annotations

from jsna.preparation.survey.asked_columns import AskedColumns, stands_for
from jsna.preparation.survey.layout import Column
from tests.preparation.survey.exports import laid_out

LIMESURVEY = ["id", "lastpage", "startlanguage", "help[1]", "help[2]", "help[other]", "area"]


def headings(columns: list[Column]) -> list[str]:
    return [each.heading for each in columns]


def test_the_tools_own_columns_are_not_asked() -> None:
    asked = AskedColumns(laid_out(LIMESURVEY))
    assert headings(asked.columns) == ["help[1]", "help[2]", "help[other]", "area"]
    assert asked.headed("lastpage") == []


def test_columns_of_one_heading_come_in_their_order() -> None:
    asked = AskedColumns(laid_out(["Why?", "Where?", "why? "]))
    assert [each.position for each in asked.headed("why?")] == [0, 2]
    assert asked.headed("when?") == []


def test_a_column_is_called_by_its_words_where_its_heading_is_a_code() -> None:
    asked = AskedColumns(
        laid_out(
            ["StartDate", "EndDate", "Status", "ResponseId", "Q1"],
            ["Start", "End", "Status", "Id", "Why?"],
        )
    )
    assert headings(asked.called("why?")) == headings(asked.called("q1")) == ["Q1"]
    assert asked.headed("why?") == []


def test_columns_of_options_are_found_by_their_question_and_told_apart_by_the_option() -> None:
    asked = AskedColumns(laid_out(LIMESURVEY))
    options = asked.of_options(("help", "what helped?"))
    assert headings([each for each in options if stands_for(each, {"2", "groups"})]) == ["help[2]"]
    assert asked.of_options(("area",)) == []


def test_columns_of_texts_at_options_are_kept_apart_from_those_of_options() -> None:
    asked = AskedColumns(
        laid_out(
            ["StartDate", "EndDate", "Status", "ResponseId", "Q1_4", "Q1_4_TEXT"],
            ["Start", "End", "Status", "Id", "What helped? - Other", "What helped? - Other - Text"],
        )
    )
    assert headings(asked.of_options(("what helped?",))) == ["Q1_4"]
    assert headings(asked.of_options(("what helped?",), is_text=True)) == ["Q1_4_TEXT"]
