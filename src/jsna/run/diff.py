"""Compares reviews and releases with each other, or a release with what comes out now."""

from __future__ import annotations

from jsna.errors import StorageError, UsageError
from jsna.pipeline import STEPS, Step
from jsna.publishing.comparison import Comparison
from jsna.review.project import Project
from jsna.review.settings import read_review
from jsna.run.comparison import compare_published, known_successions
from jsna.run.comparison.published import Published
from jsna.run.execution.execute import Executor, execute_notebook
from jsna.run.progress import Progress, choose_progress
from jsna.run.publication.manifest import FILE, read_manifest
from jsna.run.publication.transaction import recover
from jsna.run.publication.workspace import only_run
from jsna.run.recipe import TIMEOUT, Recipe
from jsna.run.releases.frozen import Release, last_release, release_of, seal_of_last
from jsna.run.verify import computed_again, sealed_manifest

# "2023@1.0" is release 1.0 of review 2023.
AT = "@"


def compare_named(project: Project, before: str, after: str) -> Comparison:
    """Two outputs side by side.

    Parameters
    ----------
    project
        The project.
    before, after
        A review, by its id, for its outputs as they are; or a release, such as "2023@1.0".

    Raises
    ------
    UsageError
        If there is no such review or release.
    StorageError
        If outputs are missing, or not what their manifest says.
    """
    return _compared(project, _published(project, before), _published(project, after))


def compare_with_now(
    project: Project,
    name: str,
    *,
    steps: tuple[Step, ...] = STEPS,
    timeout: float = TIMEOUT,
    progress: Progress | None = None,
    execute: Executor = execute_notebook,
) -> Comparison:
    """A release beside what its review gives when it is computed now, in a temporary folder.

    It is computed with the parameters of the present outputs, where there are any.

    Parameters
    ----------
    project
        The project.
    name
        A review, for its last release, or a release, such as "2023@1.0".
    steps, timeout, progress, execute
        As for a run.

    Raises
    ------
    UsageError
        If there is no such review, or no release of it.
    InputError, RunError, BusyError, StorageError
        As for a run.
    """
    from jsna.run.check import check_review

    review_id, _, version = name.partition(AT)
    review = read_review(project, review_id)
    release = _release(project, review_id, version)
    before = _frozen(project, release)
    with only_run(project, review_id) as runs:
        recover(runs)
        outputs = project.outputs(review_id)
        there = (outputs / FILE).is_file()
        parameters = read_manifest(outputs).get("parameters", {}) if there else {}
        check_review(project, review_id)
        seal = seal_of_last(project, review_id)
        recipe = Recipe(project, review, parameters, steps, timeout, execute, seal)
        with computed_again(recipe, progress or choose_progress()) as made:
            return _compared(project, before, Published(made, f"{review_id} as computed now"))


def _compared(project: Project, before: Published, after: Published) -> Comparison:
    return compare_published(before, after, known_successions(project, before, after))


def _published(project: Project, name: str) -> Published:
    review_id, at, version = name.partition(AT)
    read_review(project, review_id)
    if at:
        return _frozen(project, _release(project, review_id, version))
    sealed_manifest(project, review_id)
    return Published(project.outputs(review_id), review_id)


def _release(project: Project, review_id: str, version: str) -> Release:
    if version:
        return release_of(project, review_id, version)
    found = last_release(project, review_id)
    if found is None:
        raise UsageError(
            f"Review {review_id} has no frozen release to compare with. "
            f"Name another review, or freeze one: jsna release {review_id} 1.0"
        )
    return found


def _frozen(project: Project, release: Release) -> Published:
    faults = release.faults()
    if faults:
        raise StorageError(
            f"{project.relative(release.folder)} is not as it was frozen: {'; '.join(faults)}. "
            "Take it from version control."
        )
    return Published(release.outputs, release.title, release.version)
