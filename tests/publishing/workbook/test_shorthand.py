from __future__ import annotations

from math import nan

import pytest

from jsna.publishing.workbook.shorthand import MEANINGS, OF_STATUS, is_empty, used
from jsna.storage.results_table import STATUSES


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("", True), (" \n", True), (nan, True), (None, True), (0, False), (0.0, False), ("0", False)],
)
def test_nought_is_not_nothing(cell: object, expected: bool) -> None:
    assert is_empty(cell) is expected


def test_only_the_signs_that_are_used_are_explained_each_once() -> None:
    assert used((("a", "[z]", 1), ("[z]", "[x]", 2))) == (MEANINGS["[x]"], MEANINGS["[z]"])
    assert used((("[x] in words", 1),)) == ()


def test_every_status_that_hides_a_number_has_its_sign() -> None:
    assert set(OF_STATUS) == set(STATUSES) - {"shown"}
    assert set(OF_STATUS.values()) <= set(MEANINGS)


def test_each_meaning_begins_with_its_sign() -> None:
    assert all(text.startswith(f"{sign}: ") for sign, text in MEANINGS.items())
