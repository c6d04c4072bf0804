from __future__ import annotations

import pytest

from jsna.exhibits.wording import (
    counted,
    in_words,
    lowered,
    out_of,
    percent,
    ranged,
    rank_label,
    rounded,
    sentence,
    short_names,
)


def test_numbers_below_ten_are_words() -> None:
    assert [in_words(n) for n in (0, 1, 9, 10, 1234)] == ["no", "one", "nine", "10", "1,234"]


def test_a_noun_follows_its_number() -> None:
    assert counted(1, "gap") == "one gap"
    assert counted(0, "gap") == "no gaps"
    assert counted(17, "priority", "priorities") == "17 priorities"


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 11, "none of the 11 services"),
        (1, 1, "the one service"),
        (1, 2, "one of the two services"),
        (2, 2, "both services"),
        (9, 9, "all nine services"),
        (13, 15, "13 of the 15 services"),
    ],
)
def test_some_of_several_are_said_with_their_noun(part: int, whole: int, said: str) -> None:
    assert out_of(part, whole, "service") == said


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


def test_a_half_is_rounded_up_whatever_its_digits_in_binary() -> None:
    assert [rounded(n) for n in (2.675, 3.125, 2.865, -0.5)] == ["2.68", "3.13", "2.87", "-0.5"]
    assert [rounded(n, 0) for n in (0.5, 1.5, 2.5)] == ["1", "2", "3"]


def test_a_range_of_one_is_one() -> None:
    assert [ranged(1, 6), ranged(2, 2), ranged(2.64, 2.86)] == ["1 to 6", "2", "2.64 to 2.86"]


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, "0%"),
        (0.0001, "under 0.5%"),
        (0.005, "1%"),
        (0.125, "13%"),
        (0.995, "100%"),
        (0.9951, "over 99.5%"),
        (1, "100%"),
    ],
)
def test_what_is_neither_none_nor_all_is_not_rounded_to_it(share: float, said: str) -> None:
    assert percent(share) == said


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        (["2023", "2024"], ["2023", "2024"]),
        (["example-2024", "example-2025"], ["2024", "2025"]),
        (["a-b-1", "a-c-1"], ["b-1", "c-1"]),
        (["example", "example-2"], ["example", "example-2"]),
        (["example-2024"], ["example-2024"]),
        (["spring-1", "autumn-1"], ["spring-1", "autumn-1"]),
    ],
)
def test_reviews_are_called_without_what_all_begin_with(ids: list[str], names: list[str]) -> None:
    assert list(short_names(ids).values()) == names
