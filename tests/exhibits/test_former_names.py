from __future__ import annotations

from jsna.exhibits.base import Content
from jsna.exhibits.figures.change import draw_change
from jsna.exhibits.figures.scores_by_review import draw_scores_by_review
from jsna.exhibits.former_names import former_names
from jsna.exhibits.tables.change_by_service import tabulate_change_by_service
from tests.exhibits.content_of_reviews import result
from tests.exhibits.content_of_several import REVIEWS, content_of_three, with_results
from tests.exhibits.text.reading import section

FIRST, SECOND, _ = REVIEWS
IN_2024 = "Peer support for parents with babies in neonatal care was called Meeting others in 2024"
TRAINING = "Training was called Courses in 2023 and 2024"


def renamed() -> Content:
    names = [
        ("peer-support", "Meeting others", SECOND),
        ("training", "Courses", SECOND),
        ("training", "Courses", FIRST),
    ]
    rows = [
        result("called", service_id=key, answer=name, group="review", group_value=review)
        for key, name, review in names
    ]
    return with_results(content_of_three(), rows)


def test_what_services_were_called_stands_in_the_order_of_the_codebook() -> None:
    assert former_names(renamed(), FIRST, SECOND) == (f"{TRAINING}; {IN_2024}.",)
    assert former_names(renamed(), FIRST) == ("Training was called Courses in 2023.",)


def test_where_nothing_was_renamed_nothing_is_said() -> None:
    assert former_names(content_of_three(), FIRST, SECOND) == ()


def test_it_is_said_wherever_reviews_stand_side_by_side() -> None:
    content = renamed()
    since = f"Training was called Courses in 2024; {IN_2024}."
    change, table = draw_change(content), tabulate_change_by_service(content)
    series = draw_scores_by_review(content)
    assert change is not None
    assert table is not None
    assert series is not None
    assert since in change.notes
    assert since in table.notes
    assert f"{TRAINING}; {IN_2024}." in series.notes
    assert section(content, "change")[1].endswith(since)
