from __future__ import annotations

from collections.abc import Callable

import pytest

from jsna.errors import InputError, Problem
from jsna.review.contradictions import contradictions
from jsna.review.project import Project
from jsna.review.settings import (
    Role,
    read_review,
)
from tests.preparation.small_survey import add_survey

Problems = Callable[[], tuple[Problem, ...]]
Edit = Callable[[str, str], None]


@pytest.mark.parametrize(
    ("before", "after", "where", "found"),
    [
        ('id = "2023"', 'id = "2024"', "key id", 'the id is "2024" but the folder is "2023"'),
        ('id = "2023"', 'synthetic = true\nid = "2023"', "key notice", "is synthetic"),
        ("[3, 5]", "[3, 4]", "key ranking.other_targets", "4 stands there twice"),
        ("[3, 5]", "[3, 3]", "key ranking.other_targets", "3 stands there twice"),
        ("{ service =", "{ servce =", "key input.assessment.columns.servce", "no such column"),
        ('id = "2023"', 'earlier = ["2023"]\nid = "2023"', "key earlier", "this review"),
        ('score = "Score (0 – 5)"', 'score = "key  GAPS"', "key input.assessment.columns",
         "two columns are mapped"),
        ('id = "2023"', 'earlier = ["../x"]\nid = "2023"', "key earlier", "not the name"),
        ('id = "2023"', 'earlier = ["a", "a"]\nid = "2023"', "key earlier", "one twice"),
        ('text = "Source" }', 'text = "Source" }\nrestricted = ["reason"]',
         "key input.engagement_sources.restricted.reason", "no such column"),
    ],
)  # fmt: skip
def test_keys_that_contradict_each_other_are_told(
    edit_review: Edit, review_problems: Problems, before: str, after: str, where: str, found: str
) -> None:
    edit_review(before, after)
    (problem,) = review_problems()
    assert problem.where == where
    assert found in problem.found


def test_an_unknown_column_gets_the_nearest_name(
    edit_review: Edit, review_problems: Problems
) -> None:
    edit_review("{ service =", "{ servce =")
    assert review_problems()[0].remedy == 'Did you mean "service"?'


@pytest.mark.parametrize(
    ("section", "end", "where"),
    [
        ("[input.assessment]", "[input.priorities]", "key input.assessment"),
        ("[stream.survey]", "[stream.engagement]", "key stream.survey"),
        ("[stream.engagement]", "[input.assessment]", "key stream.engagement"),
    ],
)
def test_a_review_needs_its_ratings_and_the_date_of_each_stream_it_has(
    project: Project, review_problems: Problems, section: str, end: str, where: str
) -> None:
    path = project.raw("2023") / "review.toml"
    text = path.read_text("utf-8")
    cut = text[: text.index(section)] + text[text.index(end) :]
    path.write_text(cut, encoding="utf-8")
    (problem,) = review_problems()
    assert problem.where == where


def test_ratings_come_in_one_table_or_in_two_lists(project: Project) -> None:
    review = read_review(project, "2023")
    given = review.inputs["assessment"].model_copy(update={"columns": {}})

    def faults(*roles: Role) -> list[tuple[str, str]]:
        inputs = dict.fromkeys(roles, given)
        changed = review.model_copy(update={"inputs": inputs})
        return [(where, found) for where, found, _ in contradictions(changed, "2023")]

    assert faults("assessment") == faults("ratings", "gaps") == []
    assert faults("gaps") == [("key input.ratings", "ratings and gaps come together")]
    assert "given twice" in faults("assessment", "ratings")[0][1]
    assert faults() == [("key input.assessment", "a review needs its ratings")]


def test_an_export_belongs_into_survey_toml(project: Project) -> None:
    add_survey(project)
    path = project.raw("2023") / "review.toml"
    text = path.read_text(encoding="utf-8")
    given = 'file = "a.csv"\nsha256 = ""\norigin = "x"\nadded = 2026-01-01\n'
    path.write_text(text + f"\n[input.survey_export]\n{given}", encoding="utf-8")
    with pytest.raises(InputError, match="this file is declared in survey"):
        read_review(project, "2023")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('"pathway_assessment.csv"', '"a.xlsx"', "Name the sheet of the workbook that is read"),
        ('"pathway_assessment.csv"', '"a.xlsx"\nsheet = " "', "Name the sheet of the workbook"),
        (
            '"pathway_assessment.csv"',
            '"a.csv"\nsheet = "Ratings"',
            "a.csv is no workbook, so it has no sheets",
        ),
    ],
)
def test_a_workbook_has_a_sheet_that_is_read_and_no_other_file_has(
    edit_review: Edit, review_problems: Problems, before: str, after: str, said: str
) -> None:
    edit_review(before, after)
    (problem,) = review_problems()
    assert problem.where == "key input.assessment.sheet"
    assert said in str(problem)


def test_a_workbook_with_its_sheet_is_taken(project: Project, edit_review: Edit) -> None:
    edit_review('"pathway_assessment.csv"', '"a.xlsx"\nsheet = "Table 18"')
    assert read_review(project, "2023").inputs["assessment"].sheet == "Table 18"
