from __future__ import annotations

import pytest

from jsna.exhibits.base import Content, Marked, Table
from jsna.exhibits.tables.change_by_service import tabulate_change_by_service
from tests.exhibits.content_of_reviews import content_of_2023, result
from tests.exhibits.content_of_several import (
    BREAK,
    CHANGES,
    SINCE,
    content_of_three,
    with_results,
    without,
)


def table_of(content: Content) -> Table:
    table = tabulate_change_by_service(content)
    assert table is not None
    return table


TABLE = table_of(content_of_three())


def test_a_review_without_an_earlier_one_has_no_such_table() -> None:
    assert tabulate_change_by_service(content_of_2023()) is None


def test_each_matched_service_has_both_scores_and_one_word() -> None:
    assert [column.heading for column in TABLE.columns][1:3] == ["Score in 2024", "Score in 2025"]
    assert TABLE.rows[0] == ("Care pathway", "2", "3", Marked("↑", "Better"))
    words = [row[3].words for row in TABLE.rows if isinstance(row[3], Marked)]
    assert [word.lower() for word in words] == list(CHANGES.values())


def test_services_that_are_not_compared_stand_last_with_the_reason() -> None:
    assert TABLE.rows[-3:] == (
        ("Peer support for parents with babies in neonatal care", "not rated", "3", "New"),
        ("Telephone helpline", "2", "not rated", "No longer rated"),
        ("Crisis line", "not comparable", "4", f"Not comparable: {BREAK}"),
    )


def test_the_counts_add_up_and_say_so() -> None:
    assert TABLE.notes[0].startswith("Better, same and worse add up to the nine services")
    assert len(TABLE.rows) == 9 + 3


@pytest.mark.parametrize(
    ("change", "said"),
    [(0.25, "Mean change: +0.25 of a point"), (-0.5, "Mean change: -0.5 of a point"),
     (0, "Mean change: 0 of a point")],
)  # fmt: skip
def test_the_mean_is_compared_only_where_the_services_are_the_same(
    change: float, said: str
) -> None:
    assert "The mean scores are not compared, since the services are not the same." in TABLE.notes
    content = without(content_of_three(), "mean_change")
    assert not any("mean" in note.lower() for note in table_of(content).notes)
    same = with_results(content, [result("mean_change", change, **SINCE)])
    assert any(note.startswith(said) for note in table_of(same).notes)


def test_another_tool_leaves_a_table_of_reasons() -> None:
    content = without(
        content_of_three(), *("change", "score_from", "score_to", "service_new", "service_gone")
    )
    why = "not comparable: then used t version 1 and now used t version 2"
    refused = [result("change", service_id="training", status="not comparable", method=why)]
    table = table_of(with_results(content, [row | SINCE for row in refused]))
    assert table.caption == "No service can be compared with 2024."
    assert table.rows == (("Training", "not comparable", "1", f"N{why[1:]}"),)
    assert not any("add up" in note for note in table.notes)


def test_where_the_tools_differ_a_note_says_so() -> None:
    why = "not comparable: example-2024 used one version 1 and example-2025 used one version 2"
    content = without(content_of_three(), "services_matched")
    refused = result("services_matched", status="not comparable", method=why, **SINCE)
    assert (
        "No score is compared, since the tools differ: example-2024 used one version 1 and "
        "example-2025 used one version 2."
    ) in table_of(with_results(content, [refused])).notes
    assert not any("the tools differ" in note for note in TABLE.notes)
