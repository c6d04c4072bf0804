from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.publishing.archive import packed, unpacked

NAMES = st.text("abc/_[]", min_size=1, max_size=12)


@given(st.dictionaries(NAMES, st.binary(max_size=50)))
def test_what_is_packed_is_unpacked_in_its_order(members: dict[str, bytes]) -> None:
    assert list(unpacked(packed(members)).items()) == list(members.items())


def test_the_bytes_are_those_of_a_stored_archive_without_a_time() -> None:
    archive = packed({"b": b"one", "a": b"two"})
    assert b"one" in archive
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        assert opened.testzip() is None
        for each in opened.infolist():
            assert (each.date_time, each.create_system) == ((1980, 1, 1, 0, 0, 0), 3)
            assert each.compress_type == zipfile.ZIP_STORED


def test_no_archive_is_said() -> None:
    with pytest.raises(zipfile.BadZipFile):
        unpacked(b"text")
