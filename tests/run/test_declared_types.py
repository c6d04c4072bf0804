from __future__ import annotations

import ast

import pytest

from jsna.run.declared_types import Value, type_of_annotation, type_of_default


def expression(source: str) -> ast.expr:
    return ast.parse(source, mode="eval").body


@pytest.mark.parametrize(
    ("annotation", "text", "value"),
    [
        ("int", "3", 3),
        ("int", "-3", -3),
        ("int", "0", 0),
        ("float", "0.50", 0.5),
        ("float", "3", 3.0),
        ("bool", "true", True),
        ("bool", "False", False),
        ("str", "007", "007"),
        ("str", "None", "None"),
        ("str", "", ""),
        ("int | None", "None", None),
        ("int | None", "3", 3),
        ("None | int", "3", 3),
        ("str | int", "3", 3),
        ("str | int", "3rd", "3rd"),
        ("Optional[float]", "None", None),
        ("typing.Optional[int]", "4", 4),
        ('"int"', "3", 3),
        ('"int | None"', "None", None),
        ("list[int]", "3, 5", [3, 5]),
        ("list[int]", "", []),
        ("List[str]", "a,b", ["a", "b"]),
        ("list[int | None]", "3,None", [3, None]),
    ],
)
def test_text_is_read_as_the_declared_type(annotation: str, text: str, value: Value) -> None:
    kind = type_of_annotation(expression(annotation))

    assert kind is not None
    assert kind.read(text) == value
    assert type(kind.read(text)) is type(value)


@pytest.mark.parametrize(
    ("annotation", "text"),
    [
        ("int", "3.0"),
        ("int", "three"),
        ("int", ""),
        ("int", " 3"),
        ("int", "007"),
        ("int", "0123"),
        ("int", "0x1f"),
        ("int", "1_000"),
        ("int", "٣"),
        ("int", "None"),
        ("int", "true"),
        ("float", "nan"),
        ("float", "1e3"),
        ("bool", "1"),
        ("bool", "yes"),
        ("int | None", "none"),
        ("list[int]", "3;5"),
        ("list[int]", "3,"),
        ("str", "half a pair \ud800"),
    ],
)
def test_text_of_another_type_is_refused(annotation: str, text: str) -> None:
    kind = type_of_annotation(expression(annotation))

    assert kind is not None
    with pytest.raises(ValueError):  # noqa: PT011 (its words are made by the caller)
        kind.read(text)


@pytest.mark.parametrize(
    "annotation",
    ["date", "dict[str, int]", "list", "list[list[int]]", "int | date", '"int ["', "int()"],
)
def test_other_types_cannot_be_set(annotation: str) -> None:
    assert type_of_annotation(expression(annotation)) is None


@pytest.mark.parametrize(
    ("default", "names", "is_list"),
    [
        ("3", ("int",), False),
        ("-0.5", ("float",), False),
        ("True", ("bool",), False),
        ('"mean"', ("str",), False),
        ("None", ("None",), False),
        ("[3, 5]", ("int",), True),
        ('[3, "a"]', ("int", "str"), True),
    ],
)
def test_without_annotation_the_default_tells(
    default: str, names: tuple[str, ...], is_list: bool
) -> None:
    kind = type_of_default(expression(default))

    if names == ("None",):
        assert kind is None
    else:
        assert kind is not None
        assert (kind.names, kind.is_list) == (names, is_list)


@pytest.mark.parametrize("default", ["date.today()", "[]", "{}", "(1, 2)", "3 + x", "[[1]]"])
def test_other_defaults_tell_nothing(default: str) -> None:
    assert type_of_default(expression(default)) is None


def test_what_is_expected_is_said_in_words() -> None:
    kind = type_of_annotation(expression("list[int | None]"))

    assert kind is not None
    assert kind.words == (
        "a list with commas between, each None or a whole number without leading zeros"
    )
