from __future__ import annotations

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


@pytest.mark.parametrize("text", ["1e5", "nan", "inf", "1,2,3", "٣", "1_000", "0x1"])
def test_what_only_a_machine_takes_for_a_number_is_none(text: str) -> None:
    _, strange, _ = numbers(column(text), ())
    assert strange.tolist() == [True]


def test_texts_lose_only_the_spaces_at_their_ends() -> None:
    texts, missing = free_texts(column("  A  b\nc ", "n/a"), ("n/a",))
    assert texts.texts().tolist() == ["A  b\nc", ""]
    assert missing.tolist() == [False, True]
