"""Reads a codebook of ``config/``, and finds what is wrong with its rows."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence

from jsna.errors import InputError, Problem, refuse_if
from jsna.review.codebook import KINDS, Codebook, Service, plain_name
from jsna.review.codebook_rules import contradictions
from jsna.review.dates import is_date
from jsna.review.project import Project
from jsna.review.unseen import unseen_in

NEEDED = ("service_id", "service", "kind")
OPTIONAL = ("break_from", "valid_from", "valid_to", "replaces")
_DATES = OPTIONAL[:3]
_SERVICE_ID = re.compile("[A-Za-z0-9][A-Za-z0-9-]*")
Rows = list[list[str]]


def read_codebook(project: Project, file: str = "services.csv") -> Codebook:
    """A codebook of ``config/``. Blank rows and columns at its end do not count.

    Raises
    ------
    InputError
        With every row that is incomplete, repeated, of an unknown kind, or that says something
        which another row contradicts.
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


def _services(rows: Rows, shown_as: str) -> tuple[Service, ...]:
    while rows and not rows[-1]:
        rows.pop()
    header, *body = rows or [[]]
    _check_header(header, shown_as)
    if not body:
        raise InputError([Problem(shown_as, "", "it lists no service", "Add a row for each")])
    faults = [
        (number, _fault(row, body[: number - 2], header))
        for number, row in enumerate(body, start=2)
    ]
    refuse_if(
        Problem(shown_as, f"row {number}", fault, "Correct the row")
        for number, fault in faults
        if fault
    )
    services = tuple(_service(header, row) for row in body)
    refuse_if(
        Problem(shown_as, f"row {number}", *fault)
        for number, service in enumerate(services, start=2)
        for fault in contradictions(service, services)
    )
    return services


def _check_header(header: list[str], shown_as: str) -> None:
    needed, optional = header[: len(NEEDED)], header[len(NEEDED) :]
    known = [name for name in OPTIONAL if name in optional]
    if needed != list(NEEDED) or sorted(optional) != sorted(known):
        found = f"the headings are {', '.join(header) or 'missing'}"
        remedy = f"They must be {', '.join(NEEDED)}, and of {', '.join(OPTIONAL)} what you like"
        raise InputError([Problem(shown_as, "row 1", found, remedy)])


def _service(header: list[str], row: list[str]) -> Service:
    cells = _by_heading(header, row)
    replaces = (each.strip() for each in cells.pop("replaces", "").split(";"))
    return Service(**cells, replaces=tuple(filter(None, replaces)))


def _by_heading(header: list[str], row: list[str]) -> dict[str, str]:
    return dict(zip(header, row, strict=False))


def _fault(row: list[str], earlier: Sequence[list[str]], header: list[str]) -> str:
    needed = row[: len(NEEDED)]
    if not len(NEEDED) <= len(row) <= len(header) or not all(cell.strip() for cell in needed):
        return f"{len(NEEDED)} filled cells are needed ({', '.join(NEEDED)})"
    if not _SERVICE_ID.fullmatch(row[0]):
        return f"{row[0]!r} is not an id (letters, digits and hyphens only)"
    if hidden := unseen_in("".join(row)):
        return f"a cell holds {hidden}"
    if row[1] != _plain(row[1]):
        return f"{row[1]!r} has stray spaces or line breaks"
    return next(_wrong_words(_by_heading(header, row)), "") or _repeated(row, earlier)


def _wrong_words(cells: dict[str, str]) -> Iterator[str]:
    if cells["kind"] not in KINDS:
        yield f'"{cells["kind"]}" is not a kind (known are: {", ".join(KINDS)})'
    for name in _DATES:
        if cells.get(name) and not is_date(cells[name]):
            yield f'{name}: "{cells[name]}" is not a date such as 2025 or 2025-04'


def _repeated(row: list[str], earlier: Sequence[list[str]]) -> str:
    for column in (0, 1):
        if plain_name(row[column]) in (
            plain_name(each[column]) for each in earlier if each[column:]
        ):
            return f'"{row[column]}" stands there twice'
    return ""


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
