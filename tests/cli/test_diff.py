from __future__ import annotations

import json
from typing import Any

import pytest

from jsna.cli import main
from jsna.publishing.changes import Change, Field
from jsna.publishing.comparison import Comparison, Side
from jsna.run import diff

SAME = Comparison(Side("2023", "2023"), Side("2025", "2025"))
SCORE = Change("changed", "A", ("score", "a"), (Field("score", "2", "3"),))
OTHER = Comparison(SAME.before, SAME.after, scores=(SCORE,), results=(SCORE,))
pytestmark = pytest.mark.usefixtures("project")


@pytest.mark.parametrize(("found", "code"), [(SAME, 0), (OTHER, 1)])
@pytest.mark.parametrize(
    ("words", "function"),
    [(["2023", "2025"], "compare_named"), (["2023"], "compare_with_now"), ([], "compare_with_now")],
)
def test_what_differs_is_said_and_decides_the_exit_code(
    found: Comparison,
    code: int,
    words: list[str],
    function: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked: list[Any] = []

    def answer(_project: object, *names: str, **_options: object) -> Comparison:
        asked.extend(names)
        return found

    monkeypatch.setattr(diff, function, answer)
    assert main(["diff", *words]) == code
    assert asked == (words or ["2023"])
    told = capsys.readouterr().out
    assert told.startswith("From 2023 to 2025") if code else "are identical" in told


def test_json_is_the_whole_comparison(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(diff, "compare_named", lambda *_: OTHER)
    assert main(["diff", "2023", "2025", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["results"][0]["what"] == "A"
    assert told["same"] is False


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["2032"], 'did you mean "2023"'),
        (["2023"], "Review 2023 has no frozen release to compare with."),
        (["2023@1.0"], 'There is no release "1.0" of review 2023 (none are known).'),
        (["EXAMPLE-2025"], 'did you mean "example-2025"?'),
    ],
)
def test_what_is_not_there_is_said_in_one_line(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", *words]) != 0
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert "Traceback" not in told
