"""Each reason not to compare is found, and all of them at once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from jsna.review.hashes import sha256_if_there
from jsna.review.project import Project
from jsna.run.areas.checks import check_areas, check_number
from jsna.run.areas.published import AreaFacts, PublishedArea

FILES = ("example_tool.toml", "example_services.csv")


def facts(project: Project, name: str, **other: Any) -> AreaFacts:
    files = [project.config / each for each in FILES]
    given: dict[str, Any] = {
        "area": f"Area {name}",
        "date": "2025-04",
        "notice": "Synthetic.",
        "synthetic": True,
        "draft": False,
        "tool": "example-tool",
        "version": "1",
        "services": "example_services.csv",
        "made_with": tuple((path, sha256_if_there(path)) for path in files),
        "added": dt.date(2025, 5, 1),
        "digest": "",
    }
    return AreaFacts(PublishedArea(Path(name), f"outputs/{name}"), **given | other)


def problems(project: Project, *others: dict[str, Any]) -> list[str]:
    """What is found for areas a, b, c and one more for each of these."""
    names = "abcdefgh"
    found = [facts(project, name) for name in names[:3]]
    found += [facts(project, names[3 + n], **each) for n, each in enumerate(others)]
    return [str(each) for each in check_areas(found, project)]


def test_reviews_that_are_alike_are_compared(project: Project) -> None:
    assert problems(project) == []


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"draft": True}, "outputs/d: the review is a draft. Leave it out"),
        ({"area": "AREA A"}, 'outputs/d: it is a review of "AREA A", and so is a. Keep one'),
        (
            {"tool": "other-tool"},
            'outputs/d: it was made with the tool "other-tool" version "1", and others with the',
        ),
        ({"version": "2"}, 'outputs/d: it was made with the tool "example-tool" version "2"'),
        ({"services": "services.csv"}, "outputs/d: it was made with the codebook services.csv"),
        ({"area": "a\u202eb"}, "outputs/d: its area holds a character that turns the direction"),
        ({"area": "a\x07b"}, "outputs/d: its area holds a control character (U+0007)"),
        ({"notice": "\u2066"}, "outputs/d: its notice holds a character that turns the direction"),
    ],
)
def test_each_reason_is_said(project: Project, other: dict[str, Any], said: str) -> None:
    (found,) = problems(project, other)
    assert found.startswith(said)


def test_synthetic_and_real_areas_are_never_mixed(project: Project) -> None:
    found = problems(project, {"synthetic": False})
    assert len(found) == 3
    assert all("the review is synthetic, and others are real" in each for each in found)
    alone = [facts(project, name, synthetic=False) for name in "ab"]
    assert list(check_areas(alone, project)) == []


def test_all_reasons_are_said_at_once(project: Project) -> None:
    found = problems(project, {"draft": True, "version": "2"}, {"area": "Area a"})
    assert [each.partition(":")[0] for each in found] == ["outputs/d", "outputs/e", "outputs/d"]


def test_a_codebook_that_is_not_the_project_s_is_named_once_with_its_reviews(
    project: Project,
) -> None:
    path = project.config / "example_services.csv"
    other = {"made_with": ((path, "0" * 64),)}
    (found,) = problems(project, other, other)
    assert found.startswith(
        "config/example_services.csv: it is not the file that these were made with: d, e. "
    )


def test_a_file_that_the_project_has_not_is_said(project: Project) -> None:
    (project.config / "example_tool.toml").rename(project.config / "elsewhere.toml")
    others = [facts(project, name, made_with=((project.config / FILES[0], "0"),)) for name in "ab"]
    (found,) = check_areas(others, project)
    assert (found.file, found.found) == (
        "config/example_tool.toml",
        "it is not the file that these were made with: a, b",
    )


def test_many_reviews_are_not_all_named(project: Project) -> None:
    other = {"made_with": ((project.config / FILES[0], "0"),)}
    many = [facts(project, f"r{number}", **other) for number in range(9)]
    (found,) = check_areas(many, project)
    assert found.found.endswith("r0, r1, r2, r3, r4 and 4 more")


def test_one_area_alone_is_no_comparison() -> None:
    (none,) = check_number([], "outputs")
    (one,) = check_number(["a"], "outputs")
    assert str(none).startswith("outputs: there is no review with outputs to compare.")
    assert str(one).startswith("outputs: there is only one review to compare. A comparison needs")
    assert list(check_number(["a", "b"], "outputs")) == []
