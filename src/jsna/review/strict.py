"""A strict reader of TOML: every key is known, every value has its type, all problems at once."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from jsna.errors import InputError, Problem, refuse_if, suggestion
from jsna.review.unseen import unseen_in

# Where the reader of TOML says that it stopped.
_LINE = re.compile(r" \(at line (\d+), column \d+\)$")
Filled = Annotated[str, Field(min_length=1)]
# How it says that a key, or a table such as [stream.survey], stands there already.
_REPEATED = re.compile(r"Cannot (overwrite|declare|mutate)\b")
_TWICE = "What stands there is there already, further up: keep one of the two"
_WRITTEN = (
    'Write: key = "text". A text has quotation marks on both sides, and / in place of \\; '
    "a day such as 2026-04-30 has none"
)
_EXPECTED = {
    "bool_type": "true or false is expected",
    "date_type": "a date without quotation marks is expected, such as 2026-04-30",
    "dict_type": "a table of keys is expected",
    "float_type": "a number without quotation marks is expected",
    "greater_than": "it must be above {gt}",
    "greater_than_equal": "it must be at least {ge}",
    "int_type": "a whole number without quotation marks is expected",
    "less_than": "it must be below {lt}",
    "less_than_equal": "it must be at most {le}",
    "literal_error": "it must be {expected}",
    "model_type": "a table of keys is expected",
    "string_too_short": "it is blank",
    "string_type": "text in quotation marks is expected",
    "tuple_type": "a list in square brackets is expected",
}


class Strict(BaseModel):
    """A frozen model that refuses unknown keys and does not guess types."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


Model = TypeVar("Model", bound=Strict)
Place = Sequence[int | str]


def read_toml(path: Path, model: type[Model], shown_as: str) -> Model:
    """A TOML file as a model.

    Raises
    ------
    InputError
        With one problem for each key that is unknown, missing or of the wrong kind, and each text
        that holds a character which cannot be seen.
    """
    content = _content(path, shown_as)
    problems = list(_unseen(content, shown_as))
    try:
        found = model.model_validate(content)
    except ValidationError as error:
        problems += [_problem(detail, model, shown_as) for detail in error.errors()]
        raise InputError(problems) from None
    refuse_if(problems)
    return found


def _content(path: Path, shown_as: str) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        found, remedy = "the file is not there", "Add it"
    except OSError as error:
        found = f"the file cannot be read ({error.strerror})"
        remedy = "Close it elsewhere, or ask for access"
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        found, remedy = f"line {line} is not UTF-8", 'Save the file as "UTF-8"'
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits is a plain ValueError, nesting without end the other.
        raise InputError([_no_toml(shown_as, str(error))]) from None
    raise InputError([Problem(shown_as, "", found, remedy)])


def _no_toml(shown_as: str, said: str) -> Problem:
    line = _LINE.search(said)
    found = f"this is not valid TOML ({_LINE.sub('', said)})"
    remedy = _TWICE if _REPEATED.match(said) else _WRITTEN
    return Problem(shown_as, f"line {line[1]}" if line else "", found, remedy)


def _unseen(value: object, shown_as: str, place: tuple[int | str, ...] = ()) -> Iterator[Problem]:
    if isinstance(value, str) and (hidden := unseen_in(value)):
        yield Problem(shown_as, _where(place), f"the text holds {hidden}", "Type the text again")
    parts: Iterable[tuple[int | str, object]] = ()
    if isinstance(value, dict):
        parts = value.items()
    elif isinstance(value, list):
        parts = enumerate(value)
    for key, part in parts:
        yield from _unseen(part, shown_as, (*place, key))


def _where(place: Place) -> str:
    """The place as a person finds it: ``key level[2].label``, counted from 1."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place)
    key = "".join(parts).removeprefix(".")
    return f"key {key}" if key else ""


def _problem(detail: ErrorDetails, model: type[Strict], shown_as: str) -> Problem:
    place: Place = detail["loc"]
    unknown = detail["type"] == "extra_forbidden"
    if place and place[-1] == "[key]":
        place, unknown = place[:-1], True
    if unknown:
        remedy = suggestion(str(place[-1]), _keys_at(model, place[:-1]))
        return Problem(shown_as, _where(place), "this key is unknown", remedy)
    if detail["type"] == "missing":
        return Problem(shown_as, _where(place), "this key is missing", "Add it")
    expected = _EXPECTED.get(detail["type"], detail["msg"].removeprefix("Value error, "))
    found = expected.format(**detail.get("ctx", {})) + _shown(detail["input"])
    return Problem(shown_as, _where(place), found, "Correct the value")


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ""
    return f" (found {json.dumps(value, ensure_ascii=False, default=str)})"


def _keys_at(model: type[Strict], place: Place) -> list[str]:
    """The keys that are allowed at a place."""
    current: Any = model
    for part in place:
        if _is_model(current):
            current = _field_types(current)[str(part)]
        else:
            current = next(filter(_is_model, get_args(current)))
    if _is_model(current):
        return list(_field_types(current))
    words, _ = get_args(current)
    return list(get_args(words))


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Strict)


def _field_types(model: type[Strict]) -> dict[str, Any]:
    """The type of each key; of one that may be left out, without the None."""
    found = {}
    for name, field in model.model_fields.items():
        options = [kind for kind in get_args(field.annotation) if kind is not NoneType]
        optional = NoneType in get_args(field.annotation)
        found[field.alias or name] = options[0] if optional else field.annotation
    return found
