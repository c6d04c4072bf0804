"""A forked child against a real kernel: the same notebook, byte for byte."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from papermill.engines import papermill_engines

from jsna.errors import RunError
from jsna.review.project import Project
from jsna.run.execution.engine import KERNEL
from jsna.run.execution.execute import Task, execute_notebook
from jsna.run.execution.kernel import kernel_environment
from jsna.run.execution.session import Session
from jsna.run.review_run import run_review
from tests.run.tiny import put_notebook, quiet, snapshot

if sys.platform != "linux":
    pytest.skip("there is no fork to rely on", allow_module_level=True)

from jsna.run.execution.fork_engine import FORK, ForkEngine

REVIEWS = ("2023", "example-2023", "example-2024", "example-2025")

SHOWN = {
    "the last value": "1 + 1",
    "nothing": "None",
    "a value hidden by its semicolon": "2;",
    "an earlier value": "_2, Out[2], In[1], list(Out)",
    "text of both streams": """
import sys
print("out 1")
print("error 1", file=sys.stderr)
print("out 2", end="")
display("between")
print("error 2", file=sys.stderr)
print("out 3")
""",
    "a bar that overwrites itself": "print('10%\\r20%\\r', end='')\nprint('abc\\b\\bx')",
    "a line that is written in parts": "_ = [sys.stdout.write(each) for each in 'parts']",
    "streams that say what they are": """
import sys
(sys.stdout.isatty(), sys.stdout.encoding, sys.stdout.writable(), sys.stderr.name)
""",
    "a mime type of our own": """
from IPython.display import display
display({"application/vnd.jsna+json": {"a": [1, 2.5, None]}, "text/plain": "a"}, raw=True)
""",
    "a picture as bytes": """
from IPython.display import Image
png = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010806000000")
Image(data=png, format="png")
""",
    "a class that shows itself": """
class Shown:
    def __repr__(self): return "in words"
    def _repr_html_(self): return "<b>in HTML</b>"
    def _repr_mimebundle_(self, **_): return {"text/x-own": "own"}, {"text/x-own": {"wide": True}}
Shown()
""",
    "a class that cannot show itself as a page": """
class Fails:
    def __repr__(self): return "in words"
    def _repr_html_(self): raise NotImplementedError
Fails()
""",
    "a display that changes": """
from IPython.display import HTML
shown = display(HTML("before"), display_id="one")
shown.update(HTML("after"))
""",
    "a display of another cell that changes": "shown.update(HTML('later'))",
    "an output that is cleared": """
from IPython.display import clear_output
print("gone")
clear_output(wait=True)
print("stays")
""",
    "a frame": "import pandas as pd\npd.DataFrame({'a': [1, 2], 'b': ['x', None]})",
    "a figure of pyplot": "import matplotlib.pyplot as plt\n_ = plt.plot([1, 2])",
    "the magic of matplotlib": "%matplotlib inline\nplt.plot([2, 1]);",
    "two figures and a value": """
for number in (1, 2):
    _, axes = plt.subplots(figsize=(1, 1))
    axes.set_title(f"{number}")
len(plt.get_fignums())
""",
    "no figure is left from a cell before": "plt.get_fignums()",
    "a figure of its own as SVG": """
%config InlineBackend.figure_formats = ["svg"]
import matplotlib
matplotlib.rcParams["svg.hashsalt"] = "fixed"
figure = plt.figure(figsize=(1, 1))
""",
    "settings of pyplot as a notebook finds them": """
[(key, matplotlib.rcParams[key]) for key in ("figure.dpi", "figure.facecolor", "backend")]
""",
    "a warning": """
import warnings
warnings.warn_explicit("take care", UserWarning, "here", 1)
warnings.warn_explicit("it goes", DeprecationWarning, "here", 2, module="__main__")
warnings.warn_explicit("not shown", DeprecationWarning, "here", 3, module="library")
""",
    "a command": "!echo said; echo complained >&2",
    "what a command said": "lines = !echo one; echo two\nlines",
    "magic": "%%capture caught\nprint('caught')",
    "what was caught": "caught.stdout",
    "bash": "%%bash\necho from bash",
    "waiting": "import asyncio\nawait asyncio.sleep(0.01)\nprint('waited')\n'value'",
    "a task that goes on": "task = asyncio.create_task(asyncio.sleep(0.01, 'done'))",
    "what became of it": "await task",
    "a task that prints": """
async def later():
    await asyncio.sleep(0.2)
    for number in range(3):
        print("not shown", number)
        await asyncio.sleep(0.01)
task = asyncio.create_task(later())
""",
    "what is printed while it prints": """
import os, subprocess
print("before")
await asyncio.sleep(0.21)
subprocess.run(["echo", "from a program"])
await task
print("after")
""",
    "an interruption that is caught": """
import signal
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("caught")
""",
    "a generator of text of many lines": "print(*range(3000), sep='\\n')",
    "letters": "print('é £ – 🙂 \\x00 \\ud800'.encode('utf-8', 'replace').decode())",
    "help": "len.__doc__",
    "the names that there are": "sorted(name for name in globals() if name.startswith('__'))",
    "where modules come from": "sys.path[0], __name__, get_ipython().__class__.__name__",
    "a window that is not there": "import os, shutil\nshutil.get_terminal_size((1, 1)).columns",
    "a thread that prints": """
import threading
thread = threading.Thread(target=print, args=("from a thread",))
thread.start()
thread.join()
""",
}

FAILING = {
    "an exception": "def inner():\n    raise ValueError('wrong')\ninner()",
    "an exception with a cause": """
try:
    1 / 0
except ZeroDivisionError as error:
    raise KeyError("key") from error
""",
    "after something was shown": "print('shown')\nimport sys\nprint('too', file=sys.stderr)\n[][1]",
    "an interruption": "import signal\nsignal.raise_signal(signal.SIGINT)",
    "an interruption while it waits": """
import asyncio, signal
signal.raise_signal(signal.SIGINT)
await asyncio.sleep(30)
""",
    "a leap out": "import sys\nsys.exit(3)",
    "exit": "print('last words')\nexit()",
    "a stream that it closed": """
import sys
sys.stdout.close()
try:
    print("gone")
except ValueError as error:
    raise LookupError(str(error)) from None
""",
    "a question": "input('Your name?')",
    "a secret question": "import getpass\ngetpass.getpass()",
    "a command that fails": "!echo said; exit 3",
    "no Python": "1 +\nprint(",
    "while it is shown": "class Bad:\n    def __repr__(self): raise ValueError('no')\nBad()",
    "waiting": "import asyncio\nawait asyncio.wait_for(asyncio.sleep(5), 0.01)",
}


def executed(project: Project, folder: Path, engine: str, *cells: str) -> bytes:
    """The bytes of a notebook of these cells, executed; those of the failed one if it failed."""
    source = put_notebook(project, "notebook", *cells)
    task = Task(source, folder / "done.ipynb", folder / "failed.ipynb")
    environment = kernel_environment(project.root, folder / "work", folder / "scratch")
    # Under its name, a real kernel leaves what programs print to the test.
    environment.pop("PYTEST_CURRENT_TEST", None)
    session = Session(project.notebooks, folder, environment, timeout=300)
    with suppress(RunError):
        execute_notebook(task, session, engine)
    return (task.target if task.target.exists() else task.failed).read_bytes()


def outputs_by(names: dict[str, str], notebook: bytes) -> dict[str, object]:
    """The outputs of each cell by its name."""
    cells = json.loads(notebook)["cells"][1:]
    return {name: cell["outputs"] for name, cell in zip(names, cells, strict=False)}


def without_ids(notebook: bytes) -> list[dict[str, object]]:
    """The cells without their ids: papermill marks a failed cell by one with a new id each time."""
    cells = json.loads(notebook)["cells"]
    return [{key: value for key, value in cell.items() if key != "id"} for cell in cells]


def test_the_engine_is_known_to_papermill() -> None:
    assert papermill_engines.get_engine(FORK) is ForkEngine


def test_everything_that_can_be_shown_is_shown_as_by_a_kernel(
    tiny: Project, tmp_path: Path
) -> None:
    cells = SHOWN.values()
    forked, real = (executed(tiny, tmp_path / each, each, *cells) for each in (FORK, KERNEL))

    assert outputs_by(SHOWN, forked) == outputs_by(SHOWN, real)
    assert forked == real
    assert outputs_by(SHOWN, forked)["a thread that prints"]


@pytest.mark.parametrize("cell", FAILING.values(), ids=FAILING)
def test_a_failed_notebook_is_kept_as_a_kernel_would_leave_it(
    tiny: Project, tmp_path: Path, cell: str
) -> None:
    forked, real = (
        executed(tiny, tmp_path / each, each, cell, "'never'") for each in (FORK, KERNEL)
    )

    assert without_ids(forked) == without_ids(real)


def test_what_programs_and_c_code_print_stands_where_it_was_printed(
    tiny: Project, tmp_path: Path
) -> None:
    cell = """
import ctypes, os, subprocess, sys
print("one")
os.system("echo two")
print("three")
subprocess.run([sys.executable, "-c", "print('four')"])
print("five")
ctypes.CDLL(None).puts(b"six")
ctypes.CDLL(None).fflush(None)
os.write(1, b"seven\\n");
"""
    notebook = json.loads(executed(tiny, tmp_path, FORK, cell))

    (output,) = notebook["cells"][1]["outputs"]
    assert " ".join("".join(output["text"]).split()) == "one two three four five six seven"


def test_no_state_passes_from_one_notebook_to_the_next(tiny: Project, tmp_path: Path) -> None:
    leave = """
import matplotlib, os, pandas, sys, random, numpy
left = "left"
matplotlib.rcParams["figure.dpi"] = 17
pandas.options.display.max_rows = 3
os.environ["LEFT"] = "left"
sys.modules["left"] = sys
os.chdir("/")
"""
    look = """
import matplotlib, os, pandas, sys, numpy
assert "left" not in globals() and "left" not in sys.modules and "LEFT" not in os.environ
assert matplotlib.rcParams["figure.dpi"] != 17 and pandas.options.display.max_rows != 3
assert os.getcwd().endswith("notebooks")
print(numpy.random.random())
"""
    executed(tiny, tmp_path / "first", FORK, leave)

    drawn = [executed(tiny, tmp_path / each, FORK, look) for each in ("second", "third")]
    # Each draws its own numbers, as fresh processes do.
    assert drawn[0] != drawn[1]
    assert b'"output_type": "error"' not in drawn[0]


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_every_review_has_the_same_bytes_by_both_engines(project: Project) -> None:
    assert {path.parent.name for path in project.root.glob("data/raw/*/review.toml")} == {*REVIEWS}
    for review in REVIEWS:
        made = []
        for engine in ("fork", "kernel"):
            run_review(project, review, engine=engine, progress=quiet())
            made.append(snapshot(project.outputs(review)))
            made[-1] |= snapshot(project.processed(review))
        assert made[0] == made[1]
