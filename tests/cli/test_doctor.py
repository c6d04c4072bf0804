from __future__ import annotations

import json

import pytest

from jsna.cli import main
from jsna.review.project import Project
from jsna.run import doctor
from jsna.run.doctor import Finding


@pytest.mark.parametrize(("good", "code", "word"), [(True, 0, "good "), (False, 1, "LOOK ")])
def test_what_was_found_is_said_and_ends_the_command(
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    good: bool,
    code: int,
    word: str,
) -> None:
    finding = Finding("fonts", good=good, said="as they are")
    monkeypatch.setattr(doctor, "examine", lambda _: (finding,))
    assert main(["doctor", "--project", str(project.root)]) == code
    assert capsys.readouterr().out == f"{word} {'fonts':22} as they are\n"
    assert main(["doctor", "--json", "--project", str(project.root)]) == code
    assert json.loads(capsys.readouterr().out) == [
        {"what": "fonts", "good": good, "said": "as they are"}
    ]
