"""An executed notebook with the same bytes on every machine and at every time."""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

# jsonschema, which nbformat imports, builds parsers for 38 kinds of IRI, which takes 1.5 s and is
# for a format that no notebook's schema names. It does without where they are not to be had.
_PARSERS = "rfc3987_syntax"
_LOADED = sys.modules.get(_PARSERS)
sys.modules[_PARSERS] = _LOADED  # type: ignore[assignment]  # None: not to be had
import nbformat  # noqa: E402
from nbformat import NotebookNode  # noqa: E402

if _LOADED is None:
    del sys.modules[_PARSERS]

INJECTED = "injected-parameters"
_KERNELSPEC = {"display_name": "Python 3", "language": "python", "name": "python3"}
# Without a version: the same notebook comes from every Python that is supported.
_LANGUAGE = {
    "name": "python",
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "pygments_lexer": "ipython3",
}


def read_source(path: Path) -> NotebookNode:
    """A notebook's source without outputs, each cell with an id that does not change."""
    notebook = _node(json.loads(path.read_text(encoding="utf-8")))
    if (notebook.nbformat, notebook.nbformat_minor) < (4, 5):
        # An upgrade would give each cell a new id at each run.
        notebook.nbformat, notebook.nbformat_minor = 4, 5
        for number, cell in enumerate(notebook.cells, start=1):
            cell.id = f"cell-{number}"
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def join_streams(notebook: NotebookNode) -> None:
    """Join, in place, what each cell printed: the chunks in which it came depend on the moment.

    Each stream of a cell becomes one output at the place of its first, and standard output comes
    before the errors that follow it. A carriage return overwrites its line. It is what nbclient
    does with ``coalesce_streams``, whose time grows with the square of a line's length and is no
    part of any time-out.
    """
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = _joined(cell.outputs)


def _joined(outputs: list[NotebookNode]) -> list[NotebookNode]:
    joined: list[NotebookNode] = []
    texts: dict[str, list[str]] = {}
    for output in outputs:
        if output.output_type != "stream":
            joined.append(output)
            continue
        if output.name not in texts:
            joined.append(output)
        texts.setdefault(output.name, []).append(output.text)
    streams = [each.name if each.output_type == "stream" else "" for each in joined]
    for place, name in enumerate(streams):
        if name:
            joined[place].text = _overwritten("".join(texts[name]))
    for place, pair in enumerate(pairwise(streams)):
        if pair == ("stderr", "stdout"):
            joined[place : place + 2] = reversed(joined[place : place + 2])
    return joined


def _overwritten(text: str) -> str:
    """Of each line what is left after its last carriage return that does not end it."""
    return "\n".join(line[line.rfind("\r", 0, -1) + 1 :] for line in text.split("\n"))


def normalise(notebook: NotebookNode) -> None:
    """Take out, in place, what papermill and the kernel add that differs from run to run."""
    notebook.metadata.pop("papermill", None)
    notebook.metadata.kernelspec = _node(_KERNELSPEC)
    notebook.metadata.language_info = _node(_LANGUAGE)
    for cell in notebook.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if not cell.metadata.get("tags", True):
            del cell.metadata["tags"]
        if INJECTED in cell.metadata.get("tags", ()):
            cell.id = INJECTED
            cell.source = cell.source.rstrip("\n")


def write_notebook(notebook: NotebookNode, path: Path) -> None:
    """Write the notebook, normalised, with a line's end that is the same everywhere."""
    normalise(notebook)
    text: str = nbformat.writes(notebook, version=4)  # type: ignore[no-untyped-call]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{text.rstrip()}\n", encoding="utf-8", newline="\n")


def _node(content: dict[str, Any]) -> NotebookNode:
    node: NotebookNode = nbformat.from_dict(content)  # type: ignore[no-untyped-call]
    return node
