from __future__ import annotations

import datetime
from dataclasses import replace

import pandas as pd

from jsna.exhibits.base import Content
from jsna.exhibits.tables.survey_quality import tabulate_survey_quality
from jsna.review.declared import Input
from tests.exhibits.content_of_reviews import content_of_2023
from tests.exhibits.content_of_survey import content_of_survey

EXPORT = "data/raw/example/restricted/answers.csv"


def content(*issues: tuple[str, int, str, str, str]) -> Content:
    given = Input.model_construct(
        file="restricted/answers.csv", sha256="", origin="x", added=datetime.date(2030, 1, 1)
    )
    plain = content_of_survey()
    inputs = {**plain.review.inputs, "survey_export": given}
    changes = [
        (EXPORT, 0, "", "", "", "read as an export of Kobo, recognised by its headings"),
        (EXPORT, 0, "Name", "", "", "personal data (name) was left out, unread"),
        (EXPORT, 0, "Id", "", "", "a column of the survey tool itself was left out, unread"),
        (EXPORT, 0, "Start", "", "", "a column of the survey tool itself was left out, unread"),
        (EXPORT, 7, "", "", "", "a blank row was left out"),
        (EXPORT, 9, "", "", "", "a blank row was left out"),
        ("data/raw/example/other.csv", 3, "text", "a ", "a", "spaces"),
    ]
    columns = ["file", "row", "column", "before", "after", "rule"]
    flags = ["file", "row", "column", "check", "finding"]
    return replace(
        plain,
        review=plain.review.model_copy(update={"inputs": inputs}),
        survey_changes=pd.DataFrame(changes, columns=columns),
        survey_issues=pd.DataFrame(list(issues), columns=flags),
    )


def test_what_was_read_and_left_out_by_rule_and_no_change_of_other_files() -> None:
    table = tabulate_survey_quality(content())
    assert table is not None
    assert table.rows == (
        ("Read as an export of Kobo, recognised by its headings.", (), "As read"),
        ("Personal data (name) was left out, unread.", ("Name",), "Left out"),
        ("A column of the survey tool itself was left out, unread.", ("Id", "Start"), "Left out"),
        ("A blank row was left out (two rows).", (), "Left out"),
    )
    assert table.caption == (
        "Of the export of the survey three columns were left out, one of them personal data; "
        "reading it raised no flags."
    )


def test_what_people_decided_is_no_column_left_out() -> None:
    hidden = "[restricted]"
    rule = "answers that people decided on were changed or taken out"
    plain = content()
    changes = pd.DataFrame(
        [(EXPORT, 0, heading, hidden, hidden, rule) for heading in ("Weeks", "Why?")],
        columns=plain.survey_changes.columns,
    )
    table = tabulate_survey_quality(replace(plain, survey_changes=changes))
    assert table is not None
    assert table.rows == ((f"A{rule[1:]}.", ("Weeks", "Why?"), "Decided by people"),)
    assert table.caption.startswith("Of the export of the survey no columns were left out;")


def test_flags_name_the_check_and_no_row() -> None:
    flag = (EXPORT, 0, "Weeks", "text in place of a number", "1 to 7 rows: it is kept as blank")
    table = tabulate_survey_quality(content(flag))
    assert table is not None
    assert table.rows[-1] == (
        "Text in place of a number: 1 to 7 rows: it is kept as blank.",
        ("Weeks",),
        "For a person to look at",
    )
    assert table.caption.endswith("reading it raised one kind of flag.")


def test_a_review_without_an_export_has_no_such_table() -> None:
    assert tabulate_survey_quality(content_of_2023()) is None
