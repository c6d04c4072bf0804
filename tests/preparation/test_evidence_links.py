from __future__ import annotations

import pytest

from jsna.errors import InputError
from jsna.preparation.delimited import Sheet
from jsna.preparation.voice import clean_voice
from jsna.review.settings import Role
from tests.exhibits.content_of_survey import SURVEY
from tests.preparation.builders import CODEBOOK, review_of, sheet_of
from tests.preparation.small_voice import GOOD, LINKS, clean, refusals


def test_a_link_belongs_to_the_stream_of_its_statement() -> None:
    assert [(each.statement_id, each.service_id, each.stream) for each in clean().links] == [
        ("E1", "a", "engagement"),
        ("S1.1", "na", "survey"),
    ]


@pytest.mark.parametrize(
    ("links", "said"),
    [
        (
            sheet_of(LINKS, ("E9", "a", "why")),
            'row 2, column STATEMENT_ID: this id is not known (found "E9")',
        ),
        (
            sheet_of(LINKS, ("source-1", "a", "why")),
            'this id is not known (found "source-1")',
        ),
        (
            sheet_of(LINKS, ("E1", "aa", "why")),
            'column SERVICE_ID: this id is not known (found "aa"). Correct it (did you mean "a"?).',
        ),
        (
            sheet_of(LINKS, ("E1", "then", "why")),
            'valid to March 2025 (found "then"). Name what there is in its place: "now"',
        ),
        (
            sheet_of(LINKS, ("E1", "a", "why"), ("E1", "a", "again")),
            "row 3, column STATEMENT_ID: this link stands in row 2 already",
        ),
        (
            sheet_of(LINKS, ("E1", "a", "")),
            "row 2, column REASON: the cell is blank",
        ),
    ],
)
def test_what_is_wrong_with_a_link_is_refused(links: Sheet, said: str) -> None:
    assert said in refusals({"evidence_links": links})


def test_links_can_name_an_answer_of_the_survey() -> None:
    links = sheet_of(LINKS, ("E1", "a", "why"), ("first.page", "na", "why"))
    cleaned = clean_voice({**GOOD, "evidence_links": links}, review_of(), CODEBOOK, SURVEY)
    assert [(link.statement_id, link.stream) for link in cleaned.links] == [
        ("E1", "engagement"),
        ("first.page", "survey"),
    ]


def test_an_answer_that_the_survey_has_not_gets_the_nearest() -> None:
    links = sheet_of(LINKS, ("first.pages", "a", "why"), ("easy.unsure", "a", "why"))
    with pytest.raises(InputError) as error:
        clean_voice({**GOOD, "evidence_links": links}, review_of(), CODEBOOK, SURVEY)
    assert 'did you mean "first.page"' in str(error.value)
    assert len(error.value.problems) == 2
    # Where the spec could not be read, they may be right.
    sheets = {**GOOD, "evidence_links": links}
    assert clean_voice(sheets, review_of(), CODEBOOK, survey_read=False).links == ()


def test_a_draft_takes_links_to_lists_that_are_not_there_for_right() -> None:
    sheets: dict[Role, Sheet] = {
        role: sheet for role, sheet in GOOD.items() if role != "priorities"
    }
    draft = review_of().model_copy(update={"draft": True})
    assert [each.statement_id for each in clean_voice(sheets, draft, CODEBOOK).links] == ["E1"]
