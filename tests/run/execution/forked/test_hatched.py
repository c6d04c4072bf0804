from __future__ import annotations

import os
import subprocess
import sys

import pytest

if sys.platform != "linux":
    pytest.skip("notebooks are forked on Linux alone", allow_module_level=True)

from jsna.run.execution.forked.hatched import ForkedProcess

# As the package never does, the tests fork a process that may have threads.
pytestmark = pytest.mark.filterwarnings("ignore:This process .*multi-threaded:DeprecationWarning")

# A process with the libraries loaded hatches a nursery, runs a notebook in a child of it, and ends.
PROGRAM = """
import asyncio, os, sys
from pathlib import Path
os.environ.update({"OPENBLAS_NUM_THREADS": "1"})
from jsna.run.execution.forked import keeper
from jsna.run.execution.forked.client import forked_child
from jsna.run.execution.kernel import kernel_environment
folder = Path(sys.argv[1])

async def printed(code):
    async with forked_child(folder, folder, kernel_environment(folder, folder, folder)) as child:
        child.execute(code)
        while True:
            message = await child.iopub_channel.get_msg()
            if message["msg_type"] == "stream":
                return message["content"]["text"]

import pandas
keeper.hatch_nursery()
print(asyncio.run(printed("import os, sys; print('pandas' in sys.modules, os.getppid())")))
print(keeper.shared_nursery()._process._number)
keeper.end_nursery()
print(keeper._shared)
"""


def child(code: str) -> ForkedProcess:
    number = os.fork()
    if number == 0:
        exec(code)
        os._exit(3)
    return ForkedProcess(number)


def test_a_notebook_is_a_grandchild_that_has_what_was_loaded(tmp_path: object) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, check=True
    )

    loaded, parent, *rest = done.stdout.split()
    assert loaded == "True"
    assert rest == [parent, "[]"]


def test_how_a_child_ended_is_told_again_and_again() -> None:
    process = child("pass")

    assert [process.wait(30), process.wait(), process.poll()] == [3, 3, 3]


def test_a_child_that_lives_is_waited_for_so_long_and_killed() -> None:
    process = child("import time; time.sleep(600)")

    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.1)
    assert process.poll() is None
    process.kill()
    assert process.wait(30) == -9
    process.kill()
