"""Ratings and gaps as lists, typed in, and what cleaning makes of them."""

from __future__ import annotations

import pytest

from jsna.errors import InputError
from jsna.preparation.assessment import CleanAssessment, clean_assessment
from jsna.preparation.delimited import Sheet
from jsna.review.settings import Review, Role
from jsna.review.tool import Item
from tests.preparation.builders import CHANGING, TOOL, review_of, sheet_of

RATINGS = "rater service item score tool confidence date evidence"
GAPS = "gap_id service text status theme affects owner date evidence"
WITH_ITEMS = TOOL.model_copy(update={"items": (Item(id="x", label="X"), Item(id="y", label="Y"))})
Row = tuple[str, ...]
DRAFT = review_of().model_copy(update={"draft": True})


def rating(**cells: str) -> Row:
    """A rating of service A; its other cells are blank if they are not given."""
    given = {"rater": "R1", "service": "Service A", "item": "x", "score": "3"} | cells
    return tuple(given.get(name, "") for name in RATINGS.split())


def gap(**cells: str) -> Row:
    """Likewise a gap."""
    given = {"gap_id": "G1", "service": "Service A", "text": "Too few"} | cells
    return tuple(given.get(name, "") for name in GAPS.split())


def restricting(column: str) -> Review:
    """A review whose list of ratings has a restricted column."""
    review = review_of()
    given = review.inputs["ratings"].model_copy(update={"restricted": (column,)})
    return review.model_copy(update={"inputs": review.inputs | {"ratings": given}})


def clean(
    ratings: list[Row], gaps: list[Row] | None = None, review: Review | None = None
) -> CleanAssessment:
    """What cleaning makes of these lists."""
    sheets: dict[Role, Sheet] = {
        "ratings": sheet_of(RATINGS, *ratings),
        "gaps": sheet_of(GAPS, *(gaps or [])),
    }
    return clean_assessment(sheets, review or review_of(), WITH_ITEMS, CHANGING)


def refusals(ratings: list[Row], gaps: list[Row] | None = None) -> str:
    """What cleaning refuses them with."""
    with pytest.raises(InputError) as error:
        clean(ratings, gaps)
    return str(error.value)
