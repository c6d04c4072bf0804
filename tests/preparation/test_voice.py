from __future__ import annotations

from collections import Counter

import pytest

from jsna.errors import InputError
from jsna.preparation.delimited import Sheet
from jsna.preparation.voice import CleanVoice, clean_voice, read_voice
from jsna.review.codebook_file import read_codebook
from jsna.review.project import Project
from jsna.review.settings import Role, read_review
from tests.exhibits.content_of_survey import SURVEY
from tests.preparation.builders import CODEBOOK, review_of, sheet_of
from tests.preparation.small_voice import GOOD, ISSUES, LINKS, PRIORITIES, clean, refusals


def test_the_published_inputs_of_2023_give_their_known_facts(project: Project) -> None:
    review = read_review(project, "2023")
    cleaned = clean_voice(read_voice(project, review), review, read_codebook(project))
    assert Counter(each.kind for each in cleaned.statements) == {
        "priority": 17,
        "engagement issue": 5,
        "engagement source": 7,
    }
    themes = Counter(each.theme_id for each in cleaned.statements if each.kind == "priority")
    assert list(themes.values()) == [4, 3, 3, 3, 3, 1]
    assert Counter(link.stream for link in cleaned.links) == {"survey": 35, "engagement": 13}


def test_statements_are_cleaned() -> None:
    assert [(each.statement_id, each.kind) for each in clean().statements] == [
        ("S1.1", "priority"),
        ("S1.2", "priority"),
        ("E1", "engagement issue"),
        ("source-1", "engagement source"),
    ]


def test_a_review_may_have_no_voice_at_all() -> None:
    assert clean_voice({}, review_of(), CODEBOOK) == CleanVoice((), (), (), ())


@pytest.mark.parametrize(
    ("sheets", "said"),
    [
        (
            {"priorities": sheet_of(PRIORITIES, ("S1.1", "S1", "Time", ""))},
            "row 2, column TEXT: the cell is blank",
        ),
        (
            {
                "priorities": sheet_of(
                    PRIORITIES, ("S1.1", "S1", "Time", "a"), ("S1.1", "S1", "Time", "b")
                )
            },
            "row 3, column STATEMENT_ID: this id stands in row 2 of the priority list",
        ),
        (
            {"engagement_issues": sheet_of(ISSUES, ("S1.1", "x", "y"))},
            "this id stands in row 2 of the priority list already",
        ),
        (
            {
                "priorities": sheet_of(
                    PRIORITIES, ("S1.1", "S1", "Time", "a"), ("S1.2", "S1", "Tyme", "b")
                )
            },
            "row 3, column THEME: theme S1 has another name in row 2",
        ),
    ],
)
def test_what_is_wrong_is_refused(sheets: dict[Role, Sheet], said: str) -> None:
    assert said in refusals(sheets)


def test_the_problems_of_all_sheets_are_told_at_once() -> None:
    told = refusals(
        {
            "priorities": sheet_of(PRIORITIES, ("S1.1", "S1", "Time", "")),
            "evidence_links": sheet_of(LINKS, ("E1", "nobody", "why")),
        }
    )
    assert "column TEXT" in told
    assert "column SERVICE_ID" in told


def test_missing_files_are_all_told(project: Project) -> None:
    review = read_review(project, "2023")
    missing: tuple[Role, ...] = ("priorities", "evidence_links")
    for role in missing:
        (project.raw("2023") / review.inputs[role].file).unlink()
    with pytest.raises(InputError) as error:
        read_voice(project, review)
    assert len(error.value.problems) == 2


def test_a_review_without_a_stream_reads_the_others(project: Project) -> None:
    review = read_review(project, "2023")
    inputs = {role: given for role, given in review.inputs.items() if role != "priorities"}
    sheets = read_voice(project, review.model_copy(update={"inputs": inputs}))
    assert list(sheets) == ["engagement_issues", "engagement_sources", "evidence_links"]


def test_an_id_of_the_sources_cannot_be_typed() -> None:
    changed = sheet_of(ISSUES, ("Source-1", "x", "y"), ("E1", "Loss", "Support"))
    told = refusals({"engagement_issues": changed})
    assert (
        'row 2, column STATEMENT_ID: ids that begin with "source-" are kept for the sources' in told
    )


def test_a_statement_with_the_id_of_an_answer_is_refused() -> None:
    priorities = sheet_of(
        PRIORITIES, ("first.page", "S1", "Time", "x"), ("S1.1", "S1", "Time", "y")
    )
    with pytest.raises(InputError, match="has an answer of this id"):
        clean_voice({**GOOD, "priorities": priorities}, review_of(), CODEBOOK, SURVEY)


def test_a_draft_leaves_out_what_is_half_filled_and_says_so() -> None:
    half: dict[Role, Sheet] = {
        "priorities": sheet_of(
            PRIORITIES, ("S1.1", "S1", "Time", "More time"), ("S1.2", "S1", "Time", "")
        ),
        "evidence_links": sheet_of(
            LINKS, ("S1.1", "a", ""), ("S1.1", "na", "why"), ("S1.2", "a", "why")
        ),
    }
    draft = review_of().model_copy(update={"draft": True})
    cleaned = clean_voice({**GOOD, **half}, draft, CODEBOOK)
    assert "S1.2" not in [each.statement_id for each in cleaned.statements]
    assert [(each.statement_id, each.service_id) for each in cleaned.links] == [("S1.1", "na")]
    assert [each.where for each in cleaned.missing] == [
        "row 3, column TEXT",
        "row 2, column REASON",
    ]
    assert [each.check for each in cleaned.issues] == ["not filled in yet"] * 2
