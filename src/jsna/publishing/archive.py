"""A zip archive with the same bytes whenever, wherever and by whatever library it is written."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_UNIX = 3
_PLAIN_FILE = 0o100644 << 16


def packed(members: Mapping[str, bytes]) -> bytes:
    """The archive of these members, in their order.

    They are stored as they are: what compresses them differs between versions of zlib.
    """
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for name, content in members.items():
            about = ZipInfo(name)  # without a date: the earliest that an archive can hold
            about.create_system, about.external_attr = _UNIX, _PLAIN_FILE
            archive.writestr(about, content)
    return buffer.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    """The members of an archive, by name.

    Raises
    ------
    zipfile.BadZipFile
        If it is none, or is damaged.
    """
    with ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
