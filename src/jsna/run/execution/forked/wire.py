"""Messages between a run and the child that executes a notebook: lists of bytes over a socket.

And the words that a run has for the process that makes the children.
"""

from __future__ import annotations

import asyncio
import socket
import struct
import threading
from collections.abc import Iterable, Sequence

# jupyter_client wants its messages signed; nobody else can reach a pair of sockets.
KEY = b"both ends"
# What is asked for: a child, or how large the largest of them was, which is answered by a number.
ASK_CHILD, ASK_LARGEST = b"f", b"m"
NUMBER = struct.Struct("!Q")
_COUNT = struct.Struct("!I")
_LENGTH = struct.Struct("!Q")


def packed(parts: Iterable[bytes]) -> bytes:
    """A message as bytes, from which its parts and its end can be told."""
    parts = list(parts)
    framed = [each for part in parts for each in (_LENGTH.pack(len(part)), part)]
    return b"".join([_COUNT.pack(len(parts)), *framed])


async def received(reader: asyncio.StreamReader) -> list[bytes]:
    """The parts of the next message.

    Raises
    ------
    asyncio.IncompleteReadError
        If the other side has gone.
    """
    (count,) = _COUNT.unpack(await reader.readexactly(_COUNT.size))
    parts: list[bytes] = []
    for _ in range(count):
        (length,) = _LENGTH.unpack(await reader.readexactly(_LENGTH.size))
        parts.append(await reader.readexactly(length))
    return parts


class Wire:
    """The child's end. Any thread of a notebook may send.

    Parameters
    ----------
    end
        A connected stream socket, which blocks.
    """

    def __init__(self, end: socket.socket) -> None:
        self._end = end
        self._lock = threading.Lock()

    def send(self, parts: Iterable[bytes]) -> None:
        """Send a message, whole."""
        content = packed(parts)
        with self._lock:
            self._end.sendall(content)

    async def receive(self) -> list[bytes]:
        """The parts of the next message; tasks that a notebook started go on meanwhile.

        Raises
        ------
        EOFError
            If the other side has gone.
        """
        loop = asyncio.get_running_loop()
        arrived = asyncio.Event()
        loop.add_reader(self._end, arrived.set)
        try:
            await arrived.wait()
        finally:
            loop.remove_reader(self._end)
        (count,) = _COUNT.unpack(self._exactly(_COUNT.size))
        lengths = (_LENGTH.unpack(self._exactly(_LENGTH.size))[0] for _ in range(count))
        return [self._exactly(length) for length in lengths]

    def _exactly(self, length: int) -> bytes:
        content = b""
        while len(content) < length:
            # Less comes where a signal arrives meanwhile.
            part = self._end.recv(length - len(content), socket.MSG_WAITALL)
            if not part:
                raise EOFError
            content += part
        return content


class Channel:
    """One of the channels of a kernel, in the shape in which ``jupyter_client`` sends to it.

    Parameters
    ----------
    wire
        What the message goes over.
    name
        Becomes the first part of each message.
    """

    def __init__(self, wire: Wire, name: bytes) -> None:
        self._wire = wire
        self._name = name

    def send_multipart(self, parts: Sequence[bytes | memoryview], **_: object) -> None:
        """Send the parts of a message."""
        self._wire.send([self._name, *map(bytes, parts)])
