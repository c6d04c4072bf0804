from __future__ import annotations

from collections import Counter

from jsna.exhibits.tables.gap_register import tabulate_gap_register
from tests.exhibits.content_of_reviews import content_of_2023, synthetic

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
