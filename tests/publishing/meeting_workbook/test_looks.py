from __future__ import annotations

from io import BytesIO

from xlsxwriter import Workbook

from jsna.publishing.meeting_workbook.looks import Looks


def looks() -> Looks:
    return Looks(Workbook(BytesIO()))


def test_each_format_is_made_once() -> None:
    made = looks()
    assert made.cell(fill=True, text=True) is made.cell(fill=True, text=True)


def test_what_is_filled_in_is_outlined_and_not_only_shaded() -> None:
    made = looks().cell(fill=True, text=False)
    assert (made.bottom, made.top, made.left, made.right) == (1, 1, 1, 1)
    assert made.bg_color is not None


def test_what_is_typed_as_text_stays_as_typed() -> None:
    assert looks().cell(fill=True, text=True).num_format == "@"
    assert looks().cell(fill=True, text=False).num_format == "General"
