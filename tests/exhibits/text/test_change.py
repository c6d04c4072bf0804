from __future__ import annotations

from tests.exhibits.content_of_reviews import content_of_2023
from tests.exhibits.content_of_several import content_of_three
from tests.exhibits.text.reading import section


def test_a_first_review_has_nothing_to_be_compared_with() -> None:
    assert section(content_of_2023(), "change")[1:] == [
        "There is no earlier review to compare these ratings with."
    ]


def test_the_change_is_counted_named_and_shown() -> None:
    counted, named, caveat, *shown = section(content_of_three(), "change")[1:]
    assert counted == (
        "Of nine services that can be compared with 2024, four are better, three are the same and "
        "two are worse. One service is new, one service is no longer rated and one service cannot "
        "be compared."
    )
    assert named.startswith(
        "Rated lower than in 2024: Training (2 to 1) and Health visiting (3 to 2). Rated higher "
        "than in 2024: Care pathway (2 to 3), "
    )
    assert named.endswith("stand side by side ([change], [change_by_service]).")
    assert "taken as they were published" in caveat
    assert shown == ["{change}", "{change_by_service}", "{transitions}", "{scores_by_review}"]
