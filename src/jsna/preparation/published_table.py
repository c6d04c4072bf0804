"""The ratings and gaps of a review in one table, as it was published."""

from __future__ import annotations

from jsna.errors import Problem
from jsna.preparation.checks import check_status_words, flag_homeless
from jsna.preparation.cleaning import Cleaning
from jsna.preparation.delimited import Row, squeeze
from jsna.preparation.gaps import Gap, split_gaps
from jsna.preparation.ratings import Rating, read_score
from jsna.preparation.services import match_service
from jsna.review.codebook import Codebook
from jsna.review.declared import AS_PUBLISHED
from jsna.review.settings import Review
from jsna.review.tool import Tool

_HINT = ", or name the total row as overall.total_row in review.toml"


def clean_table(
    cleaning: Cleaning, review: Review, tool: Tool, codebook: Codebook
) -> tuple[list[Rating], list[Gap]]:
    """One rating for each service and one gap for each bullet, in the order of the rows.

    Services are matched to the codebook by name, bullets in one cell become one gap each, a gap's
    status is taken from a listed word in its closing bracket, the total row is taken out of the
    body, and a blank cell of gaps stays "none recorded". Problems are left in ``cleaning``.
    """
    ratings: dict[str, Rating] = {}
    gaps: list[Gap] = []
    totals: list[Row] = []
    for row in cleaning.rows():
        name = cleaning.text(row, "service")
        if review.overall.total_row and name == squeeze(review.overall.total_row):
            totals.append(row)
        elif not name and not row.cells["score"].strip():
            gaps += split_gaps(cleaning, row, "")
        else:
            rating = _rating(cleaning, row, tool, codebook)
            if rating is not None and _is_first(cleaning, row, rating, ratings):
                gaps += split_gaps(cleaning, row, rating.service_id)
    _take_out_total(cleaning, totals, review, tool)
    check_status_words(cleaning, gaps)
    flag_homeless(cleaning, gaps, "gaps")
    return list(ratings.values()), gaps


def _rating(cleaning: Cleaning, row: Row, tool: Tool, codebook: Codebook) -> Rating | None:
    """The rating of a row, or nothing where its service or its score is not valid."""
    score = read_score(cleaning, row, tool)
    if not row.cells["service"].strip():
        cleaning.missing(row, "service", "the service is blank", "Name it, or clear the row")
        return None
    service = match_service(cleaning, row, codebook, _HINT)
    if service is None or score is None:
        return None
    return Rating(AS_PUBLISHED, service.service_id, "", score, "", "", "", row.number)


def _is_first(cleaning: Cleaning, row: Row, rating: Rating, ratings: dict[str, Rating]) -> bool:
    earlier = ratings.setdefault(rating.service_id, rating)
    if earlier is rating:
        return True
    found = f"this service stands in row {earlier.source_row} already"
    remedy = "Keep one row for each service"
    cleaning.problem(row, "service", found, remedy, squeeze(row.cells["service"]))
    return False


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
