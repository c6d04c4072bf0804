"""Looks at the machine and the project for what stops a run, and says what to do about it."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jsna.errors import BusyError, JsnaError, StorageError
from jsna.review.project import Project
from jsna.run.fingerprints.unchanged import is_as_left
from jsna.run.lock import installed_version, pinned_in
from jsna.run.publication.manifest import files_of, read_manifest

_PYTHONS = ((3, 11), (3, 14))
_FOLDERS = ("data/processed", "logs", "outputs")
_SHOWN = 5


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Parameters
    ----------
    what
        What was looked at.
    good
        Whether it is as it should be.
    said
        What was found, and what to do if it is not good.
    """

    what: str
    good: bool
    said: str


def examine(project: Project) -> tuple[Finding, ...]:
    """Everything that is looked at, in order; nothing is changed.

    A part that cannot be looked at is a finding too, so that one trouble hides no other.
    """
    parts: tuple[tuple[str, Callable[[Project], Iterator[Finding]]], ...] = (
        ("Python", _python),
        ("packages", _packages),
        ("kernel", _kernel),
        ("fonts", _fonts),
        ("folders", _folders),
        ("reviews", _reviews),
    )
    found: list[Finding] = []
    for what, look in parts:
        try:
            found += look(project)
        except (JsnaError, OSError, ImportError, ValueError) as error:
            found.append(Finding(what, good=False, said=f"could not be looked at: {error}"))
    return tuple(found)


def _python(_: Project) -> Iterator[Finding]:
    least, below = _PYTHONS
    good = least <= sys.version_info[:2] < below
    said = f"{platform.python_version()} in {sys.prefix}"
    wanted = "Python 3.11, 3.12 or 3.13 is needed: set the environment up again (README)"
    yield Finding("Python", good, said if good else f"{said}. {wanted}.")


def _packages(project: Project) -> Iterator[Finding]:
    lock = project.lock
    if not lock.is_file():
        yield Finding("packages", good=False, said="requirements.lock is not there: restore it.")
        return
    pinned = pinned_in(lock.read_text(encoding="utf-8"))
    others = [
        f"{name} {installed_version(name)}, not {wanted}"
        for name, wanted in pinned.items()
        if installed_version(name) != wanted
    ]
    remedy = "Numbers stay right, but pictures can differ. Set the environment up again (README)."
    good = f"all {len(pinned)} are as requirements.lock has them"
    yield Finding("packages", not others, f"{_first(others)}. {remedy}" if others else good)


def _first(said: list[str]) -> str:
    """The first of many, and how many more there are."""
    more = [f"and {len(said) - _SHOWN} more"] if said[_SHOWN:] else []
    return "; ".join([*said[:_SHOWN], *more])


def _kernel(project: Project) -> Iterator[Finding]:
    import asyncio

    from jsna.run.execution.kernel import kernel_environment, started_kernel

    async def start(scratch: Path) -> None:
        environment = kernel_environment(project.root, scratch, scratch)
        async with started_kernel(project.notebooks, scratch, environment) as manager:
            client = manager.client()
            client.start_channels()
            try:
                await client.wait_for_ready(timeout=60)
            finally:
                client.stop_channels()

    with tempfile.TemporaryDirectory() as folder:
        try:
            asyncio.run(start(Path(folder)))
        except (RuntimeError, OSError) as error:
            said = f"it does not start ({error}). A firewall can stop it: ask for local connections"
            yield Finding("kernel", good=False, said=f"{said} of Python to be allowed.")
            return
    yield Finding("kernel", good=True, said="it starts")


def _fonts(_: Project) -> Iterator[Finding]:
    from matplotlib.font_manager import findfont

    from jsna.exhibits.style import NAME

    path = Path(findfont(NAME.properties, fallback_to_default=False))
    yield Finding("fonts", good=True, said=f"Open Sans is read from the package ({path.name})")


def _folders(project: Project) -> Iterator[Finding]:
    for name in _FOLDERS:
        folder = project.root / name
        try:
            # Where it would be made, if it is not there: nothing is left behind.
            there = next(each for each in (folder, *folder.parents) if each.exists())
            with tempfile.NamedTemporaryFile(dir=there):
                pass
        except OSError as error:
            said = f"cannot be written ({error.strerror or error}). Close what has it open, or ask"
            yield Finding(name, good=False, said=f"{said} for the right to write there.")
        else:
            yield Finding(name, good=True, said="can be written")


def _reviews(project: Project) -> Iterator[Finding]:
    for review_id in project.review_ids():
        what = f"review {review_id}"
        held = [*_held(project, review_id)]
        faults = [*held, *_open_elsewhere(project, review_id)]
        # What another run is about to replace tells nothing.
        faults += [] if held else _stale(project, review_id)
        yield Finding(what, not faults, " ".join(faults) or "nothing holds it")


def _held(project: Project, review_id: str) -> Iterator[str]:
    from jsna.run.publication.workspace import only_run, runs_of

    if not runs_of(project, review_id).is_dir():
        return
    try:
        with only_run(project, review_id):
            pass
    except (BusyError, StorageError) as error:
        yield str(error)


def _open_elsewhere(project: Project, review_id: str) -> Iterator[str]:
    """Files that another program holds: Windows lets nobody else replace or even read them.

    What is published must be replaced; what was received need only be read.
    """
    found = []
    for folder, way in (
        (project.outputs(review_id), os.O_RDWR),
        (project.raw(review_id), os.O_RDONLY),
    ):
        for name in files_of(folder):
            try:
                os.close(os.open(folder / name, way))
            except OSError as error:
                found.append(f"{project.relative(folder / name)} ({error.strerror})")
    if found:
        yield f"Open elsewhere, or protected: {_first(found)}. Close them, or ask for access."


def _stale(project: Project, review_id: str) -> Iterator[str]:
    """Tables on this machine that a run would make anew: notebooks opened by hand read them."""
    folder = project.processed(review_id)
    if any(folder.glob("*.parquet")) and not is_as_left(
        project, review_id, _words(project, review_id)
    ):
        shown = f"{project.relative(folder)} and {project.relative(project.outputs(review_id))}"
        yield f"{shown} are not what a run would make now. Run: jsna run {review_id}"


def _words(project: Project, review_id: str) -> dict[str, str]:
    """The parameters that the outputs were made with."""
    try:
        return dict(read_manifest(project.outputs(review_id)).get("parameters", {}))
    except StorageError:
        return {}
