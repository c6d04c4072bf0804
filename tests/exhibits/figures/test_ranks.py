from __future__ import annotations

import numpy as np
import pytest
from matplotlib.lines import Line2D

from jsna.exhibits.base import Figure
from jsna.exhibits.figures.ranks import draw_ranks
from jsna.exhibits.style import LIGHT_BLUE
from tests.exhibits.content_of_reviews import content_of_2023, synthetic
from tests.exhibits.content_of_several import content_of_three, sure_of_2023

FIGURE = draw_ranks(content_of_2023())


def places_of(line: Line2D) -> list[float]:
    return [float(x) for x in np.asarray(line.get_xdata(), dtype=float)]


def test_values_are_ranks_with_the_places_that_equals_share() -> None:
    rows = FIGURE.values[["rank", "first_place", "last_place", "services_at_this_rank"]]
    assert list(rows.drop_duplicates().itertuples(index=False, name=None)) == [
        ("1", 1, 1, 1),
        ("2=", 2, 6, 5),
        ("7=", 7, 12, 6),
        ("13=", 13, 15, 3),
    ]
    assert len(rows) == 15


@pytest.mark.parametrize("narrow", [False, True])
def test_each_line_covers_the_places_of_its_rank(narrow: bool) -> None:
    axes = FIGURE.draw(narrow=narrow).axes[0]
    bars = [places_of(line) for line in axes.lines if line.get_color() == LIGHT_BLUE]
    first = min(bar[0] for bar in bars)
    place = (max(bar[1] for bar in bars) - first) / 14
    spans = [tuple(round(1 + (x - first) / place) for x in bar) for bar in bars]
    assert spans == [(1, 1)] + [(2, 6)] * 5 + [(7, 12)] * 6 + [(13, 15)] * 3


def test_every_shared_rank_is_written_as_shared() -> None:
    words = [text.get_text() for text in FIGURE.draw().axes[0].texts]
    assert [words.count(rank) for rank in ("1", "2=", "7=", "13=")] == [1, 5, 6, 3]


def test_caption_and_alternative_text_say_what_the_results_say() -> None:
    assert FIGURE.caption == (
        "Infant Mental Health is the lowest rated; 14 of the 15 services share a rank with others, "
        "and no tie is broken."
    )
    assert FIGURE.finding == (
        "Dot chart of the ranks of 15 services, from the lowest rated up: Infant Mental Health at "
        "rank 1, five services at rank 2=, six services at rank 7= and three services at rank 13=."
    )


@pytest.mark.parametrize(
    ("scores", "caption"),
    [
        ({"A": 3}, "A is the only service that was rated."),
        ({"A": 3, "B": 3}, "All two services share one rank: there is no order among them."),
        ({"A": 3, "B": 1}, "B is the lowest rated; no two services share a rank."),
        (
            {"A": 1, "B": 1, "C": 2},
            (
                "Two services are the lowest rated; two of the three services share a rank with "
                "others, and no tie is broken."
            ),
        ),
        (
            {"A": 1, "B": 1, "C": 2, "D": 2},
            (
                "Two services are the lowest rated; all four services share a rank with others, "
                "and no tie is broken."
            ),
        ),
    ],
)
def test_captions_of_other_reviews(scores: dict[str, int], caption: str) -> None:
    assert draw_ranks(synthetic(scores)).caption == caption


def test_lines_are_explained_only_where_there_are_ties() -> None:
    assert any("take together" in note for note in FIGURE.notes)
    apart = draw_ranks(synthetic({"A": 3, "B": 1}))
    assert not any("take together" in note for note in apart.notes)


SURE = draw_ranks(sure_of_2023())
THREE = draw_ranks(content_of_three())


@pytest.mark.parametrize("narrow", [False, True])
def test_with_intervals_each_line_covers_the_interval(narrow: bool) -> None:
    axes = SURE.draw(narrow=narrow).axes[0]
    bars = [places_of(line) for line in axes.lines if line.get_color() == LIGHT_BLUE]
    first = min(bar[0] for bar in bars)
    place = (max(bar[1] for bar in bars) - first) / 14
    spans = [tuple(round(1 + (x - first) / place) for x in bar) for bar in bars]
    assert spans == [(1, 1)] + [(1, 6)] * 5 + [(2, 12)] * 6 + [(7, 15)] * 3


def test_with_intervals_the_dot_stands_at_the_shared_rank() -> None:
    words = [text.get_text() for text in SURE.draw().axes[0].texts]
    assert [words.count(rank) for rank in ("1", "2=", "7=", "13=")] == [1, 5, 6, 3]
    assert list(SURE.values.columns[-4:]) == [
        *("interval_lower", "interval_upper", "one_error_lower", "one_error_upper")
    ]
    assert list(SURE.values.iloc[1])[1:3] == ["2=", 2]
    assert list(SURE.values.iloc[1])[-4:] == [1, 6, 1, 6]


def test_the_range_under_one_error_is_drawn_only_where_it_differs() -> None:
    def whiskers(figure: Figure) -> list[Line2D]:
        return [line for line in figure.draw().axes[0].lines if line.get_marker() == "|"]

    assert whiskers(SURE) == []
    assert "The range of the rank if any single rating is one point out is the same." in SURE.notes
    assert len(whiskers(THREE)) == 11
    assert any(note.startswith("Fine line: range of the rank") for note in THREE.notes)


def test_the_assumption_is_printed_beneath() -> None:
    words = " ".join(text.get_text() for text in SURE.draw(narrow=True).axes[0].texts)
    assert "90% interval of the rank, from 10,000 draws of misrating, seed 1" in words
    assert "each score one point out with probability 0.2" in words
    assert "take together" not in words


def test_the_alternative_text_has_the_intervals() -> None:
    assert SURE.finding == (
        "Dot chart of the ranks of 15 services, from the lowest rated up: Infant Mental Health at "
        "rank 1 (interval 1 to 1), five services at rank 2= (interval 1 to 6), six services at "
        "rank 7= (interval 2 to 12) and three services at rank 13= (interval 7 to 15)."
    )
