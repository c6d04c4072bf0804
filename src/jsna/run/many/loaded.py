"""Loads, when it is imported, all that a run and its notebooks use: once, for all workers.

The process that forks the workers imports this and nothing else does. Like the process that forks
the notebooks of a single run, it starts no thread, so that what it forks is whole.
"""

from __future__ import annotations

import gc
import sys

from jsna.run.execution.forked.preload import LIBRARIES, ROOMS, preload
from jsna.run.fingerprints.code import code
from jsna.run.log import installed_packages

# Where notebooks find modules, without the folder that this process was started in.
PATH = [place for place in sys.path if place]
# If anything was said meanwhile, a notebook that imports it itself would show that. Then each
# review has its notebooks forked from a process of its own, which knows what to do.
SILENT = not preload(("jsna.run.review_run", *LIBRARIES, "papermill"), (*ROOMS, "run"))
code()
installed_packages()
# The workers share this memory as long as nothing counts in it.
gc.freeze()
