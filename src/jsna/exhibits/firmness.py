"""How firm the overall score is, as exhibits have it: read from the results, never computed.

See docs/methods.md, "Scores".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from jsna.exhibits.content import Content
from jsna.exhibits.wording import ranged, rounded


@dataclass(frozen=True)
class LeftOut:
    """The range of the unrounded overall score when any one service is left out.

    ``lowest`` and ``highest`` name the services without which it is at its two ends; ``flips`` is
    for how many services of ``services`` it rounds to another overall score.
    """

    lower: float
    upper: float
    lowest: tuple[str, ...]
    highest: tuple[str, ...]
    flips: int
    services: int

    @property
    def same(self) -> bool:
        """Whether it makes no difference which service is left out."""
        return self.lower == self.upper

    @property
    def range(self) -> str:
        """The range as it is shown."""
        return ranged(self.lower, self.upper)


class Firmness:
    """How firm the overall score is, of the whole review or of one kind of service."""

    def __init__(self, content: Content, kind: str = "") -> None:
        self.content = content
        self.of = {"group": "kind", "group_value": kind} if kind else {}

    @property
    def known(self) -> bool:
        """Whether the results say it."""
        return not self.rows("margin_to_flip").empty

    def rows(self, measure: str) -> pd.DataFrame:
        """The results of a measure."""
        return self.content.rows(measure, **self.of)

    def number(self, measure: str) -> float | None:
        """The one value of a measure, if there is one to show."""
        return self.content.number(measure, **self.of)

    def margin(self, way: str) -> int | None:
        """The fewest one-point changes that flip the overall score "down" or "up"."""
        found = self.content.number("margin_to_flip", answer=way, **self.of)
        return None if found is None else round(found)

    def why_no_margin(self, way: str) -> str:
        """Why there is no such margin, in words."""
        rows = self.rows("margin_to_flip")
        method = rows.loc[rows["answer"] == way, "method"]
        return "" if method.empty else str(method.iloc[0]).rpartition(": ")[2]

    @property
    def left_out(self) -> LeftOut | None:
        """What leaving out any one service does; nothing where no service can be left out."""
        found = self.content.shown("overall_leave_one_out", **self.of)
        if found.empty:
            return None
        row = found.iloc[0]
        lower, upper = float(row["lower"]), float(row["upper"])
        flips, services = round(float(row["numerator"])), round(float(row["denominator"]))
        ends = self._without(lower), self._without(upper)
        return LeftOut(lower, upper, ends[0], ends[1], flips, services)

    def _without(self, end: float) -> tuple[str, ...]:
        """The services without which the overall score is at one end of its range."""
        scores = self.content.by_service("overall_without", **self.of)
        at_end = [key for key, score in scores.items() if score == end]
        return tuple(self.content.name_of(key) for key in self.content.in_order(at_end))

    @property
    def if_rounded(self) -> str:
        """Where the overall score lies if the given scores were rounded themselves."""
        found = self.content.shown("overall_if_rounded", **self.of)
        if found.empty:
            return ""
        row = found.iloc[0]
        above = "" if row["answer"].startswith("[") else "above "
        under = "" if row["answer"].endswith("]") else "under "
        return f"{above}{rounded(row['lower'])} to {under}{rounded(row['upper'])}"


def rules_by_agreement(content: Content) -> dict[bool, Sequence[str]]:
    """The rules that give the published overall score, and those that do not with what they give.

    Empty where no overall score was published.
    """
    agrees = content.shown("rule_agrees").sort_values("answer")
    given = content.shown("overall_by_rule")
    scores = dict(zip(given["answer"], given["value"], strict=True))
    rules: dict[bool, Sequence[str]] = {}
    for yes in (True, False):
        own = [str(rule) for rule in agrees.loc[agrees["value"] == yes, "answer"]]
        rules[yes] = [_rule(rule) if yes else _with_score(rule, scores) for rule in own]
    return {} if agrees.empty else rules


def _with_score(rule: str, scores: dict[str, float]) -> str:
    score = rounded(scores[rule]) if rule in scores else "no answer"
    return f"{_rule(rule)} ({score})"


def _rule(rule: str) -> str:
    """A rule as one item of a list: "mean, rounded down" without its comma."""
    return rule.replace(",", "")
