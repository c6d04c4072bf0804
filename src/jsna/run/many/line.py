"""Shows on one line how a run of many reviews gets on; in a file, with a line for each review."""

from __future__ import annotations

import os
import shutil
import time
from collections import Counter
from typing import TextIO

from jsna.run.many.outcome import Outcome


class Line:
    """What a person sees meanwhile.

    Parameters
    ----------
    stream
        Where: standard error, as a rule.
    total
        How many reviews there are.
    """

    def __init__(self, stream: TextIO, total: int) -> None:
        self._stream, self._total = stream, total
        self._live = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._running: list[str] = []
        self._counts: Counter[str] = Counter()
        self._start = time.perf_counter()

    def start(self, review_id: str) -> None:
        """Show that a review runs."""
        self._running.append(review_id)
        self._show()

    def end(self, outcome: Outcome) -> None:
        """Show what came of it."""
        if outcome.review in self._running:
            self._running.remove(outcome.review)
        self._counts[outcome.state] += 1
        if self._live:
            self._show()
        else:
            done = f"{self._counts.total()} of {self._total}"
            took = f" ({outcome.seconds:.1f} s)" if outcome.seconds else ""
            print(f"{done}: {outcome.review} {outcome.state}{took}", file=self._stream, flush=True)

    def say(self, text: str) -> None:
        """Say something on a line of its own, which stays."""
        clear = "\r\x1b[2K" if self._live else ""
        print(f"{clear}{text}", file=self._stream, flush=True)
        self._show()

    def close(self) -> None:
        """Leave an empty line."""
        if self._live:
            self._stream.write("\r\x1b[2K")
            self._stream.flush()

    def __str__(self) -> str:
        counts = ", ".join(f"{count} {state}" for state, count in sorted(self._counts.items()))
        parts = [f"{self._counts.total()} of {self._total} reviews", counts, self._left()]
        running = f"running: {', '.join(self._running)}" if self._running else ""
        return "; ".join(filter(None, [*parts, running]))

    def _left(self) -> str:
        """About how much longer it takes, once a review has been run."""
        made = sum(self._counts[state] for state in ("done", "failed"))
        if not made:
            return ""
        left = self._total - self._counts.total()
        seconds = (time.perf_counter() - self._start) / made * left
        return (
            f"about {seconds / 60:.0f} min left" if seconds >= 90 else f"about {seconds:.0f} s left"
        )

    def _show(self) -> None:
        if self._live:
            width = shutil.get_terminal_size().columns - 1
            self._stream.write(f"\r\x1b[2K{str(self)[:width]}")
            self._stream.flush()
