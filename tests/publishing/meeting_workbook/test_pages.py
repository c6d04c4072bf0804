from __future__ import annotations

from dataclasses import replace

from jsna.publishing.meeting_workbook.meeting import Meeting
from jsna.publishing.meeting_workbook.pages import Page, pages_of
from jsna.review.tool import Item
from tests.preparation.workbook.filled import MEETING

ITEMS = (Item(id="x", label="It is there"), Item(id="y", label="It works"))
WITH_ITEMS = replace(
    MEETING,
    tool=MEETING.tool.model_copy(update={"items": ITEMS}),
    scores={("a", "x"): 4},
    raters=("R1", "R2"),
)


def page(meeting: Meeting, name: str) -> Page:
    return {each.name: each for each in pages_of(meeting)}[name]


def choices(made: Page) -> dict[str, object]:
    return {each.heading: each.choices for each in made.columns if each.choices}


def test_each_service_has_a_row_with_its_last_score_and_open_gaps() -> None:
    assert [row[:3] for row in page(MEETING, "Ratings").rows] == [
        ("Service A", 2, "• No pathway\n• =1+1 is no sum"),
        ("Service B", 3, "none"),
        ("NA", "not rated", "none"),
        ("Children’s Services", "not rated", "none"),
    ]


def test_nothing_is_filled_in_for_the_raters() -> None:
    assert {row[3:] for row in page(MEETING, "Ratings").rows} == {("",) * 5}


def test_each_item_and_rater_has_a_row() -> None:
    rows = page(WITH_ITEMS, "Ratings").rows
    assert [row[:6] + row[7:8] for row in rows[:4]] == [
        ("Service A", "x", "It is there", 4, 2, "", "R1"),
        ("Service A", "x", "It is there", 4, 2, "", "R2"),
        ("Service A", "y", "It works", "not rated", 2, "", "R1"),
        ("Service A", "y", "It works", "not rated", 2, "", "R2"),
    ]
    assert page(WITH_ITEMS, "Items").rows[0] == ("x", "It is there")


def test_what_can_be_chosen_is_limited() -> None:
    assert choices(page(MEETING, "Ratings")) == {
        "Service": "Services",
        "Score": (0, 1, 2, 3, 4, 5),
        "Confidence": ("low", "medium", "high"),
    }
    assert choices(page(WITH_ITEMS, "Ratings"))["Score"] == (0, 1, 2, 3, 4, 5, "n/a")
    assert choices(page(WITH_ITEMS, "Ratings"))["Item"] == "Items"
    assert set(choices(page(MEETING, "Gaps"))) == {"Service", "Status"}


def test_open_gaps_are_carried_on_under_their_ids() -> None:
    assert [row[:4] for row in page(MEETING, "Gaps").rows] == [
        ("a.1", "Service A", "No pathway", "open"),
        ("a.2", "Service A", "=1+1 is no sum", "planned"),
        ("none.1", "", "Nobody leads", "in development"),
    ]


def test_without_gaps_there_is_a_row_for_the_first() -> None:
    assert page(replace(MEETING, gaps=()), "Gaps").rows == (("",) * 9,)


def test_the_scale_is_in_words() -> None:
    assert page(MEETING, "Scale").rows[3] == (3, "level 3", "Middle")


def test_what_changed_since_is_said_where_ratings_are_filled_in() -> None:
    changed = replace(MEETING, changed=("Old is now One and Two", "Gone is no longer there"))
    *lines, one, two, last = page(changed, "Ratings").lines
    assert lines == list(page(MEETING, "Ratings").lines)
    assert (one, two) == ("Old is now One and Two.", "Gone is no longer there.")
    assert last.endswith("A last score with a name behind it is that service's.")


def test_a_gap_that_stands_once_for_each_part_is_to_be_settled() -> None:
    gap = MEETING.gaps[0]
    split = replace(MEETING, gaps=(gap, replace(gap, service_id="b"), *MEETING.gaps[1:]))
    *lines, which, what = page(split, "Gaps").lines
    assert lines == list(page(MEETING, "Gaps").lines)
    assert which == "Their service was split, so that they stand once for each part: a.1."
    assert what.startswith("Keep the row of the part that has it")
    assert [row[:2] for row in page(split, "Gaps").rows[:2]] == [
        ("a.1", "Service A"),
        ("a.1", "Service B"),
    ]
