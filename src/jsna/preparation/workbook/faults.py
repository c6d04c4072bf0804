"""What of a sheet's table cannot be seen or cannot be told apart: hidden, merged, beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from jsna.preparation.sheet import cell_place
from jsna.preparation.workbook.table import Table

if TYPE_CHECKING:
    from openpyxl.formatting.rule import Rule
    from openpyxl.worksheet.worksheet import Worksheet

Fault = tuple[str, str, str]


def shape_faults(table: Table) -> Iterator[Fault]:
    """Each fault of the table's shape: where, what is wrong, what to do."""
    yield from _hidden_columns(table)
    yield from _hidden_rows(table)
    yield from _merged(table)
    yield from _shown_otherwise(table)
    yield from _outside(table)
    yield from _unread(table)


def heading_faults(table: Table) -> Iterator[Fault]:
    """Each fault of the headings, likewise."""
    columns = list(table.headings)
    for position, found, remedy in table.layout.faults(list(table.headings.values())):
        if position is None:
            yield f"sheet {table.page.title}, row {table.header}", found, remedy
        else:
            yield _at(table, table.header, columns[position]), found, remedy


def _hidden_columns(table: Table) -> Iterator[Fault]:
    for column in _hidden(table.page):
        if column in table.read:
            found = f'the column "{table.headings[column]}" is hidden'
            yield _at(table, table.header, column), found, "Unhide it, and look at what it says"


def _hidden(page: Worksheet) -> Iterator[int]:
    for letter, dimension in page.column_dimensions.items():
        if dimension.hidden or dimension.width == 0:
            first = dimension.min or page[f"{letter}1"].column
            yield from range(first, (dimension.max or first) + 1)


def _hidden_rows(table: Table) -> Iterator[Fault]:
    for number in table.body:
        dimension = table.page.row_dimensions.get(number)
        cells = table.rows.get(number, {})
        if dimension and (dimension.hidden or dimension.ht == 0) and cells:
            found = "this row is hidden, by hand or by a filter, but would count"
            yield _at(table, number, min(cells)), found, "Show it, then keep or delete it"


def _merged(table: Table) -> Iterator[Fault]:
    last = max(table.body, default=table.header)
    for merged in table.page.merged_cells.ranges:
        columns = set(range(merged.min_col, merged.max_col + 1)) & set(table.headings)
        if columns and merged.max_row >= table.header and merged.min_row <= last:
            found = f"the cells {merged.coord} are merged: nobody can tell which row they speak of"
            yield (
                _at(table, merged.min_row, merged.min_col),
                found,
                "Unmerge them, and fill each cell",
            )


def _shown_otherwise(table: Table) -> Iterator[Fault]:
    """A conditional format by which a number looks like another, or is not seen at all."""
    for formatted in table.page.conditional_formatting:
        area = next(iter(formatted.sqref.ranges))
        columns = range(area.min_col, area.max_col + 1)
        if set(columns) & set(table.read) and any(map(_hides_number, formatted.rules)):
            found = f"a conditional format of {formatted.sqref} shows its numbers as something else"
            remedy = "Clear it: Home, Conditional Formatting, Clear Rules"
            yield _at(table, area.min_row, area.min_col), found, remedy


def _hides_number(rule: Rule) -> bool:
    pictures = [each for each in (rule.iconSet, rule.dataBar) if each]
    has_format = rule.dxf is not None and rule.dxf.numFmt is not None
    return has_format or any(each.showValue is False for each in pictures)


def _outside(table: Table) -> Iterator[Fault]:
    for number in table.body:
        for column in sorted(set(table.rows.get(number, {})) - set(table.headings)):
            remedy = "Move it into the table or to another sheet, or clear the cell"
            yield _at(table, number, column), "this cell stands under no heading", remedy


def _unread(table: Table) -> Iterator[Fault]:
    """A row that holds something where nothing is read, such as a note below the table."""
    for number, cells in table.rows.items():
        if number > table.header and set(cells) <= table.for_people:
            found = "this row holds something only in columns that are not read"
            yield _at(table, number, min(cells)), found, "Fill it in, or delete the row"


def _at(table: Table, row: int, column: int) -> str:
    return cell_place(table.page.title, f"{get_column_letter(column)}{row}")
