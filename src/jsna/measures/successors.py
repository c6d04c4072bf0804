"""Services that were renamed, under the name that was used last: their line goes on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from jsna.measures.published import RatedReview
from jsna.measures.results import Result
from jsna.review.codebook import Codebook

Gaps = Sequence[tuple[str, pd.DataFrame]]


def followed_reviews(reviews: Sequence[RatedReview], codebook: Codebook) -> list[RatedReview]:
    """The reviews with each renamed service under the id that was used last.

    Parameters
    ----------
    reviews
        The reviews, the earliest first; the last is the one at hand.
    codebook
        The services, which says what replaces what.
    """
    names = codebook.succession.names_for([each.scores for each in reviews])
    return [_renamed(each, names, codebook) for each in reviews]


def _renamed(review: RatedReview, names: Mapping[str, str], codebook: Codebook) -> RatedReview:
    return replace(
        review,
        scores={names.get(name, name): score for name, score in review.scores.items()},
        called={
            names[name]: codebook.names[name]
            for name in review.scores
            if names.get(name, name) != name
        },
    )


def names_then(reviews: Sequence[RatedReview]) -> Iterator[Result]:
    """What each service that was renamed was called in an earlier review.

    Yields
    ------
    Result
        ``called`` for each such service and review [group "review", group_value its id]: ``answer``
        is the name that it had there.
    """
    for review in reviews:
        for service_id, name in review.called.items():
            yield Result(
                "called",
                method="renamed since, says the codebook: one service under two names",
                service_id=service_id,
                answer=name,
                group="review",
                group_value=review.review,
            )


def followed_gaps(reviews: Gaps, codebook: Codebook, rated: Collection[str]) -> Gaps:
    """The gap statements with each gap under the service that has it now.

    A gap of a renamed service goes on under the id that was used last. A gap that a later review
    lists under a service which came of the earlier one, by a split or a merger, is that service's.

    Parameters
    ----------
    reviews
        The id and the gap statements of each review, the earliest first.
    codebook
        The services, which says what replaces what.
    rated
        The ids of the services that the last review rated, with or without gaps.
    """
    of = codebook.succession
    listed = [_owners(statements) for _, statements in reviews]
    names = of.names_for([*(set(each.values()) for each in listed), set(rated)])
    owners: dict[str, str] = {}
    followed = []
    for (review, statements), gaps in zip(reversed(reviews), reversed(listed), strict=True):
        for gap_id, service_id in gaps.items():
            name = names.get(service_id, service_id)
            if name not in of.before(owners.get(gap_id, "")):
                owners[gap_id] = name
        ids = [owners[gap_id] for gap_id in gaps]
        followed.append((review, statements.assign(service_id=ids)))
    return followed[::-1]


def _owners(statements: pd.DataFrame) -> dict[str, str]:
    """The service of each gap."""
    pairs = zip(statements["gap_id"], statements["service_id"], strict=True)
    return {str(gap_id): str(service_id) for gap_id, service_id in pairs}
