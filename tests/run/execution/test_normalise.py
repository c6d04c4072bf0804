from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode

from jsna.run.execution.normalise import normalise, read_source, write_notebook

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
