"""``survey-spec``: draft the spec of a survey from its export."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from jsna.cli.for_programs import add_json, tell_good

if TYPE_CHECKING:
    from jsna.preparation.survey.draft import Draft

TAKES_REVIEW = False
EPILOG = """\
The tool that made the export is recognised by its headings. The draft is survey.toml in the
review's folder, with the questions, types and options that were found, for you to finish. It never
overwrites one, and shows no answer that fewer than three respondents gave.

  jsna survey-spec data/raw/2026/restricted/export.xlsx
  jsna survey-spec data/raw/2026/restricted/export.csv --dialect generic
  jsna survey-spec data/raw/2026/restricted/export.csv --header-rows 2 --separator "|"
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("export", help="the export: CSV, Excel workbook or Parquet")
    parser.add_argument(
        "--dialect",
        metavar="NAME",
        help="the tool that made it: microsoft-forms, surveymonkey, qualtrics, kobo, limesurvey "
        "or generic",
    )
    parser.add_argument(
        "--header-rows",
        type=int,
        choices=(1, 2, 3),
        help="rows of headings, of a tool that is not known, such as SmartSurvey",
    )
    parser.add_argument(
        "--separator",
        metavar="TEXT",
        help='what stands between several answers in one cell, of a tool that is not known; ";" '
        "without it",
    )
    add_json(parser)


def execute(options: argparse.Namespace) -> int:
    """Write the draft and say what was found."""
    from jsna.run.survey_spec import where_to_move, write_draft

    target, draft = write_draft(
        options.export, options.dialect, options.header_rows, options.separator
    )
    place = where_to_move(options.export)
    if options.json:
        named = options.dialect is not None
        tell_good(
            review=target.resolve().parent.name,
            spec=str(target),
            **_as_data(draft),
            dialect_named=named,
            move_export_to=str(place or ""),
        )
        return 0
    how = "named" if options.dialect else "recognised by its headings"
    found = f"{draft.questions} {'question' if draft.questions == 1 else 'questions'}"
    print(f"An export of the dialect {draft.dialect} ({how}): {found} found.")
    for heading, rule in draft.personal:
        print(f'Personal data, dropped at the door: column "{heading}" ({rule}).')
    if draft.unnamed:
        print(
            f"Left out, without a heading: {_columns(draft.unnamed)}. If the headings take more "
            "rows than one, take the draft away and say so: --header-rows 2"
        )
    if place is not None:
        print(f"Move the export to {place}: git ignores it there.")
    review = target.resolve().parent.name
    print(f"The draft is {target}. Read it, finish it, then run: jsna check {review}")
    return 0


def _as_data(draft: Draft) -> dict[str, object]:
    return {
        "dialect": draft.dialect,
        "questions": draft.questions,
        "personal": [{"column": heading, "rule": rule} for heading, rule in draft.personal],
        "without_heading": list(draft.unnamed),
    }


def _columns(names: tuple[str, ...]) -> str:
    return f"column {names[0]}" if len(names) == 1 else f"columns {', '.join(names)}"
