from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from jsna.review.project import Project
from jsna.review.settings import Review, read_review
from jsna.run.new_settings import settings_text
from tests.preparation.workbook.filled import MEETING


@pytest.fixture(params=["2023", "example-2025"])
def last(request: pytest.FixtureRequest, project: Project) -> Review:
    """A review that is carried on."""
    return read_review(project, request.param)


def made(last: Review, date: str = "2025-04") -> dict[str, object]:
    tool = MEETING.tool.model_copy(update={"version": last.tool.version})
    meeting = replace(MEETING, last=last.id, title=last.own_title, area=last.area, tool=tool)
    return tomllib.loads(settings_text(last, meeting, date))


def test_what_is_carried_forward_is_the_same(last: Review) -> None:
    review = Review.model_validate(made(last))
    assert review.own_title == last.own_title
    assert (review.area, review.services) == (last.area, last.services)
    assert (review.tool, review.ranking, review.misrating) == (
        last.tool,
        last.ranking,
        last.misrating,
    )
    assert review.numbering == last.numbering
    assert (review.overall.rule, review.overall.rounding) == (
        last.overall.rule,
        last.overall.rounding,
    )
    assert review.earlier == (*last.earlier, last.id)


def test_what_belongs_to_the_review_before_is_not(last: Review) -> None:
    review = Review.model_validate(made(last))
    assert review.overall.published is None
    assert not review.overall.total_row
    assert set(review.inputs) == {"ratings", "gaps"}
    assert review.streams.survey is None
    assert review.assurance is None
    assert bool(review.own_notice) is last.synthetic


def test_raters_are_not_named(last: Review) -> None:
    assert Review.model_validate(made(last)).inputs["ratings"].restricted == ("rater",)


def test_a_date_that_is_not_known_is_left_for_a_person(last: Review) -> None:
    assert made(last, "")["date"] == ""


def test_what_can_be_filled_in_is_valid_once_it_is(project: Project) -> None:
    last = read_review(project, "2023")
    text = settings_text(last, replace(MEETING, last="2023"), "2025")
    begin = text.index("# [stream.survey]")
    filled = (
        text[begin:]
        .replace("# ", "")
        .replace("#\n", "\n")
        .replace("FILL IN: the day, such as ", "")
        .replace("FILL IN: when, such as 2025-04, or: not published", "2025-04")
    )
    review = Review.model_validate(tomllib.loads(text[:begin] + filled))
    assert set(review.inputs) == (set(last.inputs) - {"assessment"}) | {"ratings", "gaps"}


def test_a_survey_is_declared_in_its_own_file(project: Project) -> None:
    texts = {
        name: settings_text(read_review(project, name), replace(MEETING, last=name), "2026")
        for name in ("2023", "example-2025")
    }
    assert "survey_export" not in "".join(texts.values())
    assert "survey_codings" not in "".join(texts.values())
    # The review of 2023 has priorities of parents, but no export.
    drafted = f"# jsna survey-spec data/raw/{MEETING.review_id}/restricted/EXPORT"
    assert [drafted in text for text in texts.values()] == [False, True]


def test_texts_of_any_letters_are_kept(project: Project) -> None:
    title = 'A "quoted" \\ title\nwith a tab\t, é and \x7f'
    last = read_review(project, "2023").model_copy(update={"own_title": title})
    assert made(last)["title"] == title
