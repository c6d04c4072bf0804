"""What the keys of ``review.toml`` say against each other."""

from __future__ import annotations

from collections.abc import Iterator

from jsna.errors import suggestion
from jsna.review.dates import NOT_PUBLISHED
from jsna.review.declared import COLUMNS, OF_SURVEY, SHEETS
from jsna.review.model import Review
from jsna.review.review_ids import is_review_id
from jsna.review.survey_file import RESTRICTED, Fault


def contradictions(review: Review, folder: str) -> Iterator[Fault]:
    """What the keys say against each other: the place, what is wrong, the remedy."""
    if review.id != folder:
        found = f'the id is "{review.id}" but the folder is "{folder}"'
        yield "key id", found, "Make them the same"
    if review.synthetic and "synthetic" not in review.own_notice.casefold():
        remedy = "Say in the notice that the review is synthetic"
        yield "key notice", "it does not say that the review is synthetic", remedy
    targets = (review.ranking.target, *review.ranking.other_targets)
    for target in sorted({each for each in targets if targets.count(each) > 1}):
        found = f"{target} stands there twice, or is the target already"
        yield "key ranking.other_targets", found, "Keep each target once"
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


def _misnamed(review: Review) -> Iterator[Fault]:
    """Earlier reviews that cannot be reviews, or are listed twice."""
    for name in review.earlier:
        if not is_review_id(name):
            yield "key earlier", f'"{name}" is not the name of a review', "Correct it"
    if review.id in review.earlier or len(set(review.earlier)) < len(review.earlier):
        found = "it lists this review, or one twice"
        yield "key earlier", found, "List each earlier review once, the oldest first"


def _misheaded(review: Review) -> Iterator[Fault]:
    """Columns that an input does not have, and headings that stand for two columns."""
    for role, given in review.inputs.items():
        for heading in given.repeated_headings(role):
            found = f'two columns are mapped to the heading "{heading}"'
            yield f"key input.{role}.columns", found, "Give each column its own heading"
        for key, name in given.unknown_columns(role):
            remedy = suggestion(name, COLUMNS[role])
            yield f"key input.{role}.{key}.{name}", "there is no such column", remedy


def _missheeted(review: Review) -> Iterator[Fault]:
    """Workbooks without the name of a sheet, and sheets of what is no workbook."""
    for role in (each for each in SHEETS if each in review.inputs):
        given, where = review.inputs[role], f"key input.{role}.sheet"
        if given.is_workbook and not given.sheet.strip():
            yield where, "this key is missing", "Name the sheet of the workbook that is read"
        elif given.sheet and not given.is_workbook:
            remedy = "Take the key out, or correct the file"
            yield where, f"{given.file} is no workbook, so it has no sheets", remedy


def _unrated(review: Review) -> Iterator[Fault]:
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


def _undated(review: Review) -> Iterator[Fault]:
    """Inputs of streams that are not declared: nothing could say when they were collected."""
    streams = {
        "survey": (review.streams.survey, ("priorities", "survey_export")),
        "engagement": (review.streams.engagement, ("engagement_issues", "engagement_sources")),
    }
    for name, (stream, roles) in streams.items():
        if stream is None and any(role in review.inputs for role in roles):
            remedy = f'Add it, with a name and a date; the date can be "{NOT_PUBLISHED}"'
            yield f"key stream.{name}", "this key is missing, but the review has its input", remedy
