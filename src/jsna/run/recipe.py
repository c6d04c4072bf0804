"""All that decides what a run makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from jsna.pipeline import RESTRICTED, STEPS, Step
from jsna.review.project import Project
from jsna.review.settings import Review
from jsna.run.declared_types import Value
from jsna.run.execution.execute import Executor, Task, execute_notebook
from jsna.run.execution.kernel import kernel_environment
from jsna.run.execution.session import Session, Stop
from jsna.run.fingerprints.fingerprint import whole
from jsna.run.log import logs_of
from jsna.run.parameters import values_of
from jsna.run.publication.workspace import Workspace

TIMEOUT = 600.0
SiteMaker = Callable[[Project, Review, Path], None]


def make_site(project: Project, review: Review, outputs: Path) -> None:
    """Write the review site into outputs that are sealed, for what they hold so far."""
    from jsna.run.review_site import make_review_site

    make_review_site(project, review, outputs)


@dataclass(frozen=True)
class Recipe:
    """One review, run in one way.

    Parameters
    ----------
    project, review
        What is run.
    parameters
        Text for each parameter that is set, as typed.
    steps
        The notebooks.
    timeout
        Seconds that each notebook may take.
    execute
        Executes one notebook.
    last_release
        Version and hash of the frozen release that the outputs are compared with, if any.
    make_site
        Writes the review site into the outputs.
    draft
        Whether a draft is made: of what is there, and in a place of its own.
    at_a_time
        How many notebooks may run side by side; as many as there are processors, if not given.
    """

    project: Project
    review: Review
    parameters: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = STEPS
    timeout: float = TIMEOUT
    execute: Executor = execute_notebook
    last_release: Mapping[str, str] | None = None
    make_site: SiteMaker = make_site
    draft: bool = False
    at_a_time: int | None = None

    @property
    def outputs(self) -> Path:
        """Where what it makes is put."""
        place = self.project.drafts if self.draft else self.project.outputs
        return place(self.review.id)

    @cached_property
    def values(self) -> dict[str, dict[str, Value]]:
        """The parameters of each notebook. Raises UsageError where a name or a value is wrong."""
        notebooks, given = self.project.notebooks, self.parameters
        return values_of(notebooks, self.steps, given, self.review.id, draft=self.draft)

    def fingerprint(self) -> str:
        """The fingerprint of all that it makes outputs from, as things stand."""
        return whole(self.project, self.review.id, self.review.earlier, self.parameters)

    @cached_property
    def begun_from(self) -> str:
        """The fingerprint as it was when a run first asked for it: before anything was read."""
        return self.fingerprint()

    def task(self, step: Step, workspace: Workspace) -> Task:
        """What is to be executed for a step."""
        name = f"{step.notebook}.ipynb"
        return Task(
            source=self.project.notebooks / name,
            target=workspace.outputs / "notebooks" / name,
            failed=logs_of(self.project, self.review.id) / "failed" / name,
            parameters=self.values[step.notebook],
            restricted=bool(RESTRICTED & {*step.reads, *step.writes}),
        )

    def session(self, step: Step, workspace: Workspace, stop: Stop) -> Session:
        """How it is to be executed."""
        scratch = workspace.scratch / step.notebook
        return Session(
            folder=self.project.notebooks,
            scratch=scratch,
            environment={
                **kernel_environment(self.project.root, workspace.root, scratch),
                **self.project.variables,
            },
            timeout=self.timeout,
            stop=stop,
        )
