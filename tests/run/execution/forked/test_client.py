from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest
from nbclient.exceptions import DeadKernelError

if sys.platform != "linux":
    pytest.skip("there is no fork to rely on", allow_module_level=True)

from jsna.run.execution.forked.client import ChildClient, forked_child
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

    stat = Path("/proc", (tmp_path / "pid").read_text(), "stat")
    # A process that its parent did not wait for may be there, dead.
    assert not stat.exists() or stat.read_text().split()[2] == "Z"


def test_a_client_lives_until_the_other_side_hangs_up() -> None:
    async def before_and_after() -> list[bool]:
        reader = asyncio.StreamReader()
        client = ChildClient(reader, None)  # type: ignore[arg-type]
        before = await client.is_alive()
        reader.feed_eof()
        await client.listen()
        return [before, await client.is_alive()]

    assert asyncio.run(before_and_after()) == [True, False]
