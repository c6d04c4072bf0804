"""The gap register: every gap with its id, its service and its status."""

from __future__ import annotations

from jsna.exhibits.base import Column, Content, Table
from jsna.exhibits.wording import counted, in_words, listed, sentence
from jsna.review.codebook import GAP_STATUSES

_COLUMNS = (
    Column("gap_id", "Gap", "Id of the gap: the service's id and the gap's place in its list"),
    Column("service", "Service or area", "Name of the service"),
    Column("text", "What is missing", "The gap in words"),
    Column("status", "Status", "Status of the gap; open where the review gives none"),
)

_AS_SAID = {"further work needed": "with further work needed"}


def tabulate_gap_register(content: Content) -> Table:
    """The gaps in the order of their services, as recorded."""
    names, gaps = content.codebook.names, content.gap_statements
    rows = zip(gaps["gap_id"], gaps["service_id"], gaps["text"], gaps["status"], strict=True)
    return Table(
        key="gap_register",
        caption=_caption(content),
        columns=_COLUMNS,
        rows=tuple((gap_id, names[key], text, status) for gap_id, key, text, status in rows),
        notes=(
            "A gap is open where the review gives it no status.",
            content.dates("ratings"),
            *content.notice,
        ),
    )


def _caption(content: Content) -> str:
    total = content.count("gaps")
    counts = {word: content.count("gaps_with_status", answer=word) for word in GAP_STATUSES}
    parts = [
        f"{in_words(count)} {_AS_SAID.get(word, word)}" for word, count in counts.items() if count
    ]
    verb = "is" if total == 1 else "are"
    by_status = f": {listed(parts)}" if parts else ""
    return sentence(f"{counted(total, 'gap')} {verb} recorded{by_status}")
