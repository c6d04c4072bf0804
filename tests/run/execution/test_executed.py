from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode

from jsna.run.execution.executed import fault_of, shown_paths


def code(source: str, count: int | None, *outputs: dict[str, Any]) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "source": source,
        "execution_count": count,
        "outputs": list(outputs),
        "metadata": {},
    }


def notebook(*cells: dict[str, Any]) -> NotebookNode:
    content = {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    made: NotebookNode = nbformat.from_dict(content)  # type: ignore[no-untyped-call]
    return made


def error(name: str, words: str) -> dict[str, Any]:
    return {"output_type": "error", "ename": name, "evalue": words, "traceback": []}


def printed(text: str) -> dict[str, Any]:
    return {"output_type": "stream", "name": "stdout", "text": text}


TEXT = {"cell_type": "markdown", "source": "words", "metadata": {}}


def test_each_code_cell_once_and_in_order_is_success() -> None:
    assert fault_of(notebook(TEXT, code("1", 1), code("  ", None), TEXT, code("2", 2))) == ""


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ([code("1", 1), code("2", None)], "code cell 2 was not reached"),
        ([code("1", 2)], "code cell 1 was not reached"),
        ([code("1", 2), code("2", 1)], "code cell 1 was not reached"),
        ([code("1", 1), code("2", 1)], "code cell 2 was not reached"),
        ([code("1", 1, error("KeyError", "a\nb"))], "code cell 1: KeyError: a"),
        ([code("1", 1, error("KeyError", ""))], "code cell 1: KeyError"),
        (
            [code("1", 1, error("SystemExit", "0"))],
            "code cell 1: it left the notebook early (SystemExit)",
        ),
        ([code("1", 1, printed("x"), error("E", "w"))], "code cell 1: E: w"),
    ],
)
def test_anything_else_is_a_failure(cells: list[dict[str, Any]], fault: str) -> None:
    assert fault_of(notebook(*cells)) == fault


def test_words_of_an_error_are_left_out_where_they_may_be_a_persons() -> None:
    failed = notebook(code("1", 1, error("KeyError", "what a parent wrote")))

    assert fault_of(failed, messages=False) == "code cell 1: KeyError"


@pytest.mark.parametrize(
    "output",
    [
        printed("saved in /home/ann/jsna/outputs"),
        printed("/home/ann/jsna"),
        printed("File '/home/ann/jsna/x.py', line 3"),
        {"output_type": "display_data", "metadata": {},
         "data": {"application/json": {"where": ["/home/ann/jsna/x"]}}},
        printed("/tmp/ipykernel_812/1.py:3: FutureWarning"),
    ],
)  # fmt: skip
def test_a_place_on_this_machine_is_seen(output: dict[str, Any]) -> None:
    shown = shown_paths(notebook(code("1", 1), code("2", 2, output)), [Path("/home/ann/jsna")])

    assert shown.startswith("code cell 2 shows /home/ann/jsna" if "ann" in str(output) else "code")


@pytest.mark.parametrize(
    "text",
    ["https://x.org/home/ann/jsna", "outputs/2001", "/home/ann/jsna-notes", "/home/bob/jsna"],
)
def test_other_words_are_no_place_on_this_machine(text: str) -> None:
    assert shown_paths(notebook(code("1", 1, printed(text))), [Path("/home/ann/jsna")]) == ""


def test_the_root_of_a_disk_is_in_every_path_and_says_nothing() -> None:
    assert shown_paths(notebook(code("1", 1, printed("either/or"))), [Path("/")]) == ""


def test_all_problems_of_an_input_are_told() -> None:
    said = "own.md, line 1: a. Do b.\nown.md, line 2: c. Do d."
    told = fault_of(notebook(code("1", 1, error("InputError", said))))
    assert told == f"code cell 1: what it was given is wrong.\n{said[:-1]}"
    assert fault_of(notebook(code("1", 1, error("InputError", said))), messages=False) == (
        "code cell 1: InputError"
    )
