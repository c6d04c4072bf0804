"""A pytest plugin that makes nbval a real check, where by itself it lets much pass.

nbval never compares PNG or JPEG, passes over cells that were never executed (so that a notebook
with cleared outputs is good), and leaves out cells that ask for it. Here all of these fail.
Nothing is sanitised: whatever differs is shown.

Pictures are compared only under the versions of the lock file, since other versions of the
drawing libraries may draw other pixels. The values that each figure displays beside its picture
are compared always.
"""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import pytest
from nbval.plugin import IPyNbCell
from packaging.requirements import Requirement

PICTURES = ("image/png", "image/jpeg", "image/svg+xml")
LOCK = Path(__file__).parents[2] / "requirements.lock"
DRAWING = ("matplotlib", "numpy", "pillow")
_PIN = re.compile(r"^[a-z0-9-]+==[^\\\n]+", re.MULTILINE)


def under_lock(lock: str) -> bool:
    """Whether what draws is installed in the very versions of the lock file."""
    pins = map(Requirement, _PIN.findall(lock))
    # The lock can pin one version for each Python.
    here = {pin.name: pin.specifier for pin in pins if not pin.marker or pin.marker.evaluate()}
    return all(name in here and version(name) in here[name] for name in DRAWING)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that leaves pictures out."""
    parser.addoption(
        "--pictures",
        choices=("under-lock", "never"),
        default="under-lock",
        help="when to compare pictures; the values in them are compared always",
    )


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let nbval compare pictures, where they can be the same."""
    if isinstance(item, IPyNbCell):
        compared = item.config.getoption("--pictures") == "under-lock"
        compared = compared and under_lock(LOCK.read_text(encoding="utf-8"))
        skipped = [kind for kind in item.parent.skip_compare if kind not in PICTURES]
        item.parent.skip_compare = (*skipped, *(() if compared else PICTURES))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> None:
    """Fail what nbval would pass over."""
    if not isinstance(item, IPyNbCell) or not item.cell.source.strip():
        return
    if item.cell.execution_count is None:
        item.raise_cell_error("This cell was never executed, or its outputs were cleared")
    if item.options["skip"] or item.options["check_exception"] or not item.options["check"]:
        item.raise_cell_error("This cell asks not to be checked")
