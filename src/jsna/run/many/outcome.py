"""How many reviews are run, and what came of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

from jsna.errors import Problem
from jsna.pipeline import STEPS, Step
from jsna.review.project import Project
from jsna.run.execution.engines import DEFAULT

if TYPE_CHECKING:
    from jsna.run.review_run import RunReport

State = Literal["done", "unchanged", "left out", "refused", "failed"]
Runner = Callable[..., "RunReport"]


def run_review_when_called(project: Project, review_id: str, **how: object) -> RunReport:
    """Run a review; what that takes is loaded by the first call."""
    from jsna.run.review_run import run_review

    return run_review(project, review_id, **how)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Way:
    """How each of the reviews is run.

    Parameters
    ----------
    parameters
        Text for each parameter that is set.
    timeout
        Seconds that each notebook may take.
    engine
        ``fork`` or ``kernel``.
    everything
        Whether also that runs which is as in the last run.
    at_a_time
        How many notebooks of one review may run side by side.
    steps
        The notebooks.
    run
        Runs one review.
    """

    parameters: Mapping[str, str] = field(default_factory=dict)
    timeout: float = 600
    engine: str = DEFAULT
    everything: bool = False
    at_a_time: int = 1
    steps: tuple[Step, ...] = STEPS
    run: Runner = run_review_when_called


@dataclass(frozen=True)
class Outcome:
    """What came of one review.

    Parameters
    ----------
    review
        Its id.
    state
        ``done``: its outputs were made. ``unchanged``: they are as they should be. ``left out``: it
        is a draft, or a folder without a ``review.toml``. ``refused``: its inputs or the parameters
        are wrong. ``failed``: all else.
    seconds
        How long it took.
    problems
        All that was wrong, or why it was left out.
    look
        The folder with its logs and its failed notebook, if it failed.
    memory, processors
        Bytes that its worker took at most with its notebooks, and seconds of processors; None where
        nobody says. A worker of a cluster outlives its reviews, and tells the most that it has
        taken since it was started, and no seconds.
    """

    review: str
    state: State
    seconds: float = 0.0
    problems: tuple[Problem, ...] = ()
    look: str = ""
    memory: int | None = None
    processors: float | None = None

    def as_data(self) -> dict[str, object]:
        """The same, for programs."""
        return {**asdict(self), "problems": [each.as_data() for each in self.problems]}


class Watch(Protocol):
    """What is told how a run of many reviews gets on."""

    def start(self, review_id: str) -> None:
        """A review has begun."""

    def end(self, outcome: Outcome) -> None:
        """One has ended."""

    def say(self, text: str) -> None:
        """A person should know this meanwhile."""
