"""What a review chooses for its analysis: the rule of the overall score, and its targets."""

from __future__ import annotations

from typing import Annotated, Literal, Self, get_args

from pydantic import AfterValidator, Field, model_validator

from jsna.errors import UsageError, did_you_mean
from jsna.review.strict import Filled, Strict

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


class Estimates(Strict):
    """How the answers of a survey become estimates.

    Parameters
    ----------
    level
        Level of every interval.
    priority_share
        From this share of those who answered, what an option names counts as a priority, where the
        evidence is set side by side. It is a convention, and every output that uses it says it.
    draws, seed
        How many draws the agreement of coders is resampled with, and the seed of these.
    """

    level: float = Field(default=0.95, gt=0, lt=1)
    priority_share: float = Field(default=0.25, gt=0, le=1)
    draws: int = Field(default=5_000, ge=100, le=1_000_000)
    seed: int = Field(default=1, ge=0)


class Criterion(Strict):
    """A criterion of need that a review declares beside the two that every review has.

    Parameters
    ----------
    name
        Its name in a sentence, such as "number of families who need it".
    source
        Where its levels come from.
    levels
        The level of each service, by its id. A greater number means a greater need; only the order
        of the numbers counts.
    """

    name: Filled
    source: Filled
    levels: dict[str, int | float] = Field(min_length=1)


# The criteria that every review has, with their names in a sentence.
CRITERIA = {"shortfall": "shortfall", "streams": "number of streams that see a need"}


class Ranking(Strict):
    """The score that services should reach, others to try, and what else speaks for a need.

    Parameters
    ----------
    target, other_targets
        The score that services should reach, and others to try as a sensitivity check.
    second_key
        What sets services with equal ratings apart: "streams", or a criterion of ``criterion``.
        Empty, they share their rank.
    criterion
        Further criteria for the tiers and the rank acceptability, by an id each.
    """

    target: int
    other_targets: tuple[int, ...] = Field(default=(), strict=False)
    second_key: str = ""
    criterion: dict[Annotated[str, Field(pattern="^[a-z][a-z0-9-]*$")], Criterion] = Field(
        default_factory=dict
    )

    @model_validator(mode="after")
    def _second_key_is_listed(self) -> Self:
        listed = ("streams", *self.criterion)
        if self.second_key and self.second_key not in listed:
            hint = did_you_mean(self.second_key, listed)
            raise ValueError(f'there is no second key "{self.second_key}" ({hint})')
        if taken := set(self.criterion) & set(CRITERIA):
            raise ValueError(f"every review has the criterion {', '.join(sorted(taken))} already")
        return self

    @property
    def targets(self) -> tuple[int, ...]:
        """All targets, the first one first."""
        return (self.target, *(each for each in self.other_targets if each != self.target))

    def aimed_at(self, target: int | None) -> Ranking:
        """The same with another target, for a run that tries one; the declared one stays beside."""
        if target is None:
            return self
        return self.model_copy(update={"target": target, "other_targets": self.targets})

    def name_of(self, criterion: str) -> str:
        """A criterion's name in a sentence."""
        own = self.criterion.get(criterion)
        return own.name if own else CRITERIA.get(criterion, criterion)
