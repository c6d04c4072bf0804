from __future__ import annotations

import re
from pathlib import Path

import pytest

from jsna.errors import InputError
from jsna.review.analysis_plan import (
    COLUMNS,
    PLAN_FILE,
    STATISTICS,
    Analysis,
    default_plan,
    parse_plan,
    read_plan,
)
from jsna.review.project import Project
from jsna.review.survey_file import read_survey
from jsna.review.survey_question import Question
from tests.measures.survey.survey_example import INCOME, LIKERT, survey

SPEC = survey(
    LIKERT,
    INCOME,
    Question(id="age", wording="?", type="numeric"),
    Question(id="why", wording="?", type="free-text"),
)
HEADER = "question,statistic,groups\n"


def problems(text: str) -> list[str]:
    with pytest.raises(InputError) as raised:
        parse_plan(text, SPEC, "analysis_plan.csv")
    return [str(problem) for problem in raised.value.problems]


def test_a_plan_is_a_list_of_analyses() -> None:
    text = f"{HEADER}job,shares,income\n\n job , last two ,\nage,numbers, income; \n"
    assert parse_plan(text, SPEC, "x") == (
        Analysis("job", "shares", ("income",)),
        Analysis("job", "last two", ()),
        Analysis("age", "numbers", ("income",)),
    )


def test_without_a_plan_each_question_gets_what_goes_with_its_type() -> None:
    assert default_plan(SPEC) == (
        Analysis("job", "shares", ("income",)),
        Analysis("job", "last two", ("income",)),
        Analysis("income", "shares", ()),
        Analysis("age", "numbers", ("income",)),
        Analysis("why", "codes", ("income",)),
    )


def test_the_documentation_has_every_column_and_statistic_and_a_plan_that_is_read(
    request: pytest.FixtureRequest,
) -> None:
    root = Path(request.config.rootpath)
    text = (root / "docs" / "surveys.md").read_text(encoding="utf-8")
    text = text.split("\n## The analysis plan\n")[1].split("\n## ")[0]
    rows = [re.findall(r"`([^`]+)`", row) for row in text.splitlines() if row.startswith("| `")]
    assert tuple(row[0] for row in rows[: len(COLUMNS)]) == COLUMNS
    assert {row[0]: tuple(row[1:]) for row in rows[len(COLUMNS) :]} == STATISTICS
    example = text.split("```csv\n")[1].split("```")[0]
    survey = read_survey(Project(root), "example-2025")
    assert survey is not None
    plan = parse_plan(example, survey, "x")
    assert {each.statistic for each in plan} < set(STATISTICS)
    assert plan[0].groups == ("area", "age")


def test_all_problems_at_once() -> None:
    found = problems(
        f"{HEADER}jop,shares,\njob,sharez,\nage,shares,\njob,shares,incom\nincome,shares,income\n"
        "job,shares,\njob,shares,income,age\n"
    )
    assert found == [
        'analysis_plan.csv, row 2: there is no question "jop". Did you mean "job"?',
        'analysis_plan.csv, row 3: there is no statistic "sharez". Did you mean "shares"?',
        (
            'analysis_plan.csv, row 4: "shares" does not go with a numeric question. '
            "With it go: numbers."
        ),
        'analysis_plan.csv, row 5: there is no group "incom". Did you mean "income"?',
        'analysis_plan.csv, row 6: "income" cannot be broken down by itself. Take it out.',
        (
            "analysis_plan.csv, row 7: this question and statistic stand in row 5 too. "
            "Put their groups into one row."
        ),
        (
            "analysis_plan.csv, row 8: there are 4 cells in place of 3. "
            "Put a semicolon between groups, not a comma."
        ),
    ]


@pytest.mark.parametrize("text", ["", "question,statistic\n", "statistic,question,groups\n"])
def test_the_columns_are_named(text: str) -> None:
    assert problems(text) == [
        (
            "analysis_plan.csv, row 1: the columns are not question, statistic, groups, "
            "in this order. Correct the first row."
        )
    ]


def test_an_empty_plan_is_a_mistake() -> None:
    assert problems(HEADER) == [
        "analysis_plan.csv: the plan has no line. Add one, or take the file away."
    ]


def test_the_file_lies_in_the_reviews_folder(project: Project) -> None:
    review_id = project.review_ids()[0]
    assert read_plan(project, review_id, SPEC) == default_plan(SPEC)
    path = project.raw(review_id) / PLAN_FILE
    path.write_bytes(b"\xef\xbb\xbf" + f"{HEADER}job,shares,income\n".encode())
    assert read_plan(project, review_id, SPEC) == (Analysis("job", "shares", ("income",)),)
    path.write_bytes(b"question\xff")
    with pytest.raises(InputError, match=r"analysis_plan\.csv: the file is not UTF-8\. Save it"):
        read_plan(project, review_id, SPEC)
