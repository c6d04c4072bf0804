from __future__ import annotations

from tests.exhibits.content_of_reviews import content_of_2023, synthetic
from tests.exhibits.text.reading import section


def test_each_finding_is_explained_and_its_services_are_named() -> None:
    lines = section(content_of_2023(), "agreement")
    assert lines[2].startswith(
        "- Agreement: the rating shows a gap, and both parents and local people point to a need. "
        "Seven services: Care pathway, "
    )
    assert lines[4] == (
        "- Rating only: the rating shows a gap, and neither parents nor local people point to a "
        "need, which does not show that there is none. Three services: Clinical and commissioning "
        "networks, Commissioning and Infant Mental Health."
    )
    assert lines[5].endswith(
        "point to a need. One service: Specialist Perinatal Mental Health Services."
    )
    assert lines[-1] == "{triangulation}"


def test_the_links_are_said_to_be_a_judgement_and_every_date_is_said() -> None:
    text = section(content_of_2023(), "agreement")[-2]
    assert "this project's own coding, a judgement" in text
    for date in ("April 2023", "2021", "date not published"):
        assert date in text


def test_a_review_of_ratings_alone_has_nothing_to_set_beside_them() -> None:
    assert section(synthetic({"A": 2}), "agreement")[1:] == [
        "This review has ratings only, so that there is nothing to set beside them."
    ]
