from __future__ import annotations

import numpy as np
import pytest

from jsna.preparation.survey.times import are_times, moments, seconds_between
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
    seconds = seconds_between(started, ended)
    assert seconds[0] == 90
    assert np.isnan(seconds[1:]).all()


@pytest.mark.parametrize("text", ["soon", "2025", ""])
def test_what_is_no_time_is_unknown(text: str) -> None:
    assert not are_times(column(text))


def test_nothing_is_nothing() -> None:
    assert moments(column()).tolist() == []
