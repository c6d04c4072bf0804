from __future__ import annotations

import io

import pytest

from jsna.run.many.line import Line
from jsna.run.many.outcome import Outcome


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_in_a_file_each_review_has_a_line_when_it_ends() -> None:
    stream = io.StringIO()
    line = Line(stream, 3)
    line.start("a")
    line.end(Outcome("a", "done", 2.04))
    line.end(Outcome("b", "unchanged"))
    line.close()

    assert stream.getvalue() == "1 of 3: a done (2.0 s)\n2 of 3: b unchanged\n"


def test_in_a_terminal_one_line_says_it_all_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "300")
    stream = Terminal()
    line = Line(stream, 5)
    for name in ("a", "b", "c"):
        line.start(name)
    line.end(Outcome("a", "done", 2.0))
    line.end(Outcome("b", "refused", 1.0))

    shown = stream.getvalue().split("\r\x1b[2K")
    assert shown[-1].startswith("2 of 5 reviews; 1 done, 1 refused; about 0 s left; running: c")
    assert "\n" not in stream.getvalue()
    line.close()
    assert stream.getvalue().endswith("\r\x1b[2K")


def test_what_is_said_besides_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "300")
    stream, file = Terminal(), io.StringIO()
    for each in (stream, file):
        line = Line(each, 5)
        line.start("a")
        line.say("waiting for a worker")

    shown = stream.getvalue().split("\r\x1b[2K")
    assert shown[-2:] == ["waiting for a worker\n", "0 of 5 reviews; running: a"]
    assert file.getvalue() == "waiting for a worker\n"


def test_the_line_is_never_broken_by_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "20")
    stream = Terminal()
    line = Line(stream, 5)
    line.start("a-review-with-a-long-name")

    assert len(stream.getvalue().split("\x1b[2K")[-1]) == 19


def test_the_time_that_is_left_is_told_in_minutes_where_it_is_long() -> None:
    line = Line(io.StringIO(), 101)
    line._start -= 60
    line.end(Outcome("a", "done", 60.0))

    assert "about 100 min left" in str(line)
