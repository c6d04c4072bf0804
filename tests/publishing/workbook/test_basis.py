from __future__ import annotations

from io import BytesIO

import openpyxl
from xlsxwriter import Workbook

from jsna.publishing.workbook.basis import MadeOnce, options


class Two(MadeOnce):
    """Formats for these tests."""

    def bold(self) -> object:
        return self._format(bold=True)

    def plain(self) -> object:
        return self._format()


def test_text_that_looks_like_something_else_stays_text() -> None:
    buffer = BytesIO()
    book = Workbook(buffer, options(12))
    page = book.add_worksheet()
    for row, text in enumerate(("=1+1", "https://example.org", "12")):
        page.write(row, 0, text)
    book.close()
    cells = [row[0] for row in openpyxl.load_workbook(buffer).worksheets[0].iter_rows()]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells] == [
        ("=1+1", "s", None),
        ("https://example.org", "s", None),
        ("12", "s", None),
    ]
    assert {(cell.font.name, cell.font.size) for cell in cells} == {("Arial", 12)}


def test_options_are_new_each_time_since_the_writer_writes_into_them() -> None:
    first = options(12)
    first["default_format_properties"]["bold"] = True
    assert options(12) == {
        **first,
        "default_format_properties": {"font_name": "Arial", "font_size": 12},
    }


def test_a_format_is_made_once_and_has_what_is_plain() -> None:
    book = Workbook(BytesIO(), options(12))
    formats = Two(book, {"font_color": "#0B0C0C"})
    assert formats.bold() is formats.bold()
    assert formats.bold() is not formats.plain()
    book.close()
