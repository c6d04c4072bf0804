from __future__ import annotations

from collections.abc import Callable

from jsna.review.project import Project
from jsna.review.settings import read_review

Edit = Callable[[str, str], None]


def test_a_draft_is_marked_in_its_title_and_its_notice(project: Project, edit_review: Edit) -> None:
    edit_review("title =", "draft = true\ntitle =")
    review = read_review(project, "2023")
    assert review.title == f"DRAFT: {review.own_title}"
    assert review.notice.startswith("DRAFT: not finished, and not to be quoted. An independent")
    # What is declared is kept as it is.
    assert review.model_dump(by_alias=True)["title"] == review.own_title
