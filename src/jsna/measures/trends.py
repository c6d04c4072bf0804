"""Change between two reviews: matched services only, as better, same or worse.

The scores of earlier reviews are read as published, never computed again. What cannot be compared
is said to be so, with the reason, and is never counted as unchanged. See docs/methods.md, "Change
between reviews".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from jsna.measures.breaks import Break, breaks_between
from jsna.measures.published import RatedReview, other_tool, score_series
from jsna.measures.results import Result
from jsna.measures.successors import names_then

CHANGES = ("better", "same", "worse")
_DIGITS = 10
_SECONDARY = "not in itself a finding, since the scale is an order"
Pairs = Mapping[str, tuple[float, float]]


def compare_reviews(
    earlier: RatedReview, later: RatedReview, breaks: Mapping[str, Break]
) -> Iterator[Result]:
    """Each matched service as better, same or worse, and how many; the rest listed apart.

    Parameters
    ----------
    earlier, later
        The two reviews.
    breaks
        The services that the codebook marks as not comparable between the two: see
        ``jsna.measures.breaks.breaks_between``.

    Yields
    ------
    Result
        All with group "since" and the id of the earlier review as group_value.

        - ``change`` for each service in both [answer one of ``CHANGES``]: ``value`` is the change
          in points. Under another tool or version, at a break, or where a score is not shown it is
          "not comparable", with the reason; so it is for a service that came of a split or a merger
          of what the earlier review rated.
        - ``score_from`` and ``score_to`` for each service that is compared.
        - ``services_better``, ``services_same`` and ``services_worse``, which add up to
          ``services_matched``; ``services_not_comparable`` counts those that are refused.
        - ``transition`` [answer "2 to 3"]: how many went so. What none did is left out.
        - ``service_gone`` and ``service_new`` for each other service in one review only, with its
          score there, and how many: ``services_gone``, ``services_new``.
        - ``mean_change``, secondary: "not comparable" unless the services are the same.
    """
    both = earlier.scores.keys() & later.scores.keys()
    parts = {n for n in later.scores if n in breaks and breaks[n].parts(earlier.scores)}
    reasons = {name: _reason(name, earlier, later, breaks) for name in sorted(both | parts)}
    pairs = {n: (earlier.scores[n], later.scores[n]) for n, why in reasons.items() if not why}
    results = [
        *(_refused("change", "points", why, name) for name, why in reasons.items() if why),
        *_changes(pairs, f"{later.review} against {earlier.review}, scores as published"),
        *_one_sided("gone", earlier, later.scores.keys()),
        *_one_sided("new", later, earlier.scores.keys() | parts),
        _count("services_not_comparable", len(reasons) - len(pairs), len(reasons)),
        *_totals(pairs, earlier, later),
    ]
    yield from (replace(each, group="since", group_value=earlier.review) for each in results)


def _reason(
    service_id: str, earlier: RatedReview, later: RatedReview, breaks: Mapping[str, Break]
) -> str:
    """Why a service cannot be compared, or ""."""
    if reason := other_tool(earlier, later):
        return reason
    if service_id in breaks:
        return f"the codebook marks a break: {breaks[service_id].reason}"
    hidden = [each.review for each in (earlier, later) if each.hides(service_id)]
    return f"no score is shown in {' and '.join(hidden)}" if hidden else ""


def _changes(pairs: Pairs, method: str) -> Iterator[Result]:
    for service_id, (before, after) in pairs.items():
        about = Result("change", method=method, service_id=service_id)
        change = round(after - before, _DIGITS)
        yield replace(about, value=change, unit="points", answer=_word(before, after))
        yield replace(about, measure="score_from", value=before, unit="score")
        yield replace(about, measure="score_to", value=after, unit="score")


def _word(before: float, after: float) -> str:
    if before == after:
        return "same"
    return "better" if after > before else "worse"


def _one_sided(word: str, review: RatedReview, others: AbstractSet[str]) -> Iterator[Result]:
    names = sorted(review.scores.keys() - others)
    for service_id in names:
        about = Result(f"service_{word}", unit="score", service_id=service_id)
        if review.hides(service_id):
            method = f"in {review.review} only, where no score is shown"
            yield replace(about, method=method, status="not estimable")
        else:
            method = f"in {review.review} only; its score there"
            yield replace(about, value=review.scores[service_id], method=method)
    yield _count(f"services_{word}", len(names), len(review.scores))


def _totals(pairs: Pairs, earlier: RatedReview, later: RatedReview) -> Iterator[Result]:
    if tool := other_tool(earlier, later):
        for measure in ("services_matched", *(f"services_{word}" for word in CHANGES)):
            yield _refused(measure, "services", tool)
        yield _refused("mean_change", "points", tool)
        return
    words = Counter(_word(*pair) for pair in pairs.values())
    yield _count("services_matched", len(pairs), len(pairs))
    for word in CHANGES:
        yield _count(f"services_{word}", words[word], len(pairs))
    moves = Counter(f"{before:g} to {after:g}" for before, after in pairs.values())
    for move, count in moves.items():
        yield replace(_count("transition", count, len(pairs)), answer=move)
    yield _mean_change(pairs, earlier, later)


def _mean_change(pairs: Pairs, earlier: RatedReview, later: RatedReview) -> Result:
    apart = sorted((earlier.scores.keys() | later.scores.keys()) - pairs.keys())
    if apart or not pairs:
        why = f"not the same services, or not all comparable: {', '.join(apart) or 'there is none'}"
        return _refused("mean_change", "points", why)
    change = sum(after - before for before, after in pairs.values()) / len(pairs)
    method = f"mean of the same {len(pairs)} services; {_SECONDARY}"
    return Result("mean_change", round(change, _DIGITS), "points", method, base=len(pairs))


def _count(measure: str, count: int, total: int) -> Result:
    return Result(measure, count, "services", "count", numerator=count, denominator=total)


def _refused(measure: str, unit: str, reason: str, service_id: str = "") -> Result:
    method = f"not comparable: {reason}"
    return Result(measure, unit=unit, method=method, service_id=service_id, status="not comparable")


def trends(reviews: Sequence[RatedReview], breaks: Sequence[Break]) -> Iterator[Result]:
    """Change since the review before, and the series where there are three reviews or more.

    Nothing for a review that names no earlier one.

    Parameters
    ----------
    reviews
        The reviews, the earliest first; the last is the one at hand. Services that were renamed
        stand under one id: see ``jsna.measures.successors.followed_reviews``.
    breaks
        The breaks of the codebook among them.
    """
    if len(reviews) < 2:
        return
    order = [each.review for each in reviews]
    earlier, later = reviews[-2:]
    parted = breaks_between(breaks, order, earlier.review, later.review)
    yield from compare_reviews(earlier, later, parted)
    series = reviews[-2:]
    if len(reviews) > 2:
        series = reviews
        yield from score_series(reviews, breaks, order)
    yield from names_then(series)
