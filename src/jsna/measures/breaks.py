"""Where ratings before and after do not compare: what the codebook says of each service."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from jsna.review.codebook import Codebook, Service
from jsna.review.dates import by_time, in_words, is_before
from jsna.review.words import listed


@dataclass(frozen=True)
class Break:
    """A service whose scores from a review on cannot be compared with those before, and why.

    ``before`` holds the ids of the services that it came of by a split or a merger: the ratings
    before are theirs.
    """

    service_id: str
    since: str
    reason: str
    before: frozenset[str] = frozenset()

    def parts(self, rated: Collection[str]) -> bool:
        """Whether these ratings are of what the service came of, and not of itself."""
        return self.service_id not in rated and not self.before.isdisjoint(rated)


def declared_breaks(codebook: Codebook, facts: Iterable[pd.DataFrame]) -> list[Break]:
    """The breaks of the codebook that fall among these reviews, which come earliest first.

    A break holds from the first review on whose date is not before it. It is said of each id that
    its service has had.
    """
    dates = {str(each.iloc[0]["review"]): by_time(str(each.iloc[0]["date"])) for each in facts}
    found = [*_marked(codebook, dates.items()), *_regrouped(codebook, dates.items())]
    return [
        Break(one, each.since, each.reason, each.before)
        for each in found
        for one in codebook.succession.line_of(each.service_id)
    ]


Dates = Collection[tuple[str, str]]


def _marked(codebook: Codebook, dates: Dates) -> Iterator[Break]:
    """Those marked by ``break_from``."""
    for service in codebook.services:
        since = [name for name, date in dates if date >= service.break_from > ""]
        if since:
            date = in_words(service.break_from)
            reason = f"ratings before {date} do not compare with later ones"
            yield Break(service.service_id, since[0], reason)


def _regrouped(codebook: Codebook, dates: Dates) -> Iterator[Break]:
    """Those of services that came of a split or a merger."""
    services = codebook.by_id
    for name in codebook.succession.regrouped:
        start = services[name].valid_from
        since = [review for review, date in dates if date and not is_before(date, start)]
        if since:
            before = codebook.succession.before(name)
            yield Break(name, since[0], _in_words(codebook, services[name]), before)


def _in_words(codebook: Codebook, service: Service) -> str:
    told = codebook.succession.told(service.service_id, codebook.names)
    olds = listed(codebook.names[each] for each in service.replaces)
    return f"{told} from {in_words(service.valid_from)}, and ratings before are those of {olds}"


def breaks_between(
    breaks: Iterable[Break], order: Sequence[str], earlier: str, later: str
) -> dict[str, Break]:
    """The breaks that part two reviews, by the id of the service; the last of several.

    Parameters
    ----------
    breaks
        The breaks of the codebook.
    order
        The ids of all reviews, the earliest first.
    earlier, later
        The ids of the two reviews.

    Raises
    ------
    ValueError
        If a review that is named is not in the order: whether the break matters is not known then.
    """
    first, last = order.index(earlier), order.index(later)
    parting = [each for each in breaks if first < order.index(each.since) <= last]
    return {each.service_id: each for each in parting}
