from __future__ import annotations

from math import nan
from typing import Any

from jsna.exhibits.base import Content
from jsna.exhibits.tables.survey_checks import LOOKED_FOR, OUTCOMES, tabulate_survey_checks
from jsna.preparation.survey_checks.findings import CHECKS
from jsna.review.survey_rules import OUTCOMES as KNOWN
from tests.exhibits.content_of_reviews import result
from tests.exhibits.content_of_several import with_results
from tests.exhibits.content_of_survey import content_of_survey


def flagged(check: str, people: float | None, **outcomes: float | None) -> list[dict[str, Any]]:
    """A check and what was decided; None is hidden, and what is not named is 0."""
    counts = {"": people, **{OUTCOMES[name]: outcomes.get(name, 0) for name in OUTCOMES}}
    return [
        result(
            "survey_flagged",
            nan if count is None else count,
            answer=check,
            status="suppressed" if count is None else "shown",
            **({"group": "outcome", "group_value": outcome} if outcome else {}),
        )
        for outcome, count in counts.items()
    ]


def content(*rows: dict[str, Any]) -> Content:
    return with_results(content_of_survey(), list(rows))


SOME = [
    *flagged("speeder", 10, record_out=10),
    *flagged("duplicate", None, left=None),
    *flagged("out of range", 0),
    *flagged("", 15, left=None, record_out=10),
]


def test_each_check_with_what_it_looked_for_and_what_was_decided() -> None:
    table = tabulate_survey_checks(content(*SOME))
    assert table is not None
    assert [(row[0], *row[2:]) for row in table.body] == [
        ("duplicate", "[c]", "[c]", 0, 0, 0, 0),
        ("speeder", 10, 0, 0, 0, 10, 0),
        ("out of range", 0, 0, 0, 0, 0, 0),
        ("Any of these", 15, "[c]", 0, 0, 10, 0),
    ]
    assert [column.heading for column in table.columns][2:5] == [
        "Flagged",
        "Left as it is",
        "Changed",
    ]
    assert table.overall is not None
    assert table.caption == (
        "Three checks of the answers were made; they flagged 15 respondents; nothing waits for a "
        "decision."
    )
    assert any(note.startswith("[c]: not shown") for note in table.notes)
    assert any("counts of 1 to 7 suppressed" in note for note in table.notes)


def test_the_caption_says_when_nothing_is_decided_or_may_be_said() -> None:
    waiting = tabulate_survey_checks(
        content(*flagged("speeder", 20, undecided=20), *flagged("", 20, undecided=20))
    )
    hidden = tabulate_survey_checks(content(*flagged("speeder", None), *flagged("", None)))
    nobody = tabulate_survey_checks(content(*flagged("speeder", 0), *flagged("", 0)))
    assert waiting is not None
    assert hidden is not None
    assert nobody is not None
    assert waiting.caption.endswith("they flagged 20 respondents; none of it is decided.")
    assert hidden.caption.startswith("One check of the answers was made; how many respondents")
    assert nobody.caption.endswith("they flagged nobody.")


def test_a_review_without_checks_has_no_such_table() -> None:
    assert tabulate_survey_checks(content_of_survey()) is None


def test_every_check_and_every_outcome_has_its_words() -> None:
    assert tuple(LOOKED_FOR) == CHECKS
    assert sorted(OUTCOMES.values()) == sorted(KNOWN)
