from __future__ import annotations

import pytest

from jsna.errors import InputError
from jsna.review.project import Project
from jsna.review.restricted import CHECKS_WORKBOOK, read_restricted, restricted_path


def test_a_file_that_is_not_there_is_none(project: Project) -> None:
    assert read_restricted(project, "2023", CHECKS_WORKBOOK) is None


def test_a_file_is_read_as_it_is(project: Project) -> None:
    path = restricted_path(project, "2023", "a.csv")
    path.parent.mkdir()
    path.write_bytes(b"\xef\xbb\xbfa\r\n")
    assert read_restricted(project, "2023", "a.csv") == b"\xef\xbb\xbfa\r\n"


def test_what_cannot_be_read_is_said_with_its_name(project: Project) -> None:
    restricted_path(project, "2023", CHECKS_WORKBOOK).mkdir(parents=True)
    with pytest.raises(InputError, match=r"data/raw/2023/restricted/checks\.xlsx: the file cannot"):
        read_restricted(project, "2023", CHECKS_WORKBOOK)
