"""Looks at the machine and the project for what stops a run, and says what to do about it."""

from __future__ import annotations

import os
import platform
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from jsna.errors import BusyError, JsnaError, StorageError
from jsna.review.project import Project

_PYTHONS = ((3, 11), (3, 14))
_PINNED = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)\s*(?:;\s*(?P<when>.*?))?\s*\\?$"
)
_FOLDERS = ("data/processed", "logs", "outputs")


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
    others = []
    pinned = dict(_pinned(lock.read_text(encoding="utf-8")))
    for name, wanted in pinned.items():
        try:
            found = version(name)
        except PackageNotFoundError:
            found = "not installed"
        if found != wanted:
            others.append(f"{name} {found}, not {wanted}")
    remedy = "Numbers stay right, but pictures can differ. Set the environment up again (README)."
    few = "; ".join(others[:5]) + (f"; and {len(others) - 5} more" if others[5:] else "")
    good = f"all {len(pinned)} are as requirements.lock has them"
    yield Finding("packages", not others, f"{few}. {remedy}" if others else good)


def _pinned(lock: str) -> Iterator[tuple[str, str]]:
    """The packages that the lock has for this machine."""
    from packaging.markers import Marker

    for line in lock.splitlines():
        found = _PINNED.match(line.strip()) if not line.startswith(("#", " ")) else None
        if found and (not found["when"] or Marker(found["when"]).evaluate()):
            yield found["name"], found["version"]


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
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=folder):
                pass
        except OSError as error:
            said = f"cannot be written ({error.strerror or error}). Close what has it open, or ask"
            yield Finding(name, good=False, said=f"{said} for the right to write there.")
        else:
            yield Finding(name, good=True, said="can be written")


def _reviews(project: Project) -> Iterator[Finding]:
    for review_id in project.review_ids():
        what = f"review {review_id}"
        faults = [*_held(project, review_id), *_open_elsewhere(project, review_id)]
        faults += _stale(project, review_id)
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
    """Outputs that another program holds: Windows refuses to replace these, others do not."""
    for path in sorted(project.outputs(review_id).glob("chapter*")):
        try:
            os.close(os.open(path, os.O_RDWR))
        except OSError as error:
            shown = project.relative(path)
            yield f"{shown} is open elsewhere, or protected ({error.strerror}): close it."


def _stale(project: Project, review_id: str) -> Iterator[str]:
    """Tables on this machine that are older than an input: notebooks opened by hand read them."""
    tables = [path.stat().st_mtime for path in project.processed(review_id).glob("*.parquet")]
    inputs = [path.stat().st_mtime for path in project.raw(review_id).rglob("*") if path.is_file()]
    if tables and inputs and min(tables) < max(inputs):
        shown = project.relative(project.processed(review_id))
        yield f"The tables in {shown} are older than an input. Run: jsna run {review_id}"
