from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.run.execution.forked.wire import Channel, Wire, packed, received

MESSAGES = st.lists(st.lists(st.binary(max_size=40), max_size=6), max_size=6)


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


@given(MESSAGES)
def test_what_is_packed_is_received_part_by_part(messages: list[list[bytes]]) -> None:
    async def through_a_reader() -> list[list[bytes]]:
        reader = asyncio.StreamReader()
        reader.feed_data(b"".join(map(packed, messages)))
        reader.feed_eof()
        return [await received(reader) for _ in messages]

    assert asyncio.run(through_a_reader()) == messages


@given(st.lists(st.binary(max_size=40), max_size=6), st.data())
def test_a_message_that_was_cut_off_is_no_message(parts: list[bytes], data: st.DataObject) -> None:
    content = packed(parts)
    cut = data.draw(st.integers(0, len(content) - 1))

    async def through_a_reader() -> None:
        reader = asyncio.StreamReader()
        reader.feed_data(content[:cut])
        reader.feed_eof()
        with pytest.raises(asyncio.IncompleteReadError):
            await received(reader)

    asyncio.run(through_a_reader())


def test_a_wire_carries_large_messages_both_ways(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    ours, theirs = map(Wire, ends)
    parts = [b"", b"a" * 5_000_000, b"b"]
    sending = threading.Thread(target=ours.send, args=[parts])
    sending.start()

    assert asyncio.run(theirs.receive()) == parts
    sending.join()


class Interrupted(socket.socket):
    """Gives less than it was asked for, as where a signal arrives."""

    def recv(self, size: int, flags: int = 0) -> bytes:
        return super().recv(max(1, size // 2), flags)


def test_a_signal_meanwhile_cuts_nothing_off(ends: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = ends
    parts = [b"", b"a" * 1000, b"b"]
    Wire(ours).send(parts)

    with Interrupted(fileno=theirs.detach()) as end:
        assert asyncio.run(Wire(end).receive()) == parts
        ours.close()
        with pytest.raises(EOFError):
            asyncio.run(Wire(end).receive())


def test_messages_of_several_threads_are_not_mixed(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    ours, theirs = map(Wire, ends)
    made = [[bytes([number]) * 100_000] * 3 for number in range(8)]
    threads = [threading.Thread(target=ours.send, args=[each]) for each in made]
    for thread in threads:
        thread.start()

    async def all_of_them() -> list[list[bytes]]:
        return [await theirs.receive() for _ in made]

    assert sorted(asyncio.run(all_of_them())) == made
    for thread in threads:
        thread.join()


@pytest.mark.parametrize("left", [b"", packed([b"half"])[:-1]])
def test_the_end_of_the_other_side_is_heard(
    ends: tuple[socket.socket, socket.socket], left: bytes
) -> None:
    ends[0].sendall(left)
    ends[0].close()

    with pytest.raises(EOFError):
        asyncio.run(Wire(ends[1]).receive())


def test_a_channel_says_which_it_is(ends: tuple[socket.socket, socket.socket]) -> None:
    Channel(Wire(ends[0]), b"iopub").send_multipart([b"a", memoryview(b"b")], copy=True)

    assert asyncio.run(Wire(ends[1]).receive()) == [b"iopub", b"a", b"b"]
