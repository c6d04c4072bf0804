"""What is said of a file that is not there: which other file may be it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jsna.review.missing import misnamed, unreadable

DECLARED = {"metting.xlsx", "links.csv"}


def missing(folder: Path, name: str) -> FileNotFoundError:
    """What the system says of a file that is not there."""
    with pytest.raises(FileNotFoundError) as caught:
        (folder / name).read_bytes()
    return caught.value


def folder_of(tmp_path: Path, *names: str) -> Path:
    for name in names:
        (tmp_path / name).touch()
    return tmp_path


@pytest.mark.parametrize(
    ("there", "hint"),
    [
        (("meeting.xlsx",), 'Did you mean "meeting.xlsx"? '),
        # The nearest of several; large and small letters count as the same.
        (("meeting-old.xlsx", "MEETING.xlsx"), 'Did you mean "MEETING.xlsx"? '),
        # Another kind, a file that is open beside it, one of another name, and none.
        (("meeting.csv", "~$meeting.xlsx", "ratings.xlsx", "review.toml"), ""),
        ((), ""),
        (
            ("Metting.xlsx", "meeting.xlsx"),
            'The folder has "Metting.xlsx": if it is that one, rename it "metting.xlsx". ',
        ),
    ],
)
def test_a_file_with_a_name_like_it_is_asked_about(
    tmp_path: Path, there: tuple[str, ...], hint: str
) -> None:
    folder = folder_of(tmp_path, *there)
    assert misnamed(missing(folder, "metting.xlsx"), DECLARED) == hint


def test_what_is_declared_is_not_another_input(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, "meeting.xlsx")
    assert misnamed(missing(folder, "metting.xlsx"), {*DECLARED, "meeting.xlsx"}) == ""


def test_where_other_inputs_are_not_known_only_nearly_the_same_name_is_named(
    tmp_path: Path,
) -> None:
    error = missing(folder_of(tmp_path, "meeting.xlsx"), "metting.xlsx")
    assert unreadable("metting.xlsx", error).remedy.startswith("Put it there")
    known = unreadable("metting.xlsx", error, DECLARED)
    assert known.remedy == (
        'Did you mean "meeting.xlsx"? Put it there, or take its [input] out of review.toml'
    )
    assert (known.found, known.missing) == ("the file is not there", True)


def test_a_file_that_cannot_be_read_is_there() -> None:
    problem = unreadable("a.csv", PermissionError(13, "Denied"), DECLARED)
    assert (problem.found, problem.missing) == ("the file cannot be read (Denied)", False)


def test_a_folder_that_is_not_there_has_no_hint(tmp_path: Path) -> None:
    assert misnamed(missing(tmp_path / "gone", "metting.xlsx"), DECLARED) == ""
