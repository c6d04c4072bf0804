"""The codebook: the services that a review can rate, and the words that the data may use."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from jsna.review.dates import by_time, in_words, is_before
from jsna.review.succession import Succession

KINDS = ("system", "service", "cross-cutting")
GAP_STATUSES = ("open", "in development", "planned", "further work needed", "closed")

# What keyboards and programs make of an apostrophe, for the one that is printed.
_APOSTROPHES = dict.fromkeys(map(ord, "'`\u00b4\u02bc\u2018\u201b\u2032\uff07"), "\u2019")


def plain_name(name: str) -> str:
    """A service's name as names are compared: no spaces, capitals or kinds of apostrophe count."""
    return " ".join(unicodedata.normalize("NFC", name).translate(_APOSTROPHES).casefold().split())


@dataclass(frozen=True)
class Service:
    """A service or area that can be rated. ``kind`` is one of ``KINDS``.

    Parameters
    ----------
    break_from
        The date from which its ratings cannot be compared with earlier ones, if any.
    valid_from, valid_to
        The first and the last date on which there is such a service, where that is known.
    replaces
        The ids of the services in whose place it came.
    """

    service_id: str
    service: str
    kind: str
    break_from: str = ""
    valid_from: str = ""
    valid_to: str = ""
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True)
class Codebook:
    """The services in the order of the codebook, which is the order of the published table.

    Parameters
    ----------
    services
        All services, past and present.
    date
        The date at which the codebook is asked; "" where it is not known.
    """

    services: tuple[Service, ...]
    date: str = ""

    @property
    def ids(self) -> list[str]:
        """The ids, in order."""
        return [each.service_id for each in self.services]

    @property
    def by_id(self) -> dict[str, Service]:
        """The service of each id."""
        return {each.service_id: each for each in self.services}

    @property
    def names(self) -> dict[str, str]:
        """The name of each id."""
        return {each.service_id: each.service for each in self.services}

    @property
    def kinds(self) -> dict[str, str]:
        """The kind of each id."""
        return {each.service_id: each.kind for each in self.services}

    @cached_property
    def succession(self) -> Succession:
        """Which services take the place of which."""
        return Succession({each.service_id: each.replaces for each in self.services})

    def at(self, date: str) -> Codebook:
        """The same codebook, asked at the date of a review."""
        return replace(self, date=by_time(date))

    @property
    def valid(self) -> tuple[Service, ...]:
        """The services that there can be at the date."""
        return tuple(each for each in self.services if not self.not_valid(each))

    def not_valid(self, service: Service) -> str:
        """Why there is no such service at the date, or "".

        Dates count as far as they are given: a service of 2025 can be there in April 2025.
        """
        if is_before(self.date, service.valid_from):
            return f"this service is valid from {in_words(service.valid_from)}"
        if is_before(service.valid_to, self.date):
            return f"this service was valid to {in_words(service.valid_to)}"
        return ""

    def instead_of(self, service: Service) -> tuple[Service, ...]:
        """What there is at the date in the place of a service that is not valid."""
        ended = is_before(service.valid_to, self.date)
        steps = self.succession.successors if ended else self.succession.replaces
        return tuple(dict.fromkeys(self._valid_beyond(service, steps)))

    def _valid_beyond(
        self, service: Service, steps: Mapping[str, Sequence[str]]
    ) -> Iterator[Service]:
        for name in steps.get(service.service_id, ()):
            each = self.by_id[name]
            yield from self._valid_beyond(each, steps) if self.not_valid(each) else [each]
