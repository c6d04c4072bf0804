from __future__ import annotations

from jsna.exhibits.tables.priorities import tabulate_priorities
from tests.exhibits.content_of_reviews import content_of_2023, synthetic


def test_priorities_stand_by_theme_in_published_order() -> None:
    table = tabulate_priorities(content_of_2023())
    assert table is not None
    assert [row[0] for row in table.rows] == ["S1", "S2", "S3", "S4", "S5", "S6"]
    assert [len(row[2]) for row in table.rows] == [4, 3, 3, 3, 3, 1]  # type: ignore[arg-type]
    assert table.rows[5][2] == ("S6.1: Help with feeding should be better, in a calmer setting",)
    assert table.caption == "Parents' survey: 17 priorities under six themes."


def test_they_are_said_not_to_be_ranked_and_have_no_percentage() -> None:
    table = tabulate_priorities(content_of_2023())
    assert table is not None
    assert "They are not ranked" in table.notes[0]
    assert "%" not in str(table.rows)
    assert any("No counts of parents were published" in note for note in table.notes)


def test_a_review_without_a_survey_has_no_such_table() -> None:
    assert tabulate_priorities(synthetic({"A": 3})) is None
