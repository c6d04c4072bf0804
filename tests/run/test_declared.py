from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from jsna.errors import InputError, UsageError
from jsna.review.choices import Combination, Criterion, Overall, Ranking
from jsna.review.codebook_file import read_codebook
from jsna.review.project import Project
from jsna.review.settings import ChapterSettings, read_review
from jsna.review.tool import Item, tool_of
from jsna.run.declared import (
    check_combinations,
    check_criteria,
    check_earlier,
    check_template,
    check_values,
    of_other_areas,
)

OUTPUTS = Path(__file__).parents[2] / "outputs"
EARLIER = ("example-2023", "example-2024")


def earlier(project: Project, *names: str, review: str = "example-2025") -> list[str]:
    for name in EARLIER:
        if not project.outputs(name).exists():
            shutil.copytree(OUTPUTS / name, project.outputs(name))
    declared = read_review(project, review).model_copy(update={"earlier": names})
    return [str(problem) for problem in check_earlier(project, declared)]


def faults(project: Project, overall: Combination, items: Combination | None = None) -> list[str]:
    review = read_review(project, "2023")
    tool = tool_of(project, review).model_copy(update={"items": (Item(id="x", label="X"),)})
    changed = {"overall": overall, "item_scores": items or Combination()}
    declared = review.model_copy(update=changed)
    codebook = read_codebook(project)
    found = check_combinations(project, declared, tool, codebook, ["networks", "workforce"])
    return [f"{problem.where}: {problem.found}. {problem.remedy}" for problem in found]


def test_earlier_reviews_that_are_published_whole_and_in_order_are_good(project: Project) -> None:
    assert earlier(project, *EARLIER) == []


def test_an_earlier_review_must_be_whole(project: Project) -> None:
    earlier(project)
    (project.outputs("example-2024") / "tables" / "score_results.csv").write_text("x")
    (told,) = earlier(project, *EARLIER)
    assert 'the outputs of the earlier review "example-2024" are not whole' in told
    assert "score_results.csv" in told
    (project.outputs("example-2024") / "manifest.json").write_text("{")
    (told,) = earlier(project, *EARLIER)
    assert "not whole" in told


@pytest.mark.parametrize(
    ("names", "review"), [(EARLIER[::-1], "example-2025"), (("example-2024",), "2023")]
)
def test_earlier_reviews_come_in_the_order_of_their_dates(
    project: Project, names: tuple[str, ...], review: str
) -> None:
    assert (
        "do not come before this one, the oldest first"
        in earlier(project, *names, review=review)[-1]
    )


def test_what_is_real_is_not_compared_with_what_is_synthetic(project: Project) -> None:
    (told,) = earlier(project, "example-2023", review="2023")
    assert told == (
        'data/raw/2023/review.toml, key earlier: the earlier review "example-2023" is synthetic, '
        "and this one is not. Take it out of the list."
    )


def test_an_earlier_review_of_another_area_is_told(project: Project) -> None:
    assert earlier(project, *EARLIER) == []
    declared = read_review(project, "example-2025").model_copy(update={"earlier": EARLIER})
    assert list(of_other_areas(project, declared)) == []
    found = list(of_other_areas(project, declared.model_copy(update={"area": "Elsewhere"})))
    where = ("data/raw/example-2025/review.toml", "key earlier")
    assert found == [
        (*where, f'the earlier review "{name}" was of Exampleshire, this one is of Elsewhere')
        for name in EARLIER
    ]


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        (
            {"rule": "weighted mean"},
            ["overall.weights: no weight is given for networks, workforce"],
        ),
        (
            {"rule": "weighted mean", "weights": {"networks": 1, "workforc": 1}},
            [
                'overall.weights.workforc: there is no such id. Did you mean "workforce"?',
                "overall.weights: no weight is given for workforce",
            ],
        ),
        (
            {"rule": "weighted mean", "weights": {"networks": 0, "workforce": 0}},
            ["overall.weights: all weights are 0"],
        ),
        (
            {"weights": {"networks": 1}},
            ['overall.weights: weights are given, but the rule is "mean"'],
        ),
        (
            {"rule": "trimmed mean", "trim": 1},
            ["overall.trim: cutting 1 from each end leaves none"],
        ),
        ({"rule": "trimmed mean", "trim": 0.4}, []),
        ({"rule": "weighted mean", "weights": {"networks": 1, "workforce": 2}}, []),
    ],
)
def test_weights_and_cuts_must_fit_the_services(
    project: Project, declared: dict[str, Any], said: list[str]
) -> None:
    told = faults(project, Overall.model_validate(declared))
    assert len(told) == len(said)
    assert all(part in message for part, message in zip(said, told, strict=True))


def test_weights_of_items_are_held_to_the_items_of_the_tool(project: Project) -> None:
    (told,) = faults(project, Overall(), Combination(rule="weighted mean"))
    assert told.startswith("key items.weights: no weight is given for x")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("target", 9, "9 is not on the scale"),
        ("overall_rule", "meen", 'did you mean "mean"'),
        ("rounding", "halfup", 'did you mean "half up"'),
        ("misrating_probability", 1.5, "above 0 and at most 1"),
        ("draws", 0, "at least 1"),
    ],
)
def test_a_parameter_that_its_notebook_would_refuse_is_refused_before(
    project: Project, name: str, value: Any, said: str
) -> None:
    review = read_review(project, "2023")
    with pytest.raises(UsageError, match=said):
        check_values(project, review, {"04_gap_rankings": {"review": "2023", name: value}})


def test_parameters_that_make_sense_pass(project: Project) -> None:
    given = {"target": 3, "overall_rule": None, "misrating_probability": 0.1, "draws": 5}
    check_values(project, read_review(project, "2023"), {"x": given})


@pytest.mark.parametrize(
    ("second", "levels", "told"),
    [
        ("", {"networks": 1}, []),
        ("reach", {"networks": 1, "workforce": 2}, []),
        ("reach", {"networks": 1}, ["the second key has no level for workforce. Add one for each"]),
        (
            "",
            {"netwroks": 1, "networks": 1},
            ['there is no service "netwroks". Did you mean "networks"?'],
        ),
    ],
)
def test_levels_of_criteria_are_for_services_that_there_are(
    project: Project, second: str, levels: dict[str, int | float], told: list[str]
) -> None:
    reach = Criterion(name="families reached", source="a count", levels=levels)
    ranking = Ranking(target=4, second_key=second, criterion={"reach": reach})
    review = read_review(project, "2023").model_copy(update={"ranking": ranking})
    found = check_criteria(project, review, read_codebook(project), ["networks", "workforce"])
    problems = list(found)
    assert [f"{problem.found}. {problem.remedy}" for problem in problems] == told
    assert all(each.where == "key ranking.criterion.reach.levels" for each in problems)


def test_a_template_that_the_chapter_cannot_use_is_refused(project: Project) -> None:
    review = read_review(project, "2023")
    check_template(project, review)
    given = {"chapter": ChapterSettings(template="council.docx")}
    (project.raw("2023") / "council.docx").write_bytes(b"no document")
    with pytest.raises(InputError, match="it is not a Word document"):
        check_template(project, review.model_copy(update=given))
