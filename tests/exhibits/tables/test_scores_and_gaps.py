from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from jsna.exhibits.base import Content
from jsna.exhibits.tables.scores_and_gaps import tabulate_scores_and_gaps
from tests.exhibits.content_of_reviews import FACTS, content_of_2023, gap_frame, result, synthetic
from tests.exhibits.content_of_several import content_of_three

TABLE = tabulate_scores_and_gaps(content_of_2023())


def with_results(content: Content, *rows: dict[str, object]) -> Content:
    """The content with other results of the same measures."""
    measures = {row["measure"] for row in rows}
    kept = content.results[~content.results["measure"].isin(measures)]
    return replace(content, results=pd.concat([kept, pd.DataFrame(rows)]))


def test_rows_are_those_of_the_published_table_in_its_order() -> None:
    assert [row[1] for row in TABLE.rows] == [score for _, score, *_ in FACTS]
    assert [len(row[2]) for row in TABLE.rows] == [  # type: ignore[arg-type]
        *(1, 2, 1, 2, 4, 3, 1, 1, 0, 0, 1, 2, 1, 2, 2)
    ]


def test_the_overall_row_is_last() -> None:
    assert TABLE.overall == ("Overall score", 3, "23 gaps in 13 of the 15 services")
    assert TABLE.body[-1] is TABLE.overall


def test_no_gap_is_said_and_is_not_a_blank() -> None:
    frame = TABLE.frame()
    none = frame[frame["gaps"] == "None recorded"]["service"]
    assert list(none) == ["Family Nurse Partnership", "Specialist Perinatal Mental Health Services"]
    assert (frame["gaps"] != "").all()


def test_caption_and_note_on_the_overall_score() -> None:
    assert TABLE.caption == (
        "15 services were rated and 23 gaps are recorded; two services have none recorded."
    )
    assert TABLE.notes[1].startswith(
        "Overall score: mean, rounded half up (2.73 unrounded); it agrees with the published 3. How"
    )


@pytest.mark.parametrize(
    ("published", "said"),
    [
        ([], "no overall score was published."),
        ([result("overall_published", 4)], "it differs from the published 4."),
    ],
)
def test_another_or_no_published_overall(published: list[dict[str, object]], said: str) -> None:
    content = with_results(
        synthetic({"A": 2, "B": 3}), *published, result("overall_unrounded", 2.5, method="mean")
    )
    assert tabulate_scores_and_gaps(content).notes[1] == (
        f"Overall score: mean, rounded half up (2.5 unrounded); {said}"
    )


def test_an_overall_that_the_rule_cannot_find_is_said() -> None:
    content = with_results(
        synthetic({"A": 2, "B": 3}),
        result("overall", status="not estimable", method="mode, rounded half up: several modes"),
        result("overall_unrounded", status="not estimable", method="mode"),
    )
    table = tabulate_scores_and_gaps(content)
    assert table.overall is not None
    assert table.overall[1] == "not estimable"
    assert "mode, rounded half up: several modes; no overall score" in table.notes[1]


def test_captions_of_small_reviews() -> None:
    one = tabulate_scores_and_gaps(synthetic({"A": 2}, [("A", "A gap")]))
    assert one.caption == "One service was rated and one gap is recorded."
    none = tabulate_scores_and_gaps(synthetic({"A": 2, "B": 2}))
    assert none.caption == "Two services were rated and no gaps are recorded."
    assert none.overall == ("Overall score", 2, "No gaps")


def test_a_gap_without_a_service_is_counted_apart_and_not_lost() -> None:
    table = tabulate_scores_and_gaps(content_of_three())
    assert table.overall is not None
    assert table.overall[2] == (
        "Three gaps in three of the 11 services, and one that names no service"
    )
    assert "four gaps are recorded, among them one that names no service; eight" in table.caption
    assert "One gap that names no service: Nobody is told whom to call." in table.notes
    assert not any("names no service" in note for note in TABLE.notes)


def test_gaps_of_a_service_without_a_score_are_counted_apart() -> None:
    rows = [(f"G{n}", key, text, "open", 0)
            for n, (key, text) in enumerate([("", "X"), ("", "Y"), ("gone", "Z")])]  # fmt: skip
    content = replace(synthetic({"A": 2, "B": 2}), gap_statements=gap_frame(rows))
    content = with_results(content, result("gaps", 3))
    table = tabulate_scores_and_gaps(content)
    assert table.overall is not None
    assert table.overall[2] == (
        "No gaps in the services, and two that name no service and one of a service without a score"
    )
    assert "Two gaps that name no service: X; Y." in table.notes
    assert "One gap of a service without a score: gone: Z." in table.notes


@pytest.mark.parametrize(
    ("gaps", "said"),
    [
        ("A", "One gap in one of the two services"),
        ("AAB", "Three gaps in both services"),
    ],
)
def test_the_overall_row_does_not_mix_words_and_figures(gaps: str, said: str) -> None:
    table = tabulate_scores_and_gaps(synthetic({"A": 2, "B": 2}, [(key, "X") for key in gaps]))
    assert table.overall is not None
    assert table.overall[2] == said


def test_what_is_not_applicable_stands_in_a_note() -> None:
    left_out = result("items_not_applicable", 1, service_id="service-2")
    table = tabulate_scores_and_gaps(with_results(synthetic({"A": 2, "B": 2}), left_out))
    assert "Left out of the scores as not applicable: one item of B." in table.notes
    assert not any("not applicable" in note for note in TABLE.notes)
