"""Takes the files of a step from the last run where all that it is made from is unchanged."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jsna.pipeline import Step
from jsna.run.fingerprint import (
    Hashes,
    code,
    digest,
    hash_of,
    hashes_below,
    notebook_of,
    settings_of,
    tables_of,
    whole,
)
from jsna.run.recipe import Recipe
from jsna.run.record import Record, StepRecord, read_record, write_record
from jsna.run.workspace import Workspace


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
        self._whole = self._key_of_all()

    def take(self, step: Step) -> bool:
        """Put the files that the last run made in this step in their places, if they still hold.

        The steps that this one waits for must be done.

        Returns
        -------
        bool
            Whether that was so; else the step must be executed.
        """
        key = self._keys[step.notebook] = self._key(step)
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
            {path.name: hash_of(path) for path in tables},
            {name: hash_of(outputs / name) for name in sorted(made)},
        )

    def seal(self) -> None:
        """Leave a record for the next run, unless what this one was made from changed meanwhile."""
        key = self._key_of_all()
        if key != self._whole:
            return
        record = Record(
            key,
            tuple(self.recipe.review.earlier),
            self._made,
            hashes_below(self.workspace.processed),
            hashes_below(self.workspace.outputs),
        )
        write_record(record, self.workspace.processed)

    def _attributable(self, step: Step) -> bool:
        """Whether it is known which files a step made.

        A step that writes tables makes these and its notebook. What else is published is made by
        the one step that writes no table.
        """
        publishing = [each for each in self.recipe.steps if not each.writes]
        return bool(step.writes) or publishing == [step]

    def _key_of_all(self) -> str:
        recipe = self.recipe
        return whole(recipe.project, recipe.review.id, recipe.review.earlier, recipe.parameters)

    def _key(self, step: Step) -> str:
        project, review = self.recipe.project, self.recipe.review
        lock = project.root / "requirements.lock"
        given = hashes_below(project.raw(review.id))
        inputs = {each.file for each in review.inputs.values()}
        of_step: Mapping[str, object] = {
            "code": code(),
            "lock": hash_of(lock) if lock.is_file() else None,
            "step": [step.inputs, step.reads, step.writes],
            "notebook": notebook_of(project, step.notebook),
            "parameters": self.recipe.values[step.notebook],
            "settings": settings_of(project, review.id),
            "inputs": _only(given, inputs) if step.inputs else None,
            # The words of the analyst and the template for Word go into what is published.
            "publication": None if step.writes else _without(given, inputs),
            "tables": self._tables(step),
            "earlier": tables_of(project, review.earlier),
        }
        return digest(of_step)

    def _tables(self, step: Step) -> Hashes:
        """The tables that a step can read: of what is published, all."""
        found = hashes_below(self.workspace.processed)
        if not step.writes:
            return found
        return {name: each for name, each in found.items() if name.split(".")[0] in step.reads}


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


def _only(hashes: Hashes, names: set[str]) -> Hashes:
    return {name: each for name, each in hashes.items() if name in names}


def _without(hashes: Hashes, names: set[str]) -> Hashes:
    return {name: each for name, each in hashes.items() if name not in names}
