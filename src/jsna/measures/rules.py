"""Rules that make one score of several, and named roundings, in exact arithmetic.

Floats would decide 2.5 by accident of binary digits; fractions do not. Most rules average a part of
the ordered scores: all of them, the middle, the lowest, or all but the ends.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from jsna.errors import UsageError
from jsna.review.choices import Combination, Overall, RoundedFirst, Rounding, Rule

Score = int | Fraction

ROUNDINGS: dict[Rounding, Callable[[Fraction], int]] = {
    "half up": lambda value: math.floor(value + Fraction(1, 2)),
    "half even": round,
    "up": math.ceil,
    "down": math.floor,
}


@dataclass(frozen=True)
class Scheme:
    """How several scores become one: items of a service, services of a review.

    Parameters
    ----------
    rule, rounding
        Their names.
    trim
        What the trimmed mean cuts from each end of the ordered scores. A whole number is how many
        scores, a fraction is the share of them, taken down to whole scores.
    weights
        Of the weighted mean, by id. Every score at hand needs one.
    rounded_first
        What is rounded before the total is made of it: "nothing" (one stage), or the score of each
        of the "services" or "kinds" (two stages, by the same rule and rounding).
    """

    rule: Rule = "mean"
    rounding: Rounding = "half up"
    trim: Score = Fraction(1, 10)
    weights: Mapping[str, Score] = field(default_factory=dict)
    rounded_first: RoundedFirst = "nothing"

    def __post_init__(self) -> None:
        if self.trim < 0:
            raise UsageError(f"A trimmed mean cannot cut {self.trim} from each end.")

    def rounded(self, value: Score) -> int:
        """The value as a whole score, by the named rounding."""
        return ROUNDINGS[self.rounding](Fraction(value))

    def cut(self, count: int) -> int:
        """How many of ``count`` scores the trimmed mean cuts from each end."""
        return self.trim if isinstance(self.trim, int) else math.floor(count * self.trim)

    def described(self, count: int) -> str:
        """The rule in words, with the parameters that it uses on ``count`` scores."""
        words: dict[Rule, str] = {
            "trimmed mean": f"trimmed mean ({self.cut(count)} of {count} cut from each end)",
            "weighted mean": "weighted mean (weights as declared)",
        }
        rule = words.get(self.rule, self.rule)
        if self.rounded_first == "nothing":
            return rule
        return f"{rule} in two stages (the scores of {self.rounded_first} rounded first)"


def scheme_of(declared: Combination) -> Scheme:
    """The scheme that a review declares for its overall score, or for the items of a service.

    A share is taken as it is written: 0.3 is three tenths, not the nearest binary fraction, which
    would cut 2 of 10.
    """
    trim = declared.trim if isinstance(declared.trim, int) else Fraction(str(declared.trim))
    first = declared.rounded_first if isinstance(declared, Overall) else "nothing"
    return Scheme(declared.rule, declared.rounding, trim, dict(declared.weights), first)


def combine(scores: Mapping[str, Score], scheme: Scheme) -> Fraction | None:
    """One score of several, by id, before rounding; nothing where the rule has no answer.

    Raises
    ------
    UsageError
        If the rule is the weighted mean, and a weight is missing or negative.
    """
    return RULES[scheme.rule](scores, scheme) if scores else None


def combine_rounded(scores: Mapping[str, Score], scheme: Scheme) -> int | None:
    """One whole score of several; nothing where the rule has no answer."""
    value = combine(scores, scheme)
    return None if value is None else scheme.rounded(value)


def combine_areas(areas: Mapping[str, Mapping[str, Score]], scheme: Scheme) -> Fraction | None:
    """Two stages: the rounded score of each area, then one score of these, areas counting equally.

    Nothing where the rule has no answer for an area, or for the rounded scores.
    """
    rounded = {area: combine_rounded(scores, scheme) for area, scores in areas.items()}
    known = {area: score for area, score in rounded.items() if score is not None}
    return combine(known, across_areas(scheme)) if len(known) == len(areas) else None


def across_areas(scheme: Scheme) -> Scheme:
    """The scheme of the second stage: weights belong to single scores, so areas have none."""
    return replace(scheme, rule="mean") if scheme.rule == "weighted mean" else scheme


def no_answer(scores: Collection[object], scheme: Scheme) -> str:
    """Why a rule has no answer for these scores, or for those of an area."""
    if not scores:
        return "no score is given"
    reasons: dict[Rule, str] = {
        "mode": "several scores are equally frequent",
        "trimmed mean": "the cuts leave no score",
        "weighted mean": "the weights add up to 0",
    }
    return reasons[scheme.rule]


def harmonic_mean(scores: Collection[Score]) -> Fraction:
    """The harmonic mean, which is 0 where a score is 0. No review declares it; it is only tried."""
    if 0 in scores:
        return Fraction(0)
    return len(scores) / Fraction(sum(1 / Fraction(score) for score in scores))


def weights_of(ids: Collection[str], scheme: Scheme) -> dict[str, Score]:
    """The weight of each id.

    Raises
    ------
    UsageError
        If one has none, or a negative one.
    """
    missing = sorted(name for name in ids if name not in scheme.weights)
    if missing:
        raise UsageError(f"The weighted mean has no weight for {', '.join(missing)}.")
    negative = sorted(name for name in ids if scheme.weights[name] < 0)
    if negative:
        raise UsageError(f"The weighted mean has a negative weight for {', '.join(negative)}.")
    return {name: scheme.weights[name] for name in ids}


def _mean_of_kept(scores: Mapping[str, Score], scheme: Scheme) -> Fraction | None:
    part = sorted(scores.values())[KEPT[scheme.rule](len(scores), scheme)]
    return Fraction(sum(part)) / len(part) if part else None


def _mode(scores: Mapping[str, Score], _: Scheme) -> Fraction | None:
    (score, most), *others = Counter(scores.values()).most_common(2)
    return None if others and others[0][1] == most else Fraction(score)


def _weighted_mean(scores: Mapping[str, Score], scheme: Scheme) -> Fraction | None:
    weights = weights_of(scores, scheme)
    total = Fraction(sum(weights.values()))
    products = (weights[name] * score for name, score in scores.items())
    return Fraction(sum(products)) / total if total else None


KEPT: dict[Rule, Callable[[int, Scheme], slice]] = {
    "mean": lambda count, _: slice(count),
    "median": lambda count, _: slice((count - 1) // 2, count // 2 + 1),
    "trimmed mean": lambda count, scheme: slice(
        scheme.cut(count), max(count - scheme.cut(count), 0)
    ),
    "minimum": lambda *_: slice(1),
}
"""The part of the ordered scores that a rule averages, by how many there are."""

RULES: dict[Rule, Callable[[Mapping[str, Score], Scheme], Fraction | None]] = {
    **dict.fromkeys(KEPT, _mean_of_kept),
    "mode": _mode,
    "weighted mean": _weighted_mean,
}
