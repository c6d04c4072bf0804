from __future__ import annotations

import pytest

from jsna.preparation.survey.cells import answers_in_cells
from jsna.preparation.survey.ticks import answers_in_ticks, with_parent
from jsna.review.survey_question import Option
from tests.preparation.survey.exports import HELP, WITH_OTHER, column

UNTICKED = {"", "0", "false", "n", "no", "n/a"}
WITH_NO = HELP.model_copy(
    update={
        "options": (
            Option(id="visits", wording="Visits, at home"),
            Option(id="no", wording="No", exclusive=True),
            Option(id="na", wording="N/A", missing=True),
        )
    }
)


@pytest.mark.parametrize("mark", ["1", "TRUE", "Yes", "y", "Visits, at home", "visits"])
def test_a_tick_is_known_in_each_form(mark: str) -> None:
    ticks = {"visits": column(mark, ""), "groups": column("0", "0"), "none": column("", "")}
    found = answers_in_ticks(ticks, HELP, (), {"", "0"})
    assert found.picks.tolist() == [[1, 0, 0], [0, 0, 0]]
    assert not found.unknown.any()


def test_a_mark_that_says_nothing_known_is_unknown() -> None:
    found = answers_in_ticks({"visits": column("perhaps")}, HELP, (), {""})
    assert found.unknown.tolist() == [True]


def test_a_missing_code_is_no_answer_and_no_unknown_one() -> None:
    ticks = {"visits": column("-99", "1", "0"), "groups": column("-99", "-99", "0")}
    found = answers_in_ticks(ticks, HELP, ("-99",), UNTICKED)
    assert found.picks.tolist() == [[0, 0, 0], [1, 0, 0], [0, 0, 0]]
    assert found.missing.tolist() == [True, False, False]
    assert not found.unknown.any()


def test_an_option_in_words_for_not_picked_is_picked_where_cells_hold_words() -> None:
    ticks = {
        "visits": column("Visits, at home", "", ""),
        "no": column("", "No", ""),
        "na": column("", "", "N/A"),
    }
    assert answers_in_ticks(ticks, WITH_NO, (), UNTICKED).picks.tolist() == [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
    ]


def test_an_option_called_no_is_not_picked_by_a_no_that_all_options_have() -> None:
    ticks = {
        "visits": column("Yes", "No", "N/A"),
        "no": column("No", "Yes", "N/A"),
        "na": column("No", "No", "N/A"),
    }
    assert answers_in_ticks(ticks, WITH_NO, (), UNTICKED).picks.tolist() == [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 0],
    ]


def test_what_was_typed_at_other_is_kept_whatever_it_looks_like() -> None:
    ticks = {"visits": column("Visits, at home", "", "", "", ""), "other": column(*"60 1", "yes")}
    found = answers_in_ticks(ticks, WITH_OTHER, (), {"", "0"}, typed=True)
    assert found.texts is not None
    assert found.texts.tolist() == ["6", "0", "", "1", "yes"]
    assert found.picks[:, 3].tolist() == [True, True, False, True, True]


def test_a_text_at_other_tells_that_all_there_was_typed() -> None:
    ticks = {"visits": column("Yes", "No", "No"), "other": column("No", "An aunt", "1")}
    found = answers_in_ticks(ticks, WITH_OTHER, (), UNTICKED)
    assert found.texts is not None
    # The other options have a "No" too: it says that nothing was picked.
    assert found.texts.tolist() == ["", "An aunt", "1"]
    assert found.picks[:, 3].tolist() == [False, True, True]


def test_marks_alone_at_other_are_marks() -> None:
    ticks = {"visits": column("0", "0", "1"), "other": column("1", "4", "0")}
    found = answers_in_ticks(ticks, WITH_OTHER, (), UNTICKED)
    assert found.texts is None
    assert found.picks[:, 3].tolist() == [True, True, False]


def test_the_column_of_all_picks_says_what_the_others_cannot() -> None:
    columns = {
        "visits": column("1", "", "1", "", "0"),
        "groups": column("0", "", "0", "", "0"),
        "none": column("0", "", "0", "", "0"),
    }
    cells = column("visits;An aunt", "visits;groups", "groups", "-99", "")
    parent = answers_in_cells(cells, WITH_OTHER, ("-99",), ";")
    children = answers_in_ticks(columns, WITH_OTHER, ("-99",), UNTICKED)

    found, differ = with_parent(children, parent, columns, WITH_OTHER)

    # "Other" has no column; the second row has no marks; on the third the columns count.
    assert found.picks.tolist() == [
        [1, 0, 0, 1],
        [1, 1, 0, 0],
        [1, 0, 0, 0],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
    ]
    assert differ.tolist() == [False, False, True, False, False]
    assert found.missing.tolist() == [False, False, False, True, False]
    assert found.texts is not None
    assert found.texts.tolist() == ["An aunt", "", "", "", ""]


def test_an_unknown_pick_beside_marks_is_a_disagreement_and_alone_is_unknown() -> None:
    columns = {option: column("1", "") for option in HELP.option_ids}
    parent = answers_in_cells(column("visits;groups;none;nobody", "nobody"), HELP, (), ";")
    children = answers_in_ticks(columns, HELP, (), UNTICKED)
    found, differ = with_parent(children, parent, columns, HELP)
    assert differ.tolist() == [True, False]
    assert found.unknown.tolist() == [False, True]
