from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from jsna.errors import RunError, StorageError, UsageError
from jsna.review.project import Project
from jsna.run import release as releasing
from jsna.run.publication.differences import Difference
from jsna.run.releases.frozen import releases_of
from jsna.run.verify import Verdict
from tests.run.releasing import frozen, run
from tests.run.tiny import REVIEW, snapshot


def contents(project: Project) -> dict[str, bytes]:
    folder = project.root / "releases"
    return snapshot(folder) if folder.exists() else {}


def test_the_outputs_are_frozen_whole_with_who_signed_off_what(tiny: Project) -> None:
    run(tiny)
    found = frozen(tiny)

    assert snapshot(found.outputs) == snapshot(tiny.outputs(REVIEW))
    assert found.folder == tiny.root / "releases" / "tiny" / "1.0"
    assert [(each.role, each.name, str(each.date)) for each in found.record.sign_off] == [
        ("analyst", "A. Khan", "2026-11-25"),
        ("assurer", "B. Jones", "2026-11-25"),
        ("approver", "C. Smith", "2026-11-25"),
    ]
    (read,) = releases_of(tiny, REVIEW)
    assert read == found


def test_frozen_files_are_read_only(tiny: Project) -> None:
    run(tiny)
    files = [path for path in frozen(tiny).folder.rglob("*") if path.is_file()]

    assert len(files) > 3
    assert all(not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP) for path in files)


def test_corrections_are_kept_from_release_to_release(tiny: Project) -> None:
    run(tiny)
    first = frozen(tiny)
    second = frozen(tiny, "1.1", "One gap was missing.", "A name was wrong. ")
    third = frozen(tiny, "2.0", "Another year of data.")

    assert first.record.corrections == ()
    assert [(each.version, each.text) for each in third.record.corrections] == [
        ("1.1", "One gap was missing."),
        ("1.1", "A name was wrong."),
        ("2.0", "Another year of data."),
    ]
    assert second.record.follows is not None
    assert second.record.follows.version == "1.0"
    assert second.record.follows.sha256 == first.sha256


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("1.9", "Release 1.9 exists, and is never rewritten. The next is above 1.9."),
        ("1.9.0", "Release 1.9.0 exists, and is never rewritten."),
        ("1.8", "Release 1.9 exists: the next one has a version above it."),
        ("next", '"next" is not a version.'),
    ],
)
def test_a_release_is_never_rewritten_and_always_followed_by_a_later_one(
    tiny: Project, version: str, said: str
) -> None:
    run(tiny)
    frozen(tiny, "1.9")
    before = contents(tiny)

    with pytest.raises(UsageError) as raised:
        frozen(tiny, version, "A correction.")

    assert said in str(raised.value)
    assert contents(tiny) == before
    assert frozen(tiny, "1.10", "A correction.").version == "1.10"


def test_all_that_stands_against_it_is_said_at_once(tiny: Project) -> None:
    settings = tiny.raw(REVIEW) / "review.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("overall =", "draft = true\noverall ="), encoding="utf-8")

    with pytest.raises(UsageError) as raised:
        frozen(tiny, "one", "Nothing", people={"analyst": "A"})

    lines = str(raised.value).splitlines()
    assert lines[0] == "Nothing was frozen as one of review tiny."
    assert [line[:20] for line in lines[1:]] == [
        '  1. "one" is not a ',
        "  2. The review is a",
        "  3. The independent",
        "  4. The approver is",
        "  5. This is the fir",
    ]
    assert [each.found for each in raised.value.problems] == [line[5:] for line in lines[1:]]


def test_outputs_that_were_never_made_or_were_changed_are_refused(tiny: Project) -> None:
    with pytest.raises(StorageError, match="never made"):
        frozen(tiny)
    run(tiny)
    (tiny.outputs(REVIEW) / "tables" / "numbers.csv").write_text("9", encoding="utf-8")
    with pytest.raises(StorageError, match=r"numbers\.csv was changed"):
        frozen(tiny)
    assert contents(tiny) == {}


def test_outputs_that_do_not_come_out_again_are_refused(tiny: Project) -> None:
    run(tiny)
    other = Verdict(REVIEW, (Difference("value", "tables/numbers.csv", "row 2", "3", "4"),))

    with pytest.raises(RunError, match=r"differ in 1 place(.|\n)*Nothing was frozen"):
        frozen(tiny, verify=lambda *_: other)
    assert contents(tiny) == {}


def test_another_drawing_of_the_same_values_is_no_hindrance(tiny: Project) -> None:
    run(tiny)

    pixels = Verdict(REVIEW, (Difference("pixels", "a.png"),))

    assert frozen(tiny, verify=lambda *_: pixels).version == "1.0"


def test_a_changed_earlier_release_is_put_right_first(tiny: Project) -> None:
    run(tiny)
    path = frozen(tiny).outputs / "tables" / "numbers.csv"
    path.chmod(0o644)
    path.write_text("9", encoding="utf-8")

    with pytest.raises(RunError, match="A frozen release is not as it was frozen"):
        frozen(tiny, "1.1", "A correction.")


def test_outputs_that_change_while_they_are_looked_at_are_refused(tiny: Project) -> None:
    run(tiny)

    def meanwhile(project: Project, review_id: str) -> Verdict:
        run(project, "5")
        return Verdict(review_id, ())

    with pytest.raises(RunError, match="changed meanwhile"):
        frozen(tiny, verify=meanwhile)
    assert contents(tiny) == {}


def test_what_a_file_manager_left_is_not_released(tiny: Project) -> None:
    run(tiny)
    (tiny.outputs(REVIEW) / ".DS_Store").write_bytes(b"")

    assert not (frozen(tiny).outputs / ".DS_Store").exists()


class KilledError(BaseException):
    """The process is gone: nothing is tidied up."""


def test_a_kill_at_any_moment_leaves_no_half_release_and_the_next_tidies_up(
    tiny: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tiny)
    moments = ("_copy", "as_toml")
    for moment in moments:
        with monkeypatch.context() as patch:
            patch.setattr(releasing, "_remove", lambda _folder: None)
            patch.setattr(releasing, moment, _killed)
            with pytest.raises(KilledError):
                frozen(tiny)
        assert releases_of(tiny, REVIEW) == []
    left = list(tiny.releases(REVIEW).iterdir())
    assert len(left) == len(moments)

    frozen(tiny)

    assert [path.name for path in tiny.releases(REVIEW).iterdir()] == ["1.0"]


def _killed(*_: object) -> None:
    raise KilledError


def test_a_disk_that_refuses_leaves_nothing(tiny: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tiny)

    def refuse(*_: Path) -> Path:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refuse)
        with pytest.raises(StorageError, match="the disk is full"):
            frozen(tiny)
    assert contents(tiny) == {}
    assert frozen(tiny).version == "1.0"


def test_a_release_that_another_made_meanwhile_stays(tiny: Project) -> None:
    run(tiny)

    def meanwhile(project: Project, review_id: str) -> Verdict:
        frozen(project)
        return Verdict(review_id, ())

    with pytest.raises(StorageError, match=r"1\.0 cannot be written"):
        frozen(tiny, verify=meanwhile)
    assert len(releases_of(tiny, REVIEW)) == 1
