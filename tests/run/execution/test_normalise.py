from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbclient import NotebookClient
from nbformat import NotebookNode

from jsna.run.execution.normalise import join_streams, normalise, read_source, write_notebook

OLD: dict[str, Any] = {
    "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": "Words"},
        {
            "cell_type": "code",
            "metadata": {"tags": ["parameters"]},
            "source": "x = 1",
            "outputs": [{"output_type": "stream", "name": "stdout", "text": "left over"}],
            "execution_count": 12,
        },
    ],
    "metadata": {},
    "nbformat": 4,
    "nbformat_minor": 4,
}


def executed() -> NotebookNode:
    """As papermill leaves it."""
    times = {"start_time": "2001-01-01T00:00:00", "duration": 1.5, "status": "completed"}
    content = {
        "cells": [
            {
                "cell_type": "code",
                "id": "9f2c01ab",
                "metadata": {
                    "papermill": times,
                    "tags": ["injected-parameters"],
                    "execution": {"iopub.status.busy": "2001-01-01T00:00:00"},
                },
                "source": '# Parameters\nreview = "é"\n',
                "outputs": [],
                "execution_count": 1,
            },
            {
                "cell_type": "markdown",
                "id": "words",
                "metadata": {"papermill": times, "tags": []},
                "source": "Words",
            },
        ],
        "metadata": {
            "papermill": {"input_path": "/home/ann/x.ipynb", **times},
            "kernelspec": {"name": "mine", "display_name": "Mine", "language": "python"},
            "language_info": {"name": "python", "version": "3.11.7"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    made: NotebookNode = nbformat.from_dict(content)  # type: ignore[no-untyped-call]
    return made


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.ipynb"
    path.write_text(json.dumps(OLD), encoding="utf-8")
    return path


def test_a_source_without_ids_gets_the_same_ones_each_time(source: Path) -> None:
    first, second = read_source(source), read_source(source)

    assert [cell.id for cell in first.cells] == ["cell-1", "cell-2"]
    assert first == second
    assert (first.nbformat, first.nbformat_minor) == (4, 5)


def test_a_source_is_read_without_outputs(source: Path) -> None:
    cell = read_source(source).cells[1]

    assert (cell.outputs, cell.execution_count) == ([], None)


def test_times_versions_and_places_are_taken_out(tmp_path: Path) -> None:
    write_notebook(executed(), tmp_path / "new" / "done.ipynb")

    text = (tmp_path / "new" / "done.ipynb").read_text(encoding="utf-8")
    for trace in ("papermill", "2001", "3.11", "/home", "mine", "9f2c", "duration", 'execution"'):
        assert trace not in text
    assert '"name": "python3"' in text
    assert "é" in text


def test_the_injected_cell_and_the_tags_are_the_same_each_time() -> None:
    notebook = executed()

    normalise(notebook)

    injected, words = notebook.cells
    assert injected.id == "injected-parameters"
    assert injected.source == '# Parameters\nreview = "é"'
    assert words.metadata == {}


def test_a_written_notebook_ends_its_lines_alike_everywhere(tmp_path: Path) -> None:
    write_notebook(executed(), tmp_path / "done.ipynb")

    content = (tmp_path / "done.ipynb").read_bytes()
    assert content.endswith(b"}\n")
    assert b"\r" not in content


def test_notebooks_are_read_without_the_parsers_that_no_notebook_needs() -> None:
    names = "'rfc3987_syntax', 'rfc3987_syntax.syntax_helpers'"
    code = f"import sys, jsna.run.review_run; print([n for n in ({names}) if n in sys.modules])"
    code += "; import rfc3987_syntax; print(rfc3987_syntax.is_valid_syntax('iri', 'http://é.uk'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n") == ["[]", "True", ""]


Shown = list[tuple[str, str]]


def printed(shown: Shown) -> NotebookNode:
    """A notebook of one cell which printed these texts to streams, or displayed them."""
    outputs = [
        {"output_type": "stream", "name": name, "text": text}
        if name != "display"
        else {"output_type": "display_data", "data": {"text/plain": text}, "metadata": {}}
        for name, text in shown
    ]
    cell = {"cell_type": "code", "metadata": {}, "source": "1", "outputs": outputs}
    content = {"cells": [{**cell, "execution_count": 1}], "metadata": {}}
    made: NotebookNode = nbformat.from_dict(content)  # type: ignore[no-untyped-call]
    return made


class Coalescing(NotebookClient):
    """nbclient, which joins what a kernel is said to have shown; there is no kernel."""

    shown: list[NotebookNode]

    async def _async_poll_kernel_alive(self) -> None:
        """Nothing can die."""

    async def _async_poll_output_msg(self, _id: str, cell: NotebookNode, _index: int) -> None:
        cell.outputs = self.shown

    async def _async_poll_for_reply(self, *args: Any) -> Any:
        await args[3]
        return {"content": {"status": "ok"}}

    def coalesced(self) -> list[NotebookNode]:
        """What stands in the cell afterwards."""
        (cell,) = self.nb.cells
        self.shown = cell.outputs

        class Silent:
            execute = staticmethod(lambda *_, **__: "id")

        self.kc = Silent()  # type: ignore[assignment]
        asyncio.run(self.async_execute_cell(cell, 0))
        outputs: list[NotebookNode] = cell.outputs
        return outputs


@given(
    st.lists(
        st.tuples(st.sampled_from(["stdout", "stderr", "display"]), st.text("ab\r\n\t\x0b\u2028")),
        max_size=6,
    )
)
def test_printed_text_is_joined_as_nbclient_joins_it(shown: Shown) -> None:
    ours = printed(shown)

    join_streams(ours)

    theirs = Coalescing(printed(shown), coalesce_streams=True, record_timing=False)
    assert ours.cells[0].outputs == theirs.coalesced()


def test_streams_are_joined_in_their_order() -> None:
    notebook = printed(
        [
            ("stderr", "e"),
            ("stdout", "10%\r20"),
            ("display", ""),
            ("stdout", "%\r"),
            ("stderr", "f"),
        ]
    )

    join_streams(notebook)

    first, second, third = notebook.cells[0].outputs
    assert (first.name, first.text) == ("stdout", "20%\r")
    assert (second.name, second.text) == ("stderr", "ef")
    assert third.output_type == "display_data"


def test_backspaces_stay() -> None:
    notebook = printed([("stdout", "ab\bc")])

    join_streams(notebook)

    assert notebook.cells[0].outputs[0].text == "ab\bc"


@pytest.mark.parametrize("text", ["x" * 5_000_000, "\r" * 5_000_000, "x\r" * 2_500_000])
def test_a_long_line_takes_no_longer_than_many_short_ones(text: str) -> None:
    assert seconds_to_join(text) < 10 * seconds_to_join(("x" * 49 + "\n") * 100_000)


def seconds_to_join(text: str) -> float:
    """Of the processor, for a text that is printed a little at a time."""
    notebook = printed([("stdout", text[start : start + 50]) for start in range(0, len(text), 50)])
    start = time.process_time()
    join_streams(notebook)
    return time.process_time() - start
