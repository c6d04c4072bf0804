"""How much memory a process that runs reviews takes with their notebooks."""

from __future__ import annotations

import sys


def most_taken(notebooks: int) -> int | None:
    """Bytes that this process has taken at most with its notebooks, as far as these have ended.

    What notebooks share with the process that forked them is counted in each of them; so that
    process is not counted beside them.

    Parameters
    ----------
    notebooks
        How many run at a time: each may be as large as the largest.

    Returns
    -------
    int or None
        The peak since this process began; None where the system does not say.
    """
    try:
        import resource
    except ImportError:
        return None
    # Loaded here: where nothing was run, nothing of this is needed.
    from jsna.run.execution.forked.keeper import largest_child

    own, ended = (
        resource.getrusage(each).ru_maxrss
        for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    unit = 1 if sys.platform == "darwin" else 1024
    return (own + notebooks * max(ended, largest_child())) * unit
