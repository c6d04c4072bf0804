"""What can be said, and what cannot: sentences made from the results, each with its reason."""

from __future__ import annotations

from jsna.exhibits.base import Column, Content, Marked, Table
from jsna.exhibits.statements.order import statements_on_order
from jsna.exhibits.statements.over_time import statements_over_time
from jsna.exhibits.statements.overall import statements_on_overall
from jsna.exhibits.statements.raters import statements_on_raters
from jsna.exhibits.sureness import sureness
from jsna.exhibits.wording import counted, in_words, sentence

_TOPICS = (
    statements_on_order,
    statements_on_overall,
    statements_on_raters,
    statements_over_time,
)
_COLUMNS = (
    Column("statement", "Statement", "A sentence that holds or does not"),
    Column("holds", "Can it be said?", "Whether the statement holds: yes or no"),
    Column("because", "Because", "What shows it, with its numbers"),
)
# Marks for the eye: the words beside them say it all.
_HOLDS = {True: Marked("●", "Yes"), False: Marked("○", "No")}


def tabulate_findings(content: Content) -> Table | None:
    """The statements, in the order of their topics; nothing where the results allow none."""
    said = [each for topic in _TOPICS for each in topic(content)]
    if not said:
        return None
    return Table(
        key="findings",
        caption=_caption(sum(each.holds for each in said), len(said)),
        columns=_COLUMNS,
        rows=tuple((each.statement, _HOLDS[each.holds], each.because) for each in said),
        notes=(*_about(content), content.dates("ratings"), *content.notice),
    )


def _caption(holding: int, total: int) -> str:
    about = "What can be said, and what cannot"
    if total == 1:
        return f"{about}: the one statement {'holds' if holding else 'does not hold'}."
    can = in_words(holding) if holding else "none"
    verb = "hold" if holding > 1 else "holds"
    return sentence(f"{about}: of {counted(total, 'statement')}, {can} {verb}")


def _about(content: Content) -> tuple[str, ...]:
    """What is meant by a single error, and by misrating."""
    sure = sureness(content)
    single = "One rating a point out: every case within the scale was tried."
    assumed = f"Misrating: {sure.assumption}." if sure else ""
    known = not content.rows("lowest_under_one_error").empty
    return tuple(filter(None, (single if known else "", assumed)))
