"""The links from what residents said to the services that it bears on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from jsna.preparation.cleaning import Cleaning
from jsna.preparation.services import check_valid
from jsna.review.codebook import Codebook
from jsna.review.declared import COLUMNS

Stream = Literal["survey", "engagement"]


@dataclass(frozen=True)
class Link:
    """A judgement that a statement bears on a service."""

    statement_id: str
    service_id: str
    stream: str
    reason: str
    source_row: int


def clean_links(
    cleaning: Cleaning, linkable: Mapping[str, Stream], codebook: Codebook, *, all_read: bool
) -> list[Link]:
    """The links of a list, in the order of its rows; problems are left in ``cleaning``.

    Parameters
    ----------
    cleaning
        The cleaning of the list, under way.
    linkable
        The stream of each statement, and of each answer of the survey, by its id.
    codebook
        The services at the date of the review.
    all_read
        Whether these are all ids that there are. If not, nothing is said of one that is not known.
    """
    links: dict[tuple[str, str], Link] = {}
    services = codebook.by_id
    known: dict[str, Mapping[str, object]] = {"statement_id": linkable} if all_read else {}
    known["service_id"] = services
    for row in cleaning.rows():
        cells = {name: cleaning.needed_text(row, name) for name in COLUMNS["evidence_links"]}
        statement_id, service_id = cells["statement_id"], cells["service_id"]
        for column, names in known.items():
            if cells[column] and cells[column] not in names:
                remedy = f"Correct it ({cleaning.nearest(cells[column], names)})"
                cleaning.problem(row, column, "this id is not known", remedy, cells[column])
        if service := services.get(service_id):
            check_valid(cleaning, row, "service_id", service, codebook)
        if (statement_id, service_id) in links:
            earlier = links[statement_id, service_id].source_row
            found = f"this link stands in row {earlier} already"
            cleaning.problem(
                row, "statement_id", found, "Keep one", f"{statement_id}, {service_id}"
            )
        elif statement_id in linkable and all(cells.values()):
            stream = linkable[statement_id]
            link = Link(statement_id, service_id, stream, cells["reason"], row.number)
            links[statement_id, service_id] = link
    return list(links.values())
