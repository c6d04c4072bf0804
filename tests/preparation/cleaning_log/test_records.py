from __future__ import annotations

import numpy as np
import pytest

from jsna.preparation.cleaning_log.tables import survey_records
from tests.preparation.small_answers import received, survey_of

ROW = {"area": "south", "help": ("midwife", "other"), "weeks": 7.5, "why": "Waiting; it was long"}
RECORDS = survey_records(received([ROW, {}]), survey_of())


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("area", "south"),
        ("help", "midwife; other"),
        ("weeks", "7.5"),
        ("why", "Waiting; it was long"),
        ("easy", ""),
    ],
)
def test_a_value_in_words_and_none_as_nothing(name: str, first: str) -> None:
    assert RECORDS.text(name, 0) == first
    assert RECORDS.text(name, 1) == ""


def test_texts_at_many_places_come_in_their_order() -> None:
    places = [("why", 0), ("area", 1), ("weeks", 0), ("area", 0), ("why", 1)]
    assert RECORDS.texts_at(places) == [RECORDS.text(name, place) for name, place in places]
    assert RECORDS.texts_at([]) == []


def test_records_are_found_by_id() -> None:
    assert RECORDS.positions(["r2", "r9", "r1"]).tolist() == [1, -1, 0]
    assert RECORDS.only(np.array([False, True])).positions(["r1", "r2"]).tolist() == [-1, 0]
