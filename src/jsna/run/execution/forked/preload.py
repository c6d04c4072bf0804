"""What is loaded before notebooks are forked: their libraries and this package."""

from __future__ import annotations

import importlib
import io
import pkgutil
import warnings
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout

import jsna

# Of what a notebook imports, and of what the package imports when it needs it. Not
# matplotlib_inline.backend_inline, which looks for the notebook's shell when it is imported.
LIBRARIES = (
    "ipykernel.debugger",
    "matplotlib.pyplot",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "pandera.backends.pandas.builtin_checks",
    "pikepdf",
    "pyarrow.acero",
    "pyarrow.parquet",
    "scipy.optimize",
    "scipy.sparse",
    "seaborn",
    "typst",
)
ROOMS = ("exhibits", "measures", "pipeline", "preparation", "publishing", "review", "storage")


def preload(libraries: Iterable[str] = LIBRARIES, rooms: Iterable[str] = ROOMS) -> list[str]:
    """Import them, without starting a thread.

    Parameters
    ----------
    libraries
        Modules of others.
    rooms
        Rooms of this package, each with all its modules.

    Returns
    -------
    list of str
        What was said meanwhile, in warnings and in print: nothing, as it should be.
    """
    printed = io.StringIO()
    said: list[str] = []
    show = warnings.showwarning
    # Not catch_warnings: it would take back which warnings the libraries have set to be shown.
    warnings.showwarning = lambda message, *_, **__: said.append(str(message))
    try:
        with redirect_stdout(printed), redirect_stderr(printed):
            for name in (*libraries, *_modules(rooms)):
                importlib.import_module(name)
    finally:
        warnings.showwarning = show
    return [*said, *printed.getvalue().splitlines()]


def _modules(rooms: Iterable[str]) -> Iterator[str]:
    wanted = set(rooms)
    for module in pkgutil.iter_modules(jsna.__path__, "jsna."):
        if module.name.rpartition(".")[2] in wanted:
            yield module.name
            package = importlib.import_module(module.name)
            below = pkgutil.walk_packages(getattr(package, "__path__", ()), f"{module.name}.")
            yield from (each.name for each in below)
