"""Reads ``review.toml`` from a review's folder, and finds the review that is run by default."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from jsna.errors import InputError, JsnaError, Problem, UsageError, refuse_if
from jsna.review.choices import Misrating, Overall, Ranking, Rounding, Rule
from jsna.review.contradictions import contradictions
from jsna.review.dates import FILL_IN, NOT_PUBLISHED, PartialDate, by_time, in_words
from jsna.review.declared import COLUMNS, OF_SURVEY, Input, Role
from jsna.review.find_review import find_review
from jsna.review.model import ChapterSettings, Review, Stream, Streams
from jsna.review.project import Project
from jsna.review.strict import read_toml
from jsna.review.survey import Coding, Survey
from jsna.review.survey_file import RESTRICTED, SPEC_FILE, read_survey

__all__ = [
    "COLUMNS",
    "NOT_PUBLISHED",
    "ChapterSettings",
    "Input",
    "Misrating",
    "Overall",
    "PartialDate",
    "Ranking",
    "Review",
    "Role",
    "Rounding",
    "Rule",
    "Stream",
    "Streams",
    "default_review_id",
    "in_words",
    "read_review",
]
_log = logging.getLogger(__name__)
# Where the origin of a file stands that review.toml does not declare.
_SURVEY_KEYS: dict[Role, tuple[str, str]] = {
    "survey_export": (SPEC_FILE, "origin"),
    "survey_codings": (SPEC_FILE, "coding.origin"),
}


def read_review(project: Project, review_id: str) -> Review:
    """The settings of a review.

    Raises
    ------
    UsageError
        If the project has no such review.
    InputError
        If ``review.toml`` is not well formed, is that of another review, or is not filled in.
    """
    review = read_declared(project, review_id)
    refuse_if(unfilled(project, review))
    return review


def read_declared(project: Project, review_id: str) -> Review:
    """The settings of a review, filled in or not.

    Raises
    ------
    UsageError, InputError
        As for ``read_review``; what is not filled in yet is not refused.
    """
    path = project.raw(find_review(project, review_id)) / "review.toml"
    shown_as = project.relative(path)
    review = _with_survey(read_toml(path, Review, shown_as), project, review_id)
    refuse_if(Problem(shown_as, *fault) for fault in contradictions(review, review_id))
    return review


def unfilled(project: Project, review: Review) -> Iterator[Problem]:
    """What ``review.toml`` and ``survey.toml`` leave open for a person to fill in."""
    for file, key, found, remedy in _unfilled(review):
        shown_as = project.relative(project.raw(review.id) / file)
        yield Problem(shown_as, f"key {key}", f"{found} is not filled in yet", remedy, missing=True)


def _unfilled(review: Review) -> Iterator[tuple[str, str, str, str]]:
    dates = {"date": review.date}
    dates |= {f"stream.{key}.date": each.date for key, each in review.streams if each}
    for key, date in dates.items():
        if not date:
            remedy = 'Write it as "2025-04-30", "2025-04" or "2025"'
            yield "review.toml", key, "the date", remedy
    for role, given in review.inputs.items():
        if given.origin.startswith(FILL_IN):
            file, key = _SURVEY_KEYS.get(role, ("review.toml", f"input.{role}.origin"))
            yield file, key, "the origin", "Say where the file is from"


def _with_survey(review: Review, project: Project, review_id: str) -> Review:
    """The review with the export and the codings that its ``survey.toml`` names, if it has one.

    A spec with faults names none here: the check of the review says what is wrong with it, together
    with all else.
    """
    try:
        survey = read_survey(project, review_id)
    except InputError:
        return review
    if survey is None or OF_SURVEY & set(review.inputs):
        return review
    # Not checked again: a folder before the name is what no other input may have.
    given: dict[Role, Survey | Coding] = {"survey_export": survey}
    if survey.coding:
        given["survey_codings"] = survey.coding
    declared = {
        role: Input.model_construct(
            file=f"{RESTRICTED}/{each.file}",
            sha256=each.sha256,
            origin=each.origin,
            added=each.added,
        )
        for role, each in given.items()
    }
    return review.model_copy(update={"inputs": {**review.inputs, **declared}})


def default_review_id(project: Project) -> str:
    """The newest review that is neither synthetic nor a draft.

    A review that cannot be read does not stop the others; it is passed over, and a warning in the
    log says so, since it may be the newest.

    Raises
    ------
    UsageError
        If there is none.
    InputError
        If there is none but for reviews that cannot be read: with all that is wrong with these.
    """
    ready: list[Review] = []
    unreadable: list[Problem] = []
    for review_id in project.review_ids():
        try:
            review = read_declared(project, review_id)
        except JsnaError as error:
            _log.warning("The review %s is passed over. %s", review_id, error)
            unreadable += error.problems if isinstance(error, InputError) else []
        else:
            ready += [] if review.synthetic or review.draft else [review]
    if ready:
        return max(ready, key=lambda review: (by_time(review.date), review.id)).id
    refuse_if(unreadable)
    raise UsageError("No review is ready to run. Name one, or add a folder under data/raw.")
