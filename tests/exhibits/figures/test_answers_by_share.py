from __future__ import annotations

from math import isnan

import numpy as np
import pytest
from matplotlib.patches import Rectangle

from jsna.exhibits.base import Figure
from jsna.exhibits.figures.answers_by_share import draw_answers_by_share
from tests.exhibits.content_of_reviews import content_of_2023
from tests.exhibits.content_of_survey import content_of_survey, without_shares


def drawn(figure: Figure | None) -> Figure:
    assert figure is not None
    return figure


FIGURE = drawn(draw_answers_by_share(content_of_survey()))


def test_values_are_the_shares_with_their_ranks_and_a_hidden_one_says_why() -> None:
    values = FIGURE.values
    assert list(values["answer"]) == ["Groups", "Being asked", "One page", "Shorter waits"]
    assert list(values["rank"]) == ["1", "2=", "2=", ""]
    assert list(values["share_percent"])[:3] == [50, 40, 40]
    assert isnan(values["share_percent"][3])
    assert list(values["status"]) == ["shown", "shown", "shown", "suppressed"]


@pytest.mark.parametrize("narrow", [False, True])
def test_bars_begin_at_nought_and_are_as_long_as_their_shares(narrow: bool) -> None:
    axes = FIGURE.draw(narrow=narrow).axes[0]
    bars = {p.get_label(): p for p in axes.patches if isinstance(p, Rectangle)}
    assert set(bars) == {"groups", "asking", "page"}
    assert len({bar.get_x() for bar in bars.values()}) == 1
    assert bars["asking"].get_width() / bars["groups"].get_width() == pytest.approx(0.8)
    # 40% to 60%: the fine line is as far from the end of the bar on both sides.
    lines = [line for line in axes.lines if line.get_marker() == "|"]
    ends = [float(x) for x in np.asarray(lines[0].get_xdata(), dtype=float)]
    assert sum(ends) / 2 == pytest.approx(bars["groups"].get_x() + bars["groups"].get_width())


def test_what_is_hidden_has_a_sign_and_no_bar() -> None:
    words = [text.get_text() for text in FIGURE.draw().axes[0].texts]
    assert "[c] not shown" in words
    assert "[c]: not shown, so that nobody can be recognised." in FIGURE.notes


def test_ranks_are_said_to_be_among_what_is_shown_where_something_is_hidden() -> None:
    said = "Ranks are among the answers that are shown."
    assert said in FIGURE.notes
    assert said not in drawn(draw_answers_by_share(without_shares())).notes


def test_the_caption_says_what_most_chose_and_what_cannot_be_told_apart_from_it() -> None:
    assert FIGURE.caption == (
        "Asked “What should come first?”, 50% of those who answered chose “Groups”, more than any "
        "other answer that is shown; “Being asked” cannot be told apart from it."
    )
    assert FIGURE.finding == (
        "Bar chart of shares, the largest first. What should come first? (100 answered): Groups, "
        "50% (interval 40% to 60%); Being asked, 40% (interval 30% to 50%); One page, 40% "
        "(interval 30% to 50%); Shorter waits, not shown."
    )
    assert (
        "Not told apart, since their intervals at the joint level overlap: 1 and 2=; 2=."
        in FIGURE.notes
    )


def test_with_everything_hidden_the_caption_says_so_and_nothing_is_drawn_as_nought() -> None:
    figure = drawn(draw_answers_by_share(without_shares()))
    assert figure.caption == "Asked “What should come first?”, no share can be shown."
    assert not [p for p in figure.draw().axes[0].patches if isinstance(p, Rectangle)]


def test_a_review_without_answers_has_no_such_figure() -> None:
    assert draw_answers_by_share(content_of_2023()) is None
