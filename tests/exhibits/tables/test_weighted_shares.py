from __future__ import annotations

from dataclasses import replace
from typing import Any

from jsna.exhibits.base import Content
from jsna.exhibits.tables.weighted_shares import tabulate_weighted_shares
from tests.exhibits.content_of_reviews import result
from tests.exhibits.content_of_several import with_results
from tests.exhibits.content_of_survey import SURVEY, content_of_survey


def weighted(question: str, answer: str, value: float | None) -> dict[str, Any]:
    about: dict[str, Any] = {"question_id": question, "answer": answer}
    if value is None:
        return result("survey_share_weighted", status="suppressed", **about)
    limits = {"lower": value - 0.1, "upper": value + 0.1, "confidence": 0.95}
    return result("survey_share_weighted", value, base=85, **limits, **about)


def content(*rows: dict[str, Any]) -> Content:
    survey = SURVEY.model_copy(update={"weight": "Weight"})
    return with_results(content_of_survey(survey), list(rows))


# Of one of these the share without weights is hidden, and so are all with weights.
FIRST = [weighted("first", key, None) for key in ("asking", "page", "groups", "waits")]


def shown() -> list[dict[str, Any]]:
    """Of a question with all its shares shown, which are 30%, 30% and 10% without weights."""
    return [
        weighted("heard", "d", 0.33),
        weighted("heard", "a", 0.28),
        weighted("heard", "sa", 0.11),
    ]


def with_all_shown(*rows: dict[str, Any]) -> Content:
    """The same, without the answers to the second scale that are hidden."""
    whole = content(*rows)
    results = whole.results
    hidden = (results["question_id"] == "heard") & results["answer"].isin(["sd", "n"])
    return replace(whole, results=results[~hidden])


def test_each_share_with_and_without_weights_and_what_it_rests_on() -> None:
    table = tabulate_weighted_shares(with_all_shown(*FIRST, *shown()))
    assert table is not None
    assert table.rows == (
        ("Disagree", "I was heard", 100, "30%", "33%", "23% to 43%", 85),
        ("Agree", "I was heard", 100, "30%", "28%", "18% to 38%", 85),
        ("Strongly agree", "I was heard", 100, "10%", "11%", "1% to 21%", 85),
    )
    assert table.caption == "The weights move shares by three percentage points at most."


def test_a_question_with_a_hidden_count_is_named_and_not_shown() -> None:
    table = tabulate_weighted_shares(with_all_shown(*FIRST, *shown()))
    assert table is not None
    left_out = "No weighted share is shown of the answers to “What should come first?”."
    assert left_out in table.notes
    nothing = tabulate_weighted_shares(content(*FIRST))
    assert nothing is not None
    assert (nothing.rows, nothing.caption) == ((), "No weighted share can be shown.")
    assert left_out in nothing.notes


def test_weights_that_move_little_are_said_to() -> None:
    table = tabulate_weighted_shares(
        with_all_shown(
            weighted("heard", "d", 0.31), weighted("heard", "a", 0.3), weighted("heard", "sa", 0.1)
        )
    )
    assert table is not None
    assert table.caption == "The weights move no share by more than one percentage point."


def test_a_survey_without_weights_has_no_such_table() -> None:
    assert tabulate_weighted_shares(content_of_survey()) is None
