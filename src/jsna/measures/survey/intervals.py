"""The interval of a share, and how many equal weights a set of weights is worth."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist


def wilson(share: float, base: float, confidence: float) -> tuple[float, float]:
    """Wilson's score interval of a share, as Public Health England uses it.

    Parameters
    ----------
    share
        Between 0 and 1.
    base
        How many it rests on; with weights, the effective base.
    confidence
        Level, such as 0.95.

    Returns
    -------
    tuple of float
        Both limits, between 0 and 1.

    Notes
    -----
    Wilson (1927), Journal of the American Statistical Association 22; method 3 of Newcombe (1998),
    Statistics in Medicine 17. An effective base need be no whole number, which the functions of
    statsmodels take for granted.
    """
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    middle = share + z * z / (2 * base)
    half = z * sqrt(max(0.0, share * (1 - share)) / base + z * z / (4 * base * base))
    over = 1 + z * z / base
    # At 0 and 1 the formula is exact, and its digits are not.
    lower = 0.0 if share <= 0 else max(0.0, (middle - half) / over)
    upper = 1.0 if share >= 1 else min(1.0, (middle + half) / over)
    return lower, upper


def effective_base(weights: float, squares: float) -> float:
    """Kish's effective sample size: the squared sum of the weights over the sum of their squares.

    Kish (1965), "Survey Sampling". 0 where nobody answered.
    """
    return weights * weights / squares if squares > 0 else 0.0
