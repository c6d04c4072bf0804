from __future__ import annotations

from dataclasses import replace

from jsna.exhibits.tables.gap_ranking import tabulate_gap_ranking
from tests.exhibits.content_of_reviews import content_of_2023, results_of, synthetic
from tests.exhibits.content_of_several import content_of_three

CONTENT = content_of_2023()
TABLE = tabulate_gap_ranking(CONTENT)


def test_services_stand_from_the_lowest_rated_up_with_ties_said() -> None:
    assert [row[1] for row in TABLE.rows] == ["1"] + ["2="] * 5 + ["7="] * 6 + ["13="] * 3
    assert TABLE.rows[0] == ("Infant Mental Health", "1", 1, "Provision gap", 3, 2, 4, 1)


def test_shortfalls_add_up_to_the_totals_of_the_back_test() -> None:
    assert [column.heading for column in TABLE.columns[4:7]] == [
        *("Shortfall to 4", "Shortfall to 3", "Shortfall to 5")
    ]
    assert TABLE.overall == ("All services", "", "", "", 19, 7, 34, 23)
    sums = [sum(row[at] for row in TABLE.rows) for at in (4, 5, 6, 7)]  # type: ignore[misc]
    assert sums == [19, 7, 34, 23]


def test_the_number_of_gaps_is_never_ranked_by() -> None:
    gaps = [row[-1] for row in TABLE.rows]
    assert gaps != sorted(gaps) != sorted(gaps, reverse=True)  # type: ignore[type-var]
    assert any("never ranked by" in note for note in TABLE.notes)


def test_the_caption_says_how_many_fall_short() -> None:
    assert TABLE.caption == (
        "Of 15 services, 12 fall short of 4 (by 19 points), six of 3 (by seven points) and 15 of 5 "
        "(by 34 points)."
    )
    assert tabulate_gap_ranking(synthetic({"A": 3})).caption == (
        "Of one service, one falls short of 4 (by one point), none of 3 and one of "
        "5 (by two points)."
    )


def test_the_targets_are_those_of_the_results() -> None:
    facts = [("care-pathway", 2, 1, 1, 0, "rating only")]
    other = results_of(facts, CONTENT.tool, [], {}, targets=(2, 4))
    table = tabulate_gap_ranking(replace(CONTENT, results=other))
    assert [column.name for column in table.columns[4:6]] == ["shortfall_to_4", "shortfall_to_2"]


def test_none_falls_short_of_the_lowest_score() -> None:
    facts = [(key, 2, 1, 2, 0, "rating only") for key in ("care-pathway", "networks")]
    other = results_of(facts, CONTENT.tool, [], {}, targets=(0,))
    assert tabulate_gap_ranking(replace(CONTENT, results=other)).caption == (
        "Of two services, none falls short of 0."
    )


def test_the_last_row_adds_up_and_gaps_without_a_service_stand_in_a_note() -> None:
    table = tabulate_gap_ranking(content_of_three())
    assert table.overall is not None
    assert table.overall[-1] == sum(int(str(row[-1])) for row in table.rows) == 3
    assert "One gap that names no service: Nobody is told whom to call." in table.notes
