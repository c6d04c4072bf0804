from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.errors import InputError
from jsna.preparation.delimited import Sheet, read_sheet, squeeze
from jsna.preparation.headings import Layout
from jsna.review.unseen import TURNERS

COLUMNS = Layout({"service": "Service or area", "score": "Score (0 – 5)"})
HEADER = "Service or area,Score (0 – 5)\n"


def read(tmp_path: Path, content: str | bytes) -> Sheet:
    path = tmp_path / "ratings.csv"
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return read_sheet(path, "ratings.csv", COLUMNS)


def refusal(tmp_path: Path, content: str | bytes) -> list[str]:
    with pytest.raises(InputError) as error:
        read(tmp_path, content)
    return [str(problem) for problem in error.value.problems]


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    sheet = read(tmp_path, HEADER + '"Two\nlines",1\nB,2\n')
    assert [row.number for row in sheet.rows] == [2, 3]
    assert sheet.rows[0].cells == {"service": "Two\nlines", "score": "1"}


def test_every_value_stays_as_it_was_typed(tmp_path: Path) -> None:
    sheet = read(tmp_path, HEADER + "NA,007\nnull, 3 \n")
    assert [dict(row.cells) for row in sheet.rows] == [
        {"service": "NA", "score": "007"},
        {"service": "null", "score": " 3 "},
    ]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf8_is_taken_with_and_without_a_mark(tmp_path: Path, mark: bytes) -> None:
    sheet = read(tmp_path, mark + (HEADER + "Children’s,2\n").encode())
    assert sheet.encoding == "utf-8"
    assert sheet.rows[0].cells["service"] == "Children’s"


def test_cp1252_is_recognised(tmp_path: Path) -> None:
    sheet = read(tmp_path, (HEADER + "Children’s,2\n").encode("cp1252"))
    assert sheet.encoding == "cp1252"
    assert sheet.rows[0].cells["service"] == "Children’s"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ((HEADER + "A,1\n").encode("utf-16"), "UTF-16"),
        (HEADER.encode("utf-16-le"), "UTF-16"),
        (HEADER.encode() + b"caf\x81,1\n", "line 2: the text is neither UTF-8 nor"),
        (b"PK\x03\x04rest", "this is a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "this is a workbook"),
        (b"", "row 1: the first row is blank"),
        (b"\n\n", "row 1: the first row is blank"),
        ("Service or area;Score (0 – 5)\nA;1\n", "separated by semicolons"),
        ("Service or area\tScore (0 – 5)\nA\t1\n", "separated by tabs"),
        (HEADER + '"never closed,1\n', "quotation marks are broken"),
        (HEADER + '"A"x,1\n', "line 2: the quotation marks"),
        (HEADER + "A,1,2\n", "row 2: there are 3 cells under 2 headings"),
        (HEADER + "A\x07,1\n", "row 2, column Service or area: the cell holds a control"),
        (
            HEADER + "A,1\nB\u202e,2\n",
            "row 3, column Service or area: the cell holds a character that turns the direction",
        ),
        ("Service or area,Score,Score\n", 'the column "Score (0 – 5)" is missing'),
        ("Service or area,Score (0 – 5),Scroe\n", 'the column "Scroe" is not expected'),
        ("Service or area,Score (0 – 5),,x\n", 'the column "number 3, without a heading"'),
        (
            "Service or area,Score (0 – 5),score (0 –  5)\n",
            'the column "score (0 –  5)" stands there twice',
        ),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(
    tmp_path: Path, content: str | bytes, said: str
) -> None:
    assert said in "\n".join(refusal(tmp_path, content))


def test_a_cell_beyond_the_reader_s_limit_is_said(tmp_path: Path) -> None:
    # Other libraries lift the limit for the whole process.
    before = csv.field_size_limit(1000)
    try:
        told = refusal(tmp_path, HEADER + "x" * 1001 + ",1\n")
    finally:
        csv.field_size_limit(before)
    assert "line 2: the quotation marks are broken, or a cell is too long" in told[0]


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.csv: the file is not there"):
        read_sheet(tmp_path / "gone.csv", "gone.csv", COLUMNS)


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_sheet(tmp_path, "folder", COLUMNS)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    told = refusal(tmp_path, HEADER + "A,1,x\nB\x00,2\n".replace("\x00", "\x07") + "C,1,2,3\n")
    assert [message.split(":")[0] for message in told] == [
        "ratings.csv, row 2",
        "ratings.csv, row 3, column Service or area",
        "ratings.csv, row 4",
    ]


def test_columns_may_stand_in_any_order_and_case(tmp_path: Path) -> None:
    sheet = read(tmp_path, "score (0 –  5),SERVICE OR AREA,\n2,A,\n")
    assert sheet.rows[0].cells == {"service": "A", "score": "2"}


def test_short_rows_are_filled_and_blank_rows_kept(tmp_path: Path) -> None:
    sheet = read(tmp_path, HEADER + "A\n\nB,1\n\n,\n")
    assert [(row.number, row.is_blank) for row in sheet.rows] == [
        (2, False),
        (3, True),
        (4, False),
    ]
    assert sheet.rows[0].cells["score"] == ""


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=TURNERS), max_size=20
)


@given(rows=st.lists(st.tuples(TEXT.filter(str.strip), TEXT), max_size=8))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS.columns.values())
    writer.writerows(rows)
    sheet = read(tmp_path_factory.mktemp("csv"), buffer.getvalue())
    assert [(row.cells["service"], row.cells["score"]) for row in sheet.rows] == rows


@pytest.mark.parametrize(
    ("text", "squeezed"),
    [("  a  b ", "a b"), ("a\u00a0b\n c", "a b c"), ("e\u0301", "é"), ("", "")],
)
def test_squeeze(text: str, squeezed: str) -> None:
    assert squeeze(text) == squeezed


def test_columns_for_people_are_not_read_and_optional_ones_may_be_missing(tmp_path: Path) -> None:
    layout = Layout(
        {"service": "Service", "item": "Item", "score": "Score"}, ("item",), ("Last score",)
    )
    path = tmp_path / "ratings.csv"
    path.write_text("Last score,Score,Service\n2,3,A\n", encoding="utf-8")
    (row,) = read_sheet(path, "ratings.csv", layout).rows
    assert row.cells == {"service": "A", "item": "", "score": "3"}


def test_a_row_of_which_nothing_is_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ratings.csv"
    path.write_text("Service,Last score\nA,2\n,Total\n,\nB,\n", encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_sheet(path, "ratings.csv", Layout({"service": "Service"}, (), ("Last score",)))
    assert str(error.value) == (
        "ratings.csv, row 3: this row holds something only in columns that are not read. "
        "Fill it in, or delete the row."
    )
