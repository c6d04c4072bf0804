from __future__ import annotations

import statistics
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations_with_replacement, product
from math import ceil, floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.measures.moves import moves_to_reach, searchable
from jsna.measures.rated import Rated
from jsna.measures.rules import Scheme, Score
from jsna.review.choices import Rule
from jsna.review.settings import Rounding

SCALE = range(6)
ORDERED: tuple[Rule, ...] = ("mean", "median", "trimmed mean", "minimum", "mode")
ROUNDED: tuple[Rounding, ...] = ("half up", "half even", "up", "down")


def rated(scores: Sequence[Score], kinds: Sequence[str] = ()) -> Rated:
    """Services a, b, c, ... with these scores, and all of one kind if nothing else is said."""
    used = dict(zip("abcdefghijklmno", scores, strict=False))
    whole = {name: int(score) for name, score in used.items()}
    return Rated(whole, used, dict(zip(used, kinds or ["one"] * len(used), strict=True)))


def rounded(value: Fraction, rounding: str) -> int:
    """Roundings written anew."""
    if rounding == "half up":
        return floor(value) + (value - floor(value) >= Fraction(1, 2))
    if rounding == "half even":
        return round(value)
    return ceil(value) if rounding == "up" else floor(value)


def overall(scores: Sequence[Score], rule: str, weights: Sequence[int]) -> Fraction | None:
    """Rules written anew, with the standard library; the trimmed mean cuts one from each end."""
    exact = [Fraction(score) for score in scores]
    modes = statistics.multimode(exact)
    repeated = [score for score, weight in zip(exact, weights, strict=True) for _ in range(weight)]
    middle = sorted(exact)[1:-1]
    found = {
        "mean": statistics.mean(exact),
        "median": statistics.median(exact),
        "minimum": min(exact),
        "mode": modes[0] if len(modes) == 1 else None,
        "trimmed mean": statistics.mean(middle) if middle else None,
        "weighted mean": statistics.mean(repeated) if repeated else None,
    }
    return found[rule]


def by_trying_all(scores: Sequence[Score], scheme: Scheme) -> dict[int | None, int]:
    """The fewest changes to each overall score, over every other rating that there could be."""
    weights = [int(weight) for weight in scheme.weights.values()] or [1] * len(scores)
    reached: dict[int | None, int] = {}
    ways = [[score + n for n in range(-5, 6) if 0 <= score + n <= 5] for score in scores]
    for others in product(*ways):
        value = overall(others, scheme.rule, weights)
        outcome = None if value is None else rounded(value, scheme.rounding)
        changes = sum(int(abs(Fraction(a - b))) for a, b in zip(scores, others, strict=True))
        reached[outcome] = min(changes, reached.get(outcome, changes))
    return reached


@pytest.mark.parametrize("rounding", ROUNDED)
@pytest.mark.parametrize("rule", ORDERED)
def test_no_way_is_shorter_than_the_one_found(rule: Rule, rounding: Rounding) -> None:
    scheme = Scheme(rule, rounding, trim=1)
    for scores in combinations_with_replacement(SCALE, 3):
        assert moves_to_reach(rated(scores), scheme, SCALE) == by_trying_all(scores, scheme)


@settings(max_examples=12)
@given(st.lists(st.integers(0, 5), min_size=4, max_size=4), st.sampled_from(ORDERED))
def test_nor_for_more_services(scores: list[int], rule: Rule) -> None:
    scheme = Scheme(rule, trim=1)
    assert moves_to_reach(rated(scores), scheme, SCALE) == by_trying_all(scores, scheme)


def margins(reached: dict[int | None, int]) -> tuple[int | None, int | None]:
    """The fewest changes down and up."""
    (now,) = [outcome for outcome, changes in reached.items() if changes == 0]
    assert now is not None
    down = [
        changes for outcome, changes in reached.items() if outcome is not None and outcome < now
    ]
    up = [changes for outcome, changes in reached.items() if outcome is not None and outcome > now]
    return min(down, default=None), min(up, default=None)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4)), min_size=1, max_size=4),
    st.sampled_from(ROUNDED),
)
def test_the_heaviest_services_flip_a_weighted_mean_first(
    pairs: list[tuple[int, int]], rounding: Rounding
) -> None:
    scores, weights = [score for score, _ in pairs], [weight for _, weight in pairs]
    scheme = Scheme("weighted mean", rounding, weights=dict(zip("abcd", weights, strict=False)))
    reached = moves_to_reach(rated(scores), scheme, SCALE)
    if not any(weights):
        assert reached == {None: 0}
    else:
        assert margins(reached) == margins(by_trying_all(scores, scheme))


@settings(max_examples=25)
@given(st.lists(st.integers(0, 20), min_size=1, max_size=3))
def test_means_of_unrounded_scores_move_in_whole_points_within_the_scale(
    quarters: list[int],
) -> None:
    scores = [Fraction(quarter, 4) for quarter in quarters]
    reached = moves_to_reach(rated(scores), Scheme("mean"), SCALE)
    assert margins(reached) == margins(by_trying_all(scores, Scheme("mean")))


@pytest.mark.parametrize("rule", ["mean", "median", "mode", "minimum"])
@settings(max_examples=15)
@given(scores=st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_two_stages_flip_where_an_area_does(rule: Rule, scores: list[int]) -> None:
    scheme = Scheme(rule, rounded_first="kinds")
    expected: dict[int | None, int] = {}
    for others in product(range(4), repeat=4):
        parts = [overall(others[:2], rule, [1, 1]), overall(others[2:], rule, [1, 1])]
        areas = [rounded(part, "half up") for part in parts if part is not None]
        value = overall(areas, rule, [1, 1]) if len(areas) == 2 else None
        outcome = None if value is None else rounded(value, "half up")
        changes = sum(abs(a - b) for a, b in zip(scores, others, strict=True))
        expected[outcome] = min(changes, expected.get(outcome, changes))
    found = moves_to_reach(rated(scores, ["x", "x", "y", "y"]), scheme, range(4))
    assert found == expected


def test_areas_of_a_weighted_mean_count_equally() -> None:
    scheme = Scheme("weighted mean", weights={"a": 9, "b": 1, "c": 1}, rounded_first="kinds")
    # x: (9 x 2 + 1 x 0) / 10 = 1.8, to 2; y: 3; 2.5 goes to 3. One change of c makes it 2, or 3.5.
    reached = moves_to_reach(rated([2, 0, 3], ["x", "x", "y"]), scheme, SCALE)
    assert (reached[3], reached[2]) == (0, 1)
    # Up, one change makes 3 + 3 or 2 + 4, still 3; two make 3 + 4 = 3.5.
    assert reached[4] == 2


def test_a_scale_that_begins_elsewhere() -> None:
    for rule in ORDERED[:3]:
        assert moves_to_reach(rated([2, 2, 2]), Scheme(rule, trim=1), range(2, 4))[2] == 0
    assert moves_to_reach(rated([3]), Scheme("median"), range(2, 4)) == {3: 0, 2: 1}
    assert moves_to_reach(rated([3]), Scheme("mean"), range(2, 4)) == {3: 0, 2: 1}
    assert moves_to_reach(rated([3]), Scheme("mode"), range(2, 4)) == {3: 0, 2: 1}


def test_without_an_answer_there_is_nothing_to_move() -> None:
    nothing = Scheme("trimmed mean", trim=1)
    assert moves_to_reach(rated([3, 4]), nothing, SCALE) == {None: 0}
    assert moves_to_reach(rated([]), Scheme("mean"), SCALE) == {None: 0}


def test_only_means_take_scores_that_are_not_whole() -> None:
    means: tuple[Rule, ...] = ("mean", "weighted mean")
    others: tuple[Rule, ...] = ("median", "mode", "minimum", "trimmed mean")
    for rule in means:
        assert searchable(rated([Fraction(5, 2)]), Scheme(rule))
    for rule in others:
        assert not searchable(rated([3, Fraction(5, 2)]), Scheme(rule))
        assert searchable(rated([Fraction(4, 2), 1]), Scheme(rule))
