from __future__ import annotations

import json

import pytest

from jsna.cli import main
from jsna.review.project import PROJECT_VARIABLE
from tests.publishing.test_lineage import PROJECT


@pytest.fixture(autouse=True)
def published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PROJECT_VARIABLE, str(PROJECT.root))


def test_a_result_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "2023", "overall"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("overall: 3\n")
    assert "pathway_assessment.csv, rows 2 to 16" in told


def test_the_default_review_is_traced_and_json_has_all(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["trace", "Table 18", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 32


def test_of_many_the_first_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "2023", "Table 18"]) == 0
    assert "and 12 more" in capsys.readouterr().out


def test_a_review_alone_is_not_looked_for_in_the_default_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["trace", "example-2025"]) == 2
    said = capsys.readouterr().err
    assert said == (
        "Say what to trace in review example-2025 too, such as: jsna trace example-2025 overall\n"
    )


def test_nothing_found_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "2023", "overal"]) == 2
    assert 'did you mean "overall"?' in capsys.readouterr().err
