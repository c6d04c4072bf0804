"""A notebook's child as nbclient sees it: something that executes and answers on two channels."""

from __future__ import annotations

import asyncio
import json
import os
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from jupyter_client.session import Session
from nbclient.exceptions import DeadKernelError

from jsna.run.execution.forked.keeper import shared_nursery
from jsna.run.execution.forked.wire import KEY, packed, received

IOPUB, SHELL = b"iopub", b"shell"
_PATIENCE = 30.0


class AnswerChannel:
    """The messages of one channel, in the order in which they came."""

    def __init__(self) -> None:
        self._messages: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.put = self._messages.put_nowait

    async def get_msg(self, **_: object) -> dict[str, Any]:
        """The next message. The session's limit of time ends the wait, not a time-out here."""
        return await self._messages.get()


class ReplyChannel(AnswerChannel):
    """The channel on which the end of the child is heard."""

    def __init__(self, ended: asyncio.Event) -> None:
        super().__init__()
        self._ended = ended

    async def get_msg(self, **_: object) -> dict[str, Any]:
        """The next message.

        Raises
        ------
        DeadKernelError
            If none will come.
        """
        message = asyncio.ensure_future(super().get_msg())
        ended = asyncio.ensure_future(self._ended.wait())
        try:
            await asyncio.wait({message, ended}, return_when=asyncio.FIRST_COMPLETED)
            if message.done():
                return message.result()
            raise DeadKernelError("Kernel died")
        finally:
            message.cancel()
            ended.cancel()


class ChildClient:
    """Stands for a kernel's client where nbclient wants one.

    Parameters
    ----------
    reader, writer
        Lead to the child.
    """

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self._session = Session(key=KEY)
        self._ended = asyncio.Event()
        self.ready = asyncio.Event()
        self.iopub_channel = AnswerChannel()
        self.shell_channel = ReplyChannel(self._ended)

    def tell(self, **settings: object) -> None:
        """Send the child what it needs to know before it becomes a kernel."""
        self._writer.write(packed([json.dumps(settings).encode("utf-8")]))

    def execute(self, code: str, *, store_history: bool = True, stop_on_error: bool = True) -> str:
        """Ask for the execution of a cell, and give back the request's id."""
        content = {
            "code": code,
            "silent": False,
            "store_history": store_history,
            "user_expressions": {},
            "allow_stdin": False,
            "stop_on_error": stop_on_error,
        }
        request = self._session.msg("execute_request", content)
        self._writer.write(packed(self._session.serialize(request)))
        return str(request["header"]["msg_id"])

    async def is_alive(self) -> bool:
        """Whether the child may still answer."""
        return not self._ended.is_set()

    async def listen(self) -> None:
        """Take in messages until the child and all that it started have ended."""
        channels = {IOPUB: self.iopub_channel, SHELL: self.shell_channel}
        try:
            while True:
                channel, *parts = await received(self._reader)
                if channel in channels:
                    _, content = self._session.feed_identities(parts)
                    channels[channel].put(self._session.deserialize(content))
                else:
                    self.ready.set()
        except (asyncio.IncompleteReadError, ConnectionError):
            self._ended.set()
            self.ready.set()


@asynccontextmanager
async def forked_child(
    folder: Path, scratch: Path, environment: Mapping[str, str]
) -> AsyncIterator[ChildClient]:
    """A child that runs in a folder, and ends with the block whatever happens in it."""
    ours, theirs = socket.socketpair()
    held, leash = os.pipe()
    try:
        try:
            with theirs:
                shared_nursery().fork(theirs, held)
        finally:
            os.close(held)
        reader, writer = await asyncio.open_connection(sock=ours)
    except BaseException:
        os.close(leash)
        ours.close()
        raise
    client = ChildClient(reader, writer)
    listening = asyncio.ensure_future(client.listen())
    try:
        client.tell(folder=str(folder), scratch=str(scratch), environment=dict(environment))
        await client.ready.wait()
        if not await client.is_alive():
            raise DeadKernelError("Kernel died")
        yield client
    finally:
        os.close(leash)
        try:
            # The nursery hangs up once nothing that the notebook started can write any more.
            with suppress(TimeoutError):
                await asyncio.wait_for(listening, _PATIENCE)
        finally:
            # Also where a wish to stop arrives while it is waited for.
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()
