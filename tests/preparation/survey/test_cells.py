from __future__ import annotations

from jsna.preparation.survey.cells import answers_in_cells
from tests.preparation.survey.exports import AREA, HELP, WITH_OTHER, column


def test_one_answer_is_known_by_its_words_code_or_id() -> None:
    found = answers_in_cells(column("North", "1", "NORTH ", "south", ""), AREA, (), None)
    assert found.picks.tolist() == [[1, 0], [1, 0], [1, 0], [0, 1], [0, 0]]
    assert not found.unknown.any()


def test_codes_in_one_cell_are_three_picks_and_never_a_number() -> None:
    found = answers_in_cells(column("1,2,3", "123", "2"), HELP, (), ",")
    assert found.picks.tolist() == [[1, 1, 1], [0, 0, 0], [0, 1, 0]]
    assert found.unknown.tolist() == [False, True, False]


def test_options_keep_their_commas_and_colons() -> None:
    found = answers_in_cells(column("Visits, at home,Groups: evening"), HELP, (), ",")
    assert found.picks.tolist() == [[1, 1, 0]]


def test_what_was_typed_goes_to_other_with_its_capitals() -> None:
    found = answers_in_cells(column("Visits, at home;My Aunt; Ada;"), WITH_OTHER, (), ";")
    assert found.picks.tolist() == [[1, 0, 0, 1]]
    assert found.texts is not None
    assert found.texts.tolist() == ["My Aunt; Ada"]


def test_an_answer_that_is_no_option_is_unknown() -> None:
    found = answers_in_cells(column("West"), AREA, (), None)
    assert found.unknown.tolist() == [True]
    assert not found.picks.any()


def test_a_missing_code_is_told_from_silence() -> None:
    found = answers_in_cells(column("-99", "", "North"), AREA, ("-99",), None)
    assert found.missing.tolist() == [True, False, False]
    assert not found.unknown.any()


def test_a_missing_code_among_picks_is_no_text() -> None:
    found = answers_in_cells(column("Visits, at home;-99", "-99;"), WITH_OTHER, ("-99",), ";")
    assert found.picks.tolist() == [[1, 0, 0, 0], [0, 0, 0, 0]]
    assert found.missing.tolist() == [False, True]
    assert found.texts is None
