"""Rules that make one overall score of many, and named roundings, in exact arithmetic.

Floats would decide 2.5 by accident of binary digits; fractions do not.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction

from jsna.review.settings import Rounding, Rule


def mean(scores: Sequence[int]) -> Fraction:
    """The arithmetic mean."""
    return Fraction(sum(scores), len(scores))


def median(scores: Sequence[int]) -> Fraction:
    """The middle score; the mean of the middle two where their number is even."""
    ordered = sorted(scores)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return Fraction(ordered[middle])
    return Fraction(ordered[middle - 1] + ordered[middle], 2)


def mode(scores: Sequence[int]) -> Fraction | None:
    """The most frequent score; nothing where several are equally frequent."""
    counts = Counter(scores).most_common()
    if len(counts) > 1 and counts[0][1] == counts[1][1]:
        return None
    return Fraction(counts[0][0])


def minimum(scores: Sequence[int]) -> Fraction:
    """The lowest score."""
    return Fraction(min(scores))


RULES: dict[Rule, Callable[[Sequence[int]], Fraction | None]] = {
    "mean": mean,
    "median": median,
    "mode": mode,
    "minimum": minimum,
}

ROUNDINGS: dict[Rounding, Callable[[Fraction], int]] = {
    "half up": lambda value: math.floor(value + Fraction(1, 2)),
    "half even": round,
    "up": math.ceil,
    "down": math.floor,
}
