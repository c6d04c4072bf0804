"""Keeps the one nursery of this process: starts it, asks it for children, ends it."""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Protocol

from jsna.run.execution.forked.wire import ASK_CHILD, ASK_LARGEST, NUMBER
from jsna.run.execution.kernel import PLAIN
from jsna.run.execution.session import NotebookError

COMMAND = (sys.executable, "-P", "-m", "jsna.run.execution.forked.nursery")
_QUIET = {
    # The debugger, which ipykernel brings, would else say that it sees less.
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    # Else the memory of pyarrow has a thread of its own, which no fork outlives.
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
}
_PATIENCE = 10.0


def loading_environment() -> dict[str, str]:
    """The environment variables with which the libraries are loaded."""
    return {**os.environ, **PLAIN, **_QUIET}


class Started(Protocol):
    """A process that was started; ``subprocess.Popen`` is one."""

    def poll(self) -> int | None:
        """How it ended; None while it lives."""

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end, and say how it was. Raises ``subprocess.TimeoutExpired``."""

    def kill(self) -> None:
        """End it at once."""


Starter = Callable[[socket.socket, IO[bytes], socket.socket], Started]


def started_by_exec(control: socket.socket, said: IO[bytes], _ours: socket.socket) -> Started:
    """A nursery that loads the libraries itself."""
    return subprocess.Popen(
        [*COMMAND, str(control.fileno())],
        pass_fds=[control.fileno()],
        env=loading_environment(),
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=said,
        # Ctrl-C is for the run, which then ends the children.
        start_new_session=True,
    )


class NurseryProcess:
    """The process that has the libraries loaded and forks children, as its run sees it.

    Parameters
    ----------
    start
        Starts it, with the socket that it serves, the file for what it says, and the socket's
        other end, which is not for it.
    """

    def __init__(self, start: Starter = started_by_exec) -> None:
        self._owner = os.getpid()
        self._lock = threading.Lock()
        self._has_forked = False
        self._control, theirs = socket.socketpair()
        self._said: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as this
        with theirs:
            self._process = start(theirs, self._said, self._control)

    @property
    def lives(self) -> bool:
        """Whether this process can still ask it for children."""
        return self._owner == os.getpid() and self._process.poll() is None

    def fork(self, end: socket.socket, leash: int) -> None:
        """Ask for a child with this end of a socket pair, which lives while the leash is held.

        Raises
        ------
        NotebookError
            If the nursery is gone.
        """
        try:
            with self._lock:
                self._has_forked = True
                socket.send_fds(self._control, [ASK_CHILD], [end.fileno(), leash])
        except OSError:
            raise NotebookError(f"no process could be made for it ({self._last_words()})") from None

    def largest_child(self) -> int:
        """``ru_maxrss`` of the largest of its children that have ended; 0 where it cannot say."""
        # Without a child there is nothing to ask, and it may be loading libraries yet.
        if not self._has_forked:
            return 0
        with self._lock, suppress(OSError):
            self._control.sendall(ASK_LARGEST)
            answer = self._control.recv(NUMBER.size, socket.MSG_WAITALL)
            return int(NUMBER.unpack(answer)[0]) if answer else 0
        return 0

    def end(self) -> None:
        """End it and all its children."""
        if self._owner != os.getpid():
            return
        self._control.close()
        if not self._has_forked:
            # It has no children to end, and may be loading libraries for a while yet.
            self._process.kill()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._said.close()

    def _last_words(self) -> str:
        self._said.seek(0)
        lines = self._said.read().decode("utf-8", "replace").split("\n")
        return next((line for line in reversed(lines) if line.strip()), "it said nothing")


_shared: list[NurseryProcess] = []
_sharing = threading.Lock()


def shared_nursery() -> NurseryProcess:
    """The nursery of this process. The first call starts it, and does not wait for it."""
    with _sharing:
        if not (_shared and _shared[0].lives):
            end_nursery()
            _shared.append(NurseryProcess())
        return _shared[0]


def largest_child() -> int:
    """``ru_maxrss`` of the largest child of the nursery of this process that has ended; else 0."""
    with _sharing:
        return _shared[0].largest_child() if _shared and _shared[0].lives else 0


def hatch_nursery() -> None:
    """Let the nursery of this process be a fork of it as it is now.

    The process must have the libraries loaded and have started no thread.
    """
    from jsna.run.execution.forked.hatched import started_by_fork

    with _sharing:
        end_nursery()
        _shared.append(NurseryProcess(started_by_fork))


@atexit.register
def end_nursery() -> None:
    """End the nursery of this process, if it has one."""
    while _shared:
        _shared.pop().end()
