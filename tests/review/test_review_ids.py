from __future__ import annotations

import pytest

from jsna.errors import UsageError
from jsna.review.review_ids import checked_id, is_review_id
from tests.review.hostile_names import HOSTILE


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_no_review(name: str) -> None:
    assert not is_review_id(name)
    with pytest.raises(UsageError, match="is not the name of a review"):
        checked_id(name)


@pytest.mark.parametrize("name", ["2023", "example-2024", "a", "0", "a" * 64, "console", "com10"])
def test_a_slug_is_a_name(name: str) -> None:
    assert checked_id(name) == name
    assert is_review_id(name)
