"""The ratings of a review as a list, one row a rater and item."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from jsna.preparation.checks import flag_far_date
from jsna.preparation.cleaning import Cleaning
from jsna.preparation.ratings import Rating, read_score
from jsna.preparation.services import match_service
from jsna.preparation.sheet import Row, squeeze
from jsna.review.codebook import Codebook, plain_name
from jsna.review.dates import is_date
from jsna.review.drafts import NOT_RATED, RATINGS_TO_COME
from jsna.review.tool import CONFIDENCES, NOT_APPLICABLE, Tool

_SAID = ("score", "confidence", "evidence")
_Key = tuple[str, str, str]


def clean_ratings(cleaning: Cleaning, tool: Tool, codebook: Codebook) -> list[Rating]:
    """The ratings of a list, in the order of its rows; problems are left in ``cleaning``.

    Refused are an unknown service or item, a score off the scale, a rating that a rater gave twice
    and a rating with another tool. "n/a" says that the item does not apply, which is never 0.
    Capitals in a rater's name do not count: it is written as in the first of its rows. Where the
    raters' names are restricted, each is replaced by a number. A service whose ratings are not all
    filled in yet is flagged, and so is a date far from the review's.
    """
    ratings: dict[_Key, Rating] = {}
    names: dict[str, str] = {}
    waiting: list[Row] = []
    for row in cleaning.rows():
        rating = _rating(cleaning, row, tool, codebook)
        if rating is None:
            waiting.append(row)
            continue
        rating = _with_first_spelling(cleaning, row, rating, names)
        earlier = ratings.setdefault((rating.rater, rating.service_id, rating.item_id), rating)
        if earlier is not rating:
            found = f"this rater gave this rating in row {earlier.source_row} already"
            cleaning.problem(row, "rater", found, "Keep one of the two rows", rating.rater)
    _flag_waiting(cleaning, waiting, codebook, {each.service_id for each in ratings.values()})
    if "rater" in cleaning.restricted:
        return _without_names(cleaning, ratings.values())
    return list(ratings.values())


def _rating(cleaning: Cleaning, row: Row, tool: Tool, codebook: Codebook) -> Rating | None:
    if not any(row.cells[column].strip() for column in _SAID) and row.cells["service"].strip():
        _list_waiting(cleaning, row, tool, codebook)
        return None
    count = len(cleaning.problems)
    rater = cleaning.needed_text(row, "rater")
    called = cleaning.needed_text(row, "service")
    service = match_service(cleaning, row, codebook) if called else None
    item = _item(cleaning, row, tool)
    # A tool without items rates services as a whole, and each has a score.
    left_out = bool(tool.items) and _does_not_apply(cleaning, row)
    score = None if left_out else read_score(cleaning, row, tool)
    confidence = cleaning.word(row, "confidence", ("", *CONFIDENCES))
    date = cleaning.date(row, "date")
    if is_date(date):
        flag_far_date(cleaning, row, date, codebook.date)
    evidence = cleaning.text(row, "evidence")
    named = cleaning.text(row, "tool")
    if named and named != tool.id:
        found = f"this rating is of another tool than the review's, {tool.id}"
        cleaning.problem(row, "tool", found, "One review rates with one tool", named)
    if service is None or len(cleaning.problems) > count:
        return None
    return Rating(rater, service.service_id, item, score, confidence, date, evidence, row.number)


def _list_waiting(cleaning: Cleaning, row: Row, tool: Tool, codebook: Codebook) -> None:
    """List a row that is not rated yet as missing, unless what it names is not known."""
    count = len(cleaning.problems)
    match_service(cleaning, row, codebook, ", or delete the row")
    if row.cells["item"].strip():
        _item(cleaning, row, tool)
    if len(cleaning.problems) == count:
        who = _called(cleaning, squeeze(row.cells["service"]))
        found = f"{who} is {NOT_RATED}" + f", item {row.cells['item']}" * bool(row.cells["item"])
        cleaning.missing(row, "score", found, "Type a score, or delete the row")


def _flag_waiting(
    cleaning: Cleaning, rows: Iterable[Row], codebook: Codebook, rated: Collection[str]
) -> None:
    """Flag each service that is not rated yet, or not by all who are to rate it."""
    by_service: dict[str, list[Row]] = {}
    for row in rows:
        by_service.setdefault(plain_name(row.cells["service"]), []).append(row)
    for each in codebook.services:
        own = by_service.get(plain_name(each.service))
        if own:
            who = _called(cleaning, each.service)
            check, found = NOT_RATED, f"{who} is {NOT_RATED}"
            if each.service_id in rated:
                verb = "is" if len(own) == 1 else "are"
                check, found = RATINGS_TO_COME, f"{len(own)} of the ratings of {who} {verb} missing"
            cleaning.issue(own[0].number, "score", check, found)


def _called(cleaning: Cleaning, service: str) -> str:
    return "this service" if "service" in cleaning.restricted else service


def _item(cleaning: Cleaning, row: Row, tool: Tool) -> str:
    item, known = cleaning.text(row, "item"), [each.id for each in tool.items]
    if item in known or (not item and not known):
        return item
    if not known:
        found = "the tool has no items: a service is rated as a whole"
        cleaning.problem(row, "item", found, "Clear the cell", item)
    else:
        remedy = f"Name the item ({cleaning.nearest(item, known)})"
        cleaning.problem(row, "item", "the tool has no such item", remedy, item)
    return item


def _does_not_apply(cleaning: Cleaning, row: Row) -> bool:
    text = " ".join(row.cells["score"].split())
    if text.casefold() not in NOT_APPLICABLE:
        return False
    cleaning.change(row, "score", text, "", "not applicable: left out of every score, never 0")
    return True


def _with_first_spelling(
    cleaning: Cleaning, row: Row, rating: Rating, names: dict[str, str]
) -> Rating:
    """The rating with its rater's name as the first row of that rater has it."""
    name = names.setdefault(rating.rater.casefold(), rating.rater)
    if name != rating.rater:
        rule = "the rater's name written as in the first row of that rater"
        cleaning.change(row, "rater", rating.rater, name, rule)
    return replace(rating, rater=name)


def _without_names(cleaning: Cleaning, ratings: Iterable[Rating]) -> list[Rating]:
    """The ratings with a number in place of each rater's name, by the order of the names."""
    rated = list(ratings)
    names = sorted({each.rater for each in rated}, key=str.casefold)
    numbers = {name: f"rater {number}" for number, name in enumerate(names, start=1)}
    rows = {row.number: row for row in cleaning.sheet.rows}
    for each in rated:
        rule = "the rater's name replaced by a number"
        cleaning.change(rows[each.source_row], "rater", each.rater, numbers[each.rater], rule)
    return [replace(each, rater=numbers[each.rater]) for each in rated]
