"""A strict reader of TOML: what is unknown, missing or mistyped is told with file, key and hint."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import Field

from jsna.errors import InputError, Problem
from jsna.review.strict import Filled, Strict, read_toml


class Leaf(Strict):
    name: Filled = "x"
    count: int = Field(default=1, ge=1)


class Tree(Strict):
    title: str
    ready: bool = False
    leaves: tuple[Leaf, ...] = Field(default=(), alias="leaf", strict=False)
    only: Leaf | None = None
    words: dict[str, str] = Field(default_factory=dict)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tree.toml"


def problems(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        read_toml(path, Tree, "config/tree.toml")
    return caught.value.problems


def said(path: Path, toml: str) -> str:
    path.write_text(toml, encoding="utf-8")
    return "\n".join(map(str, problems(path)))


def test_a_good_file_is_read_with_its_types(path: Path) -> None:
    path.write_text('title = "Ash"\nready = true\n[[leaf]]\nname = "é"\n', encoding="utf-8-sig")
    tree = read_toml(path, Tree, "tree.toml")
    assert (tree.title, tree.ready, tree.leaves, tree.only) == (
        "Ash",
        True,
        (Leaf(name="é"),),
        None,
    )


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        ("titel = 1", 'key titel: this key is unknown. Did you mean "title"?'),
        ("leaves = []", 'key leaves: this key is unknown. Did you mean "leaf"?'),
        (
            "[[leaf]]\n[[leaf]]\ncuont = 1",
            'key leaf[2].cuont: this key is unknown. Did you mean "count"?',
        ),
        ("[only]\nnmae = 1", 'key only.nmae: this key is unknown. Did you mean "name"?'),
        ("only.zzz = 1", "key only.zzz: this key is unknown. Known are: name, count."),
        ("", "key title: this key is missing. Add it."),
        (
            "title = 3",
            "key title: text in quotation marks is expected (found 3). Correct the value.",
        ),
        ('ready = "no"', 'key ready: true or false is expected (found "no").'),
        ("only = 1", "key only: a table of keys is expected (found 1)."),
        ("words = 1", "key words: a table of keys is expected (found 1)."),
        ("leaf = 1", "key leaf: a list in square brackets is expected (found 1)."),
        ("[only]\ncount = 0", "key only.count: it must be at least 1 (found 0)."),
        ("[only]\ncount = true", "key only.count: a whole number without quotation marks"),
        ("[only]\ncount = 2.0", "key only.count: a whole number without quotation marks"),
        ('[only]\nname = ""', 'key only.name: it is blank (found "").'),
        (
            "[words]\na = 2023-04-30",
            'key words.a: text in quotation marks is expected (found "2023',
        ),
        (
            "[words.a]\nb = 1",
            "key words.a: text in quotation marks is expected. Correct the value.",
        ),
        (
            'leaf = [{name = "a"}, {name = "\u202egnissim"}]',
            "key leaf[2].name: the text holds a character that turns the direction of the words",
        ),
        ('title = "a\\u0000"', "key title: the text holds a control character (U+0000). Type the"),
        ('leaf = [{name = "\\u001b[31m"}]', "key leaf[1].name: the text holds a control character"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_key(path: Path, toml: str, expected: str) -> None:
    assert f"config/tree.toml, {expected}" in said(path, toml)


def test_all_problems_come_at_once(path: Path) -> None:
    lines = said(path, 'ready = "no"\nred = 1\nwords = {a = "\\u0007"}\n[only]\ncount = "1"').split(
        "\n"
    )
    keys = sorted(line.split(":")[0].removeprefix("config/tree.toml, key ") for line in lines)
    assert keys == ["only.count", "ready", "red", "title", "words.a"]


@pytest.mark.parametrize("toml", ['title = "a"\ntitle = "b"', "a = " + "[" * 5000])
def test_what_is_no_toml_is_said_to_be_none(path: Path, toml: str) -> None:
    assert ": this is not valid TOML (" in said(path, toml)


@pytest.mark.parametrize("typed", ['"not closed', '"C:\\Users"', "30.4.2025", "FILL IN: the day"])
def test_what_is_no_toml_is_told_with_its_line_and_what_to_write(path: Path, typed: str) -> None:
    told = said(path, f"number = 1\ntitle = {typed}\nlast = 2\n")
    assert told.startswith("config/tree.toml, line 2: this is not valid TOML (")
    assert "(at line" not in told
    assert told.endswith(
        '). Write: key = "text". A text has quotation marks on both sides, and / in place of \\; '
        "a day such as 2026-04-30 has none."
    )


@pytest.mark.parametrize(
    ("toml", "line"),
    [
        ('title = "a"\ntitle = "b"\n', 2),
        ('title = "a"\n[only]\ncount = 1\n[only]\n', 4),
        ('title = "a"\nonly = { count = 1 }\n[only.more]\n', 3),
    ],
)
def test_what_stands_there_twice_is_told_as_that(path: Path, toml: str, line: int) -> None:
    told = said(path, toml)
    assert told.startswith(f"config/tree.toml, line {line}: this is not valid TOML (")
    assert told.endswith("). What stands there is there already, further up: keep one of the two.")


def test_a_number_of_thousands_of_digits_is_no_traceback(path: Path) -> None:
    assert "this is not valid TOML" in said(path, "a = " + "9" * 5000)


def test_text_that_is_not_utf_8_is_refused_with_its_line(path: Path) -> None:
    path.write_bytes('title = "a"\n# caf\xe9\n'.encode("cp1252"))
    (problem,) = problems(path)
    assert str(problem) == 'config/tree.toml: line 2 is not UTF-8. Save the file as "UTF-8".'


def test_a_missing_file_is_said_to_be_missing(path: Path) -> None:
    (problem,) = problems(path)
    assert str(problem) == "config/tree.toml: the file is not there. Add it."


def test_a_folder_in_place_of_the_file_is_said_in_words(path: Path) -> None:
    path.mkdir()
    (problem,) = problems(path)
    assert problem.found.startswith("the file cannot be read (")


def test_line_ends_of_windows_are_taken(path: Path) -> None:
    path.write_bytes(b'title = """a\r\nb"""\r\n')
    assert read_toml(path, Tree, "tree.toml").title == "a\nb"
