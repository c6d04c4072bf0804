"""The record of a frozen release, ``release.toml``: who signed off what, and what it corrects."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

import tomlkit
from pydantic import AfterValidator, Field

from jsna.review.strict import Filled, Strict

RECORD = "release.toml"
Role = Literal["analyst", "assurer", "approver"]
_VERSION = re.compile(r"(0|[1-9]\d{0,5})(\.(0|[1-9]\d{0,5})){1,2}")


def is_version(text: str) -> bool:
    """Whether a text is a version: two or three numbers with points between, such as 1.0."""
    return text.isascii() and bool(_VERSION.fullmatch(text))


def by_number(version: str) -> tuple[int, ...]:
    """What to order versions by: 1.10 comes after 1.9, and 1.0.0 is 1.0."""
    numbers = [int(part) for part in version.split(".")]
    return tuple([*numbers, 0][:3])


def _version(text: str) -> str:
    if not is_version(text):
        raise ValueError("it must be a version, such as 1.0")
    return text


Version = Annotated[str, AfterValidator(_version)]


class SignOff(Strict):
    """Who signed off what, and on which day."""

    role: Role
    name: Filled
    date: dt.date


class Correction(Strict):
    """What a release puts right of what was published before."""

    version: Version
    text: Filled


class Followed(Strict):
    """The release before, with the hash of its record, so that neither can be rewritten."""

    version: Version
    sha256: Filled


class Record(Strict):
    """What ``release.toml`` says of a release; ``manifest`` is the hash of its manifest."""

    review: Filled
    version: Version
    title: Filled
    manifest: Filled
    follows: Followed | None = None
    sign_off: tuple[SignOff, ...] = Field(strict=False)
    corrections: tuple[Correction, ...] = Field(default=(), strict=False)


def as_toml(record: Record) -> str:
    """The record as the text of its file."""
    document = tomlkit.document()
    document.add(tomlkit.comment("A frozen release: never rewritten, only followed by the next."))
    for name, value in record.model_dump(exclude_none=True).items():
        document.add(name, [*value] if isinstance(value, tuple) else value)
    return tomlkit.dumps(document)
