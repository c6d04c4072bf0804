from __future__ import annotations

from pathlib import Path

import pytest

from jsna.errors import UsageError
from jsna.review.project import Project
from jsna.run.many.one import run_changed, run_one, unchanged
from jsna.run.many.outcome import Outcome
from jsna.run.publication.workspace import only_run
from tests.run.many.tinies import PROBLEMS, tinies, way


@pytest.fixture
def reviews(tmp_path: Path) -> Project:
    """A project whose reviews end in every way."""
    return tinies(tmp_path / "p", dict.fromkeys(("good", "fails", "refused", "defect"), ()))


def test_a_review_is_done_and_then_unchanged_until_it_is_forced(reviews: Project) -> None:
    assert unchanged(reviews, "good", way()) is None
    assert run_one(reviews, "good", way()).state == "done"
    assert run_one(reviews, "good", way()) == Outcome("good", "unchanged")
    assert run_one(reviews, "good", way(parameters={"target": "3"})).state == "done"
    assert run_one(reviews, "good", way(parameters={"target": "3"}, everything=True)).seconds > 0


def test_a_refused_review_says_all_its_problems(reviews: Project) -> None:
    outcome = run_one(reviews, "refused", way())

    assert (outcome.state, outcome.look) == ("refused", "")
    assert outcome.problems == PROBLEMS


def test_wrong_words_are_a_refusal_too(reviews: Project) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise UsageError("no")

    assert run_changed(reviews, "good", way(run=refuse)).state == "refused"


def test_a_failed_review_says_where_to_look(reviews: Project) -> None:
    outcome = run_one(reviews, "fails", way())

    assert (outcome.state, outcome.look) == ("failed", "logs/fails")
    assert [str(each) for each in outcome.problems] == ["02_second failed: code cell 3."]
    assert [each.kind for each in outcome.problems] == ["failed"]


def test_a_defect_is_kept_without_its_words(reviews: Project) -> None:
    outcome = run_one(reviews, "defect", way())

    assert (outcome.state, outcome.look) == ("failed", "logs/defect")
    assert "ZeroDivisionError. See logs/defect/failed/defect.txt" in str(outcome.problems[0])
    kept = (reviews.root / "logs" / "defect" / "failed" / "defect.txt").read_text("utf-8")
    assert "run_tiny" in kept
    assert kept.endswith("ZeroDivisionError\n")


def test_a_review_that_another_run_holds_has_failed(reviews: Project) -> None:
    run_one(reviews, "good", way())
    with only_run(reviews, "good"):
        outcome = run_one(reviews, "good", way())

    assert outcome.state == "failed"
    assert "Another run of review good is under way" in str(outcome.problems[0])


def test_a_file_that_the_system_refuses_is_no_defect(reviews: Project) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "outputs/good/chapter.html")

    outcome = run_changed(reviews, "good", way(run=refuse))

    assert outcome.state == "failed"
    assert "outputs/good/chapter.html: the system refuses it" in str(outcome.problems[0])
