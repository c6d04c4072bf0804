"""What changed since the last review."""

from __future__ import annotations

from collections.abc import Iterator

from jsna.exhibits.base import Content
from jsna.exhibits.blocks import Block, Heading, Spans
from jsna.exhibits.comparison import Comparison, Moved, compared
from jsna.exhibits.former_names import former_names
from jsna.exhibits.text.parts import (
    FEW,
    Exhibits,
    count,
    has,
    joined,
    line,
    number,
    or_none,
    paragraph,
    see,
    shown,
)

_WORDS = {"better": "better", "same": "the same", "worse": "worse"}
_APART = {
    "services_new": ("is new", "are new"),
    "services_gone": ("is {gone_is}", "are {gone_is}"),
    "services_not_comparable": ("cannot be compared", "cannot be compared"),
}


def since_the_last(content: Content, exhibits: Exhibits) -> Iterator[Block]:
    """Which services got better and worse; or that there is nothing to compare with."""
    yield Heading(2, "What has changed since the last review", "change")
    comparison = compared(content)
    if comparison is None:
        yield paragraph("There is no earlier review to compare these ratings with.")
        return
    yield paragraph(
        in_short(content, comparison),
        *_apart(content, comparison),
        *((each,) for each in former_names(content, comparison.since)),
    )
    yield paragraph(*_moved(content, comparison, exhibits))
    yield paragraph(
        f"The scores of {comparison.earlier} are taken as they were published. A change can come "
        "from other raters or other evidence as well as from the service."
    )
    yield from shown(exhibits, "change", "change_by_service", "transitions", "scores_by_review")


def in_short(content: Content, comparison: Comparison) -> Spans:
    """How many services are better, the same and worse."""
    of = {"group": "since", "group_value": comparison.since}
    if not comparison.moved:
        return line(f"No service can be compared with {comparison.earlier}")
    counts = [
        (
            number(content, f"services_{word}", say=or_none, **of),
            (" is " if content.count(f"services_{word}", **of) == 1 else " are ") + said,
        )
        for word, said in _WORDS.items()
    ]
    matched = count(content, "service", "services_matched", **of)
    return line(
        "Of ", *matched, f" that can be compared with {comparison.earlier}, ", *joined(counts)
    )


def _apart(content: Content, comparison: Comparison) -> Iterator[Spans]:
    of = {"group": "since", "group_value": comparison.since}
    said = {"gone_is": comparison.gone_is}
    parts = [
        (
            *count(content, "service", measure, **of),
            f" {verb[content.count(measure, **of) > 1].format(**said)}",
        )
        for measure, verb in _APART.items()
        if has(content, measure, **of) and content.count(measure, **of)
    ]
    if parts:
        yield line(*joined(parts))


def _moved(content: Content, comparison: Comparison, exhibits: Exhibits) -> Iterator[Spans]:
    """The services by name, those rated lower first; many are left to the figure."""
    for word, said in {"worse": "lower", "better": "higher"}.items():
        services = comparison.having(word)
        if services and len(services) <= FEW:
            names = joined([_step(content, comparison, each) for each in services])
            yield line(f"Rated {said} than in {comparison.earlier}: ", *names)
    mentions = see(exhibits, "change", "change_by_service")
    if mentions:
        yield line("The scores of both reviews stand side by side", *mentions)


def _step(content: Content, comparison: Comparison, moved: Moved) -> Spans:
    before, now = (
        number(content, measure, service_id=moved.service_id, group="since",
               group_value=comparison.since)
        for measure in ("score_from", "score_to")
    )  # fmt: skip
    return f"{moved.service} (", before, " to ", now, ")"
