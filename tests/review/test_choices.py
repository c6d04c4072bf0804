"""What a run may choose in place of the review: rule, rounding and target."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from jsna.errors import UsageError
from jsna.review.choices import Overall, Ranking

OVERALL = Overall(rule="mean", rounding="half up", note="why", published=3)
RANKING = Ranking(target=4, other_targets=(3, 5))


def test_nothing_chosen_changes_nothing() -> None:
    assert OVERALL.changed() == OVERALL
    assert RANKING.aimed_at(None) == RANKING


def test_another_rule_or_rounding_leaves_the_rest() -> None:
    assert OVERALL.changed(rule="median") == Overall(
        rule="median", rounding="half up", note="why", published=3
    )
    assert OVERALL.changed(rounding="down").rounding == "down"


@pytest.mark.parametrize(
    ("rule", "rounding", "said"),
    [
        ("meen", None, 'There is no rule "meen" (did you mean "mean"?).'),
        (None, "halfup", 'There is no rounding "halfup" (did you mean "half up"?).'),
        ("harmonic", None, "(known are: mean, median, mode, trimmed mean, weighted mean, minimum)"),
    ],
)
def test_an_unknown_choice_gets_a_hint(rule: str | None, rounding: str | None, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        OVERALL.changed(rule, rounding)
    assert said in str(caught.value)


def test_targets_start_with_the_first_one() -> None:
    assert RANKING.targets == (4, 3, 5)


@pytest.mark.parametrize(("target", "targets"), [(3, (3, 4, 5)), (2, (2, 4, 3, 5)), (4, (4, 3, 5))])
def test_another_target_keeps_the_others_beside_it_once(
    target: int, targets: tuple[int, ...]
) -> None:
    assert RANKING.aimed_at(target).targets == targets


@pytest.mark.parametrize("trim", [0, 3, 0.25, 0.0])
def test_a_trim_is_a_number_of_scores_or_a_share(trim: float) -> None:
    assert Overall(trim=trim).trim == trim


@pytest.mark.parametrize("trim", [-1, 0.5, 0.7, -0.1])
def test_a_trim_that_leaves_nothing_is_refused(trim: float) -> None:
    with pytest.raises(ValidationError, match="a whole number of scores, or a share below"):
        Overall(trim=trim)


REACH = {"name": "families reached", "source": "a count", "levels": {"networks": 2}}


def test_another_target_keeps_the_second_key_and_the_criteria() -> None:
    declared = Ranking.model_validate(
        {"target": 4, "second_key": "reach", "criterion": {"reach": REACH}}
    )
    other = declared.aimed_at(3)
    assert (other.target, other.second_key, list(other.criterion)) == (3, "reach", ["reach"])


def test_criteria_have_names_for_sentences() -> None:
    declared = Ranking.model_validate({"target": 4, "criterion": {"reach": REACH}})
    assert [declared.name_of(each) for each in ("reach", "streams", "shortfall", "x")] == [
        "families reached",
        "number of streams that see a need",
        "shortfall",
        "x",
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"second_key": "raech"}, 'no second key "raech" .did you mean "reach"'),
        ({"second_key": "shortfall"}, "no second key"),
        ({"criterion": {"streams": REACH}}, "every review has the criterion streams already"),
        ({"criterion": {"Reach": REACH}}, "pattern"),
        ({"criterion": {"reach": {**REACH, "levels": {}}}}, "at least 1"),
        ({"criterion": {"reach": {**REACH, "source": ""}}}, "at least 1"),
    ],
)
def test_a_criterion_that_is_not_whole_is_refused(changes: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Ranking.model_validate({"target": 4, "criterion": {"reach": REACH}, **changes})
