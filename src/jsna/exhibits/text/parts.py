"""The parts of a sentence: numbers with where they are from, names, and mentions of exhibits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from jsna.exhibits.base import Content, Figure, Rated, Table
from jsna.exhibits.blocks import Bullets, Number, Paragraph, Reference, Shown, Span, Spans
from jsna.exhibits.wording import in_words, listed, rounded

Exhibits = Mapping[str, Figure | Table]
Part = Span | Sequence[Span]
FEW = 5  # services that a sentence has room to name
# The key columns of the results table in their order, but for the review.
KEY = ("measure", "service_id", "item_id", "question_id", "answer", "group", "group_value")


def in_figures(number: float) -> str:
    """A score, as it is shown."""
    return rounded(number)


def in_prose(number: float) -> str:
    """A count, as prose has it."""
    return in_words(round(number))


def or_none(number: float) -> str:
    """A count that stands without its noun: "none" rather than "no"."""
    return in_prose(number) if number else "none"


def number(
    content: Content,
    measure: str,
    column: str = "value",
    say: Callable[[float], str] = in_figures,
    **where: str,
) -> Number:
    """The one result of this key, as it is written.

    Raises
    ------
    LookupError
        If the results do not hold it, hold several, or cannot show it.
    """
    key = dict.fromkeys(KEY, "") | {"measure": measure} | where
    found = content.shown(**key)[column].dropna()
    if len(found) != 1:
        raise LookupError(f"{len(found)} results are called {measure} {where} with a {column}")
    return Number(say(float(found.iloc[0])), tuple(filter(None, key.values())))


def count(
    content: Content, noun: str, measure: str, column: str = "value", many: str = "", **where: str
) -> Spans:
    """A count with its noun: "one gap", "23 gaps", "no gaps"."""
    found = number(content, measure, column, in_prose, **where)
    one = found.text == in_words(1)
    return found, f" {noun if one else many or f'{noun}s'}"


def line(*parts: Part) -> Spans:
    """Parts as a sentence: a capital at its start, a full stop at its end."""
    spans = [span for part in parts for span in _spans(part) if span != ""]
    first, last = spans[0], spans[-1]
    if isinstance(first, str):
        spans[0] = first[:1].upper() + first[1:]
    elif isinstance(first, Number):
        spans[0] = Number(first.text[:1].upper() + first.text[1:], first.key)
    if not (isinstance(last, str) and last.endswith((".", "!", "?", ":"))):
        spans.append(".")
    return tuple(spans)


def paragraph(*lines: Part) -> Paragraph:
    """Sentences as a paragraph; those that are empty are left out."""
    said = [_spans(each) for each in lines if each]
    spaced = chain.from_iterable((" ", *each) for each in said)
    return Paragraph(tuple(spaced)[1:])


def bullets(*items: Part) -> Bullets:
    """A list; items that are empty are left out."""
    return Bullets(tuple(_spans(each) for each in items if each))


def joined(items: Sequence[Part], last: str = "and") -> Spans:
    """Parts as a list in prose: "a", "a and b", "a, b and c"."""
    spans: list[Span] = []
    for place, item in enumerate(items):
        before = "" if not place else f" {last} " if place == len(items) - 1 else ", "
        spans += [*filter(None, [before]), *_spans(item)]
    return tuple(spans)


def see(exhibits: Exhibits, *keys: str) -> Spans:
    """A mention in brackets of those exhibits that the chapter has: " (Figure 1, Table 18)"."""
    there = [Reference(key) for key in keys if key in exhibits]
    spans: list[Span] = []
    for each in there:
        spans += [", " if spans else " (", each]
    return (*spans, ")") if spans else ()


def shown(exhibits: Exhibits, *keys: str) -> Iterator[Shown]:
    """Those exhibits that the chapter has, in their places."""
    return (Shown(exhibits[key]) for key in keys if key in exhibits)


def named(services: Iterable[Rated]) -> str:
    """Names of services, as a list."""
    return listed(each.service for each in services)


def has(content: Content, measure: str, **where: str) -> bool:
    """Whether the results show anything of a measure."""
    return not content.shown(measure, **where).empty


def none_of(content: Content, what: str) -> str:
    """That the review does not have something; a draft may not have it yet."""
    if content.review.draft:
        return f"There is no {what} yet."
    return f"This review has no {what}."


def services_rated(content: Content) -> Spans:
    """How many services were rated: the base of the services below the target."""
    of = {"group": "target", "group_value": str(content.target)}
    return count(content, "service", "services_below_target", "denominator", **of)


def every_service(content: Content) -> Spans:
    """All services, as a sentence begins: "All 15 services are", "The two services are both"."""
    rated = services_rated(content)
    return ("The ", *rated, " are both") if len(content.services) == 2 else ("All ", *rated, " are")


def _spans(part: Part) -> Spans:
    return (part,) if isinstance(part, str | Number | Reference) else tuple(part)
