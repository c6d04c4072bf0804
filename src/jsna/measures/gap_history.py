"""The gap register over reviews: which gaps are new, carried on, closed or reopened.

A gap is the same gap in two reviews if it has the same id. A review has it open if it lists it
with any status but "closed". A gap that a review no longer lists counts as closed from then on, and
the register says so. Each gap has one word for the latest review:

- new: open, and never open before;
- carried on: open, and open in the review before;
- reopened: open, not open in the review before, but in an earlier one;
- closed: not open, but open in the review before;
- closed earlier: not open, and not open in the review before;
- no earlier review: the latest review is the first, so that nothing can be said.

So what is open now is new, carried on or reopened, and what was open before is carried on or
closed. See docs/methods.md, "Gap rankings".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from jsna.errors import Problem, refuse_if
from jsna.measures.results import Result

NO_EARLIER = "no earlier review"
HISTORIES = ("new", "carried on", "reopened", "closed", "closed earlier", NO_EARLIER)
NOT_LISTED = "no longer listed"
# What a review can say of a gap beside its text and status, or leave blank.
OPTIONAL = ("theme", "affects", "owner", "date", "evidence")
_GIVEN = ("gap_id", "service_id", "text")
_COLUMNS = (*_GIVEN, "status", "history", "trail", "first_review", *OPTIONAL)
Reviews = Sequence[tuple[str, pd.DataFrame]]
Gap = Mapping[str, str]


def gap_register(reviews: Reviews) -> pd.DataFrame:
    """Every gap that any of the reviews lists, with its history up to the latest.

    Parameters
    ----------
    reviews
        The id and the gap statements of each review, the earliest first. One row of a frame is a
        gap: ``gap_id``, ``service_id``, ``text``, ``status``, and of ``OPTIONAL`` what is known.

    Returns
    -------
    pandas.DataFrame
        One row a gap, by service and id, all columns text, "" where blank. What a gap is, is told
        as the last review that lists it tells it. ``status`` is "no longer listed" where the latest
        review does not list it; ``history`` is one of ``HISTORIES``; ``trail`` is the status in
        each review from the first that lists it, such as "2023: open; 2024: closed".

    Raises
    ------
    InputError
        If an id stands for gaps of different services, which cannot be one gap.
    """
    refuse_if(_moved(reviews))
    names = [review for review, _ in reviews]
    listed = [_by_id(statements) for _, statements in reviews]
    gap_ids = {gap_id for each in listed for gap_id in each}
    rows = [_row(names, [each.get(gap_id) for each in listed]) for gap_id in gap_ids]
    frame = pd.DataFrame(rows, columns=list(_COLUMNS), dtype="str")
    return frame.sort_values(["service_id", "gap_id"], ignore_index=True)


def count_histories(reviews: Reviews) -> Iterator[Result]:
    """How many gaps have each history, and how many were open before and are open now.

    Parameters
    ----------
    reviews
        As for ``gap_register``.

    Yields
    ------
    Result
        ``gaps_with_history`` [answer each of ``HISTORIES`` but the last], ``gaps_open_before`` and
        ``gaps_open``, all with group "since" and the id of the review before. Without a review
        before, only ``gaps_open`` is known, and the others are "not comparable".
    """
    opened = [sum(_open(gap) for gap in _by_id(frame).values()) for _, frame in reviews]
    histories = list(gap_register(reviews)["history"])
    before = reviews[-2][0] if len(reviews) > 1 else ""
    about = Result("gaps_open", opened[-1], "gaps", "listed with any status but closed")
    results = [about]
    if before:
        results.append(replace(about, measure="gaps_open_before", value=opened[-2]))
    else:
        results.append(_refused("gaps_open_before"))
    for word in HISTORIES[:-1]:
        counted = _count(word, histories) if before else _refused("gaps_with_history", word)
        results.append(counted)
    yield from (replace(each, group="since", group_value=before) for each in results)


def history_of(opened: Sequence[bool]) -> str:
    """The word for a gap that was or was not open in each review, the latest last."""
    *earlier, now = opened
    if not earlier:
        return NO_EARLIER
    if earlier[-1]:
        return "carried on" if now else "closed"
    if not now:
        return "closed earlier"
    return "reopened" if any(earlier) else "new"


def _row(names: Sequence[str], gaps: Sequence[Gap | None]) -> dict[str, str]:
    """A row of the register, from what each review says of the gap, if it lists it."""
    first = next(place for place, gap in enumerate(gaps) if gap)
    (*_, last) = (gap for gap in gaps if gap)
    statuses = [gap["status"] if gap else NOT_LISTED for gap in gaps]
    since = list(zip(names, statuses, strict=True))[first:]
    return {
        **{column: last.get(column, "") for column in (*_GIVEN, *OPTIONAL)},
        "status": statuses[-1],
        "history": history_of([_open(gap) for gap in gaps]),
        "trail": "; ".join(f"{name}: {status}" for name, status in since),
        "first_review": names[first],
    }


def _by_id(statements: pd.DataFrame) -> dict[str, Gap]:
    """What a review says of each gap, as text, "" where blank."""
    columns = [str(column) for column in statements.columns]
    texts = statements.astype("object").fillna("").astype("str").to_numpy().tolist()
    gaps = [dict(zip(columns, row, strict=True)) for row in texts]
    return {gap["gap_id"]: gap for gap in gaps}


def _open(gap: Gap | None) -> bool:
    return gap is not None and gap["status"] != "closed"


def _moved(reviews: Reviews) -> Iterator[Problem]:
    """Ids that stand for gaps of different services."""
    known: dict[str, tuple[str, str]] = {}
    for review, statements in reviews:
        for gap_id, gap in _by_id(statements).items():
            service_id, seen = known.setdefault(gap_id, (gap["service_id"], review))
            if gap["service_id"] != service_id:
                found = f"it is a gap of {service_id} in {seen} and of {gap['service_id']} here"
                remedy = "Give each gap an id of its own, and keep it from review to review"
                yield Problem(f"gap_statements of {review}", f"gap {gap_id}", found, remedy)


def _count(word: str, histories: Sequence[str]) -> Result:
    count = histories.count(word)
    return Result(
        "gaps_with_history",
        count,
        "gaps",
        "gaps matched by their id over the reviews",
        answer=word,
        numerator=count,
        denominator=len(histories),
    )


def _refused(measure: str, answer: str = "") -> Result:
    method = "not comparable: there is no earlier review"
    return Result(measure, unit="gaps", method=method, answer=answer, status="not comparable")
