"""What a review declares of itself in ``review.toml``."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, Field

from jsna.errors import InputError, JsnaError, Problem, UsageError, refuse_if, suggestion
from jsna.review.assurance import Assurance
from jsna.review.choices import (
    Combination,
    Estimates,
    Misrating,
    Overall,
    Ranking,
    Rounding,
    Rule,
)
from jsna.review.dates import NOT_PUBLISHED, DateToCome, PartialDate, by_time, in_words
from jsna.review.declared import COLUMNS, OF_SURVEY, SHEETS, FileName, Input, Role
from jsna.review.disclosure import Disclosure
from jsna.review.project import Project, find_review, is_review_id
from jsna.review.strict import Filled, Strict, read_toml
from jsna.review.survey import Coding, Survey
from jsna.review.survey_file import RESTRICTED, read_survey

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
DRAFT = "DRAFT"
_UNFINISHED = f"{DRAFT}: not finished, and not to be quoted."
# A text of review.toml that begins so waits for a person.
FILL_IN = "FILL IN"


def _slug(text: str) -> str:
    if not re.fullmatch("[a-z0-9][a-z0-9-]*", text):
        raise ValueError("it must be lower-case letters, digits and hyphens")
    return text


class ToolUse(Strict):
    """The tool that the review rates with, and its version."""

    id: Annotated[str, AfterValidator(_slug)]
    version: Filled


class Numbering(Strict):
    """Numbers of the first table and the first figure in the chapter."""

    first_table: int = Field(default=1, ge=1)
    first_figure: int = Field(default=1, ge=1)


class ChapterSettings(Strict):
    """How the chapter is written: the review's own template for Word, a file in its folder."""

    template: FileName | None = None


class Stream(Strict):
    """A stream of evidence and when it was collected."""

    name: Filled
    date: DateToCome
    note: str = ""

    @property
    def when(self) -> str:
        """Its date in words."""
        return in_words(self.date)


class Streams(Strict):
    """The three streams of evidence. Those that a review does not have are left out."""

    ratings: Stream
    survey: Stream | None = None
    engagement: Stream | None = None

    @property
    def present(self) -> list[Stream]:
        """The streams that the review has."""
        return [each for each in (self.ratings, self.survey, self.engagement) if each]


class Review(Strict):
    """One review, as its ``review.toml`` declares it.

    ``earlier`` lists the reviews that it is compared with, the oldest first; ``services`` names
    the codebook in ``config/``. Of the ``inputs``, the export of a survey is declared in
    ``survey.toml``. Its title and its notice are what every output says, so that a draft is marked
    in them and nowhere else.
    """

    id: str
    own_title: Filled = Field(alias="title")
    area: Filled
    date: DateToCome
    own_notice: str = Field(default="", alias="notice")
    synthetic: bool = False
    draft: bool = False
    earlier: tuple[str, ...] = Field(default=(), strict=False)
    services: FileName = "services.csv"
    tool: ToolUse
    overall: Overall
    item_scores: Combination = Field(default=Combination(rule="median"), alias="items")
    ranking: Ranking
    misrating: Misrating = Misrating()
    estimates: Estimates = Estimates()
    disclosure: Disclosure = Disclosure()
    numbering: Numbering = Numbering()
    chapter: ChapterSettings = ChapterSettings()
    assurance: Assurance | None = None
    streams: Streams = Field(alias="stream")
    inputs: dict[Role, Input] = Field(alias="input")

    @property
    def title(self) -> str:
        """The title, as every output has it."""
        return f"{DRAFT}: {self.own_title}" if self.draft else self.own_title

    @property
    def notice(self) -> str:
        """What every output must say; often nothing."""
        return f"{_UNFINISHED} {self.own_notice}".rstrip() if self.draft else self.own_notice


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
    """What ``review.toml`` leaves open for a person to fill in."""
    shown_as = project.relative(project.raw(review.id) / "review.toml")
    for key, found, remedy in _unfilled(review):
        yield Problem(shown_as, f"key {key}", f"{found} is not filled in yet", remedy, missing=True)


def _unfilled(review: Review) -> Iterator[tuple[str, str, str]]:
    dates = {"date": review.date}
    dates |= {f"stream.{key}.date": each.date for key, each in review.streams if each}
    for key, date in dates.items():
        if not date:
            yield key, "the date", 'Write it as "2025-04-30", "2025-04" or "2025"'
    for role, given in review.inputs.items():
        if given.origin.startswith(FILL_IN):
            yield f"input.{role}.origin", "the origin", "Say where the file is from"


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


def contradictions(review: Review, folder: str) -> Iterator[tuple[str, str, str]]:
    """What the keys say against each other: the place, what is wrong, the remedy."""
    if review.id != folder:
        found = f'the id is "{review.id}" but the folder is "{folder}"'
        yield "key id", found, "Make them the same"
    if review.synthetic and "synthetic" not in review.own_notice.casefold():
        remedy = "Say in the notice that the review is synthetic"
        yield "key notice", "it does not say that the review is synthetic", remedy
    targets = (review.ranking.target, *review.ranking.other_targets)
    if len(set(targets)) < len(targets):
        yield "key ranking.other_targets", "a target stands there twice", "Keep each once"
    if review.assurance:
        yield from review.assurance.contradictions()
    for role in (each for each in review.inputs if each in OF_SURVEY):
        if not review.inputs[role].file.startswith(f"{RESTRICTED}/"):
            remedy = "Take it out, and name the file in survey.toml"
            yield f"key input.{role}", "this file is declared in survey.toml", remedy
    yield from _unrated(review)
    yield from _misnamed(review)
    yield from _undated(review)
    yield from _misheaded(review)
    yield from _missheeted(review)


def _misnamed(review: Review) -> Iterator[tuple[str, str, str]]:
    """Earlier reviews that cannot be reviews, or are listed twice."""
    for name in review.earlier:
        if not is_review_id(name):
            yield "key earlier", f'"{name}" is not the name of a review', "Correct it"
    if review.id in review.earlier or len(set(review.earlier)) < len(review.earlier):
        found = "it lists this review, or one twice"
        yield "key earlier", found, "List each earlier review once, the oldest first"


def _misheaded(review: Review) -> Iterator[tuple[str, str, str]]:
    """Columns that an input does not have, and headings that stand for two columns."""
    for role, given in review.inputs.items():
        for heading in given.repeated_headings(role):
            found = f'two columns are mapped to the heading "{heading}"'
            yield f"key input.{role}.columns", found, "Give each column its own heading"
        for key, name in given.unknown_columns(role):
            remedy = suggestion(name, COLUMNS[role])
            yield f"key input.{role}.{key}.{name}", "there is no such column", remedy


def _missheeted(review: Review) -> Iterator[tuple[str, str, str]]:
    """Workbooks without the name of a sheet, and sheets of what is no workbook."""
    for role in (each for each in SHEETS if each in review.inputs):
        given, where = review.inputs[role], f"key input.{role}.sheet"
        if given.is_workbook and not given.sheet.strip():
            yield where, "this key is missing", "Name the sheet of the workbook that is read"
        elif given.sheet and not given.is_workbook:
            remedy = "Take the key out, or correct the file"
            yield where, f"{given.file} is no workbook, so it has no sheets", remedy


def _unrated(review: Review) -> Iterator[tuple[str, str, str]]:
    """Ratings come in one table as published, or in a list of ratings with one of gaps."""
    table, lists = {"assessment"} & set(review.inputs), {"ratings", "gaps"} & set(review.inputs)
    if not table and not lists:
        remedy = "Add [input.assessment], or [input.ratings] and [input.gaps]"
        yield "key input.assessment", "a review needs its ratings", remedy
    elif table and lists:
        found = "ratings and gaps are given twice, in one table and in lists"
        yield "key input.assessment", found, "Keep the table, or the lists"
    elif len(lists) == 1:
        (missing,) = {"ratings", "gaps"} - lists
        remedy = f"Add [input.{missing}]"
        yield f"key input.{missing}", "ratings and gaps come together", remedy


def _undated(review: Review) -> Iterator[tuple[str, str, str]]:
    """Inputs of streams that are not declared: nothing could say when they were collected."""
    streams = {
        "survey": (review.streams.survey, ("priorities", "survey_export")),
        "engagement": (review.streams.engagement, ("engagement_issues", "engagement_sources")),
    }
    for name, (stream, roles) in streams.items():
        if stream is None and any(role in review.inputs for role in roles):
            remedy = f'Add it, with a name and a date; the date can be "{NOT_PUBLISHED}"'
            yield f"key stream.{name}", "this key is missing, but the review has its input", remedy


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
