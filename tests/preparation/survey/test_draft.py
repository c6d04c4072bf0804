from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from examples.exampleshire_survey import answers_of, survey_of
from examples.survey_writers import CSV_HABITS, csv_of
from jsna.errors import InputError
from jsna.preparation.survey.draft import draft_spec
from jsna.preparation.survey.reading import read_export
from jsna.preparation.survey.text_file import text_file
from jsna.review.dates import FILL_IN
from jsna.review.strict import read_toml
from jsna.review.survey import Survey
from jsna.review.survey_file import contradictions

TODAY = dt.date(2026, 1, 1)


@pytest.mark.parametrize("dialect", CSV_HABITS)
def test_a_draft_is_a_spec_that_reads_its_export_but_for_what_it_says_is_open(
    tmp_path: Path, dialect: str
) -> None:
    given, _ = answers_of(2025)
    asked = survey_of(dialect, "x.csv")
    # What was typed at "other" once or twice is not in a draft: here nobody typed.
    plainly = [
        each
        for each in given
        if "other" not in each.answers["services"] and "none" not in each.answers["services"]
    ]
    content = csv_of(dialect, asked, plainly)
    export, spec = tmp_path / "x.csv", tmp_path / "survey.toml"
    export.write_bytes(content)

    draft = draft_spec(text_file(content, "x.csv"), None, TODAY)
    spec.write_text(draft.text, encoding="utf-8")
    survey = read_toml(spec, Survey, "survey.toml")
    found = read_export(export, "x.csv", survey)

    assert list(contradictions(survey)) == []
    assert draft.dialect == dialect
    # Without a plan the last two of a scale are counted together.
    assert "from the least favourable to the most" in draft.text
    ends = {each.base_ids[-1] for each in survey.questions if each.type == "likert"}
    assert ends <= {"strongly-agree", "always"}
    assert len(found.wide) == len(plainly)
    assert survey.weight.casefold() == "weight"
    # Where it came from is for a person to say, and missing until then.
    assert survey.origin.startswith(FILL_IN)
    types = [question.type for question in survey.questions]
    assert types.count("select-all") == 2
    assert types.count("numeric") == 1
    # Every pick that was given is found again, whatever the draft calls it.
    several = [question for question in asked.questions if question.takes_several]
    picked = sum(len(each.answers[question.id]) for each in plainly for question in several)
    assert int(found.wide.select_dtypes("bool").to_numpy().sum()) == picked


def test_what_few_gave_is_never_in_a_draft() -> None:
    cells = ["Visits"] * 5 + ["Groups"] * 5 + ["my SECRET"] * 2
    content = "\n".join(["What helped?", *cells]).encode()
    draft = draft_spec(text_file(content, "x.csv"), None, TODAY)
    assert "SECRET" not in draft.text
    assert "1 answers of fewer than 3 respondents" in draft.text
    assert '{ id = "groups", wording = "Groups" }' in draft.text


def test_personal_columns_and_times_are_named_and_left_out() -> None:
    rows = [f"a{n}@example.org,2025-01-01 10:0{n}:00,Near {n}" for n in range(5)]
    content = "\n".join(["Email,Began,Why?", *rows]).encode()
    draft = draft_spec(text_file(content, "x.csv"), "generic", TODAY)
    assert draft.personal == (("Email", "e-mail address"),)
    assert "# - Email (e-mail address)" in draft.text
    assert "# - Began" in draft.text
    assert draft.text.count("[[question]]") == 1
    assert "example.org" not in draft.text


def test_personal_columns_are_told_by_their_words_too() -> None:
    head = [
        "StartDate,EndDate,Status,ResponseId,Q1,Q10",
        "Start,End,Status,Id,Why?,What is your email address?",
    ]
    rows = [f"2025-01-01,2025-01-01,IP Address,R_{n},Near {n},a{n}@example.org" for n in range(5)]
    draft = draft_spec(text_file("\n".join([*head, *rows]).encode(), "x.csv"), None, TODAY)
    assert ("Q10", "e-mail address") in draft.personal
    assert draft.text.count("[[question]]") == 1


def test_an_export_without_a_question_is_refused() -> None:
    with pytest.raises(InputError, match="no column seems to be a question"):
        draft_spec(text_file(b"Email\na@example.org\n", "x.csv"), None, TODAY)


TWO_ROWS = (
    "Area,What helped?,,,Comment\n,Visits,Groups,Other,\n"
    + "North,Visits,,,a\nSouth,,Groups,,b\n" * 5
).encode()


def test_rows_of_headings_and_a_separator_can_be_told() -> None:
    draft = draft_spec(text_file(TWO_ROWS, "x.csv"), None, TODAY, header_rows=2, separator="|")
    assert "header_rows = 2" in draft.text
    assert 'separator = "|"' in draft.text
    assert '"groups" = "What helped? - Groups"' in draft.text
    assert (draft.questions, draft.unnamed) == (3, ())


def test_columns_that_are_left_out_without_a_heading_are_named() -> None:
    assert draft_spec(text_file(TWO_ROWS, "x.csv"), None, TODAY).unnamed == ("C", "D")


def test_a_known_tool_has_its_own_rows_of_headings() -> None:
    head = "ID,Start time,Completion time,Why?\n1,,,Near\n"
    with pytest.raises(InputError) as caught:
        draft_spec(text_file(head.encode(), "x.csv"), None, TODAY, header_rows=2)
    assert "known of an export of Microsoft Forms" in str(caught.value)
    named = draft_spec(text_file(head.encode(), "x.csv"), "generic", TODAY, separator="|")
    assert named.dialect == "generic"
