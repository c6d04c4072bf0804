from __future__ import annotations

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from jsna.exhibits.canvas import NARROW, WIDE
from jsna.exhibits.figures.scores import draw_scores
from jsna.exhibits.style import GROUNDS_OF_WHITE, SECONDARY, theme
from tests.exhibits.content_of_reviews import FACTS, content_of_2023, synthetic

CONTENT = content_of_2023()
FIGURE = draw_scores(CONTENT)


def dots(axes: Axes) -> dict[str, Line2D]:
    """The dot of each service: the lines that carry its id."""
    ids = {key for key, *_ in FACTS}
    return {str(line.get_label()): line for line in axes.lines if line.get_label() in ids}


def middle(line: Line2D) -> float:
    return float(np.asarray(line.get_xdata(), dtype=float).mean())


def text_at(axes: Axes, words: str) -> tuple[float, float]:
    found = [text for text in axes.texts if text.get_text() == words]
    assert len(found) == 1
    return found[0].get_position()


def test_values_are_the_published_scores_in_order_of_the_scale() -> None:
    assert list(FIGURE.values["score"]) == [1] + [2] * 5 + [3] * 6 + [4] * 3
    by_name = dict(zip(FIGURE.values["service"], FIGURE.values["score"], strict=True))
    names = CONTENT.codebook.names
    assert by_name == {names[key]: score for key, score, *_ in FACTS}


@pytest.mark.parametrize("narrow", [False, True])
def test_each_dot_stands_at_its_score_with_its_numeral(narrow: bool) -> None:
    axes = FIGURE.draw(narrow=narrow).axes[0]
    found = dots(axes)
    places = {text.get_text(): text.get_position()[0] for text in axes.texts[:6]}
    assert list(places) == ["0", "1", "2", "3", "4", "5"]
    for key, score, *_ in FACTS:
        assert middle(found[key]) == pytest.approx(places[str(score)])
    white = [text for text in axes.texts if text.get_color() == "#FFFFFF"]
    assert sorted(int(text.get_text()) for text in white) == sorted(score for _, score, *_ in FACTS)


def test_white_numerals_stand_on_colours_that_allow_them() -> None:
    colours = {line.get_color() for line in dots(FIGURE.draw().axes[0]).values()}
    assert colours <= GROUNDS_OF_WHITE
    assert len(colours) == 3  # a band each; 2023 has three


def test_each_score_is_headed_with_the_scale_and_its_services_stand_below() -> None:
    axes = FIGURE.draw().axes[0]
    two = text_at(axes, "A few things in place")[1]
    three = text_at(axes, "Many things in place, effect not known")[1]
    below_two = [text_at(axes, CONTENT.codebook.names[k])[1] for k, s, *_ in FACTS if s == 2]
    assert all(two < y < three for y in below_two)


def test_scores_that_no_service_has_are_said() -> None:
    axes = FIGURE.draw().axes[0]
    words = [text.get_text() for text in axes.texts]
    assert words.count("Provision gap: no services") == 1
    assert words.count("Complete: no services") == 1
    empty = next(t for t in axes.texts if t.get_text() == "Everything in place and done well")
    assert empty.get_color() == SECONDARY


def test_caption_and_alternative_text_say_what_the_results_say() -> None:
    assert FIGURE.caption == (
        "Of 15 services rated, six are in the band “Provision gap”, six are in the band "
        "“Assurance gap” and three are in the band “Assured”; the lowest rated is Infant Mental "
        "Health (1)."
    )
    assert FIGURE.finding == (
        "Dot chart of 15 services on the scale from 0 to 5, grouped by score: one is rated 1, "
        "five are rated 2, six are rated 3 and three are rated 4; none is rated 0 or 5."
    )


def test_services_that_share_the_lowest_rating_are_not_named_one_by_one() -> None:
    assert (
        "two services share the lowest rating, 1."
        in draw_scores(synthetic({"A": 1, "B": 1, "C": 3})).caption
    )
    assert draw_scores(synthetic({"A": 2, "B": 2})).caption.endswith("; all are rated 2.")
    assert draw_scores(synthetic({"A": 2})).caption.endswith("; it is rated 2.")


def test_the_notice_stands_in_the_picture() -> None:
    for narrow in (False, True):
        words = " ".join(text.get_text() for text in FIGURE.draw(narrow=narrow).axes[0].texts)
        assert "Service ratings: April 2023." in words
        assert "It is not the publication of the councils." in words


@pytest.mark.parametrize("narrow", [False, True])
def test_long_names_are_wrapped_inside_the_sheet_and_never_shortened(narrow: bool) -> None:
    name = "A service with a very long name for everyone who cares for babies " + "m" * 60
    drawing = draw_scores(synthetic({name: 3, "$5 and $6": 3})).draw(narrow=narrow)
    axes, width = drawing.axes[0], NARROW if narrow else WIDE
    drawn = "".join(text.get_text() for text in axes.texts).replace(" ", "")
    assert name.replace(" ", "") in drawn
    assert "$5and$6" in drawn
    with theme():
        boxes = [text.get_window_extent() for text in axes.texts]
    for box in boxes:
        assert box.x0 >= 0
        assert box.x1 <= width * drawing.dpi + 1
