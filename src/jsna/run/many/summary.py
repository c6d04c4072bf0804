"""What came of all reviews, as one table for people and as data for programs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from jsna.run.many.outcome import Outcome, State

STATES: tuple[State, ...] = ("done", "unchanged", "left out", "refused", "failed")
_LONGEST = 100


@dataclass(frozen=True)
class Summary:
    """A run of many reviews.

    Parameters
    ----------
    outcomes
        What came of each review, by its id.
    seconds
        How long all of it took.
    workers
        How many ran at a time on this machine; 0 if a cluster ran them.
    """

    outcomes: tuple[Outcome, ...]
    seconds: float
    workers: int

    @property
    def counts(self) -> dict[State, int]:
        """How many reviews came out in each way."""
        found = Counter(each.state for each in self.outcomes)
        return {state: found[state] for state in STATES}

    @property
    def memory(self) -> int | None:
        """Bytes that the largest worker took at most, if any said."""
        return max((each.memory for each in self.outcomes if each.memory), default=None)

    @property
    def exit_code(self) -> int:
        """1 if a review failed; else 2 if one was refused; else 0."""
        return 1 if self.counts["failed"] else 2 if self.counts["refused"] else 0

    def as_data(self) -> dict[str, object]:
        """All of it, for programs."""
        return {
            "counts": self.counts,
            "seconds": round(self.seconds, 3),
            "workers": self.workers,
            "memory": self.memory,
            "reviews": [each.as_data() for each in self.outcomes],
        }

    def __str__(self) -> str:
        width = max(len("review"), *(len(_name(each)) for each in self.outcomes))
        lines = [f"{'review':{width}}  {'came out':9}  seconds"]
        for each in self.outcomes:
            seconds = f"{each.seconds:7.1f}" if each.seconds else " " * 7
            line = f"{_name(each):{width}}  {each.state:9}  {seconds}  {_why(each)}"
            lines.append(line.rstrip())
        return "\n".join([*lines, "", self._last_line()])

    def _last_line(self) -> str:
        counts = ", ".join(f"{count} {state}" for state, count in self.counts.items() if count)
        total = len(self.outcomes)
        said = [f"{total} {'review' if total == 1 else 'reviews'}: {counts}; {self.seconds:.0f} s"]
        if self.memory:
            taken = f"at most {self.memory / 2**20:.0f} MB"
            said.append(
                f"{self.workers} at a time, each in {taken}"
                if self.workers
                else f"the largest worker took {taken} with its notebook since it was started"
            )
        return f"{', '.join(said)}."


def _name(outcome: Outcome) -> str:
    """The review's name, as it can stand in a line: a folder's name can hold a line break."""
    return outcome.review if outcome.review.isprintable() else repr(outcome.review)


def _why(outcome: Outcome) -> str:
    """The first reason in one line, how many more there are, and where to look."""
    if not outcome.problems:
        return ""
    first = " ".join(str(outcome.problems[0]).split())
    if outcome.look and len(first) > _LONGEST:
        first = f"{first[:_LONGEST].rstrip()} ..."
    more = f" (and {len(outcome.problems) - 1} more)" if len(outcome.problems) > 1 else ""
    look = f" Look in {outcome.look}" if outcome.look else ""
    return f"{first}{more}{look}"
