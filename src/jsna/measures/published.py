"""Earlier reviews as they were published, and the scores of several reviews side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isnan

import pandas as pd

from jsna.measures.breaks import Break, breaks_between
from jsna.measures.results import Result


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
    called
        What the review called services that were renamed since, by the id that they have now.
    """

    review: str
    tool: str
    version: str
    scores: Mapping[str, float]
    called: Mapping[str, str] = field(default_factory=dict)

    def hides(self, service_id: str) -> bool:
        """Whether a service was rated but no score of it is shown."""
        return isnan(self.scores[service_id])


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


def other_tool(earlier: RatedReview, later: RatedReview) -> str:
    """Why two reviews cannot be compared at all, or "" if they used one version of one tool."""
    if (earlier.tool, earlier.version) == (later.tool, later.version):
        return ""
    used = [f"{each.review} used {each.tool} version {each.version}" for each in (earlier, later)]
    return " and ".join(used)


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
        "not estimable" where no score is shown. One that came of a split or a merger is "not
        comparable" too where the review rated what it came of. ``review_in_series`` [group
        "review"]: ``value`` is the place of the review in time, from 1, and ``base`` how many
        services it rated.
    """
    latest, known = reviews[-1], list(breaks)
    ever = {service_id for each in reviews for service_id in each.scores}
    for place, rated in enumerate(reviews, start=1):
        about = Result("", group="review", group_value=rated.review)
        parted = breaks_between(known, order, rated.review, latest.review)
        reasons = {name: each.reason for name, each in parted.items()}
        parts = [
            name for name in sorted(ever) if name in parted and parted[name].parts(rated.scores)
        ]
        for service_id in (*rated.scores, *parts):
            reason = other_tool(rated, latest) or reasons.get(service_id, "")
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
