from __future__ import annotations

import pytest

from jsna.exhibits.base import Marked, Table
from jsna.exhibits.tables.findings import tabulate_findings
from tests.exhibits.content_of_reviews import content_of_2023, result, synthetic
from tests.exhibits.content_of_several import (
    MISRATING,
    content_of_three,
    firm_of_2023,
    with_results,
)


def test_a_review_that_allows_no_statement_has_no_such_table() -> None:
    assert tabulate_findings(content_of_2023()) is None


def test_statements_stand_by_topic_with_yes_or_no() -> None:
    table = tabulate_findings(content_of_three())
    assert isinstance(table, Table)
    statements = [str(row[0]) for row in table.rows]
    topics = ["Training is the lowest", "The overall score, 3", "The raters", "More services"]
    places = [next(n for n, s in enumerate(statements) if s.startswith(t)) for t in topics]
    assert places == sorted(places)
    assert {row[1] for row in table.rows} == {Marked("●", "Yes"), Marked("○", "No")}
    assert all(str(cell).endswith(".") for row in table.rows for cell in (row[0], row[2]))


def test_the_caption_counts_what_holds() -> None:
    three, firm = tabulate_findings(content_of_three()), tabulate_findings(firm_of_2023())
    assert three is not None
    assert firm is not None
    holding = sum(row[1] == Marked("●", "Yes") for row in three.rows)
    assert (holding, len(three.rows)) == (6, 13)
    assert three.caption == "What can be said, and what cannot: of 13 statements, six hold."
    assert firm.caption == "What can be said, and what cannot: of three statements, two hold."


def test_what_is_meant_by_error_and_misrating_stands_in_the_notes() -> None:
    table, firm = tabulate_findings(content_of_three()), tabulate_findings(firm_of_2023())
    assert table is not None
    assert firm is not None
    assert table.notes[1] == f"Misrating: {MISRATING}."
    assert firm.notes[0] == "Service ratings: April 2023."


@pytest.mark.parametrize(
    ("margins", "said"),
    [
        ((1, None), "the one statement does not hold."),
        ((2, None), "the one statement holds."),
        ((1, 1), "of two statements, none holds."),
    ],
)
def test_captions_of_one_statement_and_of_none_that_holds(
    margins: tuple[int, int | None], said: str
) -> None:
    margin, flips = margins
    rows = [result("margin_to_flip", margin, answer="down")]
    if flips:
        rows.append(
            result("overall_leave_one_out", 3, lower=2, upper=3, numerator=1, denominator=2)
        )
    table = tabulate_findings(with_results(synthetic({"A": 3, "B": 3}), rows))
    assert table is not None
    assert table.caption == f"What can be said, and what cannot: {said}"
