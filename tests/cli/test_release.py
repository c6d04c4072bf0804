from __future__ import annotations

import json
from typing import Any

import pytest

from jsna.cli import main
from jsna.errors import RunError
from jsna.review.project import Project
from jsna.run import release
from jsna.run.releases.frozen import Release
from jsna.run.releases.record import Followed, Record
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
def test_a_review_without_a_version_is_not_taken_for_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["release", "example-2025"]) == 2
    assert capsys.readouterr().err == (
        "example-2025 is a review. Name the version too, such as: jsna release example-2025 1.0\n"
    )


@pytest.mark.usefixtures("project")
def test_without_a_version_nothing_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["release"]) == 2
    told = capsys.readouterr()
    assert told.err == (
        "jsna release: the following arguments are required: version. See jsna release --help\n"
    )
    assert told.out == ""


def test_a_program_is_told_what_was_frozen_and_what_it_follows(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Followed(version="1.0", sha256="0" * 64)

    def freeze(_: Project, review_id: str, version: str, *_more: object) -> Release:
        follows = before if version == "1.1" else None
        record: dict[str, Any] = {"review": review_id, "title": "T", "manifest": "m"}
        made = Record(**record, version=version, sign_off=(), follows=follows)
        return Release(project.releases(review_id) / version, made)

    monkeypatch.setattr(release, "freeze", freeze)
    for version, follows in (("1.0", ""), ("1.1", "1.0")):
        assert main(["release", "2023", version, "--json"]) == 0
        assert json.loads(capsys.readouterr().out) == {
            "ok": True,
            "review": "2023",
            "version": version,
            "folder": f"releases/2023/{version}",
            "follows": follows,
            "problems": [],
        }


@pytest.mark.usefixtures("project")
def test_a_program_is_told_each_thing_that_stands_against_a_release(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["release", "2023", "one", "--analyst", "A", "--date", "2026-11-25", "--json"]) == 2
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert said.err == ""
    assert (told["ok"], told["review"], told["state"]) == (False, "2023", "refused")
    begins = ['"one" is not a version.', "The independent assurer", "The approver is missing"]
    what = [each["what"] for each in told["problems"]]
    assert len(what) == len(begins)
    assert all(text.startswith(begin) for text, begin in zip(what, begins, strict=True))
    assert {each["kind"] for each in told["problems"]} == {"words"}


@pytest.mark.usefixtures("project")
def test_outputs_that_do_not_come_out_again_are_told_to_a_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def freeze(*_: object) -> Release:
        raise RunError("The outputs of review 2023 differ in 1 place.")

    monkeypatch.setattr(release, "freeze", freeze)
    assert main(["release", "2023", "1.0", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["state"] == "failed"
    assert told["problems"][0]["what"] == "The outputs of review 2023 differ in 1 place."
