from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from matplotlib.collections import QuadMesh

from jsna.exhibits.base import Content, Figure
from jsna.exhibits.figures.scores_by_review import draw_scores_by_review
from jsna.exhibits.style import ASIDE, SMALL
from tests.exhibits.content_of_reviews import content_of_2023, result
from tests.exhibits.content_of_several import (
    BREAK,
    REVIEWS,
    SERVICES,
    content_of_three,
    with_results,
    without,
)

CONTENT = content_of_three()


def figure_of(content: Content) -> Figure:
    figure = draw_scores_by_review(content)
    assert figure is not None
    return figure


FIGURE = figure_of(CONTENT)


def series_of(reviews: int) -> Content:
    """The same place with so many reviews, all alike."""
    rows = []
    for place in range(reviews):
        group = {"group": "review", "group_value": f"r-{place}"}
        rows.append(result("review_in_series", place + 1) | group)
        for each in CONTENT.services:
            row = result("score_in_review", each.score, service_id=each.service_id)
            hidden = {"value": float("nan"), "status": "not comparable", "method": "x"}
            rows.append(row | group | (hidden if place == 0 else {}))
    return with_results(without(CONTENT, "review_in_series", "score_in_review"), rows)


def test_fewer_than_three_reviews_have_no_such_figure() -> None:
    assert draw_scores_by_review(content_of_2023()) is None
    assert draw_scores_by_review(series_of(2)) is None
    assert draw_scores_by_review(series_of(3)) is not None


def test_values_are_the_scores_by_review_with_words_where_there_is_none() -> None:
    by_name = FIGURE.values.set_index("service")
    assert list(by_name.columns) == list(REVIEWS)
    for key, name, _, scores in SERVICES:
        wanted = ["not rated" if score is None else str(score) for score in scores]
        if key == "crisis-line":
            wanted = ["not comparable", "not comparable", "4"]
        assert list(by_name.loc[name]) == wanted


def test_services_stand_from_the_lowest_rated_now_and_those_not_rated_now_last() -> None:
    now = list(FIGURE.values[REVIEWS[-1]])
    assert now == ["1", "2", "2", "2", "3", "3", "3", "4", "4", "4", "5", "not rated"]
    assert list(FIGURE.values["service"])[1:4] == [
        *("Health visiting", "Infant mental health", "Information for fathers and partners")
    ]


@pytest.mark.parametrize("narrow", [False, True])
def test_every_cell_has_its_number_or_its_words(narrow: bool) -> None:
    axes = FIGURE.draw(narrow=narrow).axes[0]
    words = [text.get_text() for text in axes.texts]
    cells = [str(cell) for cell in FIGURE.values[list(REVIEWS)].to_numpy().ravel()]
    for cell in set(cells):
        assert words.count(cell) == cells.count(cell)


def test_a_darker_cell_has_a_higher_score() -> None:
    meshes = [m for m in FIGURE.draw().axes[0].collections if isinstance(m, QuadMesh)][1::2]
    steps: np.ma.MaskedArray[Any, Any] = np.ma.vstack(
        [np.ma.masked_invalid(np.ma.asarray(mesh.get_array())) for mesh in meshes]
    )
    cells = FIGURE.values[list(REVIEWS)].to_numpy().ravel()
    for step, cell in zip(steps.ravel().tolist(), cells, strict=True):
        assert step == (int(cell) if cell.isdigit() else None)


def test_reviews_are_headed_by_what_sets_them_apart() -> None:
    words = [text.get_text() for text in FIGURE.draw().axes[0].texts]
    assert words[:3] == ["2023", "2024", "2025"]


def test_caption_alternative_text_and_notes_say_what_the_results_say() -> None:
    assert FIGURE.caption == (
        "Of 12 services, nine can be followed through three reviews from 2023 to 2025; two of "
        "these have the same score in each."
    )
    assert "in 2025, one rated 1, three rated 2, three rated 3, three rated 4" in FIGURE.finding
    assert f"Not comparable with the last review: {BREAK.split(': ', 1)[0]}" in FIGURE.notes[1]


def test_a_series_in_which_nothing_can_be_followed_says_none() -> None:
    assert figure_of(series_of(3)).caption.startswith("Of 11 services, none can be followed")


def test_words_are_small_where_cells_are() -> None:
    few, many = (figure_of(series_of(number)).draw(narrow=True) for number in (4, 5))
    sizes = [
        {float(t.get_fontsize()) for t in drawing.axes[0].texts if t.get_text() == "comparable"}
        for drawing in (few, many)
    ]
    assert sizes == [{ASIDE.size}, {SMALL.size}]
