from __future__ import annotations

import pytest

from jsna.review.words import listed, some_rows


@pytest.mark.parametrize(
    ("parts", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_parts_are_listed(parts: list[str], said: str) -> None:
    assert listed(parts) == said


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([5], "row 5"),
        ([5, 8, 9], "rows 5, 8 and 9"),
        ([1, 2, 3, 4, 5, 6, 7], "rows 1, 2, 3, 4, 5 and 2 more"),
    ],
)
def test_rows_are_named_shortly(numbers: list[int], words: str) -> None:
    assert some_rows(numbers) == words
