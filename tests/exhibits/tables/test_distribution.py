from __future__ import annotations

import pytest

from jsna.exhibits.tables.distribution import tabulate_distribution
from tests.exhibits.content_of_reviews import content_of_2023, synthetic

TABLE = tabulate_distribution(content_of_2023())


def test_every_score_of_the_scale_has_a_row_and_none_is_a_number() -> None:
    assert [(row[0], row[3]) for row in TABLE.rows] == [
        *(("0", 0), ("1", 1), ("2", 5), ("3", 6), ("4", 3), ("5", 0))
    ]
    assert TABLE.overall == ("All scores", "", "", 15)


def test_bands_are_said_to_be_ours() -> None:
    assert [row[2] for row in TABLE.rows] == [
        *["Provision gap"] * 3,
        "Assurance gap",
        "Assured",
        "Complete",
    ]
    assert any("this project's own" in note for note in TABLE.notes)
    assert TABLE.notes[0] == "The median score is 3."


@pytest.mark.parametrize(
    ("scores", "caption"),
    [
        ({"A": 2, "B": 2}, "Every service is rated 2."),
        ({"A": 2, "B": 2, "C": 3}, "The most frequent score is 2, given to two of three services."),
        (
            {"A": 2, "B": 4},
            "The most frequent scores are 2 and 4, given to one each of two services.",
        ),
    ],
)
def test_captions(scores: dict[str, int], caption: str) -> None:
    assert TABLE.caption == "The most frequent score is 3, given to six of 15 services."
    assert tabulate_distribution(synthetic(scores)).caption == caption
