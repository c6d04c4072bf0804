"""A scale that says the same in other numbers."""

from __future__ import annotations

from jsna.review.tool import Tool
from tests.measures.builders import TOOL

SHIFT = 3
# The scale of TOOL counted from 3: a recoding that keeps the order.
SHIFTED = Tool.model_validate(
    {
        **TOOL.model_dump(by_alias=True),
        "minimum": TOOL.minimum + SHIFT,
        "maximum": TOOL.maximum + SHIFT,
        "level": [{**each.model_dump(), "score": each.score + SHIFT} for each in TOOL.levels],
    }
)
