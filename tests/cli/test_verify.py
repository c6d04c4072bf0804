from __future__ import annotations

import json

import pytest

from jsna.cli import main
from jsna.run import verify
from jsna.run.publication.differences import Difference


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("differences", "code"),
    [((), 0), ((Difference("value", "tables/a.csv", "row 2", "3", "2"),), 1)],
)
def test_the_verdict_is_said_and_decides_the_exit_code(
    differences: tuple[Difference, ...],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    verdict = verify.Verdict("2023", differences)
    monkeypatch.setattr(verify, "verify_review", lambda *_args, **_options: verdict)
    assert main(["verify", "2023"]) == code
    assert capsys.readouterr().out == f"{verdict}\n"
    assert main(["verify", "2023", "--json"]) == code
    assert json.loads(capsys.readouterr().out) == verdict.as_data()


@pytest.mark.usefixtures("project")
def test_without_outputs_there_is_nothing_to_verify(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "2023"]) != 0
    told = capsys.readouterr().err
    assert "jsna run 2023" in told
    assert "Traceback" not in told
