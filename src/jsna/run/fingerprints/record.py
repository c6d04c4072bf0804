"""What the last run of a review leaves for the next one: from what it made which files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from jsna.run.fingerprints.files import Hashes

FILE = "last_run.json"


@dataclass(frozen=True)
class StepRecord:
    """One step of the last run.

    Parameters
    ----------
    key
        The fingerprint of all that it was made from.
    processed, outputs
        The hash of each file that it made, by its path inside the two folders.
    """

    key: str
    processed: Hashes
    outputs: Hashes


@dataclass(frozen=True)
class Record:
    """The last run.

    Parameters
    ----------
    key
        The fingerprint of all that it was made from.
    earlier
        The reviews that were earlier ones then.
    steps
        Each of its steps, by its notebook.
    processed, outputs
        The hash of every file that it left, but for this record.
    """

    key: str
    earlier: tuple[str, ...] = ()
    steps: Mapping[str, StepRecord] = field(default_factory=dict)
    processed: Hashes = field(default_factory=dict)
    outputs: Hashes = field(default_factory=dict)


def write_record(record: Record, folder: Path) -> None:
    """Write the record into the folder of the tables between steps, which are replaced with it."""
    text = json.dumps(asdict(record), indent=1, sort_keys=True)
    (folder / FILE).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def read_record(folder: Path) -> Record | None:
    """The record of a folder; nothing where there is none that can be understood.

    Then everything runs: a record spares work, and nothing depends on it.
    """
    try:
        content = json.loads((folder / FILE).read_text(encoding="utf-8"))
        steps = {name: StepRecord(**each) for name, each in content.pop("steps").items()}
        earlier = tuple(content.pop("earlier"))
        return Record(**content, earlier=earlier, steps=steps)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
