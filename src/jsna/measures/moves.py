"""The fewest one-point changes that make each overall score, searched exactly.

A change moves the score of one service by one point, within the scale; a service can be changed
several times, and each counts. No search here guesses: each looks at all ways that could be best.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate, product
from typing import TypeVar

from jsna.measures.rated import Rated
from jsna.measures.rules import KEPT, Scheme, Score, across_areas, combine, weights_of

Key = TypeVar("Key")
Reached = dict[int | None, int]


def searchable(rated: Rated, scheme: Scheme) -> bool:
    """Whether there is a search: means take any scores, other rules whole ones."""
    means = scheme.rule in {"mean", "weighted mean"}
    return means or all(Fraction(score).denominator == 1 for score in rated.used.values())


def moves_to_reach(rated: Rated, scheme: Scheme, scale: range) -> Reached:
    """The fewest one-point changes that make each overall score that can be made.

    For means, only the scores on the shortest ways down and up.

    Parameters
    ----------
    rated
        The scores that the overall one is made of; they are ``searchable``.
    scheme
        The rule and the rounding.
    scale
        All scores of the tool.

    Returns
    -------
    dict
        Changes by overall score; by None, those after which the rule has no answer.
    """
    if scheme.rounded_first == "kinds":
        return _by_area(rated.areas(), scheme, scale)
    return _one_stage(rated.used, scheme, scale)


def _one_stage(scores: Mapping[str, Score], scheme: Scheme, scale: range) -> Reached:
    if scheme.rule == "mean":
        return _by_steps(scores, dict.fromkeys(scores, 1), scheme, scale)
    if scheme.rule == "weighted mean":
        return _by_steps(scores, weights_of(scores, scheme), scheme, scale)
    whole = sorted(int(score) for score in scores.values())
    if scheme.rule == "mode":
        return _by_counts(whole, scheme, scale)
    return _by_order(whole, scheme, scale)


def _by_steps(
    scores: Mapping[str, Score], weights: Mapping[str, Score], scheme: Scheme, scale: range
) -> Reached:
    """Means: a change counts by its weight alone, so the heaviest come first."""
    total = Fraction(sum(weights.values()))
    if not total:
        return {None: 0}
    start = Fraction(sum(weights[name] * score for name, score in scores.items()))
    ways: list[tuple[Fraction, int]] = []
    for sign, end in ((-1, scale[0]), (1, scale[-1])):
        room = {name: int(abs(Fraction(end) - score)) for name, score in scores.items()}
        steps = sorted((weights[name] for name in scores for _ in range(room[name])), reverse=True)
        moved = accumulate((Fraction(sign * step) for step in steps), initial=start)
        ways += [(value, changes) for changes, value in enumerate(moved)]
    return _fewest((scheme.rounded(value / total), changes) for value, changes in ways)


def _by_order(ordered: Sequence[int], scheme: Scheme, scale: range) -> Reached:
    """Means of a part of the ordered scores: the median, the trimmed mean, the minimum.

    On a line, no pairing of old and new scores is cheaper than the lowest with the lowest and so on
    up. So one pass over the places, from the lowest up, keeps the fewest changes for each last
    score and each sum of the part.
    """
    part = range(len(ordered))[KEPT[scheme.rule](len(ordered), scheme)]
    if not part:
        return {None: 0}
    fewest = {(scale[0], 0): 0}
    for place, score in enumerate(ordered):
        fewest = _fewest(
            ((new, total + new * (place in part)), changes + abs(new - score))
            for (last, total), changes in fewest.items()
            for new in range(last, scale[-1] + 1)
        )
    return _fewest(
        (scheme.rounded(Fraction(total, len(part))), changes)
        for (_, total), changes in fewest.items()
    )


def _by_counts(ordered: Sequence[int], scheme: Scheme, scale: range) -> Reached:
    """The mode: how many services have each score decides it."""
    return _fewest(
        (scheme.rounded(top[0]) if len(top) == 1 else None, changes)
        for most in range(1, len(ordered) + 1)
        for top, changes in _with_largest_count(most, ordered, scale).items()
    )


def _with_largest_count(
    most: int, ordered: Sequence[int], scale: range
) -> dict[tuple[int, ...], int]:
    """The fewest changes after which these scores are the most frequent, each ``most`` times.

    One pass over the scale, from the lowest score up, keeps the fewest changes for each number of
    services placed so far. On a line, the changes are the differences of the cumulative counts.
    More than two most frequent scores are as good as two.
    """
    fewest: dict[tuple[int, tuple[int, ...]], int] = {(0, ()): 0}
    for level in scale:
        below = sum(score <= level for score in ordered)
        fewest = _fewest(
            (
                (placed + here, (*top, level)[:2] if here == most else top),
                changes + abs(placed + here - below),
            )
            for (placed, top), changes in fewest.items()
            for here in range(min(most, len(ordered) - placed) + 1)
        )
    return {top: n for (placed, top), n in fewest.items() if placed == len(ordered) and top}


def _by_area(areas: Mapping[str, Mapping[str, Score]], scheme: Scheme, scale: range) -> Reached:
    """Two stages: every combination of what each area's rounded score can become."""
    ways = [_one_stage(scores, scheme, scale).items() for scores in areas.values()]
    return _fewest(
        (_of_areas([score for score, _ in chosen], scheme), sum(changes for _, changes in chosen))
        for chosen in product(*ways)
    )


def _of_areas(scores: Sequence[int | None], scheme: Scheme) -> int | None:
    known = {str(place): score for place, score in enumerate(scores) if score is not None}
    value = combine(known, across_areas(scheme)) if len(known) == len(scores) else None
    return None if value is None else scheme.rounded(value)


def _fewest(ways: Iterable[tuple[Key, int]]) -> dict[Key, int]:
    fewest: dict[Key, int] = {}
    for key, changes in ways:
        fewest[key] = min(changes, fewest.get(key, changes))
    return fewest
