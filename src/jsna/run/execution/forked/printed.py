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
from collections.abc import Callable

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
        Is given what was printed since the last time, never nothing.
    """

    encoding = "UTF-8"

    def __init__(self, name: str, number: int, publish: Callable[[str, str], None]) -> None:
        self.name = name
        self._publish = publish
        self._owner = os.getpid()
        self._text: list[str] = []
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
            If the stream was closed.
        """
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        if self.closed:
            raise ValueError("I/O operation on closed file")
        if os.getpid() == self._owner:
            self._take_in()
            self._text.append(text)
        else:
            # A process that the notebook forked prints to the same memory.
            os.write(self._memory, text.encode("utf-8", "replace"))
        return len(text)

    def flush(self) -> None:
        """Publish what was printed."""
        if os.getpid() != self._owner:
            return
        self._take_in()
        text, self._text = "".join(self._text), []
        if text:
            self._publish(self.name, text)

    def _take_in(self) -> None:
        while content := os.pread(self._memory, _CHUNK, self._read):
            self._read += len(content)
            self._text.append(self._decoder.decode(content))
