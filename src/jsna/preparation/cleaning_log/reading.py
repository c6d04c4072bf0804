"""Reads a cleaning log strictly, from CSV or from a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from jsna.errors import InputError, Problem, did_you_mean
from jsna.preparation.cleaning_log.entries import COLUMNS, Entry
from jsna.preparation.delimited import read_sheet, squeeze
from jsna.preparation.headings import Layout
from jsna.preparation.survey.workbook import workbook
from jsna.review.project import Project
from jsna.review.restricted import LOG_CSV, LOG_WORKBOOK, read_restricted, restricted_path

_SPARE_TIME = " 00:00:00"


def read_log(project: Project, review_id: str) -> list[Entry]:
    """The entries of a review's log; none where there is no log.

    Raises
    ------
    InputError
        If there are two logs, the file cannot be read, or its headings are others.
    """
    as_csv = restricted_path(project, review_id, LOG_CSV)
    as_workbook = restricted_path(project, review_id, LOG_WORKBOOK)
    if as_csv.exists() and as_workbook.exists():
        found = f"there is a {LOG_WORKBOOK} beside it: which one is the log cannot be known"
        raise InputError([Problem(project.relative(as_csv), "", found, "Keep one of them")])
    name = LOG_CSV if as_csv.exists() else LOG_WORKBOOK
    path = restricted_path(project, review_id, name)
    if not path.exists():
        return []
    rows = restricted_rows(project, review_id, name, COLUMNS)
    return list(_entries(rows, project.relative(path)))


def restricted_rows(
    project: Project, review_id: str, name: str, headings: Sequence[str]
) -> list[tuple[int, dict[str, str]]]:
    """The rows of a restricted CSV file, or workbook's first sheet, under fixed headings.

    Parameters
    ----------
    project, review_id, name
        A file in the restricted folder of a review.
    headings
        All its columns.

    Returns
    -------
    list of tuple
        The number of each row, the header being row 1, and its cells by heading; no blank ones.

    Raises
    ------
    InputError
        If the file is not there or cannot be read, or has other headings.
    """
    path = restricted_path(project, review_id, name)
    shown_as = project.relative(path)
    if name.casefold().endswith(".xlsx"):
        content = read_restricted(project, review_id, name)
        if content is None:
            remedy = "Put it there, or correct its name"
            raise InputError([Problem(shown_as, "", "the file is not there", remedy)])
        return workbook_rows(content, shown_as, headings)
    try:
        sheet = read_sheet(path, shown_as, Layout({heading: heading for heading in headings}))
    except InputError as error:
        # These headings are fixed: review.toml has nothing to say of them.
        raise InputError(
            replace(each, remedy="Add it") if "review.toml" in each.remedy else each
            for each in error.problems
        ) from None
    return [(row.number, dict(row.cells)) for row in sheet.rows if not row.is_blank]


def _entries(rows: Iterable[tuple[int, Mapping[str, str]]], file: str) -> Iterator[Entry]:
    for number, cells in rows:
        # Spaces around a cell are nobody's.
        record, field, old, new, why, who, when = (cells[name].strip() for name in COLUMNS)
        yield Entry(record, field, old, new, why, who, when, file, number)


def workbook_rows(
    content: bytes, shown_as: str, headings: Sequence[str]
) -> list[tuple[int, dict[str, str]]]:
    """The rows of a workbook's first sheet by heading, each with its number; blank ones left out.

    Dates arrive as a log has them: 2026-04-30.

    Raises
    ------
    InputError
        If it is no workbook, or has other headings in its first row.
    """
    records = workbook(content, shown_as).records
    header = [squeeze(cell) for cell in records[0]] if records else []
    problems = list(_heading_problems(header, headings, shown_as))
    if problems:
        raise InputError(problems)
    places = {heading: header.index(heading) for heading in headings}
    rows = []
    for number, record in enumerate(records[1:], start=2):
        cells = {
            heading: record[place].removesuffix(_SPARE_TIME) if place < len(record) else ""
            for heading, place in places.items()
        }
        if any(cell.strip() for cell in cells.values()):
            rows.append((number, cells))
    return rows


def _heading_problems(
    header: Sequence[str], headings: Sequence[str], shown_as: str
) -> Iterator[Problem]:
    for heading in headings:
        count = header.count(heading)
        if count != 1:
            found = "is missing" if not count else f"stands there {count} times"
            remedy = "Add it to the first sheet" if not count else "Keep one of them"
            yield Problem(shown_as, "row 1", f'the column "{heading}" {found}', remedy)
    for heading in header:
        if heading and heading not in headings:
            remedy = f"Take it out or correct it: {did_you_mean(heading, headings)}".rstrip("?")
            yield Problem(shown_as, "row 1", f'the column "{heading}" is not expected', remedy)
