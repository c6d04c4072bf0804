"""Ways in which an executed notebook can be made to say what its code does not."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

PNG = "image/png"
Output = dict[str, Any]


def tamper(notebook: Path, change: Callable[[list[dict[str, Any]]], None]) -> None:
    """Change the code cells of a notebook in place."""
    content = json.loads(notebook.read_text(encoding="utf-8"))
    change([cell for cell in content["cells"] if cell["cell_type"] == "code"])
    changed = json.dumps(content, indent=1, ensure_ascii=False)
    assert json.loads(notebook.read_text(encoding="utf-8")) != json.loads(changed)
    notebook.write_text(changed, encoding="utf-8", newline="\n")


def change_a_number(cells: list[dict[str, Any]]) -> None:
    """Change one digit of the first text with a number in it."""
    texts = _texts(cells)
    place, kind = next((each, kind) for each, kind in texts if re.search(r"\d", _whole(each[kind])))
    place[kind] = re.sub(r"\d", lambda digit: str(9 - int(digit[0])), _whole(place[kind]), count=1)


def swap_a_picture(cells: list[dict[str, Any]]) -> None:
    """Put another picture in the place of the first."""
    _pictures(cells)[0]["data"][PNG] = b64encode(b"\x89PNG another").decode("ascii")


def clear_the_outputs(cells: list[dict[str, Any]]) -> None:
    """Leave every cell as if it had never been executed."""
    for cell in cells:
        cell["outputs"], cell["execution_count"] = [], None


def delete_a_figure(cells: list[dict[str, Any]]) -> None:
    """Take the first figure out of the outputs."""
    picture = _pictures(cells)[0]
    for cell in cells:
        cell["outputs"] = [output for output in cell["outputs"] if output is not picture]


def _pictures(cells: list[dict[str, Any]]) -> list[Output]:
    return [each for cell in cells for each in cell["outputs"] if PNG in each.get("data", {})]


def _texts(cells: list[dict[str, Any]]) -> Iterator[tuple[Output, str]]:
    for cell in cells:
        for output in cell["outputs"]:
            if "text" in output:
                yield output, "text"
            for kind in output.get("data", {}):
                if kind.startswith("text/"):
                    yield output["data"], kind


def _whole(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "".join(text)
