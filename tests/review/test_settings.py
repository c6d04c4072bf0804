"""``review.toml``: a wrong key is told with file, key and remedy; the newest review is found."""

from __future__ import annotations

import datetime as dt
import logging
import re
import shutil
from collections.abc import Callable

import pytest

from jsna.errors import InputError, Problem, UsageError
from jsna.review.project import Project
from jsna.review.settings import (
    default_review_id,
    read_declared,
    read_review,
    unfilled,
)
from tests.preparation.small_survey import add_codings, add_survey

Problems = Callable[[], tuple[Problem, ...]]
Edit = Callable[[str, str], None]


def test_the_review_of_2023_is_as_published(project: Project) -> None:
    review = read_review(project, "2023")
    assert review.area == "Cambridgeshire and Peterborough"
    assert (review.overall.rule, review.overall.rounding, review.overall.published) == (
        "mean",
        "half up",
        3,
    )
    assert review.ranking.targets == (4, 3, 5)
    assert review.numbering.first_table == 18
    assert [stream.when for stream in review.streams.present] == [
        "April 2023",
        "2021",
        "date not published",
    ]
    assert review.inputs["assessment"].added == dt.date(2026, 11, 24)
    assert "independent re-analysis" in review.notice


@pytest.mark.parametrize(
    ("before", "after", "key", "hint"),
    [
        ("title =", "titel =", "titel", 'Did you mean "title"?'),
        ("[tool]\nid", "[tool]\nversoin = 1\nid", "tool.versoin", 'Did you mean "version"?'),
        ("rounding", "roundng", "overall.roundng", 'Did you mean "rounding"?'),
        ("other_targets", "othertargets", "ranking.othertargets", 'Did you mean "other_targets"?'),
        ("first_table", "frist_table", "numbering.frist_table", 'Did you mean "first_table"?'),
        ("[stream.survey]", "[stream.survy]", "stream.survy", 'Did you mean "survey"?'),
        (
            "[stream.survey]\nname",
            "[stream.survey]\ndaet = 1\nname",
            "stream.survey.daet",
            'Did you mean "date"?',
        ),
        (
            "[input.priorities]",
            "[input.prioritys]",
            "input.prioritys",
            'Did you mean "priorities"?',
        ),
        (
            'file = "engagement_issues.csv"',
            'fil = "engagement_issues.csv"',
            "input.engagement_issues.fil",
            'Did you mean "file"?',
        ),
    ],
)
def test_an_unknown_key_at_any_level_gets_a_hint(
    edit_review: Edit, review_problems: Problems, before: str, after: str, key: str, hint: str
) -> None:
    edit_review(before, after)
    said = [str(problem) for problem in review_problems()]
    assert f"data/raw/2023/review.toml, key {key}: this key is unknown. {hint}" in said


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ('area = "Cambridgeshire and Peterborough"\n', "", "area"),
        ('version = "2023"\n', "", "tool.version"),
        ("[stream.ratings]", "[stream.engagemnt]", "stream.ratings"),
        ("origin = \"This project's own coding", 'wording = "', "input.evidence_links.origin"),
    ],
)
def test_a_missing_key_is_named(
    edit_review: Edit, review_problems: Problems, before: str, after: str, key: str
) -> None:
    if key == "input.evidence_links.origin":
        edit_review('wording = "A judgement of this project, with a reason for each link."\n', "")
    edit_review(before, after)
    said = [str(problem) for problem in review_problems()]
    assert f"data/raw/2023/review.toml, key {key}: this key is missing. Add it." in said


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("published = 3", 'published = "3"', "key overall.published: a whole number"),
        ('rule = "mean"', 'rule = "meen"', "key overall.rule: it must be 'mean', 'median', 'mode'"),
        ("target = 4  ", "target = 4.0  ", "key ranking.target: a whole number"),
        ("[3, 5]", "[3, true]", "key ranking.other_targets[2]: a whole number"),
        ("first_table = 18", "first_table = 0", "key numbering.first_table: it must be at least 1"),
        ('date = "2021"', "date = 2021", "key stream.survey.date: text in quotation marks"),
        ('date = "2021"', 'date = "last year"', 'key stream.survey.date: a date is "2023"'),
        ('id = "pathway-assessment-tool"', 'id = "../tool"', "key tool.id: it must be lower-case"),
        (
            "evidence_links.csv",
            "../evidence_links.csv",
            "key input.evidence_links.file: it must be",
        ),
    ],
)
def test_a_wrong_value_is_said_with_what_is_expected(
    edit_review: Edit, review_problems: Problems, before: str, after: str, found: str
) -> None:
    edit_review(before, after)
    (problem,) = review_problems()
    assert str(problem).startswith(f"data/raw/2023/review.toml, {found}")


def test_several_problems_come_at_once(edit_review: Edit, review_problems: Problems) -> None:
    edit_review("title =", "titel =")
    edit_review("published = 3", "published = 3.5")
    edit_review("[input.priorities]", "[input.prioritys]")
    keys = {problem.where for problem in review_problems()}
    assert keys == {"key title", "key titel", "key overall.published", "key input.prioritys"}


def test_a_synthetic_review_that_says_so_is_read(edit_review: Edit, project: Project) -> None:
    edit_review('notice = "An', 'synthetic = true\nnotice = "Synthetic. An')
    assert read_review(project, "2023").synthetic


def another(project: Project, review_id: str, before: str = "", after: str = "") -> None:
    """A copy of the review of 2023 under another id, changed in one place."""
    shutil.copytree(project.raw("2023"), project.root / "data" / "raw" / review_id)
    path = project.root / "data" / "raw" / review_id / "review.toml"
    text = path.read_text("utf-8").replace('id = "2023"', f'id = "{review_id}"', 1)
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_the_newest_review_is_the_default(project: Project) -> None:
    another(project, "2020", 'date = "2023-04"', 'date = "2026"')
    another(project, "2030", 'date = "2023-04"', 'date = "2022-12"')
    assert default_review_id(project) == "2020"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('notice = "', 'synthetic = true\nnotice = "Synthetic. '),
        ("title =", "draft = true\ntitle ="),
    ],
)
def test_a_synthetic_review_or_a_draft_is_no_default(
    project: Project, before: str, after: str
) -> None:
    another(project, "2099", before, after)
    assert default_review_id(project) == "2023"


def test_a_review_without_a_date_is_not_the_newest(project: Project) -> None:
    another(project, "2099", 'date = "2023-04"', 'date = "not published"')
    assert default_review_id(project) == "2023"


@pytest.mark.parametrize("review_id", ["2099", "Not a name"])
def test_a_broken_review_does_not_stop_the_default_and_is_told(
    project: Project, caplog: pytest.LogCaptureFixture, review_id: str
) -> None:
    another(project, review_id, "title =", "titel =")
    with caplog.at_level(logging.WARNING):
        assert default_review_id(project) == "2023"
    assert f"The review {review_id} is passed over." in caplog.text


def test_where_every_review_is_broken_all_of_them_are_told(
    project: Project, edit_review: Edit
) -> None:
    edit_review("published = 3", "published = 3.5")
    another(project, "2024")
    with pytest.raises(InputError) as caught:
        default_review_id(project)
    assert [problem.file for problem in caught.value.problems] == [
        "data/raw/2023/review.toml",
        "data/raw/2024/review.toml",
    ]


def test_without_any_review_that_is_ready_that_is_said(project: Project, edit_review: Edit) -> None:
    edit_review("title =", "draft = true\ntitle =")
    with pytest.raises(UsageError, match="No review is ready to run"):
        default_review_id(project)


def test_an_unknown_review_is_refused(project: Project) -> None:
    with pytest.raises(UsageError, match='no review "2032"'):
        read_review(project, "2032")


def test_a_template_for_word_is_a_file_in_the_folder_of_the_review(
    edit_review: Edit, review_problems: Callable[[], tuple[Problem, ...]]
) -> None:
    edit_review("[numbering]", '[chapter]\ntemplate = "../council.docx"\n\n[numbering]')
    (problem,) = review_problems()
    assert problem.where == "key chapter.template"
    assert "without a folder" in problem.found


def test_a_review_has_the_export_that_its_survey_names(project: Project) -> None:
    add_survey(project)
    export = read_review(project, "2023").inputs["survey_export"]
    assert export.file == "restricted/answers.csv"
    assert export.origin == "Made up for a test"
    assert export.columns == {}


def test_a_review_has_the_codings_that_its_survey_names(project: Project) -> None:
    add_survey(project)
    add_codings(project, "")
    codings = read_review(project, "2023").inputs["survey_codings"]
    assert (codings.file, codings.sha256) == ("restricted/codings.csv", "")


def test_a_spec_with_faults_leaves_the_rest_of_the_review_to_be_read(project: Project) -> None:
    add_survey(project)
    spec = project.raw("2023") / "survey.toml"
    spec.write_text(spec.read_text(encoding="utf-8") + "nonsense = 1\n", encoding="utf-8")
    assert "survey_export" not in read_review(project, "2023").inputs


def test_rules_for_counts_and_estimates_are_declared(project: Project) -> None:
    path = project.raw("2023") / "review.toml"
    text = path.read_text(encoding="utf-8")
    rules = "\n[disclosure]\nsuppress_to = 9\n\n[estimates]\npriority_share = 0.5\n"
    path.write_text(text + rules, encoding="utf-8")
    review = read_review(project, "2023")
    assert (review.disclosure.suppress_to, review.disclosure.round_to) == (9, 5)
    assert (review.estimates.priority_share, review.estimates.level) == (0.5, 0.95)


def test_what_is_left_for_a_person_is_missing_and_not_wrong(
    project: Project, edit_review: Edit
) -> None:
    edit_review('date = "2023-04"\nnotice', 'date = ""\nnotice')
    with pytest.raises(InputError) as caught:
        read_review(project, "2023")
    (problem,) = caught.value.problems
    assert str(problem) == (
        "data/raw/2023/review.toml, key date: the date is not filled in yet. "
        'Write it as "2025-04-30", "2025-04" or "2025".'
    )
    assert problem.missing
    assert read_declared(project, "2023").date == ""


def test_a_date_that_is_left_for_a_person_is_missing(project: Project, edit_review: Edit) -> None:
    edit_review('date = "2021"', 'date = "FILL IN: when, such as 2025-04, or: not published"')
    review = read_declared(project, "2023")
    (problem,) = unfilled(project, review)
    assert (problem.where, problem.found) == (
        "key stream.survey.date",
        "the date is not filled in yet",
    )


def test_an_origin_that_is_left_for_a_person_is_missing(project: Project) -> None:
    path = project.raw("2023") / "review.toml"
    text = re.sub(
        r"(?m)^origin = .*$", 'origin = "FILL IN: where it is from"', path.read_text("utf-8")
    )
    path.write_text(text, encoding="utf-8")
    review = read_declared(project, "2023")
    assert {each.where for each in unfilled(project, review)} == {
        f"key input.{role}.origin" for role in review.inputs
    }


def test_the_origins_of_a_survey_are_asked_for_where_they_stand(project: Project) -> None:
    path = project.raw("example-2025") / "survey.toml"
    text = re.sub(r"(?m)^origin = .*$", 'origin = "FILL IN: who made it"', path.read_text("utf-8"))
    path.write_text(text, encoding="utf-8")
    review = read_declared(project, "example-2025")
    assert {(each.file, each.where) for each in unfilled(project, review)} == {
        ("data/raw/example-2025/survey.toml", "key origin"),
        ("data/raw/example-2025/survey.toml", "key coding.origin"),
    }
