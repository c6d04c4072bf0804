from __future__ import annotations

from jsna.preparation.inputs import read_inputs
from jsna.review.project import Project
from jsna.review.settings import read_review


def test_headings_are_those_that_the_review_declares(project: Project) -> None:
    review = read_review(project, "2023")
    sheet = read_inputs(project, review, ["engagement_sources"])["engagement_sources"]
    assert sheet.file == "data/raw/2023/engagement_sources.csv"
    assert [row.cells["text"] for row in sheet.rows][:2] == ["Local mothers", "CPSL Mind"]
