from __future__ import annotations

import numpy as np
import pytest

from jsna.preparation.survey.values import free_texts, numbers
from tests.preparation.survey.exports import column


def test_numbers_are_read_strictly() -> None:
    values, strange, missing = numbers(
        column("4", "1,200", "-2.5", ".5", "about 3", "", "-99"), ("-99",)
    )
    assert values[:4].tolist() == [4, 1200, -2.5, 0.5]
    assert strange.tolist() == [False, False, False, False, True, False, False]
    assert missing.tolist() == [False] * 6 + [True]


@pytest.mark.parametrize(
    "text", ["1e5", "nan", "inf", "1,2,3", "٣", "1_000", "0x1", "0,125", "9" * 400]
)
def test_what_only_a_machine_takes_for_a_number_is_none(text: str) -> None:
    values, strange, _ = numbers(column(text), ())
    assert strange.tolist() == [True]
    assert np.isnan(values).all()


@pytest.mark.parametrize("tells", ["3,5", "0,125", "12,3456"])
def test_beside_a_decimal_comma_no_comma_is_one_of_thousands(tells: str) -> None:
    values, strange, _ = numbers(column("2,125", tells, "7"), ())
    assert strange.tolist() == [True, True, False]
    assert np.isnan(values[0])
    assert values[2] == 7


def test_texts_lose_only_the_spaces_at_their_ends() -> None:
    texts, missing = free_texts(column("  A  b\nc ", "n/a"), ("n/a",))
    assert texts.texts().tolist() == ["A  b\nc", ""]
    assert missing.tolist() == [False, True]
