"""Only some rooms touch files, and the command line starts light."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# The rooms that open files; the readers in preparation, the style, which loads its fonts, and the
# command line's top, which takes the project's folder and outlives a closed pipe.
MAY_TOUCH_FILES = ("storage", "publishing", "run", "review")
ALSO = {
    *("preparation/delimited.py", "exhibits/letters.py", "cli/main.py"),
    "preparation/safe_workbook/looking.py",
    *(f"preparation/workbook/{name}.py" for name in ("opening", "reading")),
    *(f"preparation/survey/{name}.py" for name in ("opening", "reading", "text_file")),
}

DOORS = {
    *("os", "pathlib", "shutil", "tempfile", "glob", "fileinput", "mmap", "pickle", "shelve"),
    *("sqlite3", "socket", "subprocess", "urllib", "http", "zipfile"),
}
CALLS = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "touch"),
    *("iterdir", "rglob", "to_parquet", "to_excel", "to_feather", "to_pickle", "to_sql", "tofile"),
    *("fromfile", "loadtxt", "savetxt", "imread", "imsave", "ExcelWriter"),
}
# These write a file only when they are told where; without that they return text.
CALLS_WITH_PATH = {"to_csv", "to_json", "to_html", "to_markdown", "to_string", "to_latex"}
PANDAS_READERS = {"read_csv", "read_excel", "read_parquet", "read_json", "read_table", "read_html"}

HEAVY = {
    *("numpy", "pandas", "pandera", "pyarrow", "scipy", "matplotlib", "seaborn"),
    *("papermill", "nbformat", "nbclient", "nbconvert", "jupyter_client", "IPython", "jsonschema"),
    *("ipykernel", "zmq", "pydantic", "rich", "tomlkit", "filelock"),
    *(
        "docx",
        "openpyxl",
        "xlsxwriter",
        "typst",
        "pikepdf",
        "lxml",
        "markdown_it",
        "pygments",
    ),
}


def file_access(source: str) -> Iterator[str]:
    """Every line of a source that reaches for a file, with what it reaches by."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [each.name.partition(".")[0] for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [(node.module or "").partition(".")[0]]
        else:
            names = [_called(node)] if isinstance(node, ast.Call) else []
            yield from (f"line {node.lineno}: {name}()" for name in names if name)  # type: ignore[attr-defined]
            continue
        yield from (f"line {node.lineno}: import {name}" for name in names if name in DOORS)


def _called(call: ast.Call) -> str:
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name in CALLS | PANDAS_READERS:
        return str(name)
    told_where = bool(call.args) or any(each.arg == "path_or_buf" for each in call.keywords)
    return str(name) if name in CALLS_WITH_PATH and told_where else ""


def test_no_other_room_touches_files(root: Path) -> None:
    package = root / "src" / "jsna"
    found = [
        f"{path.relative_to(package).as_posix()}, {access}"
        for path in sorted(package.rglob("*.py"))
        if path.relative_to(package).parts[0] not in MAY_TOUCH_FILES
        and path.relative_to(package).as_posix() not in ALSO
        for access in file_access(path.read_text(encoding="utf-8"))
    ]

    assert found == []


@pytest.mark.parametrize(
    ("source", "access"),
    [
        ("import os.path", "line 1: import os"),
        ("from pathlib import Path", "line 1: import pathlib"),
        ("open('a')", "line 1: open()"),
        ("frame = pd.read_csv('a')", "line 1: read_csv()"),
        ("frame.to_csv('a')", "line 1: to_csv()"),
        ("frame.to_csv(path_or_buf=p)", "line 1: to_csv()"),
        ("path.write_text('a')", "line 1: write_text()"),
    ],
)
def test_file_access_is_seen(source: str, access: str) -> None:
    assert list(file_access(source)) == [access]


@pytest.mark.parametrize("source", ["frame.to_csv(index=False)", "import io", "text.replace('a')"])
def test_text_is_no_file(source: str) -> None:
    assert list(file_access(source)) == []


LOADED = "import sys; {}; print('|', *{{name.partition('.')[0] for name in sys.modules}})"


def loaded_by(program: str) -> set[str]:
    """The packages that Python has loaded once it has executed this."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(program)], capture_output=True, text=True, check=True
    )
    return {*done.stdout.rpartition("|")[2].split()}


def test_the_command_line_starts_without_anything_heavy() -> None:
    loaded = loaded_by("import jsna.cli")

    assert "jsna" in loaded
    assert HEAVY & loaded == set()


@pytest.mark.parametrize(
    "program",
    ["import jsna.run.check", "import jsna.cli; assert jsna.cli.main(['check', '2023']) == 0"],
)
def test_tables_of_text_are_checked_without_what_computes_and_draws(program: str) -> None:
    """An analyst checks after every correction; a run checks before it starts."""
    loaded = loaded_by(program)

    assert "pydantic" in loaded
    assert HEAVY & loaded <= {"pydantic", "tomlkit"}


def test_a_command_that_names_its_review_does_not_load_what_finds_the_newest() -> None:
    program = (
        "import argparse; from jsna.cli.target import target_of; "
        "assert target_of(argparse.Namespace(project=None, review='2023'))[1] == '2023'"
    )
    assert HEAVY & loaded_by(program) == set()
