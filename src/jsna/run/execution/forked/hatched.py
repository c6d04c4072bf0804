"""A nursery that is forked from a process which has the libraries loaded already."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import traceback
from typing import IO

from jsna.run.execution.forked.nursery import Nursery

_TURN = 0.005


class ForkedProcess:
    """A child of this process, with what is used of ``subprocess.Popen``.

    Parameters
    ----------
    number
        Its number.
    """

    def __init__(self, number: int) -> None:
        self._number = number
        self._code: int | None = None

    def poll(self) -> int | None:
        """How it ended; None while it lives."""
        if self._code is None:
            ended, status = os.waitpid(self._number, os.WNOHANG)
            self._code = os.waitstatus_to_exitcode(status) if ended else None
        return self._code

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end, and say how it was.

        Raises
        ------
        subprocess.TimeoutExpired
            If it lives longer.
        """
        start = time.monotonic()
        while (code := self.poll()) is None:
            if timeout is not None and time.monotonic() - start > timeout:
                raise subprocess.TimeoutExpired("nursery", timeout)
            time.sleep(_TURN)
        return code

    def kill(self) -> None:
        """End it at once."""
        if self.poll() is None:
            os.kill(self._number, signal.SIGKILL)


def started_by_fork(control: socket.socket, said: IO[bytes], ours: socket.socket) -> ForkedProcess:
    """Fork a nursery that serves a socket, of which ``ours`` is the other end."""
    number = os.fork()
    if number == 0:
        # Else the nursery would hold it too, and never hear that its run has ended.
        ours.close()
        _serve(control, said)
    return ForkedProcess(number)


def _serve(control: socket.socket, said: IO[bytes]) -> None:
    """Serve, and never come back."""
    try:
        # Ctrl-C and a wish to stop are for the run.
        os.setsid()
        for number in (1, 2):
            os.dup2(said.fileno(), number)
        Nursery(control).serve()
    except BaseException:  # noqa: BLE001 - it ends with this process, which nobody else can tell of
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(0)
