"""Makes all that a recipe says, in a workspace, and seals it."""

from __future__ import annotations

import logging
from functools import partial

from jsna.errors import RunError
from jsna.pipeline import Step
from jsna.run.disk import storage_errors
from jsna.run.execution.schedule import run_steps
from jsna.run.execution.session import Stop
from jsna.run.progress import Progress
from jsna.run.publication.manifest import write_manifest
from jsna.run.publication.workspace import Workspace
from jsna.run.recipe import Recipe
from jsna.run.reuse import Reuse


def carry_out(
    recipe: Recipe,
    workspace: Workspace,
    progress: Progress,
    log: logging.Logger,
    reuse: Reuse | None = None,
) -> dict[str, float]:
    """Execute every step, make the review site, and write the manifest last.

    Parameters
    ----------
    recipe, workspace
        What is made, and where.
    progress, log
        Are told how it gets on.
    reuse
        Gives the files of a step whose notebook need not be executed again; without it all are.

    Returns
    -------
    dict of str to float
        Seconds for each notebook.

    Raises
    ------
    RunError
        If a notebook fails, does not write a table that the pipeline lists, or cannot be shown on
        the review site.
    """
    stop = Stop()

    def work(step: Step) -> None:
        progress.start(step.notebook)
        try:
            if reuse and reuse.take(step):
                log.info("%s is as in the last run", step.notebook)
            else:
                _do(recipe, step, workspace, progress, stop)
                if reuse:
                    reuse.keep(step)
        except BaseException as error:
            progress.fail(step.notebook)
            log.error("%s ended early: %s", step.notebook, type(error).__name__)
            raise
        progress.finish(step.notebook)

    progress.plan([step.notebook for step in recipe.steps])
    durations = run_steps(recipe.steps, work, stop, recipe.at_a_time)
    for notebook, seconds in durations.items():
        log.info("%s took %.2f s", notebook, seconds)
    project, review = recipe.project, recipe.review
    seal = partial(
        write_manifest,
        workspace.outputs,
        project,
        review,
        recipe.parameters,
        recipe.last_release,
    )
    with storage_errors(workspace.outputs):
        seal()
        # The site shows what the manifest says, and the manifest lists the site.
        recipe.make_site(project, review, workspace.outputs)
        seal()
        if reuse:
            reuse.seal()
    return durations


def _do(recipe: Recipe, step: Step, workspace: Workspace, progress: Progress, stop: Stop) -> None:
    session = recipe.session(step, workspace, stop)
    session.on_cell = partial(progress.cell, step.notebook)
    recipe.execute(recipe.task(step, workspace), session)
    unwritten = [name for name in step.writes if not any(workspace.processed.glob(f"{name}.*"))]
    if unwritten:
        raise RunError(f"{step.notebook} failed: it did not write {', '.join(unwritten)}.")
