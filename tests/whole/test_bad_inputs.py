"""Everything that is known to come wrong with an export, one by one: refused, listed or read.

Each refusal must say the file, the place in it and what to do, and must never show an answer: what
a respondent wrote is SECRET in all of them.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples.survey_writers import CSV_HABITS, Given, as_csv, as_workbook
from jsna.errors import InputError
from jsna.preparation.safe_workbook.kinds import OLE
from jsna.preparation.survey.left_out import NOT_IN_SPEC
from jsna.preparation.survey.reading import Received, read_export
from jsna.preparation.survey_checks.checking import check_answers
from jsna.preparation.survey_checks.findings import EXCLUSIVE, OUT_OF_RANGE, OVER_SELECTION
from jsna.review.survey import Survey
from jsna.review.survey_question import Option, Question
from jsna.review.survey_rules import SurveyRules
from tests.preparation.survey.exports import AREA, HELP, WEEKS, WHY, received, survey_with

LIVE = AREA.wording
HEAD = f"{LIVE},Why?\n"
ROWS = [[LIVE, "Why?"], ["North", "SECRET"], ["South", "SECRET"]]
FORMS = "ID,Start time,Completion time,"
QUALTRICS = "StartDate,EndDate,Status,ResponseId,"


def rebuilt(content: bytes, **changed: bytes) -> bytes:
    """A workbook with some of its parts exchanged: by name, with "__" for "/" and "_" for "."."""
    new = {name.replace("__", "/").replace("_xml", ".xml"): part for name, part in changed.items()}
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for name in old.namelist():
            packed.writestr(name, new.pop(name, old.read(name)))
        for name, part in new.items():
            packed.writestr(name, part)
    return stream.getvalue()


def edited(change: Callable[[Any], object]) -> bytes:
    """The workbook of ``ROWS`` after somebody changed its sheet."""
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(ROWS)))
    change(book.active)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_macros() -> bytes:
    with zipfile.ZipFile(io.BytesIO(as_workbook(ROWS))) as packed:
        types = packed.read("[Content_Types].xml")
    changed = types.replace(b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main")
    return rebuilt(as_workbook(ROWS), **{"[Content_Types]_xml": changed})


def giant() -> bytes:
    """A file of five kilobytes with a cell in the last row and column."""
    content = edited(lambda sheet: sheet.cell(1_048_576, 16_384, "SECRET"))
    assert len(content) < 5_100
    return content


CUT = as_workbook(ROWS)
# What comes in, the spec's keys, and for each problem the place and the remedy that it must say.
REFUSED: dict[str, tuple[str | bytes, dict[str, Any], list[tuple[str, str]]]] = {
    "another tool is named": (
        HEAD + "North,SECRET\n",
        {"dialect": "kobo"},
        [("row 1: the headings are not those of an export of KoboToolbox", 'looks like "generic"')],
    ),
    "the tool is not recognised, nor its headings": (
        "Q1,Q2\nNorth,SECRET\n",
        {},
        [('question "area" has no column', "as column"), ('"why" has no column', "as column")],
    ),
    "cut off inside a cell": (
        HEAD + 'North,near\nSouth,"SECRET',
        {},
        [("line 3: the quotation marks are broken", "Download the export again")],
    ),
    "cut off inside a row": (
        HEAD + "North,SECRET\nSouth\n",
        {},
        [("row 3: there are 1 cells under 2 headings", "Download the export again")],
    ),
    "a workbook that is cut off": (
        CUT[: len(CUT) // 2],
        {},
        [("the workbook is damaged or locked", "Download the export again")],
    ),
    "UTF-8 and cp1252 in one file": (
        HEAD.encode() + "North,café SECRET\n".encode() + "South,café SECRET\n".encode("cp1252"),
        {},
        [("line 3: some lines are UTF-8 and some, from here, are not", '"CSV UTF-8"')],
    ),
    "UTF-16": (HEAD.encode("utf-16"), {}, [("the text is UTF-16 or not text", '"CSV UTF-8"')]),
    "NUL bytes": (
        HEAD.encode() + b"North,SECRET\x00\n",
        {},
        [("the text is UTF-16 or not text at all", '"CSV UTF-8"')],
    ),
    "nothing at all": ("", {}, [("row 1: the export is empty", "Download it again")]),
    "no answers": (HEAD, {}, [("holds headings but no answers", "with all responses")]),
    "no headings": ("North,SECRET\n", {}, [('question "area" has no', ""), ('"why" has no', "")]),
    "a blank row above the headings": (
        "\n" + HEAD + "North,SECRET\n",
        {},
        [("row 1: the first row is blank", "Take out what stands above")],
    ),
    "an option that the spec does not list": (
        HEAD + "North,SECRET\nSECRET,near\n",
        {},
        [(f"row 3, column {LIVE}: the answer is none of the options", "Add the option")],
    ),
    "a question of the spec that was not asked": (
        f"{LIVE}\nNorth\n",
        {},
        [('question "why" has no column in the export', "Give the heading as column")],
    ),
    "a heading that stands there twice": (
        f"{LIVE},{LIVE},Why?\nNorth,South,SECRET\n",
        {},
        [("any of 2 columns (number 1, number 2)", "name the heading of one as column")],
    ),
    "a weight of none": (
        HEAD.strip() + ",W\nNorth,SECRET,0\nSouth,SECRET,SECRET\n",
        {"weight": "W"},
        [("rows 2 and 3, column W: the weight is not a number above 0", "Correct it")],
    ),
    "protected by a password": (
        OLE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"),
        {},
        [("the workbook is protected by a password", "Save it without one")],
    ),
    "the old kind of workbook": (
        OLE + b"\0" * 512,
        {},
        [("this is a workbook of the old kind, .xls", '"Excel Workbook (.xlsx)"')],
    ),
    "a workbook with macros": (
        with_macros(),
        {},
        [("the workbook can hold macros (.xlsm)", '"Excel Workbook (.xlsx)"')],
    ),
    "still packed, as it was downloaded": (
        rebuilt(as_workbook(ROWS)).replace(b"[Content_Types].xml", b"[Content_Types].csv"),
        {},
        [("this is a packed folder (.zip)", "Unpack it")],
    ),
    "five kilobytes that claim a giant": (
        giant(),
        {},
        [("reaches to row 1,048,576 and column 16,384", "delete the empty rows and columns")],
    ),
    "a small file that unpacks without end": (
        rebuilt(as_workbook(ROWS), xl__theme_xml=b" " * 60_000_000),
        {},
        [("the file unpacks to more than", "or download it again")],
    ),
    "a formula without its value": (
        edited(lambda sheet: sheet.__setitem__("B3", "=SECRET")),
        {},
        [("sheet Sheet1, column B, row 3: a cell holds a formula", "Paste the values")],
    ),
    "a text that Excel took for a formula": (
        edited(lambda sheet: sheet.__setitem__("B2", "#NAME?")),
        {},
        [("sheet Sheet1, column B, row 2: a cell holds a formula or an error", "Paste the values")],
    ),
    "merged cells": (
        edited(lambda sheet: sheet.merge_cells("A2:A3")),
        {},
        [("cells A2:A3: these cells are merged", "Unmerge them")],
    ),
    "a hidden row": (
        edited(lambda sheet: setattr(sheet.row_dimensions[3], "hidden", True)),
        {},
        [("row 3: hidden, by hand or by a filter", "Show all rows")],
    ),
    "cells beside the table": (
        edited(lambda sheet: sheet.cell(2, 4, "SECRET")),
        {},
        [("row 2: there are 4 cells under 2 headings", "Clear the cells to the right")],
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_with_its_place_and_a_remedy_and_no_answer_is_shown(
    tmp_path: Path, case: str
) -> None:
    content, keys, expected = REFUSED[case]
    with pytest.raises(InputError) as caught:
        received(tmp_path, content, survey_with(AREA, WHY, **keys))
    said = [str(problem) for problem in caught.value.problems]
    assert len(said) == len(expected)
    for problem, (place, remedy) in zip(said, expected, strict=True):
        assert problem.startswith("x.csv")
        assert place in problem
        assert remedy in problem.partition(place)[2]
        assert "SECRET" not in problem


def read(tmp_path: Path, text: str, *questions: Question, **keys: Any) -> Received:
    """What is read of an export of which every row is an answer; nothing said shows an answer."""
    found = received(tmp_path, text, survey_with(*questions, **keys))
    assert found.rows_in == len(found.wide) + len(found.rows_out)
    assert "SECRET" not in repr((found.changes, found.issues))
    return found


def picks(found: Received, question: str = "help") -> list[list[bool]]:
    """The picks of each respondent, by option."""
    columns = [name for name in found.wide if str(name).startswith(f"{question}:")]
    return found.wide[columns].to_numpy().tolist()


def test_one_row_is_enough(tmp_path: Path) -> None:
    assert read(tmp_path, HEAD + "North,SECRET\n", AREA, WHY).wide["area"].tolist() == ["north"]


def test_a_column_that_no_question_asks_for_is_listed_and_never_read(tmp_path: Path) -> None:
    found = read(tmp_path, "Why?,Extra\nnear,SECRET\n", WHY)
    assert [(each.column, each.rule) for each in found.changes if each.column] == [
        ("Extra", NOT_IN_SPEC)
    ]
    assert "SECRET" not in repr((found.wide, found.respondents))


@pytest.mark.parametrize(
    ("question", "cell", "check"),
    [
        (HELP.model_copy(update={"type": "select-up-to-n", "most": 1}), "1;2", OVER_SELECTION),
        (HELP, "Groups: evening;None of these;", EXCLUSIVE),
        (WEEKS.model_copy(update={"lowest": 0.0}), "-1", OUT_OF_RANGE),
        (WEEKS.model_copy(update={"highest": 52.0}), "53", OUT_OF_RANGE),
    ],
)
def test_what_a_question_does_not_allow_is_read_and_found_by_the_checks(
    tmp_path: Path, question: Question, cell: str, check: str
) -> None:
    head = f"{FORMS}{question.wording}\n1,,,{cell}\n"
    survey = survey_with(question)
    found = read(tmp_path, head, question)
    frame = check_answers(found.wide, found.respondents, survey, SurveyRules())
    told = frame[["source_row", "fields", "check"]].to_numpy().tolist()
    assert [2, question.id, check] in told


def test_a_number_that_is_none_is_listed_by_row_and_counts_as_no_answer(tmp_path: Path) -> None:
    found = read(tmp_path, "How many weeks?\nSECRET\n4\n", WEEKS)
    assert [(each.row, each.column, each.check) for each in found.issues] == [
        (2, "How many weeks?", "not a number")
    ]
    assert found.wide["weeks"].isna().tolist() == [True, False]


def test_numbers_in_one_cell_are_picks_and_no_number(tmp_path: Path) -> None:
    names = f"{QUALTRICS}Q1\n{QUALTRICS}What helped?\n"
    found = read(tmp_path, names + ',,IP Address,R1,"1,2,3"\n,,IP Address,R2,3\n', HELP)
    assert picks(found) == [[True, True, True], [False, False, True]]


def test_a_preview_is_left_out_and_listed(tmp_path: Path) -> None:
    names = f"{QUALTRICS}Q1\n{QUALTRICS}Why?\n"
    found = read(tmp_path, names + ",,Survey Preview,R1,SECRET\n,,IP Address,R2,near\n", WHY)
    assert (found.rows_in, found.rows_out, found.wide["why"].tolist()) == (2, (3,), ["near"])


def test_a_parent_and_children_that_disagree_are_listed_and_the_children_count(
    tmp_path: Path,
) -> None:
    head = "_uuid;help;help/visits;help/groups;help/none\n"
    found = read(tmp_path, head + "u;visits;0;1;0\nv;groups;0;1;0\n", HELP)
    assert picks(found) == [[False, True, False]] * 2
    (issue,) = found.issues
    assert (issue.row, issue.column, issue.check) == (2, "help", "parent and children")


def test_semicolons_at_the_end_are_no_answer(tmp_path: Path) -> None:
    for cell in ("Groups: evening;", "Groups: evening;;", "; Groups: evening ;"):
        found = read(tmp_path, f"{FORMS}What helped?\n1,,,{cell}\n", HELP)
        assert picks(found) == [[False, True, False]]


ODD = Question(
    id="help",
    wording="What helped?",
    type="select-all",
    options=(
        Option(id="a", wording="Visits, at home: daily; or less"),
        Option(id="b", wording="Visits"),
        Option(id="c", wording="or less"),
    ),
)


@pytest.mark.parametrize("separator", [";", ",", "|"])
def test_options_keep_the_marks_that_also_part_answers(tmp_path: Path, separator: str) -> None:
    words = [option.wording for option in ODD.options]
    for chosen in ([True, False, False], [True, True, False], [False, True, True], [True] * 3):
        cell = separator.join(each for each, is_in in zip(words, chosen, strict=True) if is_in)
        text = as_csv([["What helped?"], [cell]]).decode()
        assert picks(read(tmp_path, text, ODD, separator=separator)) == [chosen]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_breaks_and_odd_spaces_in_headings_and_a_mark_before_them_do_not_count(
    tmp_path: Path, mark: str
) -> None:
    found = read(tmp_path, mark + '"Where do\r\nyou\u00a0live? "\r\nNorth\r\n', AREA)
    assert found.wide["area"].tolist() == ["north"]


START = dt.datetime(2025, 3, 1, 9, tzinfo=dt.UTC)
EVERYONE = Given(START, START, "SECRET SECRET", "SECRET", "SECRET", "1", {"why": ["near"]})


@pytest.mark.parametrize("written", [as_csv, as_workbook])
@pytest.mark.parametrize("dialect", CSV_HABITS)
@settings(max_examples=8)
@given(blank=st.lists(st.integers(0, 6), max_size=4), last=st.integers(0, 2))
def test_each_row_of_an_export_is_kept_or_listed(
    tmp_path_factory: pytest.TempPathFactory,
    dialect: str,
    written: Callable[[list[list[str]]], bytes],
    blank: list[int],
    last: int,
) -> None:
    """Rows are counted here as they were written, blank ones at any place."""
    survey: Survey = survey_with(AREA, WHY, dialect=dialect)
    rows = CSV_HABITS[dialect][0](survey, [EVERYONE] * 4)
    head = {"surveymonkey": 2, "qualtrics": 3}.get(dialect, 1)
    for place in blank:
        rows.insert(head + min(place, len(rows) - head), [""] * len(rows[0]))
    rows += [[""] * len(rows[0])] * last
    path = tmp_path_factory.mktemp("x") / "x"
    path.write_bytes(written(rows))

    found = read_export(path, "x", survey)

    filled = {number for number, row in enumerate(rows, start=1) if any(row)}
    numbers = set(range(head + 1, max(filled) + 1))
    out, kept = set(found.rows_out), set(found.respondents["source_row"])
    assert found.rows_in == len(kept) + len(out)
    assert numbers <= kept | out <= set(range(head + 1, len(rows) + 1))
    assert not kept & out
    assert {each.row for each in found.changes if each.row} == out
    assert len(kept) == 4
    assert len(out & filled) == (dialect == "qualtrics")  # its preview, which is no answer
