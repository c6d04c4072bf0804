from __future__ import annotations

from dataclasses import replace

import pytest

from jsna.exhibits.figures.answers_by_group import draw_answers_by_group
from tests.exhibits.content_of_reviews import content_of_2023
from tests.exhibits.content_of_survey import content_of_survey, without_shares

FIGURE = draw_answers_by_group(content_of_survey())
assert FIGURE is not None


@pytest.mark.parametrize("narrow", [False, True])
def test_every_cell_has_its_share_or_the_sign_that_it_is_hidden(narrow: bool) -> None:
    assert FIGURE is not None
    words = [text.get_text() for text in FIGURE.draw(narrow=narrow).axes[0].texts]
    # Everyone, north and south by four answers; the base of the south is hidden too.
    shares = [word for word in words if word.endswith("%")]
    assert sorted(shares) == sorted(["40%", "40%", "40%", "40%", "40%", "50%", "80%", "20%", "0%"])
    assert sum("[c]" in word for word in words) == 4 + ("[c]: not" in " ".join(words))


def test_values_carry_a_status_and_no_hidden_number() -> None:
    assert FIGURE is not None
    values = FIGURE.values
    assert len(values) == 12
    hidden = values[values["status"] != "shown"]
    assert len(hidden) == 3
    assert hidden[["share_percent", "lower_percent", "upper_percent"]].isna().all(axis=None)
    assert list(values["answered"].drop_duplicates()) == ["100", "60", "[c]"]


def test_the_caption_has_the_clearest_difference_and_how_much_is_hidden() -> None:
    assert FIGURE is not None
    # North 70% to 90%, south 10% to 30%: no other two intervals lie apart.
    assert FIGURE.caption == (
        "Asked “What should come first?”, 80% of “North” and 20% of “South” chose “Groups”, the "
        "clearest difference between groups; 2 of the 8 shares of groups are not shown."
    )


def test_where_nothing_can_be_compared_no_difference_is_claimed() -> None:
    figure = draw_answers_by_group(without_shares())
    assert figure is not None
    # Where all is hidden, that nothing lies apart would be a claim about what is hidden.
    assert figure.caption == (
        "Of no answer are the shares of two groups of “Where do you live?” shown; 8 of the 8 "
        "shares of groups are not shown."
    )


def test_groups_whose_intervals_overlap_are_told_so() -> None:
    content = content_of_survey()
    results = content.results.copy()
    # North 10% to 90% and south 10% to 30%: both are shown, and do not lie apart.
    wide = (results["answer"] == "groups") & (results["group_value"] == "north")
    results.loc[wide & (results["measure"] == "survey_share"), "lower"] = 0.1
    figure = draw_answers_by_group(replace(content, results=results))
    assert figure is not None
    assert figure.caption.startswith("In no answer do the intervals of two groups of")


def test_a_review_without_answers_has_no_such_figure() -> None:
    assert draw_answers_by_group(content_of_2023()) is None
