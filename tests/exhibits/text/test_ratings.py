from __future__ import annotations

import pytest

from tests.exhibits.content_of_reviews import content_of_2023, synthetic
from tests.exhibits.content_of_several import content_of_three
from tests.exhibits.text.reading import section


def test_the_ratings_of_the_published_review() -> None:
    found, overall, *shown = section(content_of_2023(), "ratings")[1:]
    assert found == (
        "Of 15 services, six are in the band “Provision gap”, six in the band “Assurance gap” and "
        "three in the band “Assured”. The lowest rated is Infant Mental Health, with a score of 1. "
        "The highest rating, 4, is shared by three services: Family Nurse Partnership, Specialist "
        "Perinatal Mental Health Services and Adult Mental Health Services and CAMHS ([scores], "
        "[scores_and_gaps])."
    )
    assert overall.startswith(
        "The overall score is 3 on the scale from 0 to 5 (many things in place, effect not known). "
        "Before rounding it is 2.73. It agrees with the published one, 3."
    )
    assert shown == ["{scores}", "{scores_and_gaps}", "{distribution}"]


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        (
            {"A": 0},
            "The one service that was rated is in the band “Provision gap”. Its score is 0",
        ),
        (
            {"A": 3, "B": 3},
            "The two services are both in the band “Assurance gap”. Both have the score 3",
        ),
        (
            {"A": 0, "B": 5},
            (
                "Of two services, one is in the band “Provision gap” and one in the band "
                "“Complete”. The lowest rated is A, with a score of 0. The highest rated is B, "
                "with a score of 5"
            ),
        ),
        (
            {**{f"S{n}": 2 for n in range(6)}, "T": 3},
            (
                "Of seven services, six are in the band “Provision gap” and one in the band "
                "“Assurance gap”. Six services share the lowest rating, 2. The highest rated is T, "
                "with a score of 3"
            ),
        ),
    ],
    ids=["one", "level", "far apart", "too many to name"],
)
def test_ties_and_single_services(scores: dict[str, int], expected: str) -> None:
    assert section(synthetic(scores), "ratings")[1] == f"{expected} ([scores], [scores_and_gaps])."


def test_a_published_overall_score_that_is_another_is_said() -> None:
    declared = {"rule": "mean", "rounding": "half up", "published": 4}
    text = section(synthetic({"A": 2, "B": 3}, overall=declared), "ratings")[2]
    assert "Before rounding it is 2.5. It does not agree with the published one, 4." in text


def test_how_firm_the_overall_score_is_and_how_far_raters_agree() -> None:
    lines = section(content_of_three(), "ratings")
    firm = lines[lines.index("### How firm the overall score is") + 1]
    assert firm == (
        "For the overall score to change, it takes at least six changes of one point to lower it "
        "and six to raise it ([firmness]). Leaving out any one service does not change it."
    )
    raters = lines[lines.index("### How far the raters agree") + 1]
    assert raters == (
        "Agreement between the raters is 0.72 on a scale where 0 is what chance alone would give "
        "and 1 is full agreement ([agreement]). Its interval is from 0.55 to 0.84."
    )
