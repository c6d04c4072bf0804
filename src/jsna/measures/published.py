"""Earlier reviews as they were published, and the scores of several reviews side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isnan

import pandas as pd

from jsna.measures.results import Result
from jsna.review.codebook import Codebook
from jsna.review.dates import by_time, in_words


@dataclass(frozen=True)
class RatedReview:
    """The scores of a review as published.

    Parameters
    ----------
    review
        Id of the review.
    tool, version
        The tool that it rated with.
    scores
        The score of each service that was rated, by its id; NaN where none is shown.
    """

    review: str
    tool: str
    version: str
    scores: Mapping[str, float]

    def hides(self, service_id: str) -> bool:
        """Whether a service was rated but no score of it is shown."""
        return isnan(self.scores[service_id])


@dataclass(frozen=True)
class Break:
    """A service whose scores from a review on cannot be compared with those before, and why."""

    service_id: str
    since: str
    reason: str


def published_scores(
    review: str, tool: str, version: str, score_results: pd.DataFrame
) -> RatedReview:
    """A review from its published results: the rows of the measure ``score``, one a service.

    Raises
    ------
    ValueError
        If there are none: nothing could be compared, and every service would look new.
    """
    of_services = (score_results["measure"] == "score") & (score_results["service_id"] != "")
    whole = (score_results["item_id"] == "") & (score_results["group"] == "")
    rows = score_results[of_services & whole]
    if rows.empty:
        raise ValueError(f"the published results of {review} hold no score of a service")
    shown = rows["value"].where(rows["status"] == "shown")
    scores = {str(name): float(each) for name, each in zip(rows["service_id"], shown, strict=True)}
    return RatedReview(review, tool, version, scores)


def rated_review(facts: pd.DataFrame, score_results: pd.DataFrame) -> RatedReview:
    """A review from the one row of its table ``review`` and its published score results."""
    said = facts.iloc[0]
    return published_scores(
        str(said["review"]), str(said["tool_id"]), str(said["tool_version"]), score_results
    )


def declared_breaks(codebook: Codebook, facts: Iterable[pd.DataFrame]) -> list[Break]:
    """The breaks of the codebook that fall among these reviews, which come earliest first.

    A break holds from the first review on whose date is not before it.
    """
    dates = {str(each.iloc[0]["review"]): by_time(str(each.iloc[0]["date"])) for each in facts}
    breaks = []
    for service in codebook.services:
        since = [name for name, date in dates.items() if date >= service.break_from > ""]
        if since:
            date = in_words(service.break_from)
            reason = f"ratings before {date} do not compare with later ones"
            breaks.append(Break(service.service_id, since[0], reason))
    return breaks


def other_tool(earlier: RatedReview, later: RatedReview) -> str:
    """Why two reviews cannot be compared at all, or "" if they used one version of one tool."""
    if (earlier.tool, earlier.version) == (later.tool, later.version):
        return ""
    used = [f"{each.review} used {each.tool} version {each.version}" for each in (earlier, later)]
    return " and ".join(used)


def breaks_between(
    breaks: Iterable[Break], order: Sequence[str], earlier: str, later: str
) -> dict[str, str]:
    """The services that a break parts between two reviews, with the reason.

    Parameters
    ----------
    breaks
        The breaks of the codebook.
    order
        The ids of all reviews, the earliest first.
    earlier, later
        The ids of the two reviews.

    Raises
    ------
    ValueError
        If a review that is named is not in the order: whether the break matters is not known then.
    """
    first, last = order.index(earlier), order.index(later)
    parting = [each for each in breaks if first < order.index(each.since) <= last]
    return {each.service_id: each.reason for each in parting}


def score_series(
    reviews: Sequence[RatedReview], breaks: Iterable[Break], order: Sequence[str]
) -> Iterator[Result]:
    """The scores of several reviews side by side, as far as they compare with the last.

    Parameters
    ----------
    reviews
        The reviews, the earliest first.
    breaks
        The breaks of the codebook.
    order
        The ids of all reviews, the earliest first, whether or not they are in the series.

    Yields
    ------
    Result
        ``score_in_review`` for each service and review that rated it [group "review", group_value
        its id]: "not comparable", with the reason, before another tool or version or a break, and
        "not estimable" where no score is shown. ``review_in_series`` [group "review"]: ``value`` is
        the place of the review in time, from 1, and ``base`` how many services it rated.
    """
    latest, known = reviews[-1], list(breaks)
    for place, rated in enumerate(reviews, start=1):
        about = Result("", group="review", group_value=rated.review)
        parted = breaks_between(known, order, rated.review, latest.review)
        for service_id in rated.scores:
            reason = other_tool(rated, latest) or parted.get(service_id, "")
            cell = replace(about, measure="score_in_review", service_id=service_id, unit="score")
            yield _in_series(cell, rated, reason)
        yield replace(
            about,
            measure="review_in_series",
            value=place,
            unit="place",
            method="place in the order of time",
            base=len(rated.scores),
        )


def _in_series(cell: Result, rated: RatedReview, reason: str) -> Result:
    if reason:
        return replace(cell, method=f"not comparable: {reason}", status="not comparable")
    if rated.hides(cell.service_id):
        return replace(cell, method="not estimable: no score is shown", status="not estimable")
    return replace(cell, value=rated.scores[cell.service_id], method="score as published")
