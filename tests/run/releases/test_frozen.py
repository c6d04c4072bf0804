from __future__ import annotations

from pathlib import Path

import pytest

from jsna.errors import InputError, UsageError
from jsna.review.hashes import sha256_of
from jsna.review.project import Project
from jsna.run.releases.frozen import (
    check_releases,
    last_release,
    release_of,
    releases_of,
    seal_of_last,
)
from jsna.run.releases.record import RECORD
from tests.run.releasing import frozen, run
from tests.run.tiny import REVIEW


def rewrite(path: Path, old: str, new: str) -> None:
    """What nobody should do: a frozen file is read-only."""
    path.chmod(0o644)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.fixture
def several(tiny: Project) -> Project:
    """A project with releases 1.0, 1.9 and 1.10."""
    run(tiny)
    frozen(tiny)
    frozen(tiny, "1.9", "One.")
    frozen(tiny, "1.10", "Two.")
    return tiny


def test_releases_stand_in_the_order_of_their_numbers(several: Project) -> None:
    assert [each.version for each in releases_of(several, REVIEW)] == ["1.0", "1.9", "1.10"]
    last = last_release(several, REVIEW)
    assert last is not None
    assert (last.version, last.title) == ("1.10", "release 1.10 of tiny")
    assert last.seal == {"version": "1.10", "sha256": sha256_of(last.folder / RECORD)}


def test_a_review_without_releases_has_none(tiny: Project) -> None:
    assert releases_of(tiny, REVIEW) == []
    assert last_release(tiny, REVIEW) is None
    assert check_releases(tiny, REVIEW) == []


def test_a_release_is_found_by_its_version(several: Project) -> None:
    assert release_of(several, REVIEW, "1.9").version == "1.9"
    with pytest.raises(UsageError, match=r'no release "1.8" of review tiny \(did you mean "1.'):
        release_of(several, REVIEW, "1.8")


def test_other_folders_are_no_releases(several: Project) -> None:
    (several.releases(REVIEW) / ".partial-x").mkdir()
    (several.releases(REVIEW) / "notes").mkdir()
    (several.releases(REVIEW) / "3.0").write_text("", encoding="utf-8")

    assert len(releases_of(several, REVIEW)) == 3


def test_releases_that_were_not_touched_hold(several: Project) -> None:
    assert check_releases(several, REVIEW) == []


def test_a_changed_file_is_named(several: Project) -> None:
    outputs = release_of(several, REVIEW, "1.0").outputs
    rewrite(outputs / "tables" / "numbers.csv", "3", "4")
    (outputs / "more.txt").write_text("", encoding="utf-8")

    assert check_releases(several, REVIEW) == [
        "releases/tiny/1.0: more.txt is not listed",
        "releases/tiny/1.0: tables/numbers.csv was changed",
    ]


def test_a_manifest_that_was_made_to_fit_is_found(several: Project) -> None:
    outputs = release_of(several, REVIEW, "1.9").outputs
    rewrite(outputs / "manifest.json", '"title": "A tiny review"', '"title": "Another"')

    assert check_releases(several, REVIEW) == ["releases/tiny/1.9: manifest.json was changed"]


def test_a_record_that_was_changed_is_found_by_the_one_after_it(several: Project) -> None:
    rewrite(release_of(several, REVIEW, "1.0").folder / RECORD, "A. Khan", "Z. Khan")

    assert check_releases(several, REVIEW) == [
        "releases/tiny/1.0/release.toml was changed since 1.9 followed it"
    ]


def test_a_release_that_was_taken_out_is_missed(several: Project) -> None:
    release_of(several, REVIEW, "1.9").folder.rename(several.root / "elsewhere")

    assert check_releases(several, REVIEW) == [
        "releases/tiny/1.10/release.toml: the release that it follows is not the one before it"
    ]


def test_a_release_without_its_manifest_is_said(several: Project) -> None:
    (release_of(several, REVIEW, "1.0").outputs / "manifest.json").unlink()

    (only,) = check_releases(several, REVIEW)
    assert only == "releases/tiny/1.0: manifest.json is missing or damaged"


def test_a_folder_under_another_name_is_found(several: Project) -> None:
    folder = release_of(several, REVIEW, "1.10").folder
    folder.rename(folder.with_name("1.11"))

    assert check_releases(several, REVIEW) == ["releases/tiny/1.11: its record is that of 1.10"]


def test_every_damaged_record_is_said_at_once(several: Project) -> None:
    for version in ("1.0", "1.9"):
        rewrite(several.releases(REVIEW) / version / RECORD, "version", "vision")

    with pytest.raises(InputError) as raised:
        releases_of(several, REVIEW)
    files = {each.file for each in raised.value.problems}
    assert files == {f"releases/tiny/{version}/release.toml" for version in ("1.0", "1.9")}


def test_the_record_of_the_last_release_is_held_by_the_outputs(several: Project) -> None:
    seal = seal_of_last(several, REVIEW)
    assert seal is not None
    assert check_releases(several, REVIEW, seal) == []
    assert check_releases(several, REVIEW, {**seal, "version": "7.0"}) == [
        "release 7.0 is missing, and the outputs are compared with it"
    ]

    rewrite(release_of(several, REVIEW, "1.10").folder / RECORD, "A. Khan", "Z. Khan")
    assert check_releases(several, REVIEW, seal) == [
        "releases/tiny/1.10/release.toml was changed since the outputs were compared with it"
    ]


def test_without_a_release_there_is_no_seal(tiny: Project) -> None:
    assert seal_of_last(tiny, REVIEW) is None
