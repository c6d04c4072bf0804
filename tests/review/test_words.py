from __future__ import annotations

import pytest

from jsna.review.words import listed


@pytest.mark.parametrize(
    ("parts", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_parts_are_listed(parts: list[str], said: str) -> None:
    assert listed(parts) == said
