"""What a notebook prints, by whatever way: Python's streams, C code, programs that it starts.

A kernel watches a pipe in a thread, so that what a program prints lands somewhere near its place.
Here both file descriptors lead into memory, which is looked at whenever Python prints: everything
stands in the order in which it was printed, each time.
"""

from __future__ import annotations

import codecs
import fcntl
import io
import os
import threading
from collections.abc import Callable
from contextvars import Context

_CHUNK = 1 << 16


class PrintedStream(io.TextIOBase):
    """Stands for ``sys.stdout`` or ``sys.stderr`` in a notebook.

    Parameters
    ----------
    name
        Of the stream, as notebooks call it.
    number
        Its file descriptor, which leads into memory from now on.
    publish
        Is given what was printed since the last time, never nothing, and whose it is.
    whose
        Says which cell prints: a task goes on as part of the cell that began it.
    """

    encoding = "UTF-8"

    def __init__(
        self,
        name: str,
        number: int,
        publish: Callable[[str, str, object], None],
        whose: Callable[[], object],
    ) -> None:
        self.name = name
        self._publish, self._whose = publish, whose
        self._owner = os.getpid()
        # Any thread may print, and a signal's handler while this thread does.
        self._lock = threading.RLock()
        self._text: list[str] = []
        self._of: object = None
        self._before = os.dup(number)
        self._memory = os.memfd_create(name)
        self._read = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        # Several programs may print at once.
        fcntl.fcntl(self._memory, fcntl.F_SETFL, os.O_APPEND)
        os.dup2(self._memory, number)

    def fileno(self) -> int:
        """Where a kernel's stream says that it prints: past the notebook."""
        return self._before

    def writable(self) -> bool:
        """Whether it can be written: yes."""
        return True

    def write(self, text: str) -> int:
        """Keep a text until the next flush.

        Raises
        ------
        TypeError
            If it is no text.
        ValueError
            If the stream was closed, or the text holds half a letter, which no message can.
        """
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        if self.closed:
            raise ValueError("I/O operation on closed file")
        text.encode("utf-8", "surrogateescape")
        if os.getpid() == self._owner:
            with self._lock:
                self._take_in()
                self._add(text, self._whose())
        else:
            # A process that the notebook forked prints to the same memory.
            os.write(self._memory, text.encode("utf-8", "replace"))
        return len(text)

    def flush(self) -> None:
        """Publish what was printed."""
        if os.getpid() == self._owner:
            with self._lock:
                self._take_in()
                self._send()

    def _take_in(self) -> None:
        while content := os.pread(self._memory, _CHUNK, self._read):
            self._read += len(content)
            # A program prints for the cell that runs, whoever prints meanwhile.
            self._add(self._decoder.decode(content), Context().run(self._whose))

    def _add(self, text: str, whose: object) -> None:
        if whose is not self._of:
            self._send()
            self._of = whose
        self._text.append(text)

    def _send(self) -> None:
        text, self._text = "".join(self._text), []
        if text:
            self._publish(self.name, text, self._of)
