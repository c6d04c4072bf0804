"""The process that has the libraries loaded and forks a child for each notebook.

It is started by exec and starts no thread, so that what it forks is whole. Over its one socket it
is sent, for each notebook, the child's end of a socket pair and the read end of a pipe, the leash;
or it is asked how large the largest child was.
When the leash's other end is closed, by the run or by the end of the run's process, the child dies
with all that it started. The child's socket is shut down only after that.
"""

from __future__ import annotations

import gc
import os
import resource
import selectors
import signal
import socket
import sys
import traceback
from contextlib import suppress
from dataclasses import dataclass

from jsna.run.execution.forked.preload import preload
from jsna.run.execution.forked.wire import ASK_LARGEST, NUMBER

BARE = "--bare"


@dataclass(frozen=True)
class Child:
    """A child that lives."""

    process: int
    end: socket.socket
    leash: int

    def finish(self) -> None:
        """Kill it and what it started; whoever holds the other end of its socket hears of it."""
        # Until it is waited for, its number is its own, also if it died before.
        with suppress(ProcessLookupError):
            os.killpg(self.process, signal.SIGKILL)
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.leash)
        with suppress(OSError):
            self.end.shutdown(socket.SHUT_RDWR)
        self.end.close()

    def is_dead(self) -> bool:
        """Whether it has ended by itself; it is not waited for."""
        ended = os.waitid(os.P_PID, self.process, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        return ended is not None


class Nursery:
    """Forks children until its socket is closed, and then ends those that live.

    Parameters
    ----------
    control
        The socket over which children are asked for.
    """

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._selector = selectors.DefaultSelector()
        self._children: dict[int, Child] = {}
        self._told, self._tell = socket.socketpair()

    def serve(self) -> None:
        """Serve."""
        self._tell.settimeout(0)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._tell.fileno())
        self._selector.register(self._control, selectors.EVENT_READ)
        self._selector.register(self._told, selectors.EVENT_READ)
        # The children share this memory as long as nothing counts in it.
        gc.freeze()
        while True:
            ready = {key.fd for key, _ in self._selector.select()}
            if self._told.fileno() in ready:
                self._told.recv(4096)
            for child in list(self._children.values()):
                if child.leash in ready or child.is_dead():
                    self._end(child)
            if self._control.fileno() in ready and not self._take_request():
                break
        for child in list(self._children.values()):
            self._end(child)

    def _end(self, child: Child) -> None:
        self._selector.unregister(child.leash)
        del self._children[child.leash]
        child.finish()

    def _take_request(self) -> bool:
        word, descriptors, _, _ = socket.recv_fds(self._control, 1, 2)
        if not word:
            return False
        if word == ASK_LARGEST:
            ended = resource.getrusage(resource.RUSAGE_CHILDREN)
            with suppress(OSError):
                self._control.sendall(NUMBER.pack(ended.ru_maxrss))
            return True
        end, leash = socket.socket(fileno=descriptors[0]), descriptors[1]
        try:
            process = os.fork()
        except OSError:
            # What a run hears, it takes for a child that died; memory may have run out.
            end.close()
            os.close(leash)
            return True
        if process == 0:
            self._grow_up(end, leash)
        self._children[leash] = Child(process, end, leash)
        self._selector.register(leash, selectors.EVENT_READ)
        return True

    def _grow_up(self, end: socket.socket, leash: int) -> None:
        """Become a child, which never comes back."""
        from jsna.run.execution.forked.child import become_kernel

        try:
            os.setsid()
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            # Where a run outlives its terminal (nohup), what a notebook starts shall not.
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
            self._selector.close()
            for other in (self._control, self._told, self._tell):
                other.close()
            for brother in self._children.values():
                brother.end.close()
                os.close(brother.leash)
            os.close(leash)
            become_kernel(end)
        except BaseException:  # noqa: BLE001 - nothing may go back to the nursery's own work
            # Past the notebook's own streams, and past all buffers.
            os.write(sys.stderr.fileno(), traceback.format_exc().encode("utf-8", "replace"))
        finally:
            os._exit(1)


def main(arguments: list[str]) -> None:
    """Load what notebooks use and serve the socket with this number."""
    if BARE not in arguments and preload():
        # A notebook that imports this itself would show what was said; so nothing is loaded.
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:], BARE])  # noqa: S606
    Nursery(socket.socket(fileno=int(arguments[0]))).serve()


if __name__ == "__main__":
    main(sys.argv[1:])
