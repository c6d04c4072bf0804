"""Runs a review: checks its inputs, executes its notebooks, and publishes what they made."""

from __future__ import annotations

import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jsna.pipeline import STEPS, Step
from jsna.review.drafts import read_draft
from jsna.review.project import Project
from jsna.review.settings import read_review
from jsna.run.carry_out import carry_out
from jsna.run.execution.engines import DEFAULT, engine_named, start_early
from jsna.run.execution.execute import execute_notebook
from jsna.run.log import logs_of, run_log
from jsna.run.progress import Progress, choose_progress
from jsna.run.publication.claim import claim_results
from jsna.run.publication.transaction import Swap, publish, recover
from jsna.run.publication.workspace import Workspace, check_places, fresh_workspace, only_run
from jsna.run.recipe import TIMEOUT, Recipe
from jsna.run.releases.frozen import seal_of_last
from jsna.run.reuse import reuse_of


@dataclass(frozen=True)
class RunReport:
    """A run that succeeded.

    Parameters
    ----------
    review_id
        The review.
    outputs
        Where the chapter, the figures, the tables and the executed notebooks are.
    seconds
        How long all of it took.
    durations
        Seconds for each notebook.
    log
        The log.
    reused
        The notebooks that were not executed, since they are as in the last run.
    """

    review_id: str
    outputs: Path
    seconds: float
    durations: Mapping[str, float]
    log: Path
    reused: tuple[str, ...] = ()


def run_review(  # noqa: PLR0913 - how a review is run, by name
    project: Project,
    review_id: str,
    *,
    parameters: Mapping[str, str] | None = None,
    steps: tuple[Step, ...] = STEPS,
    timeout: float = TIMEOUT,
    engine: str = DEFAULT,
    everything: bool = False,
    draft: bool = False,
    at_a_time: int | None = None,
    progress: Progress | None = None,
) -> RunReport:
    """Check the inputs of a review, then run and publish it.

    Parameters
    ----------
    project, review_id
        What to run.
    parameters
        Text for each parameter that is set; a name goes to every notebook that declares it.
    steps
        The notebooks.
    timeout
        Seconds that each notebook may take.
    engine
        ``fork`` or ``kernel``: what executes the notebooks. Both give the same bytes.
    everything
        Whether also the steps run whose notebook, parameters, inputs and code are those of the
        last run; else their files are taken from it, and are the same bytes.
    draft
        Whether a draft is made of what is there. It takes nothing from another run, and leaves
        nothing for one.
    at_a_time
        How many notebooks may run side by side; as many as there are processors, if not given.
    progress
        Shows how it gets on; what suits standard error, if not given.

    Raises
    ------
    UsageError
        If there is no such review, or a parameter is not known or of another type.
    InputError
        With every problem of the inputs. As with all errors here, nothing was changed.
    RunError
        If a notebook did not succeed.
    BusyError
        If another run of the review is under way.
    StorageError
        If the disk refuses.
    """
    from jsna.run.check import check_review
    from jsna.run.declared import check_values

    review = (read_draft if draft else read_review)(project, review_id)
    release = seal_of_last(project, review_id)
    words = dict(parameters or {})
    execute = partial(execute_notebook, engine=engine_named(engine))
    recipe = Recipe(
        project,
        review,
        words,
        steps,
        timeout,
        execute,
        last_release=release,
        draft=draft,
        at_a_time=at_a_time,
    )
    # Wrong words are said before the inputs are read, which takes longer.
    check_values(project, review, recipe.values)
    start_early(engine)
    # Before the inputs are read: what is changed from here on makes the next run do its work.
    _ = recipe.begun_from
    check_review(project, review_id, draft=draft)
    return run_recipe(recipe, progress or choose_progress(), everything=everything)


def run_recipe(recipe: Recipe, progress: Progress, *, everything: bool = True) -> RunReport:
    """Execute the steps and publish what they made, as one; the inputs have been checked."""
    start = time.perf_counter()
    project, review_id = recipe.project, recipe.review.id
    _ = recipe.values
    claim_results(project)
    with only_run(project, review_id) as runs, run_log(project, review_id) as (log, path):
        if recover(runs):
            log.warning("finished what an interrupted run had left half published")
        shutil.rmtree(logs_of(project, review_id) / "failed", ignore_errors=True)
        with fresh_workspace(runs) as workspace, progress:
            swaps = swaps_of(recipe, workspace)
            check_places(swap.place for swap in swaps)
            reuse = None if recipe.draft else reuse_of(recipe, workspace, everything=everything)
            durations = carry_out(recipe, workspace, progress, log, reuse)
            publish(workspace.root, swaps)
        seconds = time.perf_counter() - start
        log.info("published; all of it took %.2f s", seconds)
    reused = tuple(sorted(reuse.reused)) if reuse else ()
    return RunReport(review_id, recipe.outputs, seconds, durations, path, reused)


def swaps_of(recipe: Recipe, workspace: Workspace) -> tuple[Swap, ...]:
    """What a run publishes, and where. The tables between the steps of a draft are not kept."""
    tables = Swap(workspace.processed, recipe.project.processed(recipe.review.id))
    return (*(() if recipe.draft else (tables,)), Swap(workspace.outputs, recipe.outputs))
