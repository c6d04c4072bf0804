from __future__ import annotations

import pytest

from jsna.cli import main
from jsna.review.project import Project
from jsna.run import release
from jsna.run.releases.frozen import Release
from jsna.run.releases.record import Record
from jsna.run.releases.signing import Signing


def test_the_words_reach_the_release_and_its_place_is_said(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[object] = []

    def freeze(_: Project, review_id: str, version: str, signing: Signing, _v: object) -> Release:
        asked.extend((review_id, version, signing))
        record = Record(review=review_id, version=version, title="T", manifest="m", sign_off=())
        return Release(project.releases(review_id) / version, record)

    monkeypatch.setattr(release, "freeze", freeze)
    people = ["--analyst", "A", "--assurer", "B, 2026-11-20", "--approver", "C"]
    words = ["1.1", *people, "--date", "2026-11-25", "--correction", "x", "--correction", "y"]

    assert main(["release", "2023", *words]) == 0
    expected = {"analyst": "A", "assurer": "B, 2026-11-20", "approver": "C"}
    assert asked == ["2023", "1.1", Signing(expected, "2026-11-25", ("x", "y"))]
    assert "Release 1.1 of review 2023 is frozen in releases/2023/1.1." in capsys.readouterr().out
    # Without its name, the newest real review is meant.
    asked.clear()
    assert main(["release", "1.2"]) == 0
    assert asked[:2] == ["2023", "1.2"]


@pytest.mark.usefixtures("project")
def test_what_is_missing_is_said_at_once_without_a_traceback(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["release", "2023", "1.0", "--analyst", "A"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("Nothing was frozen as 1.0 of review 2023.\n  1. When the analyst")
    assert "3. The approver is missing" in told


@pytest.mark.usefixtures("project")
def test_without_a_version_nothing_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["release"])
    assert end.value.code == 2
    assert "version" in capsys.readouterr().err
