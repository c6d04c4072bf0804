from __future__ import annotations

from collections.abc import Callable

from jsna.review.drafts import as_draft, read_draft
from jsna.review.hashes import sha256_of
from jsna.review.project import Project
from jsna.review.settings import ChapterSettings, read_review

EditReview = Callable[[str, str], None]


def test_a_draft_is_marked_in_what_every_output_says(project: Project) -> None:
    review, draft = read_review(project, "2023"), read_draft(project, "2023")
    assert draft.draft
    assert draft.title == f"DRAFT: {review.title}"
    assert draft.notice == f"DRAFT: not finished, and not to be quoted. {review.notice}"
    assert (draft.own_title, draft.own_notice) == (review.title, review.notice)


def test_what_is_there_stays_as_it_is(project: Project) -> None:
    review = read_review(project, "2023")
    assert read_draft(project, "2023") == review.model_copy(update={"draft": True})


def test_an_input_has_the_hash_of_the_file_as_it_is_now(project: Project) -> None:
    review = read_review(project, "2023")
    changed = project.raw("2023") / review.inputs["assessment"].file
    gone = project.raw("2023") / review.inputs["priorities"].file
    changed.write_bytes(b"service,score\n")
    gone.unlink()
    draft = read_draft(project, "2023")
    assert draft.inputs["assessment"].sha256 == sha256_of(changed)
    assert draft.inputs["priorities"].sha256 == ""
    assert set(draft.inputs) == set(review.inputs)


def test_a_stream_of_which_nothing_is_there_is_left_out(project: Project) -> None:
    review = read_review(project, "2023")
    (project.raw("2023") / review.inputs["priorities"].file).unlink()
    (project.raw("2023") / review.inputs["engagement_sources"].file).unlink()
    streams = read_draft(project, "2023").streams
    assert streams.survey is None
    assert streams.engagement == review.streams.engagement
    (project.raw("2023") / review.inputs["engagement_issues"].file).unlink()
    # Who took part says nothing of what came up.
    assert read_draft(project, "2023").streams.engagement is None


def test_a_date_that_is_not_filled_in_is_not_published(
    project: Project, edit_review: EditReview
) -> None:
    edit_review('date = "2023-04"\nnotice', 'date = ""\nnotice')
    draft = read_draft(project, "2023")
    assert draft.date == "not published"
    assert draft.streams.ratings.date == "2023-04"


def test_a_template_that_is_not_there_is_left_out(project: Project) -> None:
    named = ChapterSettings(template="council.docx")
    review = read_review(project, "2023").model_copy(update={"chapter": named})
    assert as_draft(project, review).chapter.template is None
    (project.raw("2023") / "council.docx").write_bytes(b"")
    assert as_draft(project, review).chapter == named
