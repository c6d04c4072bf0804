"""What a new review takes over from the last one where services were renamed, split or merged.

A renamed service keeps its last score and its gaps. A part of what was split, and what came of a
merger, is shown the last scores of what it came of, each with its name and never as one number; and
its gaps. All of that is for people to confirm at the meeting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from jsna.review.carried_gap import CarriedGap
from jsna.review.codebook import Codebook
from jsna.review.settings import Review
from jsna.review.words import listed

Scores = Mapping[tuple[str, str], int]
Value = TypeVar("Value", int, int | float)


def successors_of(codebook: Codebook, service_id: str) -> tuple[str, ...]:
    """What a service is at the date of the codebook: itself, what came of it, or nothing.

    An id that is not of the codebook, such as that of no service, is left as it is.
    """
    service = codebook.by_id.get(service_id)
    if service is None or not codebook.not_valid(service):
        return (service_id,)
    return tuple(each.service_id for each in codebook.instead_of(service))


def carried_scores(scores: Scores, codebook: Codebook) -> dict[tuple[str, str], int | str]:
    """The last scores of the services that there are now.

    Parameters
    ----------
    scores
        The last score of a service, or of an item of it, by both ids.
    codebook
        The services, at the date of the new review.

    Returns
    -------
    dict
        Likewise. Of what was split or merged, each score is a text with the name of its service.
    """
    found: dict[tuple[str, str], int | str] = {}
    for old in codebook.services:
        own = {item: score for (name, item), score in scores.items() if name == old.service_id}
        for new in successors_of(codebook, old.service_id):
            same = new in codebook.succession.line_of(old.service_id)
            for item, score in own.items():
                said = score if same else f"{score} ({old.service})"
                before = found.get((new, item))
                found[new, item] = said if before is None else f"{before}, {said}"
    return found


def carried_gaps(gaps: Iterable[CarriedGap], codebook: Codebook) -> Iterator[CarriedGap]:
    """The open gaps under the services that there are now; of a split, once for each part."""
    for gap in gaps:
        for new in successors_of(codebook, gap.service_id):
            yield replace(gap, service_id=new)


def carried_settings(review: Review, codebook: Codebook) -> Review:
    """The review before with its weights and levels under the ids that services have now.

    What was said of a service that was split or merged is left out: it is to be said anew.
    """
    overall, ranking = review.overall, review.ranking
    criteria = {
        name: each.model_copy(update={"levels": levels})
        for name, each in ranking.criterion.items()
        if (levels := _renamed(each.levels, codebook))
    }
    weights = {"weights": _renamed(overall.weights, codebook)}
    return review.model_copy(
        update={
            "overall": overall.model_copy(update=weights),
            "ranking": ranking.model_copy(update={"criterion": criteria}),
        }
    )


def changed_services(used: Iterable[str], codebook: Codebook) -> tuple[str, ...]:
    """What became of each service that the last review used and that there is not now, in words."""
    names, said = codebook.names, []
    for service_id in (each for each in codebook.ids if each in set(used)):
        now = [names[each] for each in successors_of(codebook, service_id)]
        if now != [names[service_id]]:
            become = f"is now {listed(now)}" if now else "is no longer there"
            said.append(f"{names[service_id]} {become}")
    return tuple(said)


def _renamed(by_service: Mapping[str, Value], codebook: Codebook) -> dict[str, Value]:
    lines = codebook.succession.line_of
    return {
        new: value
        for old, value in by_service.items()
        for new in successors_of(codebook, old)
        if new in lines(old)
    }
