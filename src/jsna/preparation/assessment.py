"""The ratings and gaps of a review, from the table as it was published to one record each."""

from __future__ import annotations

from dataclasses import dataclass

from jsna.errors import Problem, did_you_mean
from jsna.preparation.checks import check_narrative, check_status_words
from jsna.preparation.cleaning import Change, Cleaning, Issue
from jsna.preparation.delimited import Row, Sheet, squeeze
from jsna.preparation.gaps import Gap, split_gaps
from jsna.preparation.inputs import read_input
from jsna.preparation.ratings import Rating, read_score
from jsna.review.codebook import Codebook
from jsna.review.project import Project
from jsna.review.settings import Review
from jsna.review.tool import Tool


@dataclass(frozen=True)
class CleanAssessment:
    """The assessment of a review, clean, in the order of the codebook."""

    ratings: tuple[Rating, ...]
    gaps: tuple[Gap, ...]
    issues: tuple[Issue, ...]
    changes: tuple[Change, ...]


def read_assessment(project: Project, review: Review) -> Sheet:
    """The table of ratings and gaps as text.

    Raises
    ------
    InputError
        If the file is not there, is not text, or has other columns.
    """
    return read_input(project, review, "assessment")


def clean_assessment(
    sheet: Sheet, review: Review, tool: Tool, codebook: Codebook
) -> CleanAssessment:
    """Ratings and gaps, with every change listed.

    Services are matched to the codebook by name, bullets in one cell become one gap each, a gap's
    status is taken from a listed word in its closing bracket, the total row is taken out of the
    body, and a blank cell of gaps stays "none recorded".

    Raises
    ------
    InputError
        With every problem: an unknown or repeated service, a score that is not a whole number on
        the scale, a total row that is missing or differs from the published overall score.
    """
    cleaning = Cleaning(sheet, review.inputs["assessment"].restricted)
    ratings: dict[str, Rating] = {}
    gaps: list[Gap] = []
    totals: list[Row] = []
    for row in cleaning.rows():
        name = cleaning.text(row, "service")
        if review.overall.total_row and name == squeeze(review.overall.total_row):
            totals.append(row)
            continue
        rating = _rating(cleaning, row, name, tool, codebook)
        if rating is None:
            continue
        if rating.service_id in ratings:
            earlier = ratings[rating.service_id].source_row
            found = f"this service stands in row {earlier} already"
            cleaning.problem(row, "service", found, "Keep one row for each service", name)
            continue
        ratings[rating.service_id] = rating
        gaps += split_gaps(cleaning, row, rating.service_id)
    _take_out_total(cleaning, totals, review, tool)
    _refuse_nothing(cleaning, ratings)
    cleaning.finish()
    in_order = tuple(ratings[key] for key in codebook.ids if key in ratings)
    gaps.sort(key=lambda gap: codebook.ids.index(gap.service_id))
    check_status_words(cleaning, gaps)
    check_narrative(cleaning, in_order, gaps, review.ranking.target)
    return CleanAssessment(in_order, tuple(gaps), tuple(cleaning.issues), tuple(cleaning.changes))


def _rating(
    cleaning: Cleaning, row: Row, name: str, tool: Tool, codebook: Codebook
) -> Rating | None:
    """The rating of a row, or nothing where its service or its score is not valid."""
    score = read_score(cleaning, row, tool)
    if not name:
        cleaning.problem(row, "service", "the service is blank", "Name it, or clear the row")
        return None
    by_name = {squeeze(each.service).casefold(): each for each in codebook.services}
    service = by_name.get(name.casefold())
    if service is None:
        remedy = (
            f"Correct it ({did_you_mean(name, codebook.names.values())}), add it to "
            "config/services.csv, or name the total row as overall.total_row in review.toml"
        )
        cleaning.problem(row, "service", "the codebook has no such service", remedy, name)
        return None
    if name != service.service:
        rule = "the service's name written as in the codebook"
        cleaning.change(row, "service", name, service.service, rule)
    if score is None:
        return None
    band = tool.level(score).band
    return Rating(service.service_id, service.service, service.kind, score, band, row.number)


def _take_out_total(cleaning: Cleaning, rows: list[Row], review: Review, tool: Tool) -> None:
    """Take the total row out of the body and hold it to the published overall score."""
    file, name = cleaning.sheet.file, review.overall.total_row
    if name and len(rows) != 1:
        found = f'the total row "{name}" stands there {len(rows)} times'
        remedy = "It must stand there once; else correct overall.total_row in review.toml"
        cleaning.problems.append(Problem(file, "", found, remedy))
    for row in rows:
        score = read_score(cleaning, row, tool)
        if cleaning.text(row, "gaps"):
            found = "the total row has gaps, which belong to no service"
            cleaning.problem(row, "gaps", found, "Move them to a service")
        if score is not None and score != review.overall.published:
            found = f"the total is {score}, but overall.published is {review.overall.published}"
            cleaning.problem(row, "score", found, "Correct one of the two")
        rule = "the total row is no service: taken out and kept as the published overall score"
        cleaning.change(row, "service", name, "", rule)


def _refuse_nothing(cleaning: Cleaning, ratings: dict[str, Rating]) -> None:
    if not ratings and not cleaning.problems:
        found, remedy = "no service is rated", "Add a row for each service"
        cleaning.problems.append(Problem(cleaning.sheet.file, "", found, remedy))
