from __future__ import annotations

import pytest

from jsna.preparation.assessment import clean_assessment
from tests.preparation.builders import CODEBOOK, sheet_of
from tests.preparation.small_lists import (
    DRAFT,
    RATINGS,
    WITH_ITEMS,
    Row,
    clean,
    gap,
    rating,
    refusals,
)


def test_gaps_keep_what_is_said_of_them() -> None:
    cleaned = clean(
        [rating()],
        [gap(status="Planned", theme="access", owner="Lead", date="2026-03"), gap(gap_id="G2")],
    )
    first, second = cleaned.gaps
    assert (first.status, first.theme, first.owner, first.date) == (
        "planned",
        "access",
        "Lead",
        "2026-03",
    )
    assert second.status == "open"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([gap(gap_id="")], "row 2, column GAP_ID: the cell is blank"),
        ([gap(text=" ")], "row 2, column TEXT: the cell is blank"),
        ([gap(status="plannd")], 'did you mean "planned"'),
        ([gap(service="Nobody")], "the codebook has no such service"),
        ([gap(service="Day Line")], "column SERVICE: this service is valid from 2027"),
        ([gap(date="soon")], "row 2, column DATE: this is not a date"),
        ([gap(), gap()], "row 3, column GAP_ID: this id stands in row 2 already"),
        ([gap(), gap(gap_id="g1")], "row 3, column GAP_ID: this id stands in row 2 already"),
        ([gap(), gap(text="Too late")], "Give each gap an id of its own"),
        ([gap(), gap()], "Give each gap an id of its own"),
        ([gap(), gap(service="Service B")], "If its service was split, it was listed for each"),
        ([gap(), gap(service="Service B", text="Late")], "Give each gap an id of its own"),
    ],
)
def test_what_is_wrong_with_a_gap_is_refused(rows: list[Row], said: str) -> None:
    assert said in refusals([rating()], rows)


def test_a_gap_without_a_service_is_kept_and_flagged() -> None:
    cleaned = clean([rating()], [gap(service="")])
    assert [(each.gap_id, each.service_id) for each in cleaned.gaps] == [("G1", "")]
    assert [issue.check for issue in cleaned.issues] == ["gap without a service"]


def test_a_draft_leaves_out_gaps_that_are_half_filled() -> None:
    cleaned = clean([rating()], [gap(), gap(gap_id="G2", text=""), gap(gap_id="")], review=DRAFT)
    assert [each.gap_id for each in cleaned.gaps] == ["G1"]
    assert [each.where for each in cleaned.missing] == [
        "row 3, column TEXT",
        "row 4, column GAP_ID",
    ]


def test_a_draft_can_be_without_the_list_of_gaps() -> None:
    cleaned = clean_assessment(
        {"ratings": sheet_of(RATINGS, rating())}, DRAFT, WITH_ITEMS, CODEBOOK
    )
    assert (cleaned.gaps, cleaned.gaps_file) == ((), "")
