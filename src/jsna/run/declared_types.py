"""The types that a notebook may declare for a parameter, and text read as one of them."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass

Value = str | int | float | bool | list["Value"] | None

_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_TRUTHS = {"true": True, "false": False}


def _text(text: str) -> str:
    # papermill writes the value into a cell, and half a surrogate pair is no text.
    text.encode("utf-8")
    return text


def _whole(text: str) -> int:
    # 007 and 0123 are refused: one is read as 7 here and the other as 83 elsewhere.
    if not _WHOLE.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return float(text)


def _truth(text: str) -> bool:
    if text.lower() not in _TRUTHS:
        raise ValueError(text)
    return _TRUTHS[text.lower()]


def _nothing(text: str) -> None:
    if text != "None":
        raise ValueError(text)


@dataclass(frozen=True)
class Kind:
    """One type: how it is called in a message, and how text is read as it."""

    words: str
    read: Callable[[str], Value]


_SINGLE = {
    "None": Kind("None", _nothing),
    "bool": Kind("true or false", _truth),
    "int": Kind("a whole number without leading zeros", _whole),
    "float": Kind("a number such as 0.5", _number),
    "str": Kind("text", _text),
}
# Of several types the most particular that fits is taken, in this order.
_ORDER = tuple(_SINGLE)


@dataclass(frozen=True)
class DeclaredType:
    """The type of a parameter: one of several single types, or a list of such."""

    names: tuple[str, ...]
    is_list: bool = False

    @property
    def words(self) -> str:
        """What is expected, for a message."""
        one = " or ".join(_SINGLE[name].words for name in _ORDER if name in self.names)
        return f"a list with commas between, each {one}" if self.is_list else one

    def read(self, text: str) -> Value:
        """The value that the text stands for.

        Raises
        ------
        ValueError
            If it stands for none.
        """
        if self.is_list:
            return [self._one(part.strip()) for part in text.split(",")] if text.strip() else []
        return self._one(text)

    def _one(self, text: str) -> Value:
        for name in _ORDER:
            if name in self.names:
                try:
                    return _SINGLE[name].read(text)
                except ValueError:
                    continue
        raise ValueError(text)


def type_of_annotation(node: ast.expr) -> DeclaredType | None:
    """The declared type, quoted or not; nothing where it is not one that text can be read as."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        try:
            return type_of_annotation(ast.parse(node.value, mode="eval").body)
        except SyntaxError:
            return None
    if isinstance(node, ast.Subscript) and _name(node.value).lower() == "list":
        inner = type_of_annotation(node.slice)
        return None if inner is None or inner.is_list else DeclaredType(inner.names, is_list=True)
    if isinstance(node, ast.Subscript) and _name(node.value) == "Optional":
        return _union(type_of_annotation(node.slice), DeclaredType(("None",)))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return _union(type_of_annotation(node.left), type_of_annotation(node.right))
    name = _name(node)
    return DeclaredType((name,)) if name in _SINGLE else None


def type_of_default(node: ast.expr) -> DeclaredType | None:
    """The type of a default that is written out, such as 3, "mean" or [3, 5]."""
    try:
        value = ast.literal_eval(node)
    except ValueError:
        return None
    if isinstance(value, list):
        names = {type(each).__name__ for each in value}
        known = bool(names) and names <= set(_SINGLE)
        return DeclaredType(tuple(sorted(names)), is_list=True) if known else None
    name = type(value).__name__
    return DeclaredType((name,)) if name in _SINGLE else None


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and node.value is None:
        return "None"
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _union(left: DeclaredType | None, right: DeclaredType | None) -> DeclaredType | None:
    if left is None or right is None or left.is_list or right.is_list:
        return None
    return DeclaredType((*left.names, *right.names))
