"""What a review declares about small counts of people: when they are hidden and how they round."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from jsna.review.strict import Strict


class Disclosure(Strict):
    """The rules for counts of people. The defaults are those of NHS England's hospital statistics.

    Parameters
    ----------
    suppress_to
        Counts from 1 to this are hidden; 0 hides none.
    round_to
        What is shown is rounded to the nearest multiple of this, halves up; 1 rounds nothing.
    low_base
        Where fewer people answered, nothing is shown, not even that number.
    show_zero
        Whether 0 is shown. That nobody gave an answer can say something about each person of a
        group: a review of a sensitive subject sets it to false, and zeros are hidden too.
    """

    suppress_to: int = Field(default=7, ge=0)
    round_to: int = Field(default=5, ge=1)
    low_base: int = Field(default=10, ge=0)
    show_zero: bool = True

    @model_validator(mode="after")
    def _zero_means_none(self) -> Self:
        if self.suppress_to < (self.round_to - 1) // 2:
            raise ValueError(
                f"counts of {self.suppress_to + 1} would round to 0, which must mean none: "
                "raise suppress_to or lower round_to"
            )
        return self

    def rounded(self, count: int) -> int:
        """The nearest multiple, halves up."""
        return (count + self.round_to // 2) // self.round_to * self.round_to

    @property
    def method(self) -> str:
        """The rules in words."""
        hidden = "counts of 0" if not self.show_zero else "counts"
        parts = [f"{hidden} of 1 to {self.suppress_to} suppressed"] if self.suppress_to else []
        if not self.show_zero:
            parts = [f"counts of 0 to {self.suppress_to} suppressed"]
        if self.round_to > 1:
            parts.append(f"others rounded to {self.round_to}")
        if self.low_base:
            parts.append(f"nothing shown below a base of {self.low_base}")
        return ", ".join(parts) or "no count suppressed or rounded"
