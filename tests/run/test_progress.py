from __future__ import annotations

import io
import re

import pytest

from jsna.run.progress import (
    LiveProgress,
    PlainProgress,
    Progress,
    choose_progress,
    shown_step,
)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")


def show(progress: Progress) -> None:
    """A run of two notebooks of which one fails."""
    with progress:
        progress.plan(["01_clean", "02_score"])
        progress.start("01_clean")
        progress.cell("01_clean", 1, 2)
        progress.cell("01_clean", 2, 2)
        progress.finish("01_clean")
        progress.start("02_score")
        progress.fail("02_score")


def test_without_a_terminal_there_are_plain_lines() -> None:
    stream = io.StringIO()

    show(choose_progress(stream))

    lines = [re.sub(r"\d+\.\d s", "1.0 s", line) for line in stream.getvalue().splitlines()]
    assert lines == [
        "Running 2 notebooks",
        "01_clean: running",
        "01_clean: done (1.0 s)",
        "02_score: running",
        "02_score: stopped",
    ]


def test_a_line_is_written_in_one_piece_so_that_no_other_thread_comes_between() -> None:
    class Pieces(io.StringIO):
        def write(self, text: str) -> int:
            pieces.append(text)
            return len(text)

    pieces: list[str] = []

    show(PlainProgress(Pieces()))

    assert len(pieces) == 5
    assert all(piece.endswith("\n") for piece in pieces)


def test_in_a_terminal_each_notebook_has_a_line() -> None:
    stream = Terminal()

    show(choose_progress(stream))

    last = re.sub(r"\x1b\[[0-9;?]*\w", "", stream.getvalue()).splitlines()[-2:]
    assert [line.split()[0] for line in last] == ["01_clean", "02_score"]
    assert [state in line for line, state in zip(last, ("done", "stopped"), strict=True)]


@pytest.mark.parametrize(("no_color", "coloured"), [(None, True), ("1", False)])
def test_no_color_is_honoured(
    monkeypatch: pytest.MonkeyPatch, no_color: str | None, coloured: bool
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    stream = Terminal()

    show(choose_progress(stream))

    # Select Graphic Rendition with a colour: 30 to 37, 90 to 97 or 38;...
    assert bool(re.search(r"\x1b\[[\d;]*(?:3[0-8]|9[0-7])[\d;]*m", stream.getvalue())) is coloured


def test_what_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(choose_progress(Terminal()), LiveProgress)
    assert isinstance(choose_progress(io.StringIO()), PlainProgress)
    monkeypatch.setenv("TERM", "dumb")
    assert isinstance(choose_progress(Terminal()), PlainProgress)


def test_it_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    show(choose_progress())

    shown = capsys.readouterr()
    assert (shown.out, bool(shown.err)) == ("", True)


def test_a_step_is_shown_with_how_it_ended() -> None:
    stream = io.StringIO()
    with PlainProgress(stream) as progress:
        progress.plan(["reading", "drawing"], "steps")
        with shown_step(progress, "reading"):
            pass
        with pytest.raises(KeyError), shown_step(progress, "drawing"):
            raise KeyError

    assert re.sub(r"\d+\.\d s", "1.0 s", stream.getvalue()).splitlines() == [
        "Running 2 steps",
        "reading: running",
        "reading: done (1.0 s)",
        "drawing: running",
        "drawing: stopped",
    ]
