"""Three made-up areas with a few ratings, as a comparison finds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from jsna.exhibits.areas.content import Area, Areas
from jsna.review.codebook import Codebook, Service
from jsna.review.tool import read_tool
from tests.exhibits.content_of_reviews import PROJECT, result

TOOL = read_tool(PROJECT, "pathway-assessment-tool", "2023")

SERVICES = (
    Service("pathway", "Care pathway", "system"),
    Service("visiting", "Health visiting", "service"),
    Service("helpline", "Night helpline", "service"),
    Service("unrated", "Rated nowhere", "service"),
)
# By hand: what each area rates; none where it does not rate the service.
RATINGS: Mapping[str, Mapping[str, int | None]] = {
    "Alton": {"pathway": 2, "visiting": 4, "helpline": None},
    "Bexford": {"pathway": 2, "visiting": 1, "helpline": 3},
    "Corby Vale": {"pathway": 3, "visiting": 4},
}
HIDDEN = "not estimable"


def of_areas(
    ratings: Mapping[str, Mapping[str, int | None]] = RATINGS,
    *,
    chosen: str = "",
    synthetic: bool = True,
    notices: Mapping[str, str] | None = None,
    more: tuple[dict[str, object], ...] = (),
) -> Areas:
    """The content of a comparison; a rating of None is one that is not shown."""
    rows = [result("areas", len(ratings))]
    for service in SERVICES:
        rows += _of_service(service.service_id, ratings)
    said = notices or {}
    return Areas(
        tuple(
            Area(name, f"{name[0].lower()}-2025", "2025-04", said.get(name, "")) for name in ratings
        ),
        TOOL,
        Codebook(SERVICES),
        pd.DataFrame([*rows, *more]),
        synthetic,
        chosen,
    )


def _of_service(
    service_id: str, ratings: Mapping[str, Mapping[str, int | None]]
) -> list[dict[str, object]]:
    own = {area: given[service_id] for area, given in ratings.items() if service_id in given}
    if not own:
        return []
    shown = {area: score for area, score in own.items() if score is not None}
    counts, values = Counter(shown.values()), list(shown.values())
    rows = [
        result("areas_rating", len(shown), service_id=service_id),
        result("area_quarters", float("nan"), service_id=service_id)
        | {"status": "low base", "method": "fewer than 8 areas"},
        *(
            result("areas_at_score", counts[score], service_id=service_id, answer=str(score))
            for score in TOOL.scores
        ),
    ]
    for area, score in own.items():
        about = {"service_id": service_id, "group": "area", "group_value": area}
        status = "shown" if score is not None else HIDDEN
        value = float("nan") if score is None else score
        rows.append(result("score_in_area", value) | about | {"status": status})
    for area, score in shown.items():
        below, alike = sum(each < score for each in values), counts[score]
        place = {"lower": below + 1, "upper": below + alike, "numerator": alike}
        about = {"service_id": service_id, "group": "area", "group_value": area}
        rows.append(
            result("place_of_area", below + 1) | about | place | {"denominator": len(shown)}
        )
    return rows


def themes(
    by_theme: Mapping[str, tuple[int, int]],
    naming: int,
    without: int = 0,
    own: Mapping[str, int] | None = None,
    area: str = "",
) -> tuple[dict[str, object], ...]:
    """Results on themes: of each, how many areas have a gap in it and how many gaps there are."""
    rows = [result("areas_naming_themes", naming), result("gaps_without_theme", without)]
    for theme, (areas, gaps) in by_theme.items():
        rows.append(result("areas_with_theme", areas, answer=theme))
        rows.append(result("gaps_with_theme", gaps, answer=theme))
    for theme, gaps in (own or {}).items():
        rows.append(
            result("gaps_with_theme", gaps, answer=theme) | {"group": "area", "group_value": area}
        )
    return tuple(rows)
