from __future__ import annotations

import pytest

from jsna.errors import InputError, StorageError
from jsna.review.carried_gap import CarriedGap
from jsna.review.project import Project
from jsna.review.settings import read_review
from jsna.review.tool import Tool, tool_of
from jsna.run.last_review import LastReview, read_last_review
from jsna.run.publication.manifest import FILE
from tests.conftest import REPOSITORY

CLOSED = dict.fromkeys(CarriedGap.__dataclass_fields__, "") | {"status": "closed"}
OPEN = {**CLOSED, "gap_id": "G1", "service_id": "b", "status": "open", "source": "not carried on"}
CONSENSUS = {
    "measure": "consensus", "service_id": "a", "item_id": "one", "value": "4.0", "status": "shown",
}  # fmt: skip
LAST = LastReview(
    [{"service_id": "a", "score": "3"}],
    [
        CONSENSUS,
        {**CONSENSUS, "item_id": "two", "status": "suppressed"},
        {**CONSENSUS, "item_id": ""},
    ],
    [{**CLOSED, "service_id": "c"}, OPEN],
)


def tool(project: Project, review_id: str) -> Tool:
    return tool_of(project, read_review(project, review_id))


def test_open_gaps_are_carried_on_and_closed_ones_are_not() -> None:
    assert LAST.open_gaps == (CarriedGap("G1", "b", "", "open"),)


def test_services_are_those_that_were_rated_or_have_an_open_gap() -> None:
    assert LAST.services == {"a", "b"}


def test_items_have_their_consensus_where_the_tool_has_items(project: Project) -> None:
    with_items, without = tool(project, "example-2025"), tool(project, "2023")
    assert LAST.scores(with_items) == {("a", ""): 3, ("a", "one"): 4}
    assert LAST.scores(without) == {("a", ""): 3}


def test_a_published_review_is_read_as_it_stands(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Project, "outputs", lambda _, name: REPOSITORY / "outputs" / name)
    last = read_last_review(project, "2023")
    assert sum(last.scores(tool(project, "2023")).values()) == 41
    assert last.open_gaps[0].gap_id == "care-pathway.1"


def test_a_review_that_is_not_published_is_refused(project: Project) -> None:
    with pytest.raises(StorageError, match=r"is not published\. Run: jsna run 2023"):
        read_last_review(project, "2023")


def test_outputs_that_are_not_whole_are_refused(project: Project) -> None:
    outputs = project.outputs("2023")
    (outputs / "tables").mkdir(parents=True)
    (outputs / FILE).write_text('{"outputs": {"tables/gone.csv": "1"}}', encoding="utf-8")
    with pytest.raises(InputError, match=r"outputs of review 2023 are not whole .* jsna run 2023"):
        read_last_review(project, "2023")
