from __future__ import annotations

import pytest

from jsna.preparation.survey.scales import is_exclusive, is_missing, is_other, scale_of


def test_a_scale_is_known_by_three_of_its_answers() -> None:
    found = scale_of(["Agree", "Strongly disagree", "Disagree", "Don’t know"])
    assert found is not None
    assert found[0][0] == "strongly disagree"
    assert found[1] == "neither agree nor disagree"


@pytest.mark.parametrize("words", [["Agree", "Disagree"], ["Agree", "Disagree", "Blue"], []])
def test_other_answers_are_on_none(words: list[str]) -> None:
    assert scale_of(words) is None


def test_special_options_are_known() -> None:
    assert is_missing("Don’t know")
    assert is_missing("Prefer not to say")
    assert is_exclusive("None of these.")
    assert is_other("Other (please specify)")
    assert not is_missing("No")
    assert not is_exclusive("None of my friends")
    assert not is_other("Other parents")
