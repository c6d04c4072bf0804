from __future__ import annotations

from jsna.preparation.cleaning_log.entries import table_of
from tests.preparation.cleaning_log.small_log import FILE, entry, removal


def test_the_form_of_an_id_says_the_table() -> None:
    assert [table_of(each) for each in ("r17", "gaps row 5", "17", "r", "gaps row")] == [
        *("survey", "gaps", "", "", "")
    ]


def test_an_entry_takes_out_a_record_by_the_words_in_the_place_of_the_field() -> None:
    assert removal("r1").takes_out_record
    assert not entry("r1", "weeks", "520", "52").takes_out_record


def test_a_problem_names_the_cell_as_its_file_calls_it() -> None:
    typed = entry("r1", "weeks", "520", "52")
    chosen = entry("r1", "weeks", "520", "52", headings=(("new", "New value"),))
    said = [str(each.problem("new", "x is wrong", "Mend it")) for each in (typed, chosen)]
    assert said == [
        f"{FILE}, row 2, column new: x is wrong. Mend it.",
        f"{FILE}, row 2, column New value: x is wrong. Mend it.",
    ]
