"""Did a notebook really run to its end, and may it be published?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbformat import NotebookNode

_KERNEL_FILE = r"ipykernel_\d+"


def fault_of(notebook: NotebookNode, *, messages: bool = True) -> str:
    """Why an executed notebook did not succeed, or "".

    papermill returns as if all were well after ``sys.exit(0)``, so what is looked at is the
    notebook itself: no error output, and each code cell executed once, in order, to the last.

    Parameters
    ----------
    notebook
        The executed notebook.
    messages
        Whether an exception's own words may be repeated: they can hold what a respondent gave.
    """
    for number, cell in enumerate(_code(notebook), start=1):
        for output in cell.outputs:
            if output.output_type == "error":
                return f"code cell {number}: {_said(output, messages=messages)}"
        if cell.execution_count != number:
            return f"code cell {number} was not reached"
    return ""


def shown_paths(notebook: NotebookNode, folders: Iterable[Path]) -> str:
    """Where an executed notebook shows a path of this machine, or "".

    Such a path is a reader's riddle, differs elsewhere, and can hold a person's name. It is
    refused, since a rule that hid it would hide that the notebook depends on it.
    """
    names = {name for folder in folders for name in (str(folder), folder.as_posix())}
    paths = "|".join(re.escape(name) for name in sorted(names) if len(name) > len("C:\\"))
    pattern = re.compile(rf"(?<![\w./:-])(?:{paths})(?![\w-])|{_KERNEL_FILE}")
    for number, cell in enumerate(_code(notebook), start=1):
        found = next(filter(None, map(pattern.search, _texts(cell.outputs))), None)
        if found:
            return f"code cell {number} shows {found[0]}, which is a place on this machine"
    return ""


def _code(notebook: NotebookNode) -> list[NotebookNode]:
    cells = (cell for cell in notebook.cells if cell.cell_type == "code")
    return [cell for cell in cells if cell.source.strip()]


def _said(output: NotebookNode, *, messages: bool) -> str:
    if output.ename == "SystemExit":
        return "it left the notebook early (SystemExit)"
    said = str(output.evalue).strip() if messages else ""
    if output.ename == "InputError" and said:
        return f"what it was given is wrong.\n{said.rstrip('.')}"
    return f"{output.ename}: {said.splitlines()[0]}" if said else str(output.ename)


def _texts(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for each in content.values():
            yield from _texts(each)
    elif isinstance(content, list):
        for each in content:
            yield from _texts(each)
