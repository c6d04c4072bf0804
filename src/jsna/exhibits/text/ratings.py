"""What was found: the overall score, the bands, who is rated lowest and highest, and how firm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jsna.exhibits.base import Content, Rated
from jsna.exhibits.blocks import Block, Heading, Number, Spans
from jsna.exhibits.firmness import Firmness
from jsna.exhibits.text.parts import (
    FEW,
    Exhibits,
    count,
    every_service,
    has,
    in_prose,
    joined,
    line,
    named,
    number,
    paragraph,
    see,
    services_rated,
    shown,
)
from jsna.exhibits.wording import lowered

_WAYS = {"down": "to lower it", "up": "to raise it"}
_NOTHING_DOES = "no change within the scale does that"  # as the results say it
_ONE_POINT = ("change of one point", "margin_to_flip", "value", "changes of one point")


def found(content: Content, exhibits: Exhibits) -> Iterator[Block]:
    """The ratings in words, then as a figure and tables."""
    yield Heading(2, "What the ratings show", "ratings")
    yield paragraph(bands(content), *lowest_and_highest(content, exhibits))
    yield paragraph(overall(content), *_unrounded(content), *_published(content), *_median(content))
    yield from shown(exhibits, "scores", "scores_and_gaps", "distribution")
    firm = list(_firm(content, exhibits))
    if firm or "firmness" in exhibits:
        yield Heading(3, "How firm the overall score is", "how-firm")
        yield paragraph(*firm)
        yield from shown(exhibits, "firmness")
    if "agreement" in exhibits:
        yield Heading(3, "How far the raters agree", "raters")
        yield paragraph(*_raters(content, exhibits))
        yield from shown(exhibits, "agreement")


def overall(content: Content) -> Spans:
    """The overall score, with the scale's words for it."""
    score = content.number("overall")
    if score is None:
        return line("There is no overall score")
    tool = content.tool
    words = f" ({lowered(tool.level(round(score)).label)})" if score == round(score) else ""
    return line(
        "The overall score is ",
        number(content, "overall"),
        f" on the scale from {tool.minimum} to {tool.maximum}{words}",
    )


def bands(content: Content) -> Spans:
    """How many services are in each band that has any."""
    names = content.tool.bands
    counts = {band: content.number("services_in_band", answer=band) for band in names}
    some = [band for band, services in counts.items() if services]
    rated, where = services_rated(content), [_in_band(content, band) for band in some]
    if len(content.services) == 1:
        return line("The one service that was rated is", where[0])
    if len(some) == 1:
        return line(*every_service(content), where[0])
    verbs = [" is" if counts[some[0]] == 1 else " are", *[""] * len(some)]
    parts = [
        (number(content, "services_in_band", say=in_prose, answer=band), f"{verb}{place}")
        for band, verb, place in zip(some, verbs, where, strict=False)
    ]
    return line("Of ", *rated, ", ", *joined(parts))


def _in_band(content: Content, band: str) -> str:
    return f" in the band “{content.tool.band_name(band)}”"


def lowest_and_highest(content: Content, exhibits: Exhibits) -> Iterator[Spans]:
    """Who is rated lowest and highest; one sentence where all are level."""
    ranked = content.ranked
    low = [each for each in ranked if each.rank == ranked[0].rank]
    high = [each for each in ranked if each.rank == ranked[-1].rank]
    mentions = see(exhibits, "scores", "scores_and_gaps")
    if len(ranked) == 1:
        yield line("Its score is ", _score(content, low[0]), *mentions)
    elif len(low) == len(ranked):
        all_ = "Both" if len(ranked) == 2 else "All"
        yield line(f"{all_} have the score ", _score(content, low[0]), *mentions)
    else:
        yield line(*_at_the(content, low, "lowest"))
        yield line(*_at_the(content, high, "highest"), *mentions)


def _at_the(content: Content, services: Sequence[Rated], end: str) -> Spans:
    score = _score(content, services[0])
    if len(services) == 1:
        return f"The {end} rated is {services[0].service}, with a score of ", score
    many = number(content, "rank", "numerator", in_prose, service_id=services[0].service_id)
    if len(services) > FEW:
        return many, f" services share the {end} rating, ", score
    return f"The {end} rating, ", score, ", is shared by ", many, f" services: {named(services)}"


def _score(content: Content, service: Rated) -> Number:
    return number(content, "score", service_id=service.service_id)


def _unrounded(content: Content) -> Iterator[Spans]:
    if has(content, "overall") and has(content, "overall_unrounded"):
        before = number(content, "overall_unrounded")
        if before.text != number(content, "overall").text:
            yield line("Before rounding it is ", before)


def _median(content: Content) -> Iterator[Spans]:
    if has(content, "score_median") and has(content, "overall"):
        yield line(
            "The middle score of all services, the median, is ", number(content, "score_median")
        )


def _published(content: Content) -> Iterator[Spans]:
    if has(content, "overall_published") and has(content, "overall"):
        same = content.number("overall_published") == content.number("overall")
        score = number(content, "overall_published")
        yield line(f"It {'agrees' if same else 'does not agree'} with the published one, ", score)
    if content.review.overall.note:
        yield line(content.review.overall.note)


def _firm(content: Content, exhibits: Exhibits) -> Iterator[Spans]:
    firm = Firmness(content)
    if not firm.known or not has(content, "overall"):
        return
    yield from _margins(content, firm, exhibits)
    left = firm.left_out
    if left and left.flips:
        flips = number(content, "overall_leave_one_out", "numerator", in_prose)
        word = "service" if left.flips == 1 else "services"
        yield line("Leaving out one of ", flips, f" {word} makes it another too")
    elif left:
        yield line("Leaving out any one service does not change it")


def _margins(content: Content, firm: Firmness, exhibits: Exhibits) -> Iterator[Spans]:
    """How many changes of one point make it another, or why that is not known."""
    known = [way for way in _WAYS if firm.margin(way) is not None]
    mentions = see(exhibits, "firmness")
    if known:
        yield line(*_it_takes(content, known), *mentions)
    reasons = {way: firm.why_no_margin(way) for way in _WAYS if way not in known}
    for way in [way for way, why in reasons.items() if why == _NOTHING_DOES]:
        yield line(f"No change of scores within the scale is enough {_WAYS[way]}")
    for why in sorted(set(reasons.values()) - {_NOTHING_DOES, ""}):
        yield line(f"How many changes of one point would make it another is not known: {why}")


def _it_takes(content: Content, ways: Sequence[str]) -> Spans:
    """The changes with their noun, which is said once: "four changes of one point ..., and 12"."""
    first, *others = ways
    changes: list[Spans] = [(*count(content, *_ONE_POINT, answer=first), f" {_WAYS[first]}")]
    changes += [
        (number(content, "margin_to_flip", say=in_prose, answer=way), f" {_WAYS[way]}")
        for way in others
    ]
    return ("For the overall score to change, it takes at least ", *joined(changes))


def _raters(content: Content, exhibits: Exhibits) -> Iterator[Spans]:
    if not has(content, "krippendorff_alpha", answer="ordinal"):
        yield line("How far the raters agree cannot be estimated", *see(exhibits, "agreement"))
        return
    yield line(
        "Agreement between the raters is ",
        _alpha(content, "value"),
        " on a scale where 0 is what chance alone would give and 1 is full agreement",
        *see(exhibits, "agreement"),
    )
    if not content.shown("krippendorff_alpha", answer="ordinal")["lower"].isna().any():
        ends = _alpha(content, "lower"), " to ", _alpha(content, "upper")
        yield line("Its interval is from ", *ends)


def _alpha(content: Content, column: str) -> Number:
    return number(content, "krippendorff_alpha", column, answer="ordinal")
