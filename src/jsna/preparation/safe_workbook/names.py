"""The names that people see on the sheets of a workbook, for messages about its parts."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from xml.parsers import expat

_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_LONGEST = 31  # of the name of a sheet, in Excel


def shown_name(part: str, beginning: Callable[[str], bytes]) -> str:
    """The sheet that a part is, as "sheet Ratings"; the name of the part where that is not known.

    Parameters
    ----------
    part
        The name of the part.
    beginning
        Gives as much of a part as is needed, by its name; nothing where there is none.
    """
    try:
        links = {each.get("Id"): each.get("Target", "") for each in _found(beginning(_LINKS))}
        for sheet in _found(beginning(_BOOK), "sheet"):
            link = next((value for key, value in sheet.items() if key.endswith(":id")), "")
            if posixpath.normpath(posixpath.join("/xl", links.get(link, ""))) == f"/{part}":
                return f"sheet {sheet['name'][:_LONGEST]}"
    except (expat.ExpatError, LookupError, ValueError):
        # The workbook is refused in any case: what is wrong with it is said of the part.
        pass
    return part


def _found(content: bytes, tag: str = "Relationship") -> list[dict[str, str]]:
    """The attributes of each element of this name. No document type is read."""
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == tag:
            found.append(attributes)

    def refuse(*_: object) -> None:
        raise ValueError(tag)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.StartDoctypeDeclHandler = start, refuse
    parser.Parse(content, True)  # noqa: FBT003  # the parser takes it by position only
    return found
