"""The codebook: the services that a review can rate, and the words that the data may use."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from jsna.errors import InputError, Problem, refuse_if
from jsna.review.dates import is_date
from jsna.review.project import Project
from jsna.review.strict import CONTROL

KINDS = ("system", "service", "cross-cutting")
GAP_STATUSES = ("open", "in development", "planned", "further work needed", "closed")
_HEADER = ["service_id", "service", "kind"]
_BREAK = "break_from"
_SERVICE_ID = re.compile("[A-Za-z0-9][A-Za-z0-9-]*")


@dataclass(frozen=True)
class Service:
    """A service or area that can be rated. ``kind`` is one of ``KINDS``.

    ``break_from`` is the date from which its ratings cannot be compared with earlier ones, if any.
    """

    service_id: str
    service: str
    kind: str
    break_from: str = ""


@dataclass(frozen=True)
class Codebook:
    """The services in the order of the codebook, which is the order of the published table."""

    services: tuple[Service, ...]

    @property
    def ids(self) -> list[str]:
        """The ids, in order."""
        return [each.service_id for each in self.services]

    @property
    def names(self) -> dict[str, str]:
        """The name of each id."""
        return {each.service_id: each.service for each in self.services}

    @property
    def kinds(self) -> dict[str, str]:
        """The kind of each id."""
        return {each.service_id: each.kind for each in self.services}


def read_codebook(project: Project, file: str = "services.csv") -> Codebook:
    """A codebook of ``config/``. Blank rows and columns at its end do not count.

    Raises
    ------
    InputError
        With every row that is incomplete, repeated or of an unknown kind.
    """
    path = project.config / file
    shown_as = project.relative(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        rows = [_trimmed(row) for row in csv.reader(io.StringIO(text, newline=""), strict=True)]
    except OSError as error:
        found, remedy = f"the file cannot be read ({error.strerror})", "Put it there, or close it"
        raise InputError([Problem(shown_as, "", found, remedy)]) from None
    except UnicodeDecodeError:
        found, remedy = "the file is not UTF-8", 'Save it as "CSV UTF-8 (comma delimited)"'
        raise InputError([Problem(shown_as, "", found, remedy)]) from None
    except csv.Error as error:
        found, remedy = f"the file is not valid CSV ({error})", "Correct its quotation marks"
        raise InputError([Problem(shown_as, "", found, remedy)]) from None
    return Codebook(_services(rows, shown_as))


def _trimmed(row: list[str]) -> list[str]:
    filled = [number for number, cell in enumerate(row, start=1) if cell.strip()]
    return row[: filled[-1]] if filled else []


def _services(rows: list[list[str]], shown_as: str) -> tuple[Service, ...]:
    while rows and not rows[-1]:
        rows.pop()
    header, *body = rows or [[]]
    if header not in (_HEADER, [*_HEADER, _BREAK]):
        found = f"the headings are {', '.join(header) or 'missing'}"
        remedy = f"They must be {', '.join(_HEADER)}, and {_BREAK} if you like"
        raise InputError([Problem(shown_as, "row 1", found, remedy)])
    if not body:
        raise InputError([Problem(shown_as, "", "it lists no service", "Add a row for each")])
    faults = {
        number: _fault(row, body[: number - 2], len(header))
        for number, row in enumerate(body, start=2)
    }
    refuse_if(
        Problem(shown_as, f"row {number}", fault, "Correct the row")
        for number, fault in faults.items()
        if fault
    )
    return tuple(Service(*row) for row in body)


def _fault(row: list[str], earlier: Sequence[list[str]], width: int) -> str:
    needed = row[: len(_HEADER)]
    if not len(_HEADER) <= len(row) <= width or not all(cell.strip() for cell in needed):
        return f"{len(_HEADER)} filled cells are needed ({', '.join(_HEADER)})"
    if not _SERVICE_ID.fullmatch(row[0]):
        return f"{row[0]!r} is not an id (letters, digits and hyphens only)"
    if row[1] != _plain(row[1]) or CONTROL.search(row[1]):
        return f"{row[1]!r} has stray spaces, line breaks or control characters"
    return _wrong_word(row) or _repeated(row, earlier)


def _wrong_word(row: list[str]) -> str:
    if row[2] not in KINDS:
        return f'"{row[2]}" is not a kind (known are: {", ".join(KINDS)})'
    if row[len(_HEADER) :] and not is_date(row[-1]):
        return f'"{row[-1]}" is not a date such as 2025 or 2025-04'
    return ""


def _repeated(row: list[str], earlier: Sequence[list[str]]) -> str:
    for column in (0, 1):
        if row[column].casefold() in (each[column].casefold() for each in earlier if each[column:]):
            return f'"{row[column]}" stands there twice'
    return ""


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
