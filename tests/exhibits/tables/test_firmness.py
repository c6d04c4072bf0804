from __future__ import annotations

import pytest

from jsna.exhibits.base import Content, Table
from jsna.exhibits.tables.firmness import tabulate_firmness
from tests.exhibits.content_of_reviews import content_of_2023, result, synthetic
from tests.exhibits.content_of_several import content_of_three, firm_of_2023, with_results


def table_of(content: Content) -> Table:
    table = tabulate_firmness(content)
    assert table is not None
    return table


TABLE = table_of(firm_of_2023())
ANSWERS = {row[0]: row[1:] for row in TABLE.rows}
BY_KIND = {row[0]: row[1:] for row in table_of(content_of_three()).rows}


def test_a_review_without_the_results_has_no_such_table() -> None:
    assert tabulate_firmness(content_of_2023()) is None


def test_the_numbers_of_2023_are_those_of_the_methods() -> None:
    assert ANSWERS["Overall score"] == ("3",)
    assert ANSWERS["The same, unrounded"] == ("2.73",)
    assert ANSWERS["Fewest changes of one point that lower it"] == ("4",)
    assert ANSWERS["Fewest changes of one point that raise it"] == ("12",)
    assert ANSWERS["Unrounded, with any one service left out"] == ("2.64 to 2.86",)
    assert ANSWERS["Services without which it is another"] == ("0 of 15",)
    assert ANSWERS["Unrounded, if the scores were rounded themselves"] == ("2.23 to under 3.23",)


def test_the_services_at_both_ends_are_named() -> None:
    assert ANSWERS["Highest without"] == (("Infant Mental Health",),)
    (lowest,) = ANSWERS["Lowest without"]
    assert isinstance(lowest, tuple)
    assert len(lowest) == 3


def test_rules_are_listed_by_whether_they_give_the_published_score() -> None:
    assert ANSWERS["Rules that give the published overall score"] == (("mean", "median", "mode"),)
    assert ANSWERS["Rules that do not"] == (
        ("harmonic mean (2)", "mean rounded down (2)", "minimum (1)"),
    )
    assert not any("Rules" in str(question) for question in BY_KIND)


def test_where_every_rule_agrees_none_does_not() -> None:
    agrees = [result("rule_agrees", 1.0, answer="mean"), result("margin_to_flip", 1, answer="up")]
    table = table_of(with_results(synthetic({"A": 3}), agrees))
    assert table.rows[-1] == ("Rules that do not", "none")


def test_each_kind_that_has_results_has_its_column() -> None:
    columns = table_of(content_of_three()).columns
    assert [column.heading for column in columns] == ["What is asked", "All services", "System"]
    assert BY_KIND["Overall score"] == ("3", "2")
    assert BY_KIND["Services rated"] == ("–", "3")
    assert BY_KIND["Fewest changes of one point that raise it"] == (*("6", "no change does"),)
    assert BY_KIND["Lowest without"] == (
        *(("Voluntary sector",), ("Care pathway", "Clinical networks")),
    )
    assert BY_KIND["Unrounded, if the scores were rounded themselves"][1] == "not estimable"


@pytest.mark.parametrize(
    ("rows", "caption"),
    [
        (
            [result("margin_to_flip", 1, answer="down")],
            "It takes one change of one point to move the overall score of 3.",
        ),
        (
            [
                result("margin_to_flip", 2, answer="down"),
                result("margin_to_flip", 5, answer="up"),
                result("overall_leave_one_out", 3, lower=2, upper=3, numerator=1, denominator=2),
            ],
            (
                "It takes two changes of one point to move the overall score of 3; one of two "
                "services moves it when left out."
            ),
        ),
        (
            [
                result("margin_to_flip", 2, answer="down"),
                result("overall_leave_one_out", 3, lower=2, upper=3, numerator=2, denominator=2),
            ],
            (
                "It takes two changes of one point to move the overall score of 3; each "
                "service moves it when left out."
            ),
        ),
        (
            [
                result("margin_to_flip", answer="up", status="not estimable", method="x: y"),
                result("overall_leave_one_out", 3, lower=3, upper=3, numerator=0, denominator=2),
            ],
            "Leaving out any one service does not move the overall score of 3.",
        ),
        (
            [result("margin_to_flip", answer="up", status="not estimable", method="x: made of y")],
            "How firm the overall score of 3 is cannot be estimated.",
        ),
    ],
    ids=["one", "one moves it", "two move it", "left out only", "none"],
)
def test_the_caption_says_how_much_it_takes(rows: list[dict[str, float]], caption: str) -> None:
    assert table_of(with_results(synthetic({"A": 3, "B": 3}), rows)).caption == caption


def test_without_an_overall_score_nothing_is_firm() -> None:
    content = content_of_three()
    kept = content.results[~content.results["measure"].isin(["overall"])]
    hidden = result("overall", status="not estimable", method="mode: several are equal")
    without_one = with_results(type(content)(
        *(content.review, content.tool, content.codebook, kept),
        *(content.gap_statements, content.voice_statements, content.links),
    ), [hidden])  # fmt: skip
    table = table_of(without_one)
    assert table.caption == "There is no overall score whose firmness could be looked at."
    assert table.rows[1][1] == "not estimable"


def test_where_no_change_can_be_tried_the_notes_say_why() -> None:
    rows = [
        result("margin_to_flip", answer=way, status="not estimable", method="x: made of items")
        for way in ("down", "up")
    ]
    left = result("overall_leave_one_out", 3, lower=3, upper=3, numerator=0, denominator=2)
    table = table_of(with_results(synthetic({"A": 3, "B": 3}), [*rows, left]))
    answers = {row[0]: row[1] for row in table.rows}
    assert answers["Fewest changes of one point that lower it"] == "not estimable"
    assert answers["Unrounded, with any one service left out"] == "3"
    assert answers["Lowest without"] == answers["Highest without"] == "any of them"
    assert table.notes.count("Not estimable: made of items.") == 1
    assert not any(note.startswith("Not estimable") for note in TABLE.notes)
