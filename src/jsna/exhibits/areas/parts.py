"""What the exhibits of a comparison say: how services are rated over all areas, and places."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import ceil
from typing import TypeVar

from jsna.exhibits.areas.content import Areas
from jsna.exhibits.wording import counted, in_words, listed, out_of, sentence

Item = TypeVar("Item")
_NAMED = 3  # services that a caption has room to name
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def parts(items: Sequence[Item], most: int) -> list[Sequence[Item]]:
    """Items in runs of at most so many, as even as can be."""
    size = ceil(len(items) / ceil(len(items) / most)) if items else 1
    return [items[start : start + size] for start in range(0, len(items), size)]


def below_known(content: Areas, service_id: str) -> int:
    """In how many areas a service is rated below the first score at which quality is known."""
    known = content.tool.quality_known_from
    return sum(count for score, count in content.counts(service_id).items() if score < known)


def about_all(content: Areas) -> str:
    """How many of all ratings are below the first score at which quality is known."""
    ids = [each.service_id for each in content.services]
    rated = sum(sum(content.counts(key).values()) for key in ids)
    low = sum(below_known(content, key) for key in ids)
    return sentence(
        f"{out_of(low, rated, 'rating')} in {content.called} {'is' if low == 1 else 'are'} below "
        f"{content.tool.quality_known_from}, the first score at which quality is known"
    )


def about_lowest(content: Areas) -> str:
    """The services that are in most areas rated below that score."""
    low = {each.service: below_known(content, each.service_id) for each in content.services}
    of = {each.service: sum(content.counts(each.service_id).values()) for each in content.services}
    most, known = max(low.values(), default=0), content.tool.quality_known_from
    if not most:
        return sentence(f"no area rates a service below {known}")
    names = [name for name, count in low.items() if count == most]
    each = "" if len(names) == 1 else " each"
    where = _out_of_areas(most, [of[name] for name in names])
    if len(names) == len(low):
        return sentence(f"every service is rated below {known} in {where}")
    # Services are not always compared in equally many areas, and a count alone would hide that.
    compared = {areas for areas in of.values() if areas}
    spread = f"; services are compared in {_range(compared)} areas" if len(compared) > 1 else ""
    return sentence(
        f"{_some(names)} {_is(names)}{each} rated below {known} in {where}, more than any other "
        f"service{spread}"
    )


def _out_of_areas(part: int, compared: Collection[int]) -> str:
    """Some of the areas in which services are compared: "two of the three areas"."""
    if len(set(compared)) == 1:
        return out_of(part, min(compared), "area")
    return f"{in_words(part)} of {_range(compared)} areas"


def _range(counts: Collection[int]) -> str:
    return f"{in_words(min(counts))} to {in_words(max(counts))}"


def about_widest(content: Areas) -> str:
    """The services whose ratings differ most between areas."""
    spans = {each.service: _span(content, each.service_id) for each in content.services}
    widest = max((high - low for low, high in spans.values()), default=0)
    if not widest:
        return sentence("no service is rated otherwise in one area than in another")
    names = [name for name, (low, high) in spans.items() if high - low == widest]
    if len(names) == 1:
        low, high = spans[names[0]]
        return sentence(f"between areas, {names[0]} differs most, from {low} to {high}")
    return sentence(f"between areas, {_some(names)} differ most, by {counted(widest, 'point')}")


def _span(content: Areas, service_id: str) -> tuple[int, int]:
    rated = [score for score, count in content.counts(service_id).items() if count]
    return min(rated, default=0), max(rated, default=0)


def _some(names: Sequence[str]) -> str:
    """Services as a sentence has room for: by their names, or how many they are."""
    return listed(names) if len(names) <= _NAMED else f"{in_words(len(names))} services"


def _is(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"


def ordinal(number: int) -> str:
    """A number as a place: 1st, 2nd, 3rd, 4th, 11th."""
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else _ENDINGS.get(number % 10, 'th')}"


def place_label(first: float, last: float, placed: float) -> str:
    """A place with its ties: "3rd of 12", "joint 3rd to 5th of 12", "all 12 alike"."""
    low, high, of = round(first), round(last), round(placed)
    if of == 1:
        return "the only one compared"
    if low == high:
        return f"{ordinal(low)} of {of}"
    if high - low + 1 == of:
        return f"all {of} alike"
    return f"joint {ordinal(low)} to {ordinal(high)} of {of}"
