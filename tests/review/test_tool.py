"""The tool's scale is whole, and a review keeps to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jsna.errors import InputError, Problem, UsageError
from jsna.review.project import Project
from jsna.review.settings import read_review
from jsna.review.tool import Tool, check_target, read_tool, tool_of

Edit = Callable[[str, str], None]
FILE = "config/pathway_assessment_tool.toml"


@pytest.fixture
def tool(project: Project) -> Tool:
    return read_tool(project, "pathway-assessment-tool", "2023")


def refused(project: Project) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        tool_of(project, read_review(project, "2023"))
    return caught.value.problems


def test_the_scale_of_2023_has_six_levels_in_four_bands(tool: Tool) -> None:
    assert list(tool.scores) == [0, 1, 2, 3, 4, 5]
    assert [tool.level(score).band for score in tool.scores] == [
        *("provision-gap", "provision-gap", "provision-gap"),
        *("assurance-gap", "assured", "complete"),
    ]
    assert tool.scores_in("provision-gap") == [0, 1, 2]
    assert [tool.band_name(band) for band in tool.bands] == [
        *("Provision gap", "Assurance gap", "Assured", "Complete")
    ]


@pytest.mark.parametrize("score", [-1, 6])
def test_a_score_off_the_scale_has_no_level(tool: Tool, score: int) -> None:
    with pytest.raises(
        LookupError, match=f"{score} is not on the scale of Pathway Assessment Tool"
    ):
        tool.level(score)


LEVELS = "the levels must be one for each score, in order, from minimum up"


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("minimum = 0", "minimum = 1", LEVELS),
        ("maximum = 5", "maximum = 6", "the levels end at 5, but maximum is 6"),
        ("maximum = 5", "maximum = 1000000000000", "the levels end at 5, but maximum is 1000"),
        ("score = 3", "score = 2", LEVELS),
        ("[[level]]\nscore = 3", "[[level]]\nscore = 4", LEVELS),
        ('band = "assured"', 'band = "assurd"', "provision-gap, assurance-gap, assurd, complete;"),
        ('band = "assured"', 'band = "complete"', "[band] must explain these in this order"),
        (
            'complete = "Complete"',
            'complete = "Complete"\nother = "x"',
            "but has provision-gap, assu",
        ),
        ('band = "complete"', 'band = "provision-gap"', "assured, provision-gap;"),
        ('complete = "Complete"', 'complete = ""', 'it is blank (found "")'),
        ('label = "Everything in place and done well"', 'label = ""', "it is blank"),
    ],
)
def test_a_scale_that_is_not_whole_is_refused(
    project: Project, edit_tool: Edit, before: str, after: str, fault: str
) -> None:
    edit_tool(before, after)
    problems = refused(project)
    assert {problem.file for problem in problems} == {FILE}
    assert fault in str(problems[0])


def test_a_scale_without_levels_is_refused(project: Project) -> None:
    text = (project.root / FILE).read_text("utf-8")
    head, foot = text[: text.index("[[level]]")], text[text.index("[band]") :]
    (project.root / FILE).write_text(f"{head}level = []\n{foot}", encoding="utf-8")
    assert LEVELS in refused(project)[0].found


def test_faults_of_levels_and_bands_are_told_together(project: Project, edit_tool: Edit) -> None:
    edit_tool("maximum = 5", "maximum = 4")
    edit_tool('band = "assured"', 'band = "assurd"')
    (problem,) = refused(project)
    assert "maximum is 4" in problem.found
    assert "assurd" in problem.found


def test_an_unknown_key_of_a_level_gets_a_hint(project: Project, edit_tool: Edit) -> None:
    edit_tool('label = "A few things in place"', 'lable = "A few things in place"')
    assert 'key level[3].lable: this key is unknown. Did you mean "label"?' in [
        str(problem).removeprefix(f"{FILE}, ") for problem in refused(project)
    ]


def test_a_tool_that_is_not_there_is_told(project: Project, edit_review: Edit) -> None:
    edit_review('id = "pathway-assessment-tool"', 'id = "other-tool"')
    (problem,) = refused(project)
    assert str(problem) == (
        "config/other_tool.toml: the tool of the review is not there. "
        "Add it, or correct tool.id in review.toml."
    )


def test_another_version_of_the_tool_is_refused(project: Project, edit_review: Edit) -> None:
    edit_review('version = "2023"', 'version = "2024"')
    (problem,) = refused(project)
    assert problem.found == 'this is "pathway-assessment-tool" version "2023"'
    assert 'names "pathway-assessment-tool" version "2024"' in problem.remedy


def test_every_score_of_the_review_that_is_off_the_scale_is_told(
    project: Project, edit_review: Edit
) -> None:
    edit_review("target = 4  ", "target = 6  ")
    edit_review("[3, 5]", "[-1, 5, 7]")
    edit_review("published = 3", "published = 9")
    problems = refused(project)
    assert {problem.file for problem in problems} == {"data/raw/2023/review.toml"}
    assert [(problem.where, problem.found.split()[0]) for problem in problems] == [
        ("key ranking.target", "6"),
        ("key ranking.other_targets", "-1"),
        ("key ranking.other_targets", "7"),
        ("key overall.published", "9"),
    ]
    assert problems[0].found == "6 is not on the scale of Pathway Assessment Tool, 0 to 5"


def test_a_review_without_a_published_overall_keeps_to_the_scale(
    project: Project, edit_review: Edit
) -> None:
    edit_review("published = 3\n", "")
    assert tool_of(project, read_review(project, "2023")).maximum == 5


@pytest.mark.parametrize("target", [0, 4, 5])
def test_a_target_on_the_scale_is_taken(tool: Tool, target: int) -> None:
    assert check_target(target, tool) == target


@pytest.mark.parametrize("target", [-1, 6])
def test_a_target_off_the_scale_is_refused(tool: Tool, target: int) -> None:
    with pytest.raises(UsageError, match=rf"target cannot be used: {target} is not on the scale"):
        check_target(target, tool)


def test_quality_is_known_from_a_score_of_the_scale(
    edit_tool: Edit, project: Project, tool: Tool
) -> None:
    assert tool.quality_known_from == 4
    edit_tool("quality_known_from = 4", "quality_known_from = 6")
    with pytest.raises(InputError, match="quality_known_from is not on the scale"):
        read_tool(project, "pathway-assessment-tool", "2023")
