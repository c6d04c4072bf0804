"""The engines that execute notebooks, by the names that the command line and papermill have."""

from __future__ import annotations

import importlib
import sys

# By the word of the option: papermill's name, and the module that registers it when imported.
_ENGINES = {
    "fork": ("jsna-fork", "jsna.run.execution.fork_engine"),
    "kernel": ("jsna-kernel", "jsna.run.execution.engine"),
}
# macOS forks, but its own libraries do not outlive it.
HAS_FORK = sys.platform == "linux"
WORDS = ("fork", "kernel") if HAS_FORK else ("kernel",)
DEFAULT = WORDS[0]


def engine_named(word: str) -> str:
    """The name by which papermill knows an engine."""
    return _ENGINES[word][0]


def register_engine(name: str) -> None:
    """Make an engine of ours known to papermill; any other is known by whoever named it."""
    for known, module in _ENGINES.values():
        if name == known:
            importlib.import_module(module)


def start_early(word: str) -> None:
    """Let what an engine needs be loaded in its own process while the inputs are checked."""
    if word == "fork":
        from jsna.run.execution.forked.keeper import shared_nursery

        shared_nursery()
