from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jsna.errors import Problem, UsageError
from jsna.review.project import Project
from jsna.run.many.outcome import Outcome, Way, run_review_when_called
from jsna.run.review_run import run_review


def test_an_outcome_can_be_written_as_json() -> None:
    problems = (Problem("a.csv", "row 2", "no number", "Correct it"), *UsageError("two").problems)
    outcome = Outcome("a", "refused", 1.25, problems, memory=7)

    assert json.loads(json.dumps(outcome.as_data())) == {
        "review": "a",
        "state": "refused",
        "seconds": 1.25,
        "problems": [
            {
                "file": "a.csv",
                "place": "row 2",
                "what": "no number",
                "remedy": "Correct it",
                "kind": "wrong",
            },
            {"file": "", "place": "", "what": "two", "remedy": "", "kind": "words"},
        ],
        "look": "",
        "memory": 7,
        "processors": None,
    }


def test_a_review_is_run_as_by_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, Any] = {}
    monkeypatch.setattr(
        "jsna.run.review_run.run_review", lambda *words, **how: given.update(how, words=words)
    )

    run_review_when_called(Project(Path("x")), "a", timeout=3)

    assert given == {"words": (Project(Path("x")), "a"), "timeout": 3}


def test_the_ways_of_one_review_and_of_many_begin_alike() -> None:
    assert run_review.__kwdefaults__ is not None
    alone, way = run_review.__kwdefaults__, Way()

    for name in ("timeout", "engine", "everything", "steps"):
        assert getattr(way, name) == alone[name]
