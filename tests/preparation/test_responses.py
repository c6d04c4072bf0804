from __future__ import annotations

import pytest

from jsna.errors import InputError
from jsna.preparation.cleaning import Issue
from jsna.preparation.responses import (
    Responses,
    public_issues,
    read_responses,
    receive,
)
from jsna.review.project import Project
from jsna.review.settings import read_review
from jsna.review.survey_file import read_survey
from jsna.storage.schemas import CONTRACTS
from tests.preparation.small_survey import ROWS, SECRET, add_codings, add_survey, export


def received(project: Project) -> Responses:
    add_survey(project)
    return read_responses(project, read_review(project, "2023"), read_survey(project, "2023"))


def test_answers_become_a_row_a_respondent_that_keeps_its_contract(project: Project) -> None:
    frame = CONTRACTS["responses"].kept_by(received(project).frame)
    assert list(frame["respondent"]) == [f"r{number}" for number in range(1, 41)]
    assert list(frame["area"]) == [area.lower() for area, *_ in ROWS]
    assert int(frame["first:waits"].sum()) == 30
    assert frame["why"].iloc[0] == SECRET
    assert not frame.astype("str").isin(["Cleo Sample"]).any(axis=None)


def test_public_lists_name_no_row_no_value_and_no_small_count(project: Project) -> None:
    answers = received(project)
    (issue,) = answers.issues
    assert (issue.row, issue.column) == (0, "How many weeks?")
    assert issue.finding.startswith("some rows: ")
    said = " ".join(f"{each.rule} {each.before} {each.after}" for each in answers.changes)
    # How many answered is a count of people, which the results hide where it gives others away.
    assert "every row with answers was read; left out: no row" in said
    assert "40" not in said
    assert "personal data (name)" in said
    for words in (said, issue.finding, repr(answers)):
        assert "many" not in words.split()
        assert SECRET not in words


def test_the_analyst_gets_each_flag_by_its_row(project: Project) -> None:
    add_survey(project)
    survey = read_survey(project, "2023")
    assert survey is not None
    flags = receive(project, read_review(project, "2023"), survey).issues
    assert [flag.row for flag in flags] == [20, 21]


LOG = """\
record,field,old,new,why,who,when
r1,whole record,,,asked back,A. Analyst,2026-01-20
r2,weeks,3,4,asked back,A. Analyst,2026-01-20
r3,weeks,3,4,asked back,A. Analyst,2026-01-20
"""


def test_what_people_decided_is_counted_and_no_list_tells_of_whom(project: Project) -> None:
    too_many = export().replace("|One page,", "|One page|Groups,", 1)
    path = add_survey(project, content=too_many).with_name("cleaning_log.csv")
    path.write_text(LOG, encoding="utf-8")
    answers = read_responses(project, read_review(project, "2023"), read_survey(project, "2023"))
    assert len(answers.frame) == 39
    findings = CONTRACTS["survey_findings"].kept_by(answers.findings)
    (flagged,) = findings[findings["respondent"] != ""].itertuples(index=False, name=None)
    assert flagged == ("over-selection", "r1", "record taken out")
    assert {"duplicate", "personal data in free text"} <= set(findings["check"])
    # Without times nobody can be too fast, and no option stands alone.
    assert not {"speeder", "exclusive with others"} & set(findings["check"])
    decided = [each for each in answers.changes if each.before]
    assert [(each.row, each.column) for each in decided] == [(0, ""), (0, "How many weeks?")]
    # The record that went is no row without answers.
    said = "every row with answers was read; left out: no row"
    assert answers.changes[0].rule == said


def test_codings_are_received_with_the_answers(project: Project) -> None:
    # Comments by 20 more, of whom one is coded with the first: 19 are not.
    add_survey(project, content=export().replace(",\n", ",slow\n", 20))
    add_codings(project, "r1,why,kind,ann\nr2,why,,ann\n")
    answers = read_responses(project, read_review(project, "2023"), read_survey(project, "2023"))
    assert list(answers.codings["respondent"]) == ["r1", "r2"]
    (flag,) = [each for each in answers.issues if each.check == "comment not coded"]
    assert (flag.row, flag.column, flag.finding) == (0, "Why?", "some rows: nobody coded it")


def test_a_check_of_the_review_finds_what_is_wrong_with_its_codings(project: Project) -> None:
    add_survey(project)
    add_codings(project, "r1,why,nonsense,ann\n")
    survey = read_survey(project, "2023")
    assert survey is not None
    with pytest.raises(InputError, match="row 2, column code: this code is not in survey"):
        receive(project, read_review(project, "2023"), survey)


def test_a_review_without_a_survey_has_a_table_without_rows(project: Project) -> None:
    answers = read_responses(project, read_review(project, "2023"), None)
    assert CONTRACTS["responses"].kept_by(answers.frame).empty
    assert CONTRACTS["survey_findings"].kept_by(answers.findings).empty
    assert answers.issues == () == answers.changes


def test_flags_of_one_column_and_check_stand_together() -> None:
    flags = [Issue("a.csv", row, "weeks", "range", "too long") for row in range(2, 11)]
    flags += [Issue("a.csv", 5, "age", "range", "too old")]
    assert [(each.row, each.column, each.finding) for each in public_issues(flags)] == [
        (0, "weeks", "some rows: too long"),
        (0, "age", "some rows: too old"),
    ]


def test_a_draft_has_no_answers_where_the_export_is_not_there_yet(project: Project) -> None:
    add_survey(project)
    review = read_review(project, "2023").model_copy(update={"draft": True})
    (project.raw("2023") / review.inputs["survey_export"].file).unlink()
    assert read_responses(project, review, read_survey(project, "2023")).frame.empty


def test_previews_are_said_apart_from_rows_without_answers(project: Project) -> None:
    path = add_survey(project)
    head = "StartDate,EndDate,Status,ResponseId,area,first,weeks,why\n" + "," * 7 + "\n"
    rows = [",,Survey Preview,,North,,1,\n", "," * 7 + "\n", *[",,IP Address,,North,,1,\n"] * 12]
    path.write_text(head + "".join(rows), encoding="utf-8")
    answers = read_responses(project, read_review(project, "2023"), read_survey(project, "2023"))
    assert answers.changes[0].rule == (
        "every row with answers was read; left out: 1 row without answers and 1 preview"
    )


def test_what_is_said_of_a_whole_file_counts_nobody() -> None:
    flag = Issue("a.csv", 0, "from", "time not known", "no time")
    assert list(public_issues([flag])) == [flag]
