"""The gap register: every gap with its id, service and status, and all else that is known of it."""

from __future__ import annotations

import pandas as pd

from jsna.exhibits.base import Cell, Column, Content, Table
from jsna.exhibits.wording import counted, in_words, listed, sentence
from jsna.review.codebook import GAP_STATUSES

_COLUMNS = (
    Column("gap_id", "Gap", "Id of the gap, the same in every review that lists it"),
    Column("service", "Service or area", "Name of the service"),
    Column("text", "What is missing", "The gap in words"),
    Column("status", "Status", "Status of the gap; open where the review gives none"),
)
_FIRST_REVIEW = "no earlier review"
# As measures.gap_history has them, in the order in which a caption says them.
_HISTORIES = ("new", "carried on", "reopened", "closed")
_AS_SAID = {"further work needed": "with further work needed"}


# Each stands there only if it says something of any gap.
_OPTIONAL = (
    Column("theme", "Theme", "Theme of the gap"),
    Column("affects", "Who it affects", "Who the gap affects"),
    Column("owner", "Owner", "Who is to close the gap"),
    Column("date", "By when", "Date by which the gap is to be closed"),
    Column("evidence", "Evidence", "What shows the gap"),
    Column("history", "History", "New, carried on, reopened or closed since the last review"),
    Column("trail", "Status by review", "Status in each review from the first", "list"),
)


def tabulate_gap_register(content: Content) -> Table:
    """The gaps in the order of their services. What is blank for all gaps has no column."""
    gaps = _gaps(content)
    extra = [each for each in _OPTIONAL if _says_something(gaps, each.name)]
    return Table(
        key="gap_register",
        caption=_caption(content),
        columns=(*_COLUMNS, *extra),
        rows=tuple(
            (
                gap["gap_id"],
                content.name_of(gap["service_id"]) or "No service named",
                gap["text"],
                gap["status"],
                *(_cell(content, gap[each.name], each.name) for each in extra),
            )
            for gap in gaps.to_dict("records")
        ),
        notes=_notes(content, gaps),
    )


def _gaps(content: Content) -> pd.DataFrame:
    """The register where there is one, else the gaps as recorded, in the order of the codebook."""
    register = content.gap_register
    gaps = content.gap_statements if register.empty else register
    if "history" in gaps and (gaps["history"] == _FIRST_REVIEW).all():
        gaps = gaps.drop(columns=["history", "trail"])
    order = {key: place for place, key in enumerate(content.in_order(set(gaps["service_id"])))}
    return gaps.sort_values("service_id", key=lambda ids: ids.map(order), kind="stable")


def _cell(content: Content, text: str, column: str) -> Cell:
    if column == "trail":
        steps = [step.partition(": ") for step in text.split("; ")]
        return tuple(f"{content.called(review)}: {status}" for review, _, status in steps)
    return sentence(text)[:-1] if column == "history" else text


def _says_something(gaps: pd.DataFrame, name: str) -> bool:
    return name in gaps and bool((gaps[name] != "").any())


def _notes(content: Content, gaps: pd.DataFrame) -> tuple[str, ...]:
    history = (
        "A gap that this review no longer lists counts as closed from then on. Gaps are matched "
        "by their id."
    )
    return (
        "A gap is open where the review gives it no status.",
        *[history] * ("history" in gaps),
        content.dates("ratings"),
        *content.notice,
    )


def _caption(content: Content) -> str:
    total = content.count("gaps")
    counts = {word: content.count("gaps_with_status", answer=word) for word in GAP_STATUSES}
    parts = [
        f"{in_words(count)} {_AS_SAID.get(word, word)}" for word, count in counts.items() if count
    ]
    verb = "is" if total == 1 else "are"
    by_status = f": {listed(parts)}" if parts else ""
    return sentence(f"{counted(total, 'gap')} {verb} recorded{by_status}{_since_the_last(content)}")


def _since_the_last(content: Content) -> str:
    """How many gaps are new, carried on, reopened and closed, where there is an earlier review."""
    rows = content.results[content.results["measure"] == "gaps_with_history"]
    shown = rows[(rows["status"] == "shown") & rows["answer"].isin(_HISTORIES)]
    counts = {
        str(word): round(n)
        for word, n in zip(shown["answer"], shown["value"], strict=True)
        if n > 0
    }
    if not counts:
        return ""
    since = str(shown["group_value"].iloc[0])
    parts = [f"{in_words(counts[word])} {word}" for word in _HISTORIES if word in counts]
    return f"; since {content.called(since)}, {listed(parts)}"
