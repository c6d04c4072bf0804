from __future__ import annotations

from jsna.measures.origin import Made, Origin


def test_a_call_is_told_with_its_notebook_and_its_cell() -> None:
    made = Made("03_scores", "overall", "score_overall")
    assert str(made) == "notebook 03_scores, cell overall: score_overall()"


def test_a_result_rests_on_nothing_that_is_not_said() -> None:
    origin = Origin(Made("03_scores", "overall", "score_overall"))
    assert (origin.ratings, origin.gaps, origin.links, origin.statements) == ("", "", "", "")
    assert (origin.answers, origin.settings, origin.earlier) == (False, (), ())
