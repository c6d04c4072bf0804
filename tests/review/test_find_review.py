from __future__ import annotations

import pytest

from jsna.errors import UsageError
from jsna.review.find_review import find_review
from jsna.review.project import Project


def test_a_review_that_is_there_is_found(project: Project) -> None:
    assert find_review(project, "2023") == "2023"


def test_an_unknown_review_gets_the_nearest_name(project: Project) -> None:
    with pytest.raises(UsageError) as caught:
        find_review(project, "2032")
    assert str(caught.value) == (
        'There is no review "2032" (did you mean "2023"?). '
        "A review is a folder data/raw/2032 with a review.toml."
    )


@pytest.mark.parametrize(
    ("there", "hint"),
    [("review.toml.txt", 'it has "review.toml.txt": rename it'), ("notes", "it has no such file")],
)
def test_a_folder_without_settings_is_no_unknown_review(
    project: Project, there: str, hint: str
) -> None:
    project.raw("2025").mkdir()
    (project.raw("2025") / there).touch()
    with pytest.raises(UsageError) as caught:
        find_review(project, "2025")
    assert str(caught.value) == f"data/raw/2025/review.toml is not there ({hint})."


def test_a_review_in_capitals_is_not_taken_for_another_name(project: Project) -> None:
    with pytest.raises(UsageError) as raised:
        find_review(project, "Example-2025")

    assert str(raised.value) == 'There is no review "Example-2025": did you mean "example-2025"?'
