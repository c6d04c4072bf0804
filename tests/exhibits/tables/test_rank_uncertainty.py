from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from jsna.exhibits.base import Content, Table
from jsna.exhibits.tables.rank_uncertainty import tabulate_rank_uncertainty
from tests.exhibits.content_of_reviews import content_of_2023, link_frame, result, synthetic
from tests.exhibits.content_of_several import (
    content_of_three,
    range_rows,
    sure_of_2023,
    with_results,
    without,
)


def table_of(content: Content) -> Table:
    table = tabulate_rank_uncertainty(content)
    assert table is not None
    return table


TABLE = table_of(content_of_three())


def test_a_review_without_intervals_has_no_such_table() -> None:
    assert tabulate_rank_uncertainty(content_of_2023()) is None


def test_services_stand_by_rank_with_all_that_is_known_of_it() -> None:
    assert [column.heading for column in TABLE.columns] == [
        "Service or area",
        "Rank",
        "90% interval",
        "Among the lowest three",
        "Among the lowest five",
        "Rank if any one rating is a point out",
        "Tier of need",
    ]
    assert TABLE.rows[0] == ("Training", "1", "1 to 2", "over 99.5%", "50%", "1", "1")
    assert TABLE.rows[4] == ("Care pathway", "5=", "2 to 7", "25%", "50%", "2 to 8", "2")
    assert TABLE.rows[-1][4] == "under 0.5%"


def test_what_the_results_lack_has_no_column() -> None:
    lacking = ("lowest_k_probability", "pareto_tier", "rank_under_one_error")
    table = table_of(without(content_of_three(), *lacking))
    assert [column.name for column in table.columns] == ["service", "rank", "rank_interval"]
    assert not any(note.startswith(("Tier", "Among")) for note in table.notes)


def test_what_is_not_estimable_is_said_and_never_nought() -> None:
    hidden: dict[str, Any] = {
        "status": "not estimable",
        "method": "not estimable: no level on staff",
    }
    rows = [
        result("lowest_k_probability", service_id="service-1", group="lowest", group_value="3",
               **hidden),
        result("pareto_tier", service_id="service-1", **hidden),
        *range_rows({f"service-{n}": ((n, n), (n, n)) for n in range(1, 5)}),
    ]  # fmt: skip
    table = table_of(with_results(synthetic({"A": 1, "B": 2, "C": 3, "D": 4}), rows))
    assert table.rows[0] == ("A", "1", "1", "not estimable", "1", "not estimable")


def test_the_assumption_stands_in_the_notes() -> None:
    assert TABLE.notes[0].startswith("Interval: from 10,000 draws of misrating, seed 1: each score")
    assert "probability 0.2" in TABLE.notes[0]


@pytest.mark.parametrize(
    ("content", "caption"),
    [
        (
            sure_of_2023(),
            (
                "At the 90% level, one of 15 ranks is certain under misrating; the widest interval "
                "runs from rank 2 to rank 12."
            ),
        ),
        (
            content_of_three(),
            (
                "At the 90% level, none of 11 ranks is certain under misrating; the widest "
                "interval runs from rank 2 to rank 7."
            ),
        ),
        (
            with_results(
                synthetic({"A": 0, "B": 5}),
                range_rows({f"service-{n}": ((n, n), (n, n)) for n in (1, 2)}),
            ),
            "At the 90% level, misrating leaves every rank as it is.",
        ),
    ],
    ids=["one", "none", "all"],
)
def test_the_caption_says_how_many_ranks_are_certain(content: Content, caption: str) -> None:
    assert table_of(content).caption == caption


def test_to_be_among_as_many_as_there_are_says_nothing_and_has_no_column() -> None:
    content = synthetic({"A": 1, "B": 2, "C": 3})
    rows = [
        result("lowest_k_probability", 1, service_id=f"service-{n}", group="lowest", group_value=k)
        for n in (1, 2, 3)
        for k in ("1", "3", "5")
    ]
    ranges = range_rows({f"service-{n}": ((n, n), (n, n)) for n in (1, 2, 3)})
    columns = table_of(with_results(content, [*rows, *ranges])).columns
    assert [each.name for each in columns if "among" in each.name] == ["among_lowest_1"]


def test_the_tiers_name_the_criteria_in_words_and_streams_only_where_there_are_links() -> None:
    tier = next(note for note in TABLE.notes if note.startswith("Tier"))
    assert tier == (
        "Tier of need: successive fronts that no service exceeds on shortfall. No weights are "
        "needed."
    )
    links = link_frame([("P1", "training", "survey", "It is named")])
    notes = table_of(replace(content_of_three(), links=links)).notes
    tier = next(note for note in notes if note.startswith("Tier"))
    assert "exceeds on shortfall and number of streams that see a need. No weights" in tier
    assert tier.endswith("with a reason for each link.")
