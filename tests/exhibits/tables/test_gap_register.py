from __future__ import annotations

from collections import Counter
from dataclasses import replace

from jsna.exhibits.tables.gap_register import tabulate_gap_register
from tests.exhibits.content_of_reviews import content_of_2023, synthetic
from tests.exhibits.content_of_several import content_of_three

TABLE = tabulate_gap_register(content_of_2023())


def test_every_gap_is_on_the_register_with_its_status() -> None:
    assert len(TABLE.rows) == 23
    assert Counter(row[3] for row in TABLE.rows) == {
        "open": 17,
        "in development": 3,
        "further work needed": 2,
        "planned": 1,
    }
    assert TABLE.rows[0][:2] == ("care-pathway.1", "Care pathway")


def test_the_caption_counts_by_status() -> None:
    assert TABLE.caption == (
        "23 gaps are recorded: 17 open, three in development, one planned and two with further "
        "work needed."
    )
    one = tabulate_gap_register(synthetic({"A": 2}, [("A", "A gap")]))
    assert one.caption == "One gap is recorded: one open."


def test_a_review_without_gaps_says_so() -> None:
    table = tabulate_gap_register(synthetic({"A": 5}))
    assert table.caption == "No gaps are recorded."
    assert table.rows == ()


HISTORY = tabulate_gap_register(content_of_three())


def test_what_is_blank_for_every_gap_has_no_column() -> None:
    assert [column.name for column in TABLE.columns] == ["gap_id", "service", "text", "status"]
    assert [column.name for column in HISTORY.columns][4:] == [
        *("theme", "affects", "owner", "date", "history", "trail")
    ]


def test_a_first_review_looks_the_same_with_its_register_as_without() -> None:
    content = content_of_2023()
    first = content.gap_statements.drop(columns="source_row").assign(
        history="no earlier review", trail="2023: open", first_review="2023", theme="", affects="",
        evidence="", owner="", date="",
    )  # fmt: skip
    shuffled = first.sort_values("gap_id")
    with_register = tabulate_gap_register(replace(content, gap_register=shuffled))
    assert with_register.columns == TABLE.columns
    assert with_register.rows == TABLE.rows
    assert with_register.notes == TABLE.notes


def test_each_gap_has_its_history_and_its_status_in_each_review() -> None:
    rows = {row[0]: row for row in HISTORY.rows}
    assert rows["training.1"] == (
        *("training.1", "Training", "No training for new staff", "in development", "Workforce"),
        *("midwives", "The board", "2026", "Carried on"),
        ("2023: open", "2024: open", "2025: in development"),
    )
    assert [rows[gap][8] for gap in ("networks.1", "G9", "care-pathway.1")] == [
        *("Reopened", "New", "Closed")
    ]


def test_a_gap_that_names_no_service_stands_last_and_says_so() -> None:
    assert HISTORY.rows[-1][1] == "No service named"


def test_the_caption_says_what_is_new_carried_on_reopened_and_closed() -> None:
    assert HISTORY.caption == (
        "Four gaps are recorded: two open, one in development and one closed; since 2024, one new, "
        "one carried on, one reopened and one closed."
    )
