from __future__ import annotations

from dataclasses import replace

import pytest

from jsna.preparation.assessment import clean_assessment, read_assessment
from jsna.review.codebook_file import read_codebook
from jsna.review.project import Project
from jsna.review.settings import read_review
from jsna.review.tool import tool_of
from jsna.run.rating_flags import flag_ratings


@pytest.mark.parametrize("review_id", ["2023", "example-2025"])
@pytest.mark.parametrize(("score", "flagged"), [(1, True), (4, False)])
def test_each_service_is_flagged_once_where_it_is_low_and_no_gap_says_why(
    project: Project, review_id: str, score: int, *, flagged: bool
) -> None:
    """One review is rated as published, the other by several raters, and one service on items."""
    review = read_review(project, review_id)
    tool, codebook = tool_of(project, review), read_codebook(project, review.services)
    clean = clean_assessment(read_assessment(project, review), review, tool, codebook)
    rated = [replace(each, score=score) for each in clean.ratings if each.score is not None]
    found = flag_ratings(
        replace(clean, ratings=tuple(rated), gaps=(), issues=()), review, codebook, tool
    )
    services = {codebook.names[each.service_id] for each in rated}
    named = [each.finding.partition(" is rated 1, but no open gap")[0] for each in found.issues]
    assert sorted(named) == (sorted(services) if flagged else [])
