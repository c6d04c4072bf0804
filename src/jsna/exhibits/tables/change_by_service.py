"""The change since the review before, service by service."""

from __future__ import annotations

from jsna.exhibits.base import Cell, Column, Content, Marked, Table
from jsna.exhibits.comparison import Comparison, compared
from jsna.exhibits.former_names import former_names
from jsna.exhibits.wording import counted, in_words, rounded, sentence

# Marks for the eye: the words beside them say it all.
_CHANGES = {
    "better": Marked("↑", "Better"),
    "same": Marked("=", "Same"),
    "worse": Marked("↓", "Worse"),
}


def tabulate_change_by_service(content: Content) -> Table | None:
    """Each service in two reviews; nothing where the review has no earlier one."""
    comparison = compared(content)
    if comparison is None:
        return None
    return Table(
        key="change_by_service",
        caption=comparison.in_short,
        columns=(
            Column("service", "Service or area", "Name of the service"),
            Column("before", f"Score in {comparison.earlier}", "Score in the earlier review"),
            Column("now", f"Score in {comparison.later}", "Score in this review"),
            Column("change", "Change", "Better, same or worse; or why it is not compared"),
        ),
        rows=(*_moved(comparison), *_apart(comparison)),
        notes=_notes(content, comparison),
    )


def _moved(comparison: Comparison) -> list[tuple[Cell, ...]]:
    return [
        (each.service, rounded(each.before), rounded(each.now), _CHANGES[each.change])
        for each in comparison.moved
    ]


def _apart(comparison: Comparison) -> list[tuple[Cell, ...]]:
    words = {"new": comparison.new, comparison.gone_is: comparison.gone}
    rows: list[tuple[Cell, ...]] = [
        (each.service, each.before, each.now, sentence(word)[:-1])
        for word, services in words.items()
        for each in services
    ]
    rows += [
        (each.service, each.before, each.now, f"Not comparable: {each.why}")
        for each in comparison.refused
    ]
    return rows


def _notes(content: Content, comparison: Comparison) -> tuple[str, ...]:
    matched = len(comparison.moved)
    adds_up = (
        f"Better, same and worse add up to the {counted(matched, 'service')} that both reviews "
        f"rated and that can be compared."
    )
    return (
        *[adds_up] * bool(matched),
        *_other_tool(comparison),
        f"Scores of {comparison.earlier} are as published. A step of the scale has no size.",
        *former_names(content, comparison.since),
        *_mean(content, comparison),
        content.dates("ratings"),
        *content.notice,
    )


def _other_tool(comparison: Comparison) -> tuple[str, ...]:
    if not comparison.tools:
        return ()
    return (f"No score is compared, since the tools differ: {comparison.tools}.",)


def _mean(content: Content, comparison: Comparison) -> tuple[str, ...]:
    """The change of the mean, which is secondary, or why there is none."""
    rows = content.rows("mean_change", group="since", group_value=comparison.since)
    if rows.empty or not comparison.moved:
        return ()
    row = rows.iloc[0]
    if row["status"] == "shown":
        points = "0" if row["value"] == 0 else f"{row['value']:+.2f}".rstrip("0").rstrip(".")
        return (f"Mean change: {points} of a point over {in_words(len(comparison.moved))}.",)
    return ("The mean scores are not compared, since the services are not the same.",)
