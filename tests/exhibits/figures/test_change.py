from __future__ import annotations

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from jsna.exhibits.base import Content, Figure
from jsna.exhibits.figures.change import draw_change
from tests.exhibits.content_of_reviews import content_of_2023
from tests.exhibits.content_of_several import (
    BREAK,
    CHANGES,
    SERVICES,
    content_of_three,
    without,
)

CONTENT = content_of_three()
SCORES = {key: scores for key, *_, scores in SERVICES}


def figure_of(content: Content) -> Figure:
    figure = draw_change(content)
    assert figure is not None
    return figure


FIGURE = figure_of(CONTENT)


def marks(axes: Axes, key: str) -> list[Line2D]:
    return [line for line in axes.lines if line.get_label() == key]


def middle(line: Line2D) -> float:
    return float(np.asarray(line.get_xdata(), dtype=float).mean())


def words_of(axes: Axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


def test_a_review_that_cannot_be_compared_has_no_such_figure() -> None:
    assert draw_change(content_of_2023()) is None
    assert draw_change(without(CONTENT, "score_from")) is None


@pytest.mark.parametrize("narrow", [False, True])
def test_each_service_goes_from_its_hollow_dot_to_its_filled_one(narrow: bool) -> None:
    axes = FIGURE.draw(narrow=narrow).axes[0]
    places = {t.get_text(): t.get_position()[0] for t in axes.texts if t.get_text() in "012345"}
    arrows = {str(arrow.get_label()) for arrow in axes.patches} - {"key"}
    for key, word in CHANGES.items():
        before, now = (places[str(score)] for score in SCORES[key][1:])
        own = [middle(line) for line in marks(axes, key)]
        assert own == pytest.approx([now] if word == "same" else [before, now])
    assert arrows == {key for key, word in CHANGES.items() if word != "same"}


def test_the_number_stands_in_both_dots() -> None:
    white = [t.get_text() for t in FIGURE.draw().axes[0].texts if t.get_color() == "#FFFFFF"]
    assert sorted(filter(None, white)) == sorted(str(SCORES[key][2]) for key in CHANGES)


def test_services_stand_in_their_groups_with_words() -> None:
    words = words_of(FIGURE.draw().axes[0])
    heads = ["Better: four services", "Worse: two services", "No change: three services"]
    places = [words.index(head) for head in heads]
    assert places == sorted(places)
    assert places[1] < words.index("Training") < places[2] < words.index("Clinical networks")


def test_services_that_are_not_compared_stand_apart_with_the_reason() -> None:
    axes = FIGURE.draw().axes[0]
    words = words_of(axes)
    assert words.index("New since 2024: one service") < words.index("Rated 3 in 2025")
    assert words.index("In 2024 only: one service") < words.index("Rated 2 in 2024")
    assert "Not comparable: one service" in words
    assert BREAK.removeprefix("the codebook ") in " ".join(words)
    assert not marks(axes, "crisis-line")


def test_a_group_without_services_is_said() -> None:
    results = CONTENT.results
    better = results["service_id"].isin([key for key, word in CHANGES.items() if word == "better"])
    none = figure_of(
        type(CONTENT)(
            *(CONTENT.review, CONTENT.tool, CONTENT.codebook),
            results[~(better & results["measure"].isin(["score_from", "score_to"]))],
            *(CONTENT.gap_statements, CONTENT.voice_statements, CONTENT.links),
        )
    )
    assert "Better: no services" in words_of(none.draw().axes[0])
    assert "none is better" in none.caption


def test_values_are_in_words_and_numbers() -> None:
    rows = list(FIGURE.values.itertuples(index=False, name=None))
    assert rows[0] == ("Care pathway", "2", "3", "better", "")
    assert rows[-1] == ("Crisis line", "not comparable", "4", "not comparable", BREAK)
    assert len(rows) == 12


def test_the_alternative_text_names_what_moved() -> None:
    assert FIGURE.finding == (
        "Arrow chart from the score in 2024 to the score in 2025 of nine services, on the scale "
        "from 0 to 5: four better (Care pathway from 2 to 3, General practice from 3 to 4, Infant "
        "mental health from 1 to 2 and Voluntary sector from 4 to 5), two worse (Training from 2 "
        "to 1 and Health visiting from 3 to 2) and three the same."
    )


def test_the_marks_are_explained() -> None:
    assert FIGURE.notes[0].startswith("Hollow dot: score in 2024, as published.")
