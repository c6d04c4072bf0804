"""Matches the name of a service, as people type it, to the codebook."""

from __future__ import annotations

from jsna.errors import did_you_mean
from jsna.preparation.cleaning import Cleaning
from jsna.preparation.delimited import Row, squeeze
from jsna.review.codebook import Codebook, Service


def match_service(
    cleaning: Cleaning, row: Row, codebook: Codebook, hint: str = ""
) -> Service | None:
    """The service that the row names, or nothing after the problem has been listed.

    Spaces and capitals do not count; a name that is written otherwise than in the codebook is
    listed as a change.

    Parameters
    ----------
    cleaning
        The cleaning under way; it takes the problem or the change.
    row
        The row, with a column ``service`` that is not blank.
    codebook
        The services.
    hint
        What else could be done about an unknown name.
    """
    name = squeeze(row.cells["service"])
    by_name = {squeeze(each.service).casefold(): each for each in codebook.services}
    service = by_name.get(name.casefold())
    if service is None:
        # A hint would give a restricted value away.
        nearest = f" ({did_you_mean(name, codebook.names.values())})"
        shown = nearest * ("service" not in cleaning.restricted)
        remedy = f"Correct it{shown}, or add it to the codebook of services in config{hint}"
        cleaning.problem(row, "service", "the codebook has no such service", remedy, name)
    elif name != service.service:
        rule = "the service's name written as in the codebook"
        cleaning.change(row, "service", name, service.service, rule)
    return service
