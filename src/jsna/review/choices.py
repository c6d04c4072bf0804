"""What a review chooses for its analysis: the rule of the overall score, and its targets."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from jsna.errors import UsageError, did_you_mean
from jsna.review.strict import Strict

Rule = Literal["mean", "median", "mode", "minimum"]
Rounding = Literal["half up", "half even", "up", "down"]


class Overall(Strict):
    """How one overall score is made of the services' scores."""

    rule: Rule = "mean"
    rounding: Rounding = "half up"
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
