from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
from collections.abc import Callable
from copy import copy
from functools import cache
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.table import Table as Marked
from openpyxl.worksheet.worksheet import Worksheet

from jsna.errors import InputError
from jsna.exhibits.base import Content
from jsna.exhibits.chapter import compose_chapter
from jsna.publishing.publication import Publication
from jsna.publishing.workbook import write_workbook
from jsna.publishing.workbook.writer import day_of, sheets_of
from tests.exhibits.content_of_reviews import ROOT, content_of_2023, review_of, synthetic
from tests.exhibits.content_of_several import content_of_three
from tests.publishing.workbook import checklist
from tests.publishing.workbook.checklist import POINTS, Point, read, table_of

REVIEWS = {"one review": content_of_2023(), "three reviews": content_of_three()}
HASHED = """
import hashlib
from tests.publishing.workbook.test_writer import REVIEWS, workbook_of
both = [*REVIEWS.values(), *REVIEWS.values()]
print(*(hashlib.sha256(workbook_of(each)).hexdigest() for each in both))
"""


def workbook_of(content: Content) -> bytes:
    (made,) = write_workbook(Publication(compose_chapter(content), {})).values()
    return made


@cache
def written(name: str) -> bytes:
    return workbook_of(REVIEWS[name])


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.__name__)
@pytest.mark.parametrize("name", REVIEWS)
def test_the_workbook_is_accessible(name: str, point: Point) -> None:
    assert list(point(read(written(name)))) == []


def test_a_review_with_next_to_nothing_is_accessible_too() -> None:
    book = read(workbook_of(synthetic({"A": 2}, draft=True)))
    assert [fault for point in POINTS for fault in point(book)] == []
    for page in book:
        assert any("DRAFT: " in str(row[0].value) for row in page.iter_rows(1, 6))


def scores(book: Workbook) -> Worksheet:
    return book["Table_18_scores_and_gaps"]


def last_cell(sheet: Worksheet) -> str:
    return str(table_of(sheet).ref).partition(":")[2]


def spoil_font(book: Workbook) -> None:
    font = copy(scores(book)["A1"].font)
    scores(book)["A1"].font = Font(name="Arial", sz=9, color=font.color)


def spoil_link(book: Workbook) -> None:
    cell = book["Contents"]["A5"]
    cell.font = Font(name="Arial", sz=12, color=cell.font.color)


def spoil_signs(book: Workbook) -> None:
    scores(book)[last_cell(scores(book))] = "[c]"


def second_table(book: Workbook) -> None:
    scores(book).add_table(Marked(displayName="Another", ref="A1:A2"))


def rename_table(book: Workbook) -> None:
    table = scores(book).tables.pop(next(iter(scores(book).tables)))
    table.name = table.displayName = "Table1"
    scores(book).tables["Table1"] = table


def same_headings(book: Workbook) -> None:
    for column in table_of(scores(book)).tableColumns:
        column.name = "Score"


def formula(book: Workbook) -> None:
    scores(book)["A2"] = "=1+1"


def outside_link(book: Workbook) -> None:
    scores(book)["A2"].hyperlink = "https://example.org"


def no_wrap(book: Workbook) -> None:
    scores(book)["A2"].alignment = Alignment(wrap_text=False)


SPOILT: list[tuple[Callable[[Workbook], object], Point]] = [
    (second_table, checklist.one_table_from_column_a_to_the_end),
    (
        lambda book: scores(book).__setitem__("Z90", "stray"),
        checklist.one_table_from_column_a_to_the_end,
    ),
    (rename_table, checklist.a_meaningful_name_for_each_table),
    (same_headings, checklist.one_row_of_headings_all_different),
    (
        lambda book: scores(book).merge_cells("A1:B1"),
        checklist.nothing_merged_hidden_frozen_or_filtered,
    ),
    (
        lambda book: setattr(scores(book), "freeze_panes", "B2"),
        checklist.nothing_merged_hidden_frozen_or_filtered,
    ),
    (
        lambda book: setattr(scores(book), "sheet_state", "hidden"),
        checklist.nothing_merged_hidden_frozen_or_filtered,
    ),
    (lambda book: scores(book).__setitem__("A2", None), checklist.no_empty_cell_row_or_column),
    (lambda book: scores(book).insert_rows(3), checklist.no_empty_cell_row_or_column),
    (
        lambda book: setattr(scores(book)["A1"], "style", "Normal"),
        checklist.a_title_in_cell_a1_and_what_is_on_the_sheet_below,
    ),
    (
        lambda book: scores(book).__setitem__("A2", "Something"),
        checklist.a_title_in_cell_a1_and_what_is_on_the_sheet_below,
    ),
    (
        lambda book: setattr(scores(book), "title", "Sheet1"),
        checklist.sheets_have_names_that_are_short_and_their_own,
    ),
    (
        lambda book: scores(book).__setitem__("A1", "A title [note 99]"),
        checklist.notes_are_on_their_sheet_and_each_is_referred_to,
    ),
    (spoil_signs, checklist.signs_are_explained_above_the_table),
    (no_wrap, checklist.all_text_is_wrapped),
    (spoil_font, checklist.letters_are_large_plain_and_dark),
    (spoil_link, checklist.numbers_stand_to_the_right_and_links_are_underlined),
    (formula, checklist.nothing_is_calculated_and_links_stay_inside),
    (outside_link, checklist.nothing_is_calculated_and_links_stay_inside),
    (lambda book: setattr(book, "active", 2), checklist.opens_at_the_beginning),
    (
        lambda book: setattr(book.properties, "language", None),
        checklist.properties_are_filled_in,
    ),
    (lambda book: setattr(book.properties, "title", None), checklist.properties_are_filled_in),
]


@pytest.mark.parametrize(("spoil", "point"), SPOILT)
def test_each_point_of_the_checklist_can_fail(
    spoil: Callable[[Workbook], object], point: Point
) -> None:
    book = read(written("one review"))
    spoil(book)
    assert list(point(book)) != []


def test_every_point_has_a_case_that_makes_it_fail() -> None:
    assert {point for _, point in SPOILT} == set(POINTS)


@pytest.mark.parametrize("name", REVIEWS)
def test_the_sheets_are_cover_contents_notes_and_every_exhibit_in_order(name: str) -> None:
    exhibits = compose_chapter(REVIEWS[name]).exhibits
    expected = [f"{each.label} {each.key}".replace(" ", "_") for each in exhibits]
    assert read(written(name)).sheetnames == ["Cover", "Contents", "Notes", *expected]


@pytest.mark.parametrize("name", REVIEWS)
def test_the_contents_lead_to_every_sheet_after_them(name: str) -> None:
    book = read(written(name))
    places = [cell.hyperlink.location for cell in book["Contents"]["A"] if cell.hyperlink]
    assert places == [f"'{each}'!A1" for each in ("Cover", *book.sheetnames[2:])]


def test_the_facts_of_the_published_table_are_in_their_cells() -> None:
    """From the table of 2023: Infant Mental Health is rated 1, and the overall score is 3."""
    rows = list(scores(read(written("one review"))).iter_rows(values_only=True))
    assert next(row for row in rows if row[0] == "Infant Mental Health")[1] == 1
    assert rows[-1][:2] == ("Overall score", 3)
    shares = read(written("three reviews"))["Figure_5_rank_acceptability"]
    training = next(row for row in shares.iter_rows() if row[0].value == "Training")
    assert [cell.value for cell in training[1:4]] == [0.7164, 0.28, 0.0036]
    assert training[1].number_format == "#,##0.0000"


def test_a_list_in_a_cell_has_one_line_for_each_text() -> None:
    rows = scores(read(written("one review"))).iter_rows(values_only=True)
    gaps = next(str(row[2]) for row in rows if row[0] == "Maternity Services (CUH)")
    assert len(gaps.split("\n")) == 4


def test_the_file_is_of_the_day_of_the_review_or_of_its_last_input() -> None:
    assert read(written("one review")).properties.created == dt.datetime(2023, 4, 1)  # noqa: DTZ001
    undated = review_of(date="not published")
    assert day_of(undated) == dt.datetime(2030, 1, 31)  # noqa: DTZ001
    assert day_of(review_of(date="2031")) == dt.datetime(2031, 1, 1)  # noqa: DTZ001
    assert day_of(review_of(date="2032-02-29")) == dt.datetime(2032, 2, 29)  # noqa: DTZ001


def test_notes_are_numbered_once_through_the_workbook() -> None:
    notes = [row[:2] for row in read(written("one review"))["Notes"].iter_rows(5, values_only=True)]
    assert [number for number, _ in notes] == [f"note {n}" for n in range(1, len(notes) + 1)]
    texts = [text for _, text in notes]
    assert len(set(texts)) == len(texts)
    exhibits = compose_chapter(REVIEWS["one review"]).exhibits
    assert set(texts) == {note for each in exhibits for note in each.notes}


def test_the_same_chapter_gives_the_same_bytes() -> None:
    assert workbook_of(content_of_three()) == written("three reviews")


@pytest.mark.slow
def test_another_process_gives_the_same_bytes() -> None:
    """With another hash seed, locale and time zone; as the first workbook or a later one."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    hashes = [
        subprocess.run(
            [sys.executable, "-c", HASHED],
            cwd=ROOT,
            env=os.environ
            | {"PYTHONPATH": path, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": zone},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed, zone in (("7", "Pacific/Auckland"), ("1", "UTC"))
    ]
    assert hashes[0] == hashes[1]
    first, second, *again = hashes[0].split()
    assert again == [first, second]


def test_a_text_too_long_for_a_cell_is_refused_with_its_place() -> None:
    long = "W" * 40_000
    with pytest.raises(InputError) as caught:
        workbook_of(synthetic({"A": 1}, [("A", long)]))
    found = [str(each) for each in caught.value.problems]
    assert any(
        re.match(r"chapter-data\.xlsx, sheet Table_1_scores_and_gaps, row \d+, column Key", each)
        for each in found
    )
    assert all("32,767" in each for each in found)


def test_a_review_without_gaps_or_voice_has_its_sheets() -> None:
    sheets = sheets_of(Publication(compose_chapter(synthetic({"A": 1, "B": 4})), {}))
    assert all(sheet.grid is None or sheet.grid.rows for sheet in sheets)


def test_nothing_of_this_machine_is_in_the_file() -> None:
    assert str(Path(ROOT)).encode() not in written("one review")
