from __future__ import annotations

from dataclasses import replace

import pytest

from jsna.exhibits.base import Content, Table
from jsna.exhibits.tables.transitions import tabulate_transitions
from tests.exhibits.content_of_reviews import content_of_2023, result, synthetic
from tests.exhibits.content_of_several import SINCE, content_of_three, with_results, without


def table_of(content: Content) -> Table:
    table = tabulate_transitions(content)
    assert table is not None
    return table


def moved(*steps: tuple[float, float]) -> Content:
    """A review whose services went so."""
    content = synthetic(
        {f"S{n}": 3 for n in range(1, len(steps) + 1)},
        id="example-2025",
        earlier=("example-2024",),
    )
    rows = []
    for number, (before, now) in enumerate(steps, start=1):
        key = f"service-{number}"
        word = "same" if before == now else "better" if now > before else "worse"
        rows += [
            result("change", now - before, service_id=key, answer=word, **SINCE),
            result("score_from", before, service_id=key, **SINCE),
            result("score_to", now, service_id=key, **SINCE),
        ]
    counts = {step: steps.count(step) for step in steps}
    rows += [
        result("transition", n, answer=f"{before:g} to {now:g}", **SINCE)
        for (before, now), n in counts.items()
    ]
    return with_results(content, rows)


TABLE = table_of(content_of_three())


def test_without_matched_services_there_is_no_such_table() -> None:
    assert tabulate_transitions(content_of_2023()) is None
    assert tabulate_transitions(without(content_of_three(), "score_from")) is None


def test_rows_are_scores_before_and_columns_are_scores_now() -> None:
    assert [column.name for column in TABLE.columns] == [
        *("before", "to_0", "to_1", "to_2", "to_3", "to_4", "to_5", "services")
    ]
    assert TABLE.rows[2] == ("From 2", 0, 1, 1, 1, 0, 0, 3)
    assert TABLE.rows[0] == ("From 0", 0, 0, 0, 0, 0, 0, 0)


def test_rows_and_columns_add_up_to_the_matched_services() -> None:
    assert TABLE.overall == ("All scores", 0, 1, 3, 2, 2, 1, 9)
    assert sum(int(str(row[-1])) for row in TABLE.rows) == 9


def test_a_score_between_two_of_the_scale_has_its_own_row() -> None:
    table = table_of(moved((2.5, 3)))
    assert [row[0] for row in table.rows][2:5] == ["From 2", "From 2.5", "From 3"]


def test_the_results_of_another_comparison_are_left_out() -> None:
    content = content_of_three()
    other = result("transition", 5, answer="0 to 1", group="since", group_value="example-2023")
    assert table_of(with_results(content, [other])).overall == TABLE.overall
    assert replace(TABLE, number=0) == TABLE


@pytest.mark.parametrize(
    ("steps", "caption"),
    [
        ([(2, 2)], "No service has another score than in 2024."),
        ([(2, 3)], "Of one service, none keeps the score of 2024 and one moved, by one point."),
        (
            [(2, 3), (3, 2), (1, 1)],
            "Of three services, one keeps the score of 2024 and two moved, each by one point.",
        ),
        (
            [(2, 3), (5, 1), (1, 1), (2, 2)],
            (
                "Of four services, two keep the score of 2024 and two moved, the furthest by four "
                "points."
            ),
        ),
        ([(2.5, 3)], "Of one service, none keeps the score of 2024 and one moved, by 0.5 points."),
    ],
)
def test_the_caption_says_how_many_moved_and_how_far(
    steps: list[tuple[float, float]], caption: str
) -> None:
    assert table_of(moved(*steps)).caption == caption
