from __future__ import annotations

import pytest

from jsna.errors import StorageError, UsageError
from jsna.publishing.places import places
from jsna.review.project import Project
from jsna.run.trace import find, trace_review
from tests.publishing.test_lineage import PROJECT, published


def named(asked: str) -> list[str]:
    return [";".join(key) for key in found(asked)]


def found(asked: str) -> tuple[tuple[str, ...], ...]:
    publication = published("2023")
    return find(asked, publication.lineage.entries, places(publication))


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ("overall", ["overall"]),
        ("score;care-pathway", ["score;care-pathway"]),
        ("score ; care-pathway", ["score;care-pathway"]),
        ("rank service_id=networks", ["rank;networks"]),
        ("measure=score service_id=networks", ["score;networks"]),
        ("23", ["gaps"]),
        ("2.73", ["overall_if_rounded;[)", "overall_leave_one_out", "overall_unrounded"]),
        ("statement E1", ["statement;E1"]),
        ("nothing of this kind", []),
    ],
)
def test_what_is_asked_is_found(asked: str, keys: list[str]) -> None:
    assert [key for key in named(asked) if not key.startswith("score_mean")] == keys


def test_a_table_gives_all_that_it_shows() -> None:
    keys = named("table 18")
    assert len(keys) == 32
    assert {"overall", "gaps", "score;networks", "gap_count;networks"} <= set(keys)


def test_an_answer_says_all_of_it() -> None:
    (answer,) = trace_review(PROJECT, "2023", ["score;care-pathway"])
    assert str(answer).splitlines() == [
        "score;care-pathway: 2",
        "  how       as rated with the Pathway Assessment Tool, version 2023",
        "  made by   notebook 03_scores, cell distribution: score_services()",
        "  rests on  data/raw/2023/pathway_assessment.csv, row 2",
        "  shown in  Figure 1, Table 18, Table 21, Table 26",
    ]
    assert answer.as_data()["sources"] == [
        {"file": "data/raw/2023/pathway_assessment.csv", "rows": [2], "part": ""}
    ]


@pytest.mark.parametrize(
    ("asked", "hint"), [("scor", 'did you mean "score"'), ("zzzzzz", "name a measure")]
)
def test_what_is_not_there_is_said_with_what_to_do(asked: str, hint: str) -> None:
    with pytest.raises(UsageError, match=hint):
        trace_review(PROJECT, "2023", [asked])


def test_a_review_that_is_not_published_is_said(project: Project) -> None:
    with pytest.raises(StorageError, match="Run: jsna run 2023"):
        trace_review(project, "2023", ["overall"])
