from __future__ import annotations

from jsna.preparation.safe_workbook.limits import EXPORT, FILLED_IN


def test_what_a_file_may_unpack_to_goes_by_its_size() -> None:
    # Kilobytes may become 50 MB, ten megabytes two gigabytes, and nothing more than four.
    assert EXPORT.unpacked(5_000) == 50_000_000
    assert EXPORT.unpacked(10_000_000) == 2_000_000_000
    assert EXPORT.unpacked(10**9) == 4_000_000_000
    assert FILLED_IN.unpacked(10**9) == 50_000_000
