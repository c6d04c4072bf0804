"""The page of a comparison across areas: its exhibits in reading order, and the words between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jsna.exhibits.areas.content import Areas
from jsna.exhibits.areas.distribution import draw_distribution
from jsna.exhibits.areas.gap_themes import tabulate_gap_themes
from jsna.exhibits.areas.heatmap import draw_heatmaps
from jsna.exhibits.areas.standing import draw_standing, tabulate_standing
from jsna.exhibits.areas.tables import tabulate_ratings, tabulate_reviews, tabulate_spread
from jsna.exhibits.blocks import Block, Bullets, Heading, Note, Paragraph, Shown
from jsna.exhibits.numbering import Exhibit, numbered
from jsna.exhibits.wording import counted, sentence
from jsna.review.dates import by_time, in_words

TITLE = "Ratings of services across areas"
_LIMITS = (
    (
        "The ratings of an area were made by people of that area. Two areas can rate the same "
        "state of affairs differently, and nothing here shows how far they do."
    ),
    (
        "The scale is an order: 4 is more than 2, and not twice as much. So nothing is averaged "
        "over services, and there is no order of areas over all of them."
    ),
    (
        "A place among areas that are rated alike, or a point apart, says little: one rating a "
        "point higher or lower would change it."
    ),
    (
        "Areas differ in whom they serve and in how their services are divided. A rating is of "
        "the service in its own area."
    ),
)


@dataclass(frozen=True, eq=False)
class AreasPage:
    """The comparison: its title, its blocks in reading order, and what the workbook repeats.

    ``about`` says what is compared, and ``limits`` how far that carries, in sentences.
    """

    title: str
    blocks: tuple[Block, ...]
    about: tuple[str, ...]
    limits: tuple[str, ...]

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """All exhibits, in reading order."""
        return tuple(each.exhibit for each in self.blocks if isinstance(each, Shown))


def compose_page(content: Areas) -> AreasPage:
    """The comparison with all that the reviews have to compare, numbered."""
    sections = _sections(content)
    exhibits = numbered({each.anchor: each.exhibits for each in sections}, _numbers_of(sections))
    blocks = [*_opening(content)]
    for section in sections:
        blocks.append(Heading(2, section.heading, section.anchor))
        blocks += map(Shown, exhibits[section.anchor])
    limits = _limits(content)
    blocks.append(Heading(2, "How far this carries", "how-far-this-carries"))
    blocks.append(Bullets(tuple((text,) for text in limits)))
    about = (*content.notes, *_about(content))
    return AreasPage(_title(content), tuple(blocks), about, limits)


@dataclass(frozen=True)
class _Section:
    anchor: str
    heading: str
    exhibits: list[Exhibit]


def _sections(content: Areas) -> list[_Section]:
    """The exhibits under their headings; no heading without an exhibit."""
    ratings: list[Exhibit] = [*draw_heatmaps(content), tabulate_ratings(content)]
    spread: list[Exhibit] = [draw_distribution(content), tabulate_spread(content)]
    standing = [draw_standing(content), tabulate_standing(content)]
    found: list[tuple[str, str, Sequence[Exhibit | None]]] = [
        ("ratings", "Ratings by area and service", ratings),
        ("services", "Each service across areas", spread),
        ("place", f"Where {content.chosen} stands", standing),
        ("themes", "Themes of gaps", [tabulate_gap_themes(content)]),
        ("reviews", "Reviews compared", [tabulate_reviews(content)]),
    ]
    sections = [_Section(key, head, [e for e in own if e]) for key, head, own in found]
    return [each for each in sections if each.exhibits]


def _numbers_of(sections: Sequence[_Section]) -> dict[str, tuple[str, ...]]:
    """The table with the numbers of each figure; every part of the heatmap has the same."""
    parts = [
        each.key for section in sections if section.anchor == "ratings" for each in section.exhibits
    ]
    return {
        **dict.fromkeys(parts, ("ratings_by_area",)),
        "distribution": ("spread",),
        "standing": ("place_of_area",),
    }


def _title(content: Areas) -> str:
    return f"{TITLE} (synthetic)" if content.synthetic else TITLE


def _opening(content: Areas) -> Iterator[Block]:
    yield Heading(1, _title(content), "comparison")
    yield Paragraph((f"{sentence(content.called)[:-1]}, {_dates(content)}",))
    yield from map(Note, content.notes)
    yield Paragraph((" ".join(_about(content)),))


def _about(content: Areas) -> tuple[str, ...]:
    """What is compared, in sentences that the workbook has too."""
    tool = content.tool
    return (
        (
            f"The reviews rated services with {tool.name}, version {tool.version}, from "
            f"{tool.minimum} to {tool.maximum}."
        ),
        (
            f"{sentence(counted(len(content.services), 'service'))[:-1]} can be compared, each by "
            "itself. There is no order of areas over all services."
        ),
        "Everything was read from what the reviews publish, and nothing else.",
    )


def _dates(content: Areas) -> str:
    """The time from which the reviews are."""
    known = sorted({each.date for each in content.areas if by_time(each.date)}, key=by_time)
    if not known:
        return "dates not published"
    ends = dict.fromkeys((in_words(known[0]), in_words(known[-1])))
    return f"reviews of {' to '.join(ends)}"


def _limits(content: Areas) -> tuple[str, ...]:
    """How far a comparison carries, and what few areas mean."""
    few = content.rows("area_quarters")
    reasons = sorted(set(few.loc[few["status"] == "low base", "method"]))
    small = (
        f"Some services are compared in {reason}: one more would change much." for reason in reasons
    )
    return (*_LIMITS, *small)
