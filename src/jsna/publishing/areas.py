"""A comparison across areas as files: one web page, one workbook, and the results behind both."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from jsna.exhibits.areas.page import AreasPage
from jsna.exhibits.base import Figure
from jsna.publishing.delimited import as_csv
from jsna.publishing.publication import Drawing, Files
from jsna.publishing.web_page import Download, Page, rendered
from jsna.publishing.workbook.excel import Properties, as_excel
from jsna.publishing.workbook.front import CONTENTS, COVER, LAID_OUT
from jsna.publishing.workbook.limits import refuse_long_texts
from jsna.publishing.workbook.sheet import Line, Sheet
from jsna.publishing.workbook.shorthand import MEANINGS
from jsna.publishing.workbook.writer import sheets_behind_cover

PAGE, WORKBOOK, RESULTS = "areas.html", "areas.xlsx", "results.csv"
_DOWNLOADS = (
    Download("All tables and the data of all figures", (("XLSX", WORKBOOK),)),
    Download("Every result behind them", (("CSV", RESULTS),)),
)
_ABOUT = "Every table of the page is here, and the numbers that each figure shows."


def write_areas(page: AreasPage, results: pd.DataFrame, created: dt.date) -> Files:
    """The files of a comparison, by their names in its folder.

    Parameters
    ----------
    page
        The comparison.
    results
        The table of its results.
    created
        The day that the workbook names as its own: not today, so that the bytes stay the same.

    Raises
    ------
    InputError
        With every text that is too long for a cell of a workbook.
    """
    return {
        PAGE: _web_page(page),
        WORKBOOK: _workbook(page, created),
        RESULTS: as_csv(results.drop(columns="review")),
    }


def _web_page(page: AreasPage) -> bytes:
    figures = (each for each in page.exhibits if isinstance(each, Figure))
    drawings = {each.key: Drawing(each.svg(), each.svg(narrow=True)) for each in figures}
    return rendered(Page(page.title, page.blocks, drawings, _DOWNLOADS, sheet="areas"))


def _workbook(page: AreasPage, created: dt.date) -> bytes:
    sheets = (_cover(page), *sheets_behind_cover(page.exhibits))
    refuse_long_texts(sheets, WORKBOOK)
    about = Properties(
        title=f"{page.title}: tables and data",
        subject="Tables and data of a comparison across areas",
        comments=" ".join(page.about),
        created=dt.datetime.combine(created, dt.time()),
    )
    return as_excel(sheets, about)


def _cover(page: AreasPage) -> Sheet:
    return Sheet(
        COVER,
        (
            Line(f"{page.title}: tables and data", 1),
            *map(Line, page.about),
            Line("Go to the contents", to=CONTENTS),
            Line("About this workbook", 2),
            *map(Line, (_ABOUT, *LAID_OUT)),
            Line("How far this carries", 2),
            *map(Line, page.limits),
            Line("Signs in cells", 2),
            *map(Line, MEANINGS.values()),
        ),
    )
