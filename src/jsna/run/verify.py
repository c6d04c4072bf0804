"""Computes a review again in a temporary folder and compares it with its outputs."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from jsna.errors import StorageError
from jsna.pipeline import STEPS, Step
from jsna.review.project import Project
from jsna.review.settings import read_review
from jsna.run.carry_out import carry_out
from jsna.run.log import run_log
from jsna.run.progress import Progress, choose_progress
from jsna.run.publication.differences import Difference, compare_keys, compare_outputs
from jsna.run.publication.manifest import FILE, check_manifest, read_manifest
from jsna.run.publication.transaction import recover
from jsna.run.publication.workspace import fresh_workspace, only_run
from jsna.run.recipe import TIMEOUT, Recipe
from jsna.run.releases.frozen import check_releases

_SHOWN = 20


@dataclass(frozen=True)
class Verdict:
    """What a second computation says of the outputs.

    Parameters
    ----------
    review_id
        The review.
    differences
        What came out otherwise.
    frozen
        What in its frozen releases is not as it was frozen.
    """

    review_id: str
    differences: tuple[Difference, ...]
    frozen: tuple[str, ...] = ()

    @property
    def identical(self) -> bool:
        """Whether every byte is the same, that of the frozen releases included."""
        return not self.differences and not self.frozen

    @property
    def only_pixels(self) -> bool:
        """Whether all values and words agree, and pictures alone are drawn otherwise."""
        grades = {each.grade for each in self.differences}
        return grades == {"pixels"} and not self.frozen

    def as_data(self) -> dict[str, object]:
        """All of it, for programs."""
        return {
            "review": self.review_id,
            "identical": self.identical,
            "only_pixels": self.only_pixels,
            "differences": [asdict(each) for each in self.differences],
            "frozen": list(self.frozen),
        }

    def __str__(self) -> str:
        lines = [self._outputs]
        if self.frozen:
            lines.append("A frozen release is not as it was frozen. Take it from version control:")
            lines += [f"  {each}" for each in self.frozen]
        return "\n".join(lines)

    @property
    def _outputs(self) -> str:
        if not self.differences:
            return f"The outputs of review {self.review_id} are identical."
        count = len(self.differences)
        places = "1 place" if count == 1 else f"{count} places"
        lines = [f"The outputs of review {self.review_id} differ in {places}."]
        lines += [f"  {each}" for each in self.differences[:_SHOWN]]
        if count > _SHOWN:
            lines.append(f"  and {count - _SHOWN} more")
        if self.only_pixels:
            lines.append("All values and words agree: another version of a library drew them.")
        return "\n".join(lines)


def verify_review(
    project: Project,
    review_id: str,
    *,
    steps: tuple[Step, ...] = STEPS,
    timeout: float = TIMEOUT,
    progress: Progress | None = None,
) -> Verdict:
    """Compute a review again, with the parameters that its manifest names, and compare.

    Raises
    ------
    StorageError
        If the outputs are not what their own manifest says: there is nothing to compare with.
    InputError, UsageError, RunError, BusyError
        As for a run.
    """
    from jsna.run.check import check_review

    review = read_review(project, review_id)
    with only_run(project, review_id) as runs:
        recover(runs)
        sealed = sealed_manifest(project, review_id)
        parameters, release = sealed.get("parameters", {}), sealed.get("last_release")
        # A release that was frozen since changes nothing of what these outputs were made from.
        recipe = Recipe(project, review, parameters, steps, timeout, last_release=release)
        check_review(project, review_id)
        verdict = compare_with(recipe, progress or choose_progress())
        return replace(verdict, frozen=tuple(check_releases(project, review_id, release)))


def compare_with(recipe: Recipe, progress: Progress) -> Verdict:
    """Carry out a recipe in a temporary folder, and compare with the outputs of its review."""
    project, review_id = recipe.project, recipe.review.id
    published = project.outputs(review_id)
    with computed_again(recipe, progress) as made_now:
        differences = compare_outputs(published, made_now)
        sealed, made = read_manifest(published), read_manifest(made_now)
    for manifest in (sealed, made):
        # Each file that differs is named already.
        manifest.pop("outputs")
    # What went in comes first: it is the reason of much else.
    return Verdict(review_id, (*compare_keys(FILE, sealed, made), *differences))


@contextmanager
def computed_again(recipe: Recipe, progress: Progress) -> Iterator[Path]:
    """Outputs that a recipe makes in a temporary folder, which goes with the block."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary,
        run_log(recipe.project, recipe.review.id) as (log, _),
        fresh_workspace(Path(temporary)) as workspace,
    ):
        with progress:
            carry_out(recipe, workspace, progress, log)
        yield workspace.outputs


def sealed_manifest(project: Project, review_id: str) -> dict[str, Any]:
    """The manifest of a review's outputs, if it holds.

    Raises
    ------
    StorageError
        With every file that is missing, changed or not listed; or that there is a draft only.
    """
    outputs, draft = project.outputs(review_id), project.drafts(review_id)
    if draft.is_dir() and not outputs.is_dir():
        raise StorageError(
            f"Of review {review_id} there is only a draft, in {project.relative(draft)}. A draft "
            f"is not verified, compared or released. Run: jsna run {review_id}"
        )
    faults = check_manifest(outputs)
    if faults:
        raise StorageError(
            f"{project.relative(outputs)} is not what its manifest says: {'; '.join(faults)}. "
            f"Take it from version control, or run: jsna run {review_id}"
        )
    return read_manifest(outputs)
