"""Small inputs for the tests of this folder."""

from __future__ import annotations

from typing import Any

from jsna.preparation.delimited import Row, Sheet
from jsna.review.codebook import Codebook, Service
from jsna.review.settings import Review
from tests.measures.builders import TOOL

__all__ = ["CHANGING", "CODEBOOK", "TOOL", "review_of", "sheet_of"]

CODEBOOK = Codebook(
    (
        Service("a", "Service A", "service"),
        Service("b", "Service B", "service"),
        Service("na", "NA", "system"),
        Service("children", "Children’s Services", "cross-cutting"),
    )
)
# The same with services that there are at some dates only.
CHANGING = Codebook(
    (
        *CODEBOOK.services,
        Service("then", "Early Helpline", "service", valid_to="2025-03"),
        Service("now", "Night Line", "service", valid_from="2025-04", replaces=("then",)),
        Service("soon", "Day Line", "service", valid_from="2027"),
    )
)


def review_of(**overall: Any) -> Review:
    """A review with every input and these settings of its overall score."""
    given = {"file": "x.csv", "sha256": "", "origin": "made up", "added": "2026-01-01"}
    roles = ("assessment", "priorities", "engagement_issues", "engagement_sources")
    return Review.model_validate(
        {
            "id": "test",
            "title": "Test",
            "area": "Nowhere",
            "date": "2026",
            "tool": {"id": "tool", "version": "1"},
            "overall": overall,
            "ranking": {"target": 4},
            "stream": {"ratings": {"name": "Ratings", "date": "2026"}},
            "input": dict.fromkeys((*roles, "ratings", "gaps", "evidence_links"), given),
        },
        strict=False,
    )


def sheet_of(columns: str, *rows: tuple[str, ...], encoding: str = "utf-8") -> Sheet:
    """A sheet with these columns, each headed by its own name in capitals."""
    names = columns.split()
    return Sheet(
        "x.csv",
        {name: name.upper() for name in names},
        tuple(
            Row(number, dict(zip(names, row, strict=True))) for number, row in enumerate(rows, 2)
        ),
        encoding,
    )
