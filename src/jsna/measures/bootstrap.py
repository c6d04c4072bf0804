"""Seeded resampling of units, and the percentile interval that it gives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
# Sums of floats can differ in their last digits from one machine to another.
DIGITS = 10


@dataclass(frozen=True)
class Bootstrap:
    """How an interval is drawn: units with replacement, and the middle share of what they give.

    Parameters
    ----------
    draws, level, seed
        How many draws, the share that lies between the limits, and what makes both the same again.

    Raises
    ------
    ValueError
        If there is no such interval.
    """

    draws: int
    level: float
    seed: int

    def __post_init__(self) -> None:
        if self.draws < 1:
            raise ValueError(f"an interval needs at least one draw: {self}")
        if not 0 < self.level < 1:
            raise ValueError(f"the level of an interval is between 0 and 1: {self}")

    def times_taken(self, units: int) -> Floats:
        """How often each draw takes each unit, of shape (draws, units).

        Drawn as whole numbers: no rounding of a machine decides which unit is taken.
        """
        random = np.random.Generator(np.random.PCG64(self.seed))
        taken = random.integers(units, size=(self.draws, units))
        cells = taken + units * np.arange(self.draws)[:, np.newaxis]
        counts = np.bincount(cells.ravel(), minlength=self.draws * units)
        return counts.reshape(self.draws, units).astype("float64")

    def limits(self, found: Floats) -> tuple[float, float]:
        """The limits between which the middle share of what was found lies."""
        outside = (1 - self.level) / 2
        lower, upper = np.quantile(found, [outside, 1 - outside])
        return round(float(lower), DIGITS), round(float(upper), DIGITS)

    def described(self, units: str) -> str:
        """The interval in words, with all that it depends on."""
        level = f"{self.level * 100:g}%"
        return f"{level} percentile interval from {self.draws:,} draws of {units}, seed {self.seed}"
