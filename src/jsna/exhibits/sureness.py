"""How sure the ranks are, as exhibits have it: read from the results, never computed.

See docs/methods.md, "Gap rankings".
"""

from __future__ import annotations

from dataclasses import dataclass

from jsna.exhibits.content import Content
from jsna.exhibits.wording import percent

Ranges = dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Sureness:
    """The range of each service's rank, by its id.

    Parameters
    ----------
    level
        Level of the intervals, as it is shown: "90%".
    intervals
        Rank intervals under misrating.
    one_error
        The lowest and highest rank under any single error; empty where the results lack it.
    assumption
        How the intervals were simulated, and what is assumed of misrating.
    """

    level: str
    intervals: Ranges
    one_error: Ranges
    assumption: str

    @property
    def same(self) -> bool:
        """Whether both ranges are the same for every service."""
        return self.intervals == self.one_error


def sureness(content: Content) -> Sureness | None:
    """How sure the ranks are; nothing where the results do not say it of every service."""
    shown = content.shown("rank_interval")
    intervals = _ranges(content, "rank_interval")
    if shown.empty or any(each.service_id not in intervals for each in content.services):
        return None
    method = str(shown["method"].iloc[0])
    return Sureness(
        percent(float(shown["confidence"].iloc[0])),
        intervals,
        _ranges(content, "rank_under_one_error"),
        method.partition(" from ")[2] or method,
    )


def _ranges(content: Content, measure: str) -> Ranges:
    rows = content.shown(measure)
    ends = zip(rows["service_id"], rows["lower"], rows["upper"], strict=True)
    return {key: (round(lower), round(upper)) for key, lower, upper in ends}
