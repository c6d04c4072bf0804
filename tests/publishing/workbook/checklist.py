"""The accessibility checklist for a workbook, each point as a function that says what is wrong.

The points are those of "Accessible spreadsheets: a checklist of the basics" and "Releasing
statistics in spreadsheets" of the UK Government Analysis Function.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

Point = Callable[[Workbook], Iterator[str]]
SIGNS = ("[x]", "[z]", "[c]", "[u]")
DARK = {"FF0B0C0C", "FF12436D"}


def read(content: bytes) -> Workbook:
    """The workbook as openpyxl reads it."""
    return load_workbook(BytesIO(content))


def table_of(sheet: Worksheet) -> Table:
    """The one table of a sheet."""
    (table,) = sheet.tables.values()
    return table


def cells(book: Workbook) -> Iterator[Cell]:
    """Every cell with something in it."""
    for sheet in book:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.value is not None)


def with_tables(book: Workbook) -> list[Worksheet]:
    """The sheets after the cover."""
    return [sheet for sheet in book if sheet.title != "Cover"]


def one_table_from_column_a_to_the_end(book: Workbook) -> Iterator[str]:
    for sheet in with_tables(book):
        if len(sheet.tables) != 1:
            yield f"{sheet.title}: {len(sheet.tables)} tables"
            continue
        left, top, right, bottom = range_boundaries(table_of(sheet).ref)
        if left != 1 or top < 3 or (right, bottom) != (sheet.max_column, sheet.max_row):
            yield f"{sheet.title}: the table is {table_of(sheet).ref} of {sheet.dimensions}"


def a_meaningful_name_for_each_table(book: Workbook) -> Iterator[str]:
    for sheet in with_tables(book):
        for name in sheet.tables:
            if re.fullmatch(r"Table\d*", name):
                yield f"{sheet.title}: the table is called {name}"


def one_row_of_headings_all_different(book: Workbook) -> Iterator[str]:
    for sheet in with_tables(book):
        for table in sheet.tables.values():
            headings = [str(each.name).casefold() for each in table.tableColumns]
            if table.headerRowCount == 0 or len(set(headings)) < len(headings):
                yield f"{sheet.title}: the headings are {headings}"


def nothing_merged_hidden_frozen_or_filtered(book: Workbook) -> Iterator[str]:
    for sheet in book:
        rows, columns = sheet.row_dimensions.values(), sheet.column_dimensions.values()
        filtered = any(table.autoFilter for table in sheet.tables.values())
        if sheet.merged_cells.ranges or sheet.freeze_panes or filtered or sheet.auto_filter.ref:
            yield f"{sheet.title}: cells are merged, panes frozen or rows filtered"
        if sheet.sheet_state != "visible" or any(each.hidden for each in (*rows, *columns)):
            yield f"{sheet.title}: something is hidden"


def no_empty_cell_row_or_column(book: Workbook) -> Iterator[str]:
    for sheet in book:
        top = range_boundaries(table_of(sheet).ref)[1] if sheet.tables else sheet.max_row + 1
        for row in sheet.iter_rows():
            wanted = row if row[0].row >= top else row[:1]
            for cell in wanted:
                if cell.value is None or not str(cell.value).strip():
                    yield f"{sheet.title}!{cell.coordinate} is empty"


def a_title_in_cell_a1_and_what_is_on_the_sheet_below(book: Workbook) -> Iterator[str]:
    for sheet in book:
        if sheet["A1"].style != "Heading 1":
            yield f"{sheet.title}!A1 is not a title"
        others = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
        if any(cell.style == "Heading 1" for cell in others):
            yield f"{sheet.title}: a second title"
        if sheet in with_tables(book) and "contains one table" not in str(sheet["A2"].value):
            yield f"{sheet.title}!A2 does not say what is on the sheet"


def sheets_have_names_that_are_short_and_their_own(book: Workbook) -> Iterator[str]:
    for name in book.sheetnames:
        if len(name) > 31 or re.fullmatch(r"Sheet\d*", name):
            yield f"{name} is no name for a sheet"


def notes_are_on_their_sheet_and_each_is_referred_to(book: Workbook) -> Iterator[str]:
    left, top, _, bottom = range_boundaries(table_of(book["Notes"]).ref)
    listed = {f"[{book['Notes'].cell(row, left).value}]" for row in range(top + 1, bottom + 1)}
    titles = " ".join(str(sheet["A1"].value) for sheet in book)
    referred = set(re.findall(r"\[note \d+\]", titles))
    if listed != referred:
        yield f"listed and not referred to, or the reverse: {sorted(listed ^ referred)}"


def signs_are_explained_above_the_table(book: Workbook) -> Iterator[str]:
    for sheet in with_tables(book):
        top = range_boundaries(table_of(sheet).ref)[1] if sheet.tables else 1
        above = " ".join(str(sheet.cell(row, 1).value) for row in range(1, top))
        used = {cell.value for row in sheet.iter_rows(min_row=top) for cell in row} & set(SIGNS)
        for sign in sorted(map(str, used)):
            if f"{sign}: " not in above:
                yield f"{sheet.title}: {sign} is not explained"


def all_text_is_wrapped(book: Workbook) -> Iterator[str]:
    for cell in cells(book):
        if cell.data_type == "s" and not cell.alignment.wrap_text:
            yield f"{cell.parent.title}!{cell.coordinate} is not wrapped"


def letters_are_large_plain_and_dark(book: Workbook) -> Iterator[str]:
    for cell in cells(book):
        font = cell.font
        colour = font.color.rgb if font.color is not None else None
        if font.name != "Arial" or font.sz < 12 or colour not in DARK or font.i:
            yield f"{cell.parent.title}!{cell.coordinate} is {font.name} {font.sz} {colour}"


def numbers_stand_to_the_right_and_links_are_underlined(book: Workbook) -> Iterator[str]:
    for cell in cells(book):
        if cell.hyperlink is not None and cell.font.u != "single":
            yield f"{cell.parent.title}!{cell.coordinate}: a link by colour alone"
    for sheet in with_tables(book):
        top, bottom = (range_boundaries(table_of(sheet).ref)[place] for place in (1, 3))
        for column in sheet.iter_cols(min_row=top + 1, max_row=bottom):
            if all(cell.data_type == "n" for cell in column):
                for cell in column:
                    if cell.number_format == "General":
                        yield f"{sheet.title}!{cell.coordinate} has no format"


def nothing_is_calculated_and_links_stay_inside(book: Workbook) -> Iterator[str]:
    for cell in cells(book):
        if cell.data_type not in ("s", "n"):
            yield f"{cell.parent.title}!{cell.coordinate} is of type {cell.data_type}"
        if cell.hyperlink is not None:
            place = str(cell.hyperlink.location).rpartition("!")[0].strip("'")
            if cell.hyperlink.target or place not in book.sheetnames:
                yield f"{cell.parent.title}!{cell.coordinate} leads to {cell.hyperlink.target}"


def opens_at_the_beginning(book: Workbook) -> Iterator[str]:
    if book.active is not book.worksheets[0]:
        yield "the first sheet is not the one that is open"
    for sheet in book:
        if sheet.sheet_view.selection and sheet.sheet_view.selection[0].activeCell != "A1":
            yield f"{sheet.title}: another cell than A1 is chosen"


def properties_are_filled_in(book: Workbook) -> Iterator[str]:
    about = book.properties
    for name in ("title", "subject", "creator", "created"):
        if not getattr(about, name):
            yield f"no {name}"
    if about.language != "en-GB":
        yield f"the language is {about.language}"


POINTS: tuple[Point, ...] = (
    one_table_from_column_a_to_the_end,
    a_meaningful_name_for_each_table,
    one_row_of_headings_all_different,
    nothing_merged_hidden_frozen_or_filtered,
    no_empty_cell_row_or_column,
    a_title_in_cell_a1_and_what_is_on_the_sheet_below,
    sheets_have_names_that_are_short_and_their_own,
    notes_are_on_their_sheet_and_each_is_referred_to,
    signs_are_explained_above_the_table,
    all_text_is_wrapped,
    letters_are_large_plain_and_dark,
    numbers_stand_to_the_right_and_links_are_underlined,
    nothing_is_calculated_and_links_stay_inside,
    opens_at_the_beginning,
    properties_are_filled_in,
)
