"""Takes the files of a step from the last run where all that it is made from is unchanged."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jsna.pipeline import Step
from jsna.review.hashes import sha256_if_there, sha256_of
from jsna.review.settings import read_review
from jsna.run.fingerprints.files import Hashes, digest, hashes_below
from jsna.run.fingerprints.fingerprint import code_of, notebook_of, raw_of, tables_of
from jsna.run.fingerprints.record import Record, StepRecord, read_record, write_record
from jsna.run.publication.workspace import Workspace
from jsna.run.recipe import Recipe


@dataclass
class Reuse:
    """The steps of one run, beside those of the last one.

    Every fingerprint is taken before what it covers is read. So a file that is changed during the
    run makes the next run do the work again.

    Parameters
    ----------
    recipe
        What is run.
    workspace
        Where it runs.
    last
        The record of the last run, if anything may be taken from it.
    """

    recipe: Recipe
    workspace: Workspace
    last: Record | None
    reused: list[str] = field(default_factory=list)
    _made: dict[str, StepRecord] = field(default_factory=dict)
    _keys: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _ = self.recipe.begun_from

    def take(self, step: Step) -> bool:
        """Put the files that the last run made in this step in their places, if they still hold.

        The steps that this one waits for must be done.

        Returns
        -------
        bool
            Whether that was so; else the step must be executed.
        """
        key = self._keys[step.notebook] = self.key(step)
        last = self.last.steps.get(step.notebook) if self.last else None
        if last is None or last.key != key or not self._attributable(step):
            return False
        project, review_id = self.recipe.project, self.recipe.review.id
        places = (
            (project.processed(review_id), self.workspace.processed, last.processed),
            (project.outputs(review_id), self.workspace.outputs, last.outputs),
        )
        contents = [_contents(old, hashes) for old, _, hashes in places]
        if None in contents:
            return False
        for (_, new, _), found in zip(places, contents, strict=True):
            _put(found or {}, new)
        self._made[step.notebook] = last
        self.reused.append(step.notebook)
        return True

    def keep(self, step: Step) -> None:
        """Note what a step has made that was executed."""
        tables = [
            path for name in step.writes for path in self.workspace.processed.glob(f"{name}.*")
        ]
        outputs = self.workspace.outputs
        made = {f"notebooks/{step.notebook}.ipynb"}
        if not step.writes:
            made |= {name for name in hashes_below(outputs) if not name.startswith("notebooks/")}
        self._made[step.notebook] = StepRecord(
            self._keys[step.notebook],
            {path.name: sha256_of(path) for path in tables},
            {name: sha256_of(outputs / name) for name in sorted(made)},
        )

    def seal(self) -> None:
        """Leave a record for the next run, unless what this one was made from changed meanwhile."""
        recipe = self.recipe
        project, review = recipe.project, recipe.review
        key = recipe.fingerprint()
        # The settings are read before the first fingerprint, which needs them.
        if key != recipe.begun_from or read_review(project, review.id) != review:
            return
        record = Record(
            key,
            tuple(review.earlier),
            self._made,
            hashes_below(self.workspace.processed),
            hashes_below(self.workspace.outputs),
        )
        write_record(record, self.workspace.processed)

    def key(self, step: Step) -> str:
        """The fingerprint of all that a step is made from; what it waits for must be done."""
        project, review = self.recipe.project, self.recipe.review
        inputs = [each.file for each in review.inputs.values()]
        raw = raw_of(project, review.id, inputs, review.chapter.template)
        of_step: Mapping[str, object] = {
            "code": [code_of(project, step.notebook), sha256_if_there(project.lock)],
            "step": [step.inputs, step.reads, step.writes],
            "notebook": notebook_of(project, step.notebook),
            "parameters": self.recipe.values[step.notebook],
            "settings": [hashes_below(project.config), raw.settings],
            "received": raw.received if step.inputs else None,
            "words": None if step.writes else raw.words,
            "tables": self._tables(step),
            "earlier": tables_of(project, review.earlier),
        }
        return digest(of_step)

    def _attributable(self, step: Step) -> bool:
        """Whether it is known which files a step made.

        A step that writes tables makes these and its notebook. What else is published is made by
        the one step that writes no table.
        """
        publishing = [each for each in self.recipe.steps if not each.writes]
        return bool(step.writes) or publishing == [step]

    def _tables(self, step: Step) -> Hashes:
        """The tables that a step can read: of what is published, all.

        Steps beside this one may be writing theirs, so that only its own are looked at.
        """
        processed = self.workspace.processed
        if not step.writes:
            return hashes_below(processed)
        found = [path for name in step.reads for path in processed.glob(f"{name}.*")]
        return {path.name: sha256_of(path) for path in found}


def reuse_of(recipe: Recipe, workspace: Workspace, *, everything: bool) -> Reuse:
    """What a run may take from the last one: nothing, where everything is to run."""
    folder = recipe.project.processed(recipe.review.id)
    return Reuse(recipe, workspace, None if everything else read_record(folder))


def _contents(folder: Path, hashes: Hashes) -> dict[str, bytes] | None:
    """The bytes of these files; nothing if one of them is not as it was."""
    found: dict[str, bytes] = {}
    for name, expected in hashes.items():
        try:
            found[name] = (folder / name).read_bytes()
        except OSError:
            return None
        if hashlib.sha256(found[name]).hexdigest() != expected:
            return None
    return found


def _put(contents: Mapping[str, bytes], folder: Path) -> None:
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
