from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.preparation.cleaning_log.ids import RecordIds

IDS = RecordIds("gaps row ", np.array([2, 5, 3]))


def test_an_id_is_the_words_of_its_table_and_a_number() -> None:
    assert IDS[0] == "gaps row 2"
    assert IDS[-1] == "gaps row 3"
    assert IDS.tolist() == ["gaps row 2", "gaps row 5", "gaps row 3"]
    assert len(IDS) == 3


def test_ids_are_read_from_texts_as_they_are_stored() -> None:
    texts = pd.Series(["r1", "r20", "r3"], dtype="str")
    assert RecordIds.of_texts("r", texts).tolist() == texts.tolist()
    assert RecordIds.of_texts("r", texts[:0]).tolist() == []


def test_records_are_found_by_id() -> None:
    assert IDS.positions(["gaps row 5", "gaps row 4", "gaps row 2"]).tolist() == [1, -1, 0]
    assert IDS.only(np.array([False, True, True])).positions(IDS.tolist()).tolist() == [-1, 0, 1]
    assert IDS.positions([]).tolist() == []


@pytest.mark.parametrize(
    "record",
    ["", "5", "r5", "gaps row ", "gaps row 05", "gaps row 5 ", "gaps row -1", "gaps row ٥",
     "gaps row 9223372036854775807", "gaps row 99999999999999999999", "gaps row 5.0"],
)  # fmt: skip
def test_another_text_is_no_record(record: str) -> None:
    assert IDS.positions([record]).tolist() == [-1]


def test_in_a_table_without_records_none_is_found() -> None:
    nobody = RecordIds("r", np.array([], dtype=np.int64))
    assert nobody.positions(["r1"]).tolist() == [-1]
    assert IDS.positions_of(nobody).tolist() == []
    assert nobody.repeated.tolist() == []


@given(st.lists(st.integers(0, 9)), st.lists(st.integers(0, 9)))
def test_the_first_of_equal_ids_counts_and_the_others_are_repeated(
    mine: list[int], wanted: list[int]
) -> None:
    ids, others = (RecordIds("r", np.array(each, dtype=np.int64)) for each in (mine, wanted))
    expected = [mine.index(each) if each in mine else -1 for each in wanted]
    assert ids.positions_of(others).tolist() == expected
    assert ids.positions(others.tolist()).tolist() == expected
    assert ids.repeated.tolist() == [each in mine[:place] for place, each in enumerate(mine)]
