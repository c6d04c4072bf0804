from __future__ import annotations

import asyncio
import os
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from nbclient.exceptions import DeadKernelError

if sys.platform != "linux":
    pytest.skip("there is no fork to rely on", allow_module_level=True)

from jsna.run.execution.forked import client
from jsna.run.execution.forked.client import ChildClient, forked_child
from jsna.run.execution.forked.wire import packed
from jsna.run.execution.kernel import kernel_environment


def in_a_child(folder: Path, *cells: str) -> list[dict[str, object]]:
    """Execute cells in a child and give back the replies."""
    environment = kernel_environment(folder, folder, folder)

    async def replies() -> list[dict[str, object]]:
        async with forked_child(folder, folder, environment) as child:
            found = []
            for cell in cells:
                asked = child.execute(cell)
                reply = await child.shell_channel.get_msg()
                assert reply["parent_header"]["msg_id"] == asked
                found.append(reply["content"])
            return found

    return asyncio.run(replies())


def test_each_request_has_its_reply(tmp_path: Path) -> None:
    replies = in_a_child(tmp_path, "1", "1 / 0", "2")

    assert [each["status"] for each in replies] == ["ok", "error", "ok"]
    assert [each["execution_count"] for each in replies] == [1, 2, 3]


def test_who_waits_for_a_dead_child_hears_of_it(tmp_path: Path) -> None:
    with pytest.raises(DeadKernelError):
        in_a_child(tmp_path, "import os\nos._exit(0)")


def test_nothing_lives_on_after_it(tmp_path: Path) -> None:
    program = (
        "import os, subprocess\nopen('pid', 'w').write(str(subprocess.Popen(['sleep', '60']).pid))"
    )

    in_a_child(tmp_path, program)

    # It was killed; the system may take a moment until it is dead.
    number, end = int((tmp_path / "pid").read_text()), time.monotonic() + 30
    while lives(number):
        assert time.monotonic() < end
        time.sleep(0.01)


def lives(number: int) -> bool:
    """Whether a process is more than a dead one that nobody has waited for."""
    try:
        return Path(f"/proc/{number}/stat").read_text().split()[2] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_client_lives_until_the_other_side_hangs_up() -> None:
    async def before_and_after() -> list[bool]:
        reader = asyncio.StreamReader()
        child = ChildClient(reader, None)  # type: ignore[arg-type]
        before = await child.is_alive()
        reader.feed_eof()
        await child.listen()
        return [before, await child.is_alive()]

    assert asyncio.run(before_and_after()) == [True, False]


class Deaf:
    """A nursery whose child says that it is ready and never hangs up."""

    def fork(self, theirs: socket.socket, held: int) -> None:
        self.end, self.held = theirs.dup(), os.dup(held)
        self.end.setblocking(False)
        os.set_blocking(self.held, False)
        self.end.sendall(packed([b"ready"]))

    def hears_the_end(self) -> None:
        """Read what there is to the end; blocks nowhere, so that an end that is open raises."""
        # An end at which something was left unread is told as a reset.
        with self.end, suppress(ConnectionResetError):
            while self.end.recv(1 << 16):
                pass
        assert os.read(self.held, 1) == b""
        os.close(self.held)


@pytest.fixture
def deaf(monkeypatch: pytest.MonkeyPatch) -> Deaf:
    made = Deaf()
    monkeypatch.setattr(client, "shared_nursery", lambda: made)
    return made


def test_a_stop_while_the_child_ends_leaves_nothing_open(tmp_path: Path, deaf: Deaf) -> None:
    async def stopped() -> None:
        leaving = asyncio.Event()

        async def use() -> None:
            async with forked_child(tmp_path, tmp_path, {}):
                leaving.set()

        using = asyncio.ensure_future(use())
        await leaving.wait()
        using.cancel()
        with pytest.raises(asyncio.CancelledError):
            await using
        deaf.hears_the_end()

    asyncio.run(stopped())


def test_a_stop_while_the_child_begins_leaves_nothing_open(
    tmp_path: Path, deaf: Deaf, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stop(**_: object) -> None:
        raise asyncio.CancelledError

    monkeypatch.setattr(asyncio, "open_connection", stop)

    async def stopped() -> None:
        with pytest.raises(asyncio.CancelledError):
            async with forked_child(tmp_path, tmp_path, {}):
                pytest.fail("there is no child to use")
        deaf.hears_the_end()

    asyncio.run(stopped())
