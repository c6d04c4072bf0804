from __future__ import annotations

import pytest

from jsna.review.litter import is_litter, is_marked_copy


@pytest.mark.parametrize(
    "path",
    [
        *(".DS_Store", "prose/._scores.md", "Thumbs.db", "thumbs.db", "desktop.ini"),
        *("~$meeting.xlsx", "restricted/~$export.xlsx", ".~lock.meeting.xlsx#", "~WRL0001.tmp"),
        *(".#review.toml", "#review.toml#", "review.toml~", ".review.toml.swp"),
        *(".ipynb_checkpoints", ".ipynb_checkpoints/01-checkpoint.ipynb", "a/__pycache__/b.pyc"),
    ],
)
def test_what_programs_leave_is_litter(path: str) -> None:
    assert is_litter(path)


@pytest.mark.parametrize(
    "path",
    ["review.toml", "prose/scores.add.md", ".hidden", "a#b.csv", "meeting-marked.xlsx", "a~b.csv"],
)
def test_what_a_person_may_have_put_there_is_none(path: str) -> None:
    assert not is_litter(path)


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("meeting-marked.xlsx", True),
        ("meeting-marked-12.xlsm", True),
        ("restricted/export-marked.xlsx", True),
        ("meeting.xlsx", False),
        ("marked.xlsx", False),
        ("meeting-marked.csv", False),
        ("meeting-marked-x.xlsx", False),
    ],
)
def test_a_marked_copy_is_known_by_its_name(name: str, is_one: bool) -> None:
    assert is_marked_copy(name) == is_one
