from __future__ import annotations

import numpy as np
import pytest

from jsna.preparation.survey.times import are_times, lengths, moments
from tests.preparation.survey.exports import column


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-14 15:09:26",
        "2025-03-14T15:09:26.000+00:00",
        "14/03/2025 15:09:26",
        "03/14/2025 03:09:26 PM",
        "3/14/25 15:09:26",
        "14.03.2025 15:09:26",
        "14/03/25 15:09:26",
        "14 March 2025 15:09:26",
        "14-Mar-2025 3:09:26 PM",
        "Mar 14, 2025 15:09:26",
    ],
)
def test_each_format_is_read(text: str) -> None:
    assert moments(column(text, ""))[0] == np.datetime64("2025-03-14T15:09:26")
    assert are_times(column(text, ""))


def test_the_day_comes_first_where_both_readings_are_possible() -> None:
    assert moments(column("02/03/2025 10:00:00"))[0] == np.datetime64("2025-03-02T10:00:00")


def test_a_length_is_known_where_both_ends_are() -> None:
    started = column("2025-01-01 23:59:00", "", "2025-01-01 10:00:00")
    ended = column("2025-01-02 00:00:30", "2025-01-01 10:00:00", "")
    seconds = lengths(started, ended).seconds
    assert seconds[0] == 90
    assert np.isnan(seconds[1:]).all()


@pytest.mark.parametrize(
    ("other_row", "seconds"), [("13/01/25 10:00", 27 * 86_400 + 120), ("01/13/25 10:00", 120)]
)
def test_a_day_above_12_in_either_column_tells_the_order_of_both(
    other_row: str, seconds: int
) -> None:
    started = column("01/02/25 23:59", "01/02/25 10:00")
    # From the evening of one day to the next by one order, for four weeks by the other.
    ended = column("01/03/25 00:01", other_row)
    found = lengths(started, ended)
    assert found.seconds[0] == seconds
    assert not found.undecided.any()


def test_where_no_row_tells_the_order_only_equal_lengths_are_known() -> None:
    started = column("01/02/2025 23:59", "01/02/2025 10:00")
    ended = column("01/03/2025 00:01", "01/02/2025 10:05")
    found = lengths(started, ended)
    assert np.isnan(found.seconds[0])
    assert found.seconds[1] == 300
    assert found.undecided.tolist() == [True, False]


def test_a_text_that_is_no_time_is_told_from_a_blank_one() -> None:
    started = column("14/03/2025 10:00", "soon", "")
    ended = column("14/03/2025 10:01", "14/03/2025 10:00", "later")
    found = lengths(started, ended)
    assert found.seconds[0] == 60
    assert found.unread_start.tolist() == [False, True, False]
    assert found.unread_end.tolist() == [False, False, True]


@pytest.mark.parametrize("text", ["soon", "2025", ""])
def test_what_is_no_time_is_unknown(text: str) -> None:
    assert not are_times(column(text))


def test_nothing_is_nothing() -> None:
    assert moments(column()).tolist() == []
