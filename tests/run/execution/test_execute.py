"""One notebook executed for real, in all the ways in which it can fail without saying so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jsna.errors import RunError
from tests.run.conftest import Execute


def cells_of(path: Path) -> list[dict[str, Any]]:
    """The cells of a written notebook."""
    cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return cells


def test_every_parameter_reaches_its_notebook(execute: Execute) -> None:
    values = {
        "review": "tiny",
        "words": 'a "quoted" \\n {brace} £ é \'',
        "whole": -7,
        "share": 0.25,
        "told": True,
        "nothing": None,
        "targets": [3, 5],
    }
    declared = "\n".join(f"{name}: object = 'default'" for name in values)
    show = f"import json\nprint(json.dumps([globals()[name] for name in {list(values)}]))"

    task = execute(show, declared=declared, parameters=values)

    shown = cells_of(task.target)[-1]["outputs"][0]["text"]
    assert json.loads("".join(shown)) == list(values.values())


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("raise ValueError('out of range')", "code cell 2: ValueError: out of range"),
        ("import sys\nsys.exit(0)", "code cell 2: it left the notebook early"),
        ("exit", "code cell 2: it left the notebook early"),
        ("!exit 3", "code cell 2: CalledProcessError"),
        ("!exit 3\n!echo fine", "code cell 2: CalledProcessError"),
        ("lines = !exit 3", "code cell 2: CalledProcessError"),
        ("import os\nos._exit(0)", "its kernel died"),
        ("import os\nos.kill(os.getpid(), 9)", "its kernel died"),
        ("1 +", "code cell 2: SyntaxError"),
        ("raise ExceptionGroup('two', [KeyError(1)])", "code cell 2: ExceptionGroup."),
    ],
)
def test_what_papermill_lets_pass_is_a_failure(
    execute: Execute, tmp_path: Path, cell: str, said: str
) -> None:
    with pytest.raises(RunError) as raised:
        execute(cell, "print('reached')")

    assert said in str(raised.value)
    assert raised.value.look == str(tmp_path / "failed" / "notebook.ipynb")
    assert not (tmp_path / "workspace" / "outputs" / "notebook.ipynb").exists()
    assert cell.splitlines()[0] in str(cells_of(tmp_path / "failed" / "notebook.ipynb"))


def test_a_hint_ends_with_its_own_question_mark(execute: Execute) -> None:
    with pytest.raises(RunError) as raised:
        execute('raise ValueError(\'no "overal". Did you mean "overall"?\')')

    assert 'Did you mean "overall"? The notebook as it was then: ' in str(raised.value)


def test_a_message_ends_with_its_own_full_stop(execute: Execute) -> None:
    with pytest.raises(RunError) as raised:
        execute("raise ValueError('chapter.html cannot be written.')")

    assert "chapter.html cannot be written. The notebook as it was then: " in str(raised.value)


# An exception that the notebook has a way of its own to show.
SHOWN_OTHERWISE = """
get_ipython().set_custom_exc((KeyError,), lambda *_, **__: print("it went wrong"))
raise KeyError(1)
"""


@pytest.mark.parametrize(
    "cell", ["import os\nos._exit(0)", "import sys\nsys.exit()", "exit", SHOWN_OTHERWISE]
)
def test_leaving_in_the_last_cell_is_a_failure_too(execute: Execute, cell: str) -> None:
    with pytest.raises(RunError):
        execute("print('fine')", cell)


@pytest.mark.slow
def test_a_notebook_that_takes_too_long_is_ended(execute: Execute, tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"it took longer than 2\.5 s"):
        # Each cell stays within the limit; together they do not.
        execute(*["import time\ntime.sleep(0.7)"] * 20, timeout=2.5)

    cells = cells_of(tmp_path / "failed" / "notebook.ipynb")
    begun = [each for each in cells if each["execution_count"] is not None]
    # The parameters, and a cell each 0.7 s; all of them would take 14 s.
    assert len(begun) < 10


@pytest.mark.slow
def test_a_cell_that_hangs_is_ended(execute: Execute) -> None:
    with pytest.raises(RunError, match="it took longer than 2 s"):
        execute("while True: pass", timeout=2)


def test_a_shown_path_of_this_machine_is_refused(execute: Execute) -> None:
    with pytest.raises(RunError, match=r"code cell 3 shows .*, which is a place on this machine"):
        execute("import os", "print('written to ' + os.environ['JSNA_WORKSPACE'])")


def test_the_words_of_a_respondent_stay_in_the_notebook(execute: Execute) -> None:
    with pytest.raises(RunError) as raised:
        execute("raise KeyError('what a parent wrote')", restricted=True)

    assert "code cell 2: KeyError" in str(raised.value)
    assert "parent" not in str(raised.value)


def test_a_notebook_runs_in_its_own_folder_with_nothing_of_the_users(
    execute: Execute, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    startup = tmp_path / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "mine.py").write_text("mine = 'left by a start-up file'", encoding="utf-8")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("MPLBACKEND", "webagg")

    execute(
        "import os, pathlib",
        "assert pathlib.Path.cwd().name == 'notebooks'",
        "assert os.environ['PYTHONUTF8'] == '1'",
        "assert os.environ['MPLBACKEND'].endswith('backend_inline')",
        "assert 'mine' not in globals()",
    )


def test_an_executed_notebook_is_written_whole_and_normalised(execute: Execute) -> None:
    task = execute("1 + 1", parameters={"review": "other"})

    injected, last = cells_of(task.target)[1:]
    assert (injected["id"], injected["source"]) == (
        "injected-parameters",
        ["# Parameters\n", 'review = "other"'],
    )
    assert [last["execution_count"], last["outputs"][0]["data"]["text/plain"]] == [3, ["2"]]
    assert "papermill" not in task.target.read_text(encoding="utf-8")
