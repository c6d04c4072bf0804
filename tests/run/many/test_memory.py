from __future__ import annotations

import subprocess
import sys

import pytest

from jsna.run.execution.forked import keeper
from jsna.run.many.memory import most_taken

resource = pytest.importorskip("resource")
UNIT = 1 if sys.platform == "darwin" else 1024


def ended() -> int:
    """Bytes that the largest process took that this one has started."""
    subprocess.run([sys.executable, "-c", "x = bytearray(10**7)"], check=True)
    return int(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) * UNIT


def test_every_notebook_that_may_run_beside_another_is_counted() -> None:
    largest = ended()

    one, three = most_taken(1), most_taken(3)

    assert one is not None
    assert three is not None
    assert three - one == pytest.approx(2 * largest, rel=0.1)


def test_notebooks_of_a_process_that_still_forks_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    largest = ended()
    without = most_taken(1)
    monkeypatch.setattr(keeper, "largest_child", lambda: (largest + 2**30) // UNIT)

    with_it = most_taken(1)

    assert without is not None
    assert with_it is not None
    assert with_it - without == pytest.approx(2**30, rel=0.1)


def test_where_the_system_does_not_say_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    assert most_taken(1) is None
