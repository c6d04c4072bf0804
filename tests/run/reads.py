"""What a command reads of a project, by all its processes: files it opens, folders it lists.

What Python opens is recorded, and so all but what a library opens by itself (the tables between
the steps, by pyarrow). What is read for a fingerprint alone does not count.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Every Python that the command starts imports this before anything else.
RECORDER = """
import json, os, sys

log = os.open(os.environ["JSNA_TEST_READS"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)

def record(event, arguments):
    if event not in ("open", "os.listdir", "os.scandir") or isinstance(arguments[0], int):
        return
    if event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR):
        return
    frame = sys._getframe(1)
    while frame:
        if frame.f_globals.get("__name__", "").startswith("jsna.run.fingerprints."):
            return
        frame = frame.f_back
    path = os.path.abspath(os.fsdecode(arguments[0] or "."))
    line = json.dumps([event == "open", os.environ.get("IPYTHONDIR", ""), path])
    os.write(log, f"{line}\\n".encode())

sys.addaudithook(record)
"""


@dataclass(frozen=True, order=True)
class Read:
    """Something that was read, or looked for in vain.

    Parameters
    ----------
    path
        A file or a folder.
    notebook
        Whose notebook's process read it; empty for the run's own.
    is_file
        Whether it was opened, not listed.
    """

    path: Path
    notebook: str
    is_file: bool


def reads_of(folder: Path, project: Path, *words: str) -> set[Read]:
    """Run ``jsna`` with these words; what it reads below the project's folder.

    Parameters
    ----------
    folder
        An empty folder for the recorder.
    project
        The project.
    words
        The command.
    """
    (folder / "sitecustomize.py").write_text(RECORDER, encoding="utf-8")
    source = Path(__file__).parents[2] / "src"
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(str, (folder, source))),
        "JSNA_TEST_READS": str(folder / "reads.txt"),
    }
    command = [sys.executable, "-m", "jsna", *words, "--project", str(project)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(_below(project, (folder / "reads.txt").read_text(encoding="utf-8")))


def _below(project: Path, recorded: str) -> Iterator[Read]:
    for line in set(recorded.splitlines()):
        is_file, profile, path = json.loads(line)
        if Path(path).is_relative_to(project):
            # The folder of IPython lies in the one that a notebook has for itself.
            yield Read(Path(path), Path(profile).parent.name if profile else "", is_file)
