"""What the rows of a codebook say against each other: dates, and which service replaces which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jsna.errors import suggestion
from jsna.review.codebook import Service
from jsna.review.dates import is_before
from jsna.review.succession import Succession

Fault = tuple[str, str]


def contradictions(service: Service, services: Sequence[Service]) -> Iterator[Fault]:
    """What is wrong with a row beside the others: what, and the remedy.

    Parameters
    ----------
    service
        The service of the row.
    services
        All services, this one among them.
    """
    if service.valid_to and is_before(service.valid_to, service.valid_from):
        found = f"valid_to ({service.valid_to}) is before valid_from ({service.valid_from})"
        yield found, "Correct one of them"
    by_id = {each.service_id: each for each in services}
    for old in dict.fromkeys(service.replaces):
        yield from _of_replaced(service, old, by_id)
        if service.replaces.count(old) > 1:
            yield f'replaces: "{old}" stands there twice', "Name it once"
    if service.replaces and not service.valid_from:
        found = "it replaces a service, but valid_from does not say from when"
        yield found, "Fill in the first day, month or year in which it is there"
    if not service.valid_to:
        yield from _without_end(service, services)


def _of_replaced(service: Service, old: str, by_id: Mapping[str, Service]) -> Iterator[Fault]:
    name = service.service_id
    if old == name:
        yield "it replaces itself", "Name the service that was there before it"
    elif old not in by_id:
        yield f'replaces: there is no service "{old}"', suggestion(old, by_id)
    elif name in Succession({each: known.replaces for each, known in by_id.items()}).before(old):
        yield f'it replaces "{old}", which came of it', "Take one of the two out of replaces"
    else:
        end, start = by_id[old].valid_to, service.valid_from
        if end and start and not is_before(end, start):
            found = f'it is there from {start}, while "{old}" is there to {end}'
            yield found, "End one before the other begins: both dates count in full"


def _without_end(service: Service, services: Sequence[Service]) -> Iterator[Fault]:
    successors = [each.service_id for each in services if service.service_id in each.replaces]
    if successors and successors != [service.service_id]:
        found = f"{', '.join(successors)} replaces it, but valid_to does not say to when it was"
        yield found, "Fill in the last day, month or year in which it is there"
