"""Matches the name of a service, as people type it, to the codebook."""

from __future__ import annotations

from jsna.preparation.cleaning import Cleaning
from jsna.preparation.delimited import Row, squeeze
from jsna.review.codebook import Codebook, Service, plain_name
from jsna.review.words import listed


def match_service(
    cleaning: Cleaning, row: Row, codebook: Codebook, hint: str = ""
) -> Service | None:
    """The service that the row names, or nothing after the problem has been listed.

    Spaces, capitals and the kind of apostrophe do not count; a name that is written otherwise than
    in the codebook is listed as a change. A service that there is not at the date of the codebook
    is a problem.

    Parameters
    ----------
    cleaning
        The cleaning under way; it takes the problem or the change.
    row
        The row, with a column ``service`` that is not blank.
    codebook
        The services, at the date of the review.
    hint
        What else could be done about an unknown name.
    """
    name = squeeze(row.cells["service"])
    by_name = {plain_name(each.service): each for each in codebook.services}
    service = by_name.get(plain_name(name))
    if service is None:
        # A hint would give a restricted value away.
        nearest = f" ({cleaning.nearest(name, codebook.names.values())})"
        shown = nearest * ("service" not in cleaning.restricted)
        remedy = f"Correct it{shown}, or add it to the codebook of services in config{hint}"
        cleaning.problem(row, "service", "the codebook has no such service", remedy, name)
    elif not check_valid(cleaning, row, "service", service, codebook):
        return None
    elif name != service.service:
        rule = "the service's name written as in the codebook"
        cleaning.change(row, "service", name, service.service, rule)
    return service


def check_valid(
    cleaning: Cleaning, row: Row, column: str, service: Service, codebook: Codebook
) -> bool:
    """Whether there is the service at the date of the codebook; if not, the problem is listed.

    Parameters
    ----------
    cleaning, row
        The cleaning under way, and the row.
    column
        The column that names the service, by ``service`` or by ``service_id``. What there is in
        the service's place is named likewise, unless the column is restricted.
    service, codebook
        The service, and all of them at the date of the review.
    """
    fault = codebook.not_valid(service)
    if fault:
        instead = listed(
            (f'"{getattr(each, column)}"' for each in codebook.instead_of(service)), "or"
        )
        shown = instead and column not in cleaning.restricted
        remedy = f"Name what there is in its place: {instead}" if shown else "Take the row out"
        dates = "or correct its dates in the codebook of services in config"
        cleaning.problem(row, column, fault, f"{remedy}; {dates}", squeeze(row.cells[column]))
    return not fault
