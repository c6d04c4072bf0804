from __future__ import annotations

from dataclasses import replace

from jsna.exhibits.tables.engagement_issues import tabulate_engagement_issues
from tests.exhibits.content_of_reviews import content_of_2023, synthetic, voice_frame


def test_issues_stand_in_published_order_with_their_sources_below() -> None:
    table = tabulate_engagement_issues(content_of_2023())
    assert table is not None
    assert [row[0] for row in table.rows] == ["E1", "E2", "E3", "E4", "E5"]
    assert table.rows[0][1] == "Bereavement support"
    assert table.caption == "Five issues came up in engagement."
    notes = " ".join(table.notes)
    assert "Named as taking part: Local mothers, CPSL Mind, Local NCT branch" in notes
    assert "The published list of sources is not complete." in notes
    assert "date not published" in notes


def test_a_review_without_engagement_has_no_such_table() -> None:
    assert tabulate_engagement_issues(synthetic({"A": 3})) is None


def test_without_named_sources_no_note_is_made() -> None:
    content = replace(content_of_2023(), voice_statements=voice_frame([]))
    table = tabulate_engagement_issues(content)
    assert table is not None
    assert not any("Named as taking part" in note for note in table.notes)
