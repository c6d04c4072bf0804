"""Loads, when it is imported, all that a run and its notebooks use: once, for all workers.

The process that forks the workers imports this and nothing else does. Like the process that forks
the notebooks of a single run, it starts no thread, so that what it forks is whole.
"""

from __future__ import annotations

import gc
import signal
import sys

# Ctrl-C is for the process that began all; this one was started with it held back.
_BEFORE = signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])

from jsna.run.execution.forked.preload import LIBRARIES, ROOMS, preload  # noqa: E402
from jsna.run.fingerprints.code import code  # noqa: E402
from jsna.run.log import installed_packages  # noqa: E402

# Where notebooks find modules, without the folder that this process was started in.
PATH = [place for place in sys.path if place]
# If anything was said meanwhile, a notebook that imports it itself would show that. Then each
# review has its notebooks forked from a process of its own, which knows what to do.
SILENT = not preload(("jsna.run.review_run", *LIBRARIES, "papermill"), (*ROOMS, "run"))
code()
installed_packages()
# The workers share this memory as long as nothing counts in it.
gc.freeze()
# The process ignores it from here on by itself, and what it forks begins with Python's own way.
signal.signal(signal.SIGINT, _BEFORE)
