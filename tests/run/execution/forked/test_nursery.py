"""A nursery and its children, without any notebook."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("there is no fork to rely on", allow_module_level=True)

from jsna.run.execution.forked.keeper import COMMAND, loading_environment
from jsna.run.execution.forked.nursery import BARE
from jsna.run.execution.forked.wire import ASK_CHILD, ASK_LARGEST, NUMBER, packed
from jsna.run.execution.kernel import kernel_environment

Ends = tuple[socket.socket, int]


class Asking:
    """The other side of a nursery that has loaded nothing."""

    def __init__(self) -> None:
        self.control, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(
                [*COMMAND, str(theirs.fileno()), BARE],
                pass_fds=[theirs.fileno()],
                env=loading_environment(),
                start_new_session=True,
            )

    def child(self) -> Ends:
        """Ask for a child: a socket that leads to it, and its leash."""
        ours, theirs = socket.socketpair()
        ours.settimeout(300)
        held, leash = os.pipe()
        socket.send_fds(self.control, [ASK_CHILD], [theirs.fileno(), held])
        theirs.close()
        os.close(held)
        return ours, leash

    def largest(self) -> int:
        """Ask how large the largest child was."""
        self.control.sendall(ASK_LARGEST)
        return int(NUMBER.unpack(self.control.recv(NUMBER.size))[0])

    def living(self) -> list[int]:
        """The processes that the nursery has made, zombies included."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(each) for each in listed.split()]


@pytest.fixture
def nursery() -> Iterator[Asking]:
    asking = Asking()
    yield asking
    asking.control.close()
    assert asking.process.wait(30) == 0


def become_ready(end: socket.socket, folder: Path) -> None:
    """Have a child become a kernel."""
    environment = kernel_environment(folder, folder, folder)
    told = {"folder": str(folder), "scratch": str(folder), "environment": environment}
    end.sendall(packed([json.dumps(told).encode()]))
    assert end.recv(100) == packed([b"ready"])


def test_a_child_lives_as_long_as_its_leash_is_held(nursery: Asking, tmp_path: Path) -> None:
    end, leash = nursery.child()
    become_ready(end, tmp_path)
    (process,) = nursery.living()

    os.close(leash)

    assert end.recv(1) == b""
    assert nursery.living() == []
    assert not Path(f"/proc/{process}").exists()
    end.close()


def test_a_child_that_dies_is_heard_and_waited_for(nursery: Asking, tmp_path: Path) -> None:
    (end, leash), (other, other_leash) = nursery.child(), nursery.child()
    for each in (end, other):
        become_ready(each, tmp_path)
    os.kill(nursery.living()[0], signal.SIGKILL)

    assert end.recv(1) == b""
    assert len(nursery.living()) == 1
    os.close(leash)
    os.close(other_leash)
    assert other.recv(1) == b""
    end.close()
    other.close()


def test_it_says_how_large_the_largest_child_was_that_has_ended(
    nursery: Asking, tmp_path: Path
) -> None:
    assert nursery.largest() == 0
    end, leash = nursery.child()
    become_ready(end, tmp_path)
    (process,) = nursery.living()
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    resident = int(status.partition("VmRSS:")[2].split()[0])
    assert nursery.largest() == 0

    os.close(leash)

    assert end.recv(1) == b""
    assert nursery.largest() == pytest.approx(resident, rel=0.2)
    end.close()


def test_a_child_that_is_told_nonsense_ends(nursery: Asking) -> None:
    end, leash = nursery.child()
    end.sendall(packed([b"nonsense"]))

    assert end.recv(1) == b""
    os.close(leash)
    end.close()


def test_all_children_end_with_the_process_that_asked_for_them(tmp_path: Path) -> None:
    asking = Asking()
    end, leash = asking.child()
    become_ready(end, tmp_path)
    (process,) = asking.living()

    asking.control.close()

    assert asking.process.wait(30) == 0
    assert end.recv(1) == b""
    assert not Path(f"/proc/{process}").exists()
    os.close(leash)
    end.close()


def test_where_loading_says_something_nothing_is_loaded(tmp_path: Path) -> None:
    """A notebook that imports it itself would show it, and so must one that is forked."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nfrom importlib.abc import MetaPathFinder\n"
        "class Talks(MetaPathFinder):\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'matplotlib.pyplot':\n"
        "            print('loading')\n"
        "sys.meta_path.insert(0, Talks())\n",
        encoding="utf-8",
    )
    control, theirs = socket.socketpair()
    search = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    with theirs, control:
        process = subprocess.Popen(
            [*COMMAND, str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            env={**loading_environment(), "PYTHONPATH": search},
        )
        deadline = time.monotonic() + 300
        while BARE not in Path(f"/proc/{process.pid}/cmdline").read_text().split("\0"):
            assert time.monotonic() < deadline
            time.sleep(0.05)
    assert process.wait(30) == 0
