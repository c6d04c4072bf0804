"""Streams of a process of its own: they take its file descriptors."""

from __future__ import annotations

import subprocess
import sys

import pytest

if sys.platform != "linux":
    pytest.skip("there is no fork to rely on", allow_module_level=True)

BEGIN = """
import contextvars, json, os, sys, threading
from jsna.run.execution.forked.printed import PrintedStream
told = []
cell = contextvars.ContextVar("cell", default="now")
stream = PrintedStream(
    "stdout", 1, lambda *each: told.append(each if each[2] != "now" else each[:2]), cell.get
)
sys.stdout = stream
"""
END = """
stream.flush()
os.write(stream.fileno(), json.dumps(told).encode())
"""


def published(program: str) -> str:
    """What a program's stream published, as JSON."""
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + program + END], capture_output=True, check=True, text=True
    )
    assert done.stderr == ""
    return done.stdout


def test_text_is_published_when_it_is_flushed() -> None:
    assert published("print('a')\nprint('b')") == '[["stdout", "a\\nb\\n"]]'


def test_nothing_is_not_published() -> None:
    assert published("stream.flush()\nprint(end='')") == "[]"


def test_all_ways_of_printing_keep_their_order() -> None:
    program = "print(1)\nos.system('echo 2')\nprint(3)\nos.write(1, b'4\\n')"

    assert published(program) == '[["stdout", "1\\n2\\n3\\n4\\n"]]'


def test_a_letter_may_come_in_two_halves_and_may_be_broken() -> None:
    halves = "os.write(1, b'\\xc3')\nstream.flush()\nos.write(1, b'\\xa9 \\xff')"

    assert published(halves) == '[["stdout", "\\u00e9 \\ufffd"]]'


def test_a_forked_process_prints_to_the_same_place() -> None:
    program = """
print("before")
if not (child := os.fork()):
    print("in the child")
    stream.flush()
    os._exit(0)
os.waitpid(child, 0)
"""
    assert published(program) == '[["stdout", "before\\nin the child\\n"]]'


def test_what_a_task_prints_is_part_of_its_cell_and_what_programs_print_is_not() -> None:
    program = """
earlier = contextvars.copy_context()
earlier.run(cell.set, "earlier")
print("a")
os.write(1, b"b\\n")
earlier.run(print, "c")
os.write(1, b"d\\n")
earlier.run(stream.flush)
"""
    texts = '["stdout", "a\\nb\\n"], ["stdout", "c\\n", "earlier"], ["stdout", "d\\n"]'
    assert published(program) == f"[{texts}]"


def test_nothing_is_lost_or_doubled_where_threads_print_at_once() -> None:
    program = """
sys.setswitchinterval(1e-6)
def work():
    for _ in range(500):
        print("x")
        os.write(1, b"y\\n")
threads = [threading.Thread(target=work) for _ in range(4)]
for each in threads:
    each.start()
while any(each.is_alive() for each in threads):
    stream.flush()
stream.flush()
text = "".join(text for _, text in told)
told[:] = [(letter, text.count(letter)) for letter in "xy"]
"""
    assert published(program) == '[["x", 2000], ["y", 2000]]'


def test_half_a_letter_cannot_be_printed() -> None:
    program = """
try:
    print("\\ud800")
except UnicodeEncodeError as error:
    print(error.reason)
"""
    assert published(program) == '[["stdout", "surrogates not allowed\\n"]]'


def test_only_text_can_be_printed() -> None:
    program = """
try:
    stream.write(b"bytes")
except TypeError as error:
    print(error)
"""
    assert "must be str" in published(program)


def test_what_is_closed_has_published_all_and_takes_no_more() -> None:
    program = """
print("before")
stream.close()
try:
    print("after")
except ValueError as error:
    told.append(str(error))
"""
    said = published(program)

    assert said == '[["stdout", "before\\n"], "I/O operation on closed file"]'


def test_it_says_what_a_stream_says() -> None:
    said = published("print(stream.name, stream.encoding, stream.writable(), stream.isatty())")

    assert said == '[["stdout", "stdout UTF-8 True False\\n"]]'
