from __future__ import annotations

import pytest

from jsna.exhibits.wording import (
    counted,
    in_words,
    listed,
    lowered,
    rank_label,
    rounded,
    sentence,
)


def test_numbers_below_ten_are_words() -> None:
    assert [in_words(n) for n in (0, 1, 9, 10, 1234)] == ["no", "one", "nine", "10", "1,234"]


def test_a_noun_follows_its_number() -> None:
    assert counted(1, "gap") == "one gap"
    assert counted(0, "gap") == "no gaps"
    assert counted(17, "priority", "priorities") == "17 priorities"


@pytest.mark.parametrize(
    ("parts", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_parts_are_listed(parts: list[str], said: str) -> None:
    assert listed(parts) == said


def test_a_sentence_has_a_capital_and_one_full_stop() -> None:
    assert sentence("x is y") == "X is y."
    assert sentence("Done.") == "Done."
    assert sentence("") == ""


def test_a_name_inside_a_sentence_keeps_its_abbreviation() -> None:
    assert lowered("Parents' survey") == "parents' survey"
    assert lowered("NHS survey") == "NHS survey"
    assert lowered("HealthWatch panel") == "HealthWatch panel"


def test_a_number_is_shown_without_trailing_noughts() -> None:
    assert [rounded(n) for n in (3.0, 41 / 15, 2.5, 100.0)] == ["3", "2.73", "2.5", "100"]


def test_a_shared_rank_says_so() -> None:
    assert (rank_label(1, 1), rank_label(2, 5)) == ("1", "2=")
