from __future__ import annotations

from dataclasses import replace

from jsna.exhibits.base import Marked
from jsna.exhibits.tables.triangulation import tabulate_triangulation
from tests.exhibits.content_of_reviews import (
    FACTS,
    content_of_2023,
    link_frame,
    review_of,
    synthetic,
)
from tests.exhibits.content_of_survey import content_of_survey

TABLE = tabulate_triangulation(content_of_2023())
assert TABLE is not None
ROWS = {row[0]: row[1:] for row in TABLE.rows}


def test_a_service_has_each_stream_and_one_finding() -> None:
    assert ROWS["General Practitioners"] == (
        Marked("●", "Assurance gap (3)"),
        Marked("○", "None linked"),
        Marked("●", "Need: S4.1"),
        Marked("●○", "Partial agreement"),
    )
    assert ROWS["Specialist Perinatal Mental Health Services"] == (
        Marked("○", "Assured (4)"),
        Marked("●", "Need: E1"),
        Marked("●", "Need: S1.4"),
        Marked("≠", "Dissonance"),
    )


def test_findings_are_those_of_the_results() -> None:
    words = [row[-1].words.lower() for row in TABLE.rows]  # type: ignore[union-attr]
    assert words == [finding for *_, finding in FACTS]


def test_every_cell_has_a_mark_and_a_word_and_marks_differ_with_the_words() -> None:
    cells = [cell for row in ROWS.values() for cell in row]
    assert all(isinstance(cell, Marked) and cell.mark and cell.words for cell in cells)
    findings = {row[-1] for row in ROWS.values()}
    assert len({cell.mark for cell in findings}) == len(findings) == 5  # type: ignore[union-attr]


def test_caption_and_notes_say_whose_coding_it_is_and_when_the_streams_are_from() -> None:
    assert TABLE is not None
    assert TABLE.caption == (
        "Ratings and residents' voice set side by side: agreement for seven services, partial "
        "agreement for two services, rating only for three services, dissonance for one service "
        "and no gap seen for two services."
    )
    notes = " ".join(TABLE.notes)
    assert "this project's own coding" in notes
    assert "no evidence that there is no need" in notes
    assert "April 2023; parents' survey: 2021; engagement" in notes
    assert "(Farmer et al. 2006)" in notes


def test_only_the_streams_that_a_review_has_are_columns() -> None:
    assert tabulate_triangulation(synthetic({"A": 3})) is None
    streams = {
        "ratings": {"name": "Ratings", "date": "2030"},
        "survey": {"name": "Survey", "date": "2029"},
    }
    table = tabulate_triangulation(synthetic({"A": 3}, stream=streams))
    assert table is not None
    assert [column.name for column in table.columns] == ["service", "rating", "survey", "finding"]
    assert review_of(stream=streams).streams.engagement is None


def test_an_answer_stands_in_its_own_words_with_the_share_from_which_it_counts() -> None:
    content = content_of_survey()
    links = link_frame([("first.groups", "service-1", "survey", "why")])
    linked = replace(content, links=links)
    table = tabulate_triangulation(linked)
    assert table is not None
    assert Marked("●", "Need: “Groups”") in table.rows[0]
    assert any("at least 25% of those who answered" in note for note in table.notes)
    plain = tabulate_triangulation(replace(content, links=links.iloc[:0]))
    assert plain is not None
    assert not any("of those who answered" in note for note in plain.notes)
