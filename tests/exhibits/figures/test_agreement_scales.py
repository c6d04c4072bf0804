from __future__ import annotations

import pytest
from matplotlib.patches import Rectangle

from jsna.exhibits.base import Figure
from jsna.exhibits.figures.agreement_scales import draw_agreement_scales
from jsna.review.survey import Survey
from tests.exhibits.content_of_reviews import content_of_2023
from tests.exhibits.content_of_survey import EASY, SURVEY, content_of_survey


def figure_of(survey: Survey = SURVEY) -> Figure:
    figure = draw_agreement_scales(content_of_survey(survey))
    assert figure is not None
    return figure


FIGURE = figure_of()


def bars(figure: Figure, *, narrow: bool = False) -> dict[str, Rectangle]:
    patches = figure.draw(narrow=narrow).axes[0].patches
    return {str(p.get_label()): p for p in patches if isinstance(p, Rectangle) and p.get_label()}


@pytest.mark.parametrize("narrow", [False, True])
def test_parts_follow_one_another_and_a_hidden_end_is_hatched(narrow: bool) -> None:
    found = bars(FIGURE, narrow=narrow)
    assert list(found) == ["easy.sd", "easy.d", "easy.n", "easy.a", "easy.sa"]
    for left, right in zip(list(found.values())[:-1], list(found.values())[1:], strict=True):
        assert left.get_x() + left.get_width() == pytest.approx(right.get_x())
    # 30, 20, 30 and 10 of 100 are shown, so that 10 are left for what is hidden.
    assert found["easy.sd"].get_width() == pytest.approx(found["easy.sa"].get_width())
    assert found["easy.d"].get_width() == pytest.approx(3 * found["easy.sa"].get_width())
    assert found["easy.sd"].get_hatch()
    assert not found["easy.d"].get_hatch()


def test_hidden_answers_in_several_places_are_said_in_words() -> None:
    words = " ".join(text.get_text() for text in FIGURE.draw().axes[0].texts)
    assert "2 of 5 answers not shown [c]; “Disagree” 30%" in words


def test_the_captions_tell_answers_that_were_counted_together() -> None:
    assert FIGURE.caption == (
        "40% answered “Agree” or “Strongly agree” to “Help was easy to find”."
    )
    assert "I was heard (100 answered): Strongly disagree not shown, Disagree 30%" in FIGURE.finding


def test_a_scale_without_a_midpoint_is_stacked_from_the_left() -> None:
    plain = EASY.model_copy(update={"midpoint": ""})
    one = figure_of(SURVEY.model_copy(update={"questions": (plain,)}))
    middle = figure_of(SURVEY.model_copy(update={"questions": (EASY,)}))
    colours = [bar.get_facecolor() for bar in bars(one).values()]
    assert len(set(colours)) == len(colours)
    assert [bar.get_facecolor() for bar in bars(middle).values()] != colours


def test_values_carry_a_status() -> None:
    values = FIGURE.values
    assert list(values["status"]) == [
        "suppressed", "shown", "shown", "shown", "shown",
        "suppressed", "shown", "suppressed", "shown", "shown",
    ]  # fmt: skip
    assert values["share_percent"].isna().sum() == 3


def test_a_review_without_answers_has_no_such_figure() -> None:
    assert draw_agreement_scales(content_of_2023()) is None


def test_the_notes_say_where_bars_are_in_line_if_several_are() -> None:
    without = EASY.model_copy(update={"midpoint": ""})
    told = [
        [
            note
            for note in figure_of(SURVEY.model_copy(update={"questions": questions})).notes
            if note.startswith("Bars are in line")
        ]
        for questions in ((EASY,), (EASY, EASY), (without, without))
    ]
    assert told == [[], ["Bars are in line at the middle of “Neither”."], []]
