from __future__ import annotations

from jsna.exhibits.survey_notes import ABOUT_SAMPLE, CHOSE_TO, about_counts, about_survey, meanings
from tests.exhibits.content_of_survey import METHOD, SURVEY, content_of_survey

CONTENT = content_of_survey()


def test_only_signs_that_are_used_are_said() -> None:
    assert meanings(["[u]", "5", "[u]"]) == ("[u]: not shown, since too few people answered.",)
    assert [each[:4] for each in meanings(["[x]", "[c]"])] == ["[c]:", "[x]:"]
    assert meanings(["50%", "(c)"]) == ()


def test_counts_are_said_with_the_rules_that_made_them_safe() -> None:
    said = f"Counts of people, and the shares made from them: {METHOD}."
    assert about_counts(CONTENT) == said
    weighted = content_of_survey(SURVEY.model_copy(update={"weight": "Weight"}))
    assert about_counts(weighted) == (
        f"{said} Shares are of people as they answered; weighted shares stand in a table of their "
        "own."
    )


def test_an_exhibit_says_whom_it_speaks_for_and_of_intervals_only_where_it_has_them() -> None:
    first, counts, hidden, dates, *_ = about_survey(CONTENT, ["50%", "[c]"])
    assert (first, counts) == (ABOUT_SAMPLE, about_counts(CONTENT))
    assert hidden == "[c]: not shown, so that nobody can be recognised."
    assert dates == "Parents' survey: 2029."
    assert about_survey(CONTENT, (), with_intervals=False)[0] == CHOSE_TO
    assert "interval" not in CHOSE_TO
