from __future__ import annotations

import subprocess
import sys

import pytest
from papermill.engines import papermill_engines

from jsna.run.execution.engines import DEFAULT, HAS_FORK, WORDS, engine_named, register_engine


def test_children_are_forked_where_that_can_be_relied_on() -> None:
    assert (sys.platform == "linux") == HAS_FORK
    assert ("fork" if HAS_FORK else "kernel") == DEFAULT
    assert "kernel" in WORDS


@pytest.mark.parametrize("word", WORDS)
def test_papermill_gets_to_know_each(word: str) -> None:
    name = engine_named(word)

    register_engine(name)

    assert papermill_engines.get_engine(name).__module__.startswith("jsna.run")


def test_an_engine_of_someone_else_is_left_to_them() -> None:
    register_engine("of someone else")


@pytest.mark.skipif(not HAS_FORK, reason="there is no fork to rely on")
@pytest.mark.parametrize(("word", "starts"), [("fork", True), ("kernel", False)])
def test_only_the_engine_that_needs_it_loads_early(word: str, starts: bool) -> None:
    program = f"""
from jsna.run.execution.engines import start_early
from jsna.run.execution.forked import keeper
start_early({word!r})
print(bool(keeper._shared))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == [str(starts)]
    assert done.stderr == ""
