from __future__ import annotations

from dataclasses import replace

import pytest

from jsna.errors import StorageError
from jsna.preparation.sheet import Sheet
from jsna.review.carried_gap import CarriedGap
from jsna.review.project import Project
from jsna.run.earlier_gaps import check_gap_ids, flag_left_out, read_earlier_gaps
from tests.conftest import REPOSITORY
from tests.preparation.builders import CHANGING, sheet_of

GAP = CarriedGap("a.1", "a", "No pathway", "open")
EARLIER = {"2021": [replace(GAP, gap_id="b.1")], "2023": [GAP]}


def register(*ids: str) -> Sheet:
    return sheet_of("gap_id", *((gap_id,) for gap_id in ids))


def test_an_id_in_other_letters_is_refused_with_the_one_that_it_was() -> None:
    (found,) = check_gap_ids(register("a.1", "new.1", " B.1"), EARLIER)
    said = 'this is the gap "b.1" of review 2021 in other letters. Write its id as it was.'
    assert str(found) == f"x.csv, row 4, column GAP_ID: {said}"


def test_ids_that_differ_in_letters_since_long_are_left_alone() -> None:
    both = {"2023": [GAP, replace(GAP, gap_id="A.1")]}
    assert list(check_gap_ids(register("a.1", "A.1"), both)) == []


def test_an_open_gap_that_is_not_listed_any_more_is_flagged() -> None:
    # What the review before the last one had open is not asked for again.
    (flag,) = flag_left_out(register("new.1"), EARLIER, CHANGING.at("2026"))
    assert flag.finding == (
        'the gap "a.1" was open in 2023 and is not in the list: closed, or forgotten? (No pathway)'
    )
    assert (flag.file, flag.row) == ("x.csv", 0)


@pytest.mark.parametrize("change", [{"status": "closed"}, {"gap_id": "new.1"}])
def test_a_gap_that_was_closed_or_is_listed_is_not_flagged(change: dict[str, str]) -> None:
    before = {"2023": [replace(GAP, **change)]}
    assert list(flag_left_out(register("new.1"), before, CHANGING.at("2026"))) == []


def test_a_gap_of_a_service_that_is_no_longer_there_is_not_asked_for() -> None:
    gone = replace(CHANGING, services=CHANGING.services[:5]).at("2026")
    before = {"2023": [replace(GAP, service_id="then")]}
    assert list(flag_left_out(register("new.1"), before, gone)) == []
    assert list(flag_left_out(register(), {}, gone)) == []


def test_the_gaps_of_a_published_review_are_read() -> None:
    published = Project(REPOSITORY)
    gaps = read_earlier_gaps(published, ["2023"])["2023"]
    assert len(gaps) == 23
    assert gaps[0].gap_id == "care-pathway.1"
    with pytest.raises(StorageError):
        read_earlier_gaps(published, ["1999"])
