from __future__ import annotations

from tests.exhibits.content_of_reviews import content_of_2023, result, synthetic
from tests.exhibits.content_of_several import with_results
from tests.exhibits.text.reading import section


def test_the_scale_is_said_in_its_own_words_from_the_lowest_up() -> None:
    lines = section(content_of_2023(), "how-services-are-rated")
    assert lines[1] == (
        "Each service or area is rated with the Pathway Assessment Tool, version 2023. It gets one "
        "score from 0 to 5:"
    )
    assert lines[2] == "- 0: Nothing in place."
    assert lines[7] == "- 5: Everything in place and done well."
    assert "- Provision gap (scores 0, 1 and 2): too little is in place." in lines
    assert "- Complete (score 5)." in lines


def test_what_was_rated_is_said_with_its_kinds_and_dates() -> None:
    kinds = {"system": 4, "service": 9, "cross-cutting": 2}
    rows = [
        result("score_mean", 2, base=base, group="kind", group_value=kind)
        for kind, base in kinds.items()
    ]
    lines = section(with_results(content_of_2023(), rows), "what-was-rated")
    assert lines[1] == (
        "15 services or areas in Cambridgeshire and Peterborough were rated in April 2023: four "
        "parts of the system as a whole, nine single services and two themes that cut across "
        "services."
    )
    assert lines[2].endswith(
        "Parents' survey: 2021; engagement with local organisations and mothers: date not "
        "published."
    )


def test_one_service_without_other_evidence() -> None:
    lines = section(synthetic({"A": 2}), "what-was-rated")
    assert lines[1:] == ["One service or area in Nowhere was rated in January 2030."]


def test_a_service_that_is_not_applicable_is_said_to_have_no_score() -> None:
    content = with_results(synthetic({"A": 2}), [result("services_not_applicable", 1)])
    assert section(content, "what-was-rated")[1].endswith(
        "One service was found not applicable and has no score."
    )
