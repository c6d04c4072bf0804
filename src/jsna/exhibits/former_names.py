"""What services that were renamed were called before, for a reader of several reviews."""

from __future__ import annotations

from jsna.exhibits.content import Content
from jsna.exhibits.wording import listed, sentence


def former_names(content: Content, *reviews: str) -> tuple[str, ...]:
    """A sentence on the names that services had in these reviews; nothing where none was renamed.

    Parameters
    ----------
    content
        What is shown.
    reviews
        Ids of earlier reviews, the earliest first.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for review in reviews:
        names = content.by_service("called", "answer", group="review", group_value=review)
        for renamed in names.items():
            found.setdefault(renamed, []).append(content.called(review))
    order = content.in_order({service_id for service_id, _ in found})
    said = [
        f"{content.name_of(service_id)} was called {name} in {listed(found[service_id, name])}"
        for service_id, name in sorted(found, key=lambda renamed: order.index(renamed[0]))
    ]
    return (sentence("; ".join(said)),) if said else ()
