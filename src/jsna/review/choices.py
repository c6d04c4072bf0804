"""What a review chooses for its analysis: the rule of the overall score, and its targets."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from jsna.errors import UsageError, did_you_mean
from jsna.review.strict import Strict

Rule = Literal["mean", "median", "mode", "trimmed mean", "weighted mean", "minimum"]
Rounding = Literal["half up", "half even", "up", "down"]


RoundedFirst = Literal["nothing", "services", "kinds"]


def _trim(cut: float) -> float:
    # A whole number is so many scores; a share of a half or more would leave none.
    if cut < 0 or (cut % 1 and cut >= 0.5):
        raise ValueError("it must be a whole number of scores, or a share below 0.5")
    return cut


class Combination(Strict):
    """How one score is made of several.

    Parameters
    ----------
    rule, rounding
        Their names.
    trim
        What the trimmed mean cuts from each end: a whole number of scores, or a share of them.
    weights
        Of the weighted mean, by id.
    """

    rule: Rule = "mean"
    rounding: Rounding = "half up"
    trim: Annotated[int | float, AfterValidator(_trim)] = 0.1
    weights: dict[str, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)


class Overall(Combination):
    """How one overall score is made of the services' scores.

    ``rounded_first`` says what is rounded before the total is made of it: nothing (one stage), the
    score of each service, or that of each kind of service (two stages).
    """

    rounded_first: RoundedFirst = "nothing"
    note: str = ""
    published: int | None = None
    total_row: str = ""

    def changed(self, rule: str | None = None, rounding: str | None = None) -> Overall:
        """The same with another rule or rounding, for a run that tries one.

        Raises
        ------
        UsageError
            If there is no such rule or rounding.
        """
        given = {"rule": rule, "rounding": rounding}
        known = {"rule": get_args(Rule), "rounding": get_args(Rounding)}
        changes = {key: value for key, value in given.items() if value is not None}
        for key, value in changes.items():
            if value not in known[key]:
                hint = did_you_mean(value, known[key])
                raise UsageError(f'There is no {key} "{value}" ({hint}).')
        return self.model_copy(update=changes)


class Misrating(Strict):
    """How ratings are assumed to be wrong when the ranks are tried under misrating.

    Parameters
    ----------
    probability
        How likely each score is one point out. It is an assumption: nobody has measured it.
    level
        Level of the rank intervals.
    lowest
        For each k, the probability of being among the lowest k is given.
    draws, seed
        How many draws are made, and the seed of their random numbers.
    """

    probability: float = Field(default=0.2, gt=0, le=1)
    level: float = Field(default=0.95, gt=0, lt=1)
    lowest: tuple[Annotated[int, Field(ge=1)], ...] = Field(default=(1, 3, 5), strict=False)
    draws: int = Field(default=10_000, ge=100, le=1_000_000)
    seed: int = Field(default=1, ge=0)


class Ranking(Strict):
    """The score that services should reach, and others to try as a sensitivity check."""

    target: int
    other_targets: tuple[int, ...] = Field(default=(), strict=False)

    @property
    def targets(self) -> tuple[int, ...]:
        """All targets, the first one first."""
        return (self.target, *(each for each in self.other_targets if each != self.target))

    def aimed_at(self, target: int | None) -> Ranking:
        """The same with another target, for a run that tries one; the declared one stays beside."""
        if target is None:
            return self
        return Ranking(target=target, other_targets=self.targets)
