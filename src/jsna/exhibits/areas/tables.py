"""The tables of a comparison: the reviews, the ratings, and how they are spread."""

from __future__ import annotations

from jsna.exhibits.areas.content import Areas
from jsna.exhibits.areas.parts import about_widest
from jsna.exhibits.base import Cell, Column, Marked, Table
from jsna.exhibits.wording import counted, ranged, rounded, sentence
from jsna.review.dates import in_words as date_in_words

_ABOUT_DATES = "Reviews of different dates are compared as they are."
_NOT_SHOWN = "not shown"
_MIDDLE = (
    Column("median", "Median", "The middle rating"),
    Column("half", "Middle half", "From the lower to the upper quartile"),
)


def tabulate_reviews(content: Areas) -> Table:
    """Which review speaks for each area, with its notice where not all have the same."""
    differ = content.notices_differ
    notice = (Column("notice", "Notice", "What every output of the review says"),)
    return Table(
        key="reviews",
        caption=sentence(f"The reviews of {content.called} that are compared"),
        columns=(
            Column("area", "Area", "Name of the area"),
            Column("review", "Outputs", "Folder of the published outputs that were read"),
            Column("date", "Date of the review", "Its own date, as far as it is known"),
            Column("services", "Services compared", "How many of its ratings are shown", "number"),
            *(notice if differ else ()),
        ),
        rows=tuple(
            (
                each.name,
                each.review,
                sentence(date_in_words(each.date))[:-1],
                sum(content.rating(each.name, key).score is not None for key in _ids(content)),
                *((each.notice or "None",) if differ else ()),
            )
            for each in content.areas
        ),
        notes=(_ABOUT_DATES, *(() if differ else content.notes)),
    )


def tabulate_ratings(content: Areas) -> Table:
    """The rating of each service in each area."""
    return Table(
        key="ratings_by_area",
        caption=sentence(
            f"The ratings of {counted(len(content.services), 'service')} in {content.called}"
        ),
        columns=(
            Column("area", "Area", "Name of the area"),
            *(
                Column(each.service_id, each.service, "Rating of this service", "number")
                for each in content.services
            ),
        ),
        rows=tuple(
            (_named(content, area.name), *(_score(content, area.name, s) for s in _ids(content)))
            for area in content.areas
        ),
        notes=(
            "Areas stand in the order of their names.",
            *_about_breaks(content),
            *content.notes,
        ),
    )


def _about_breaks(content: Areas) -> tuple[str, ...]:
    """Why ratings are not compared, in the words of the results."""
    rows = content.rows("score_in_area", group="area")
    rows = rows[rows["status"] == "not comparable"]
    pairs = zip(rows["service_id"], rows["method"], strict=True)
    return tuple(
        sentence(f"{content.codebook.names[key]} is {reason}") for key, reason in sorted(set(pairs))
    )


def _ids(content: Areas) -> list[str]:
    return [each.service_id for each in content.services]


def _named(content: Areas, area: str) -> Cell:
    return Marked("▶", area) if area == content.chosen else area


def _score(content: Areas, area: str, service_id: str) -> Cell:
    rating = content.rating(area, service_id)
    return rating.words if rating.score is None else rating.score


def tabulate_spread(content: Areas) -> Table:
    """How many areas have each score, and where there are enough, the middle of them."""
    quarters = _quarters(content)
    unknown = (_NOT_SHOWN, _NOT_SHOWN) if quarters else ()
    counts = {
        each.service_id: content.counts(each.service_id).values() for each in content.services
    }
    return Table(
        key="spread",
        caption=about_widest(content),
        columns=(
            Column("service", "Service", "Name of the service"),
            Column("areas", "Areas compared", "Number of areas that are compared", "number"),
            *(
                Column(f"rated_{score}", f"Rated {score}", "Areas with this score", "number")
                for score in content.tool.scores
            ),
            *(_MIDDLE if quarters else ()),
        ),
        rows=tuple(
            (name, sum(counts[key]), *counts[key], *quarters.get(key, unknown))
            for key, name in ((each.service_id, each.service) for each in content.services)
        ),
        notes=(*_about_quarters(content), *content.notes),
    )


def _quarters(content: Areas) -> dict[str, tuple[str, str]]:
    """The median and the middle half of each service that is compared in enough areas."""
    shown = content.shown("area_quarters")
    columns = (shown[name] for name in ("service_id", "value", "lower", "upper"))
    return {
        str(key): (rounded(middle), ranged(low, high))
        for key, middle, low, high in zip(*columns, strict=True)
    }


def _about_quarters(content: Areas) -> tuple[str, ...]:
    """Why a median is missing, in the words of the results."""
    low = content.rows("area_quarters")
    reasons = sorted(set(low.loc[low["status"] != "shown", "method"]))
    return tuple(
        f"No median and no quartiles where there are {reason}: the counts say all."
        for reason in reasons
    )
