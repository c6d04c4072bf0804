"""The transition table: how many services went from each score to each other."""

from __future__ import annotations

from collections.abc import Sequence

from jsna.exhibits.base import Cell, Column, Content, Table
from jsna.exhibits.comparison import Comparison, compared
from jsna.exhibits.wording import counted, in_words, rounded, sentence


def tabulate_transitions(content: Content) -> Table | None:
    """Services by their score before and now; nothing where none can be compared."""
    comparison = compared(content)
    if comparison is None or not comparison.moved:
        return None
    counts = _counts(content, comparison)
    known = [str(score) for score in content.tool.scores]
    before = _scores(known, [move[0] for move in counts])
    now = _scores(known, [move[1] for move in counts])
    rows = [(f"From {start}", *_row(counts, start, now)) for start in before]
    totals = [sum(n for move, n in counts.items() if move[1] == end) for end in now]
    return Table(
        key="transitions",
        caption=_caption(comparison),
        columns=(
            Column("before", f"Score in {comparison.earlier}", "Score in the earlier review"),
            *(
                Column(f"to_{end}", f"{end} in {comparison.later}",
                       f"Number of services with the score {end} in this review", "number")
                for end in now
            ),
            Column("services", "Services", "Number of services", "number"),
        ),
        rows=tuple(rows),
        overall=("All scores", *totals, sum(totals)),
        notes=(
            "Services that both reviews rated and that can be compared.",
            content.dates("ratings"),
            *content.notice,
        ),
    )  # fmt: skip


def _counts(content: Content, comparison: Comparison) -> dict[tuple[str, str], int]:
    rows = content.rows("transition", group="since", group_value=comparison.since)
    return {
        (move.split(" to ")[0], move.split(" to ")[1]): round(count)
        for move, count in zip(rows["answer"], rows["value"], strict=True)
    }


def _scores(known: Sequence[str], found: Sequence[str]) -> list[str]:
    """All scores of the scale, and those between that an earlier review published."""
    return sorted({*known, *found}, key=float)


def _row(counts: dict[tuple[str, str], int], start: str, now: Sequence[str]) -> list[Cell]:
    own = [counts.get((start, end), 0) for end in now]
    return [*own, sum(own)]


def _caption(comparison: Comparison) -> str:
    total, same = len(comparison.moved), len(comparison.having("same"))
    if same == total:
        return f"No service has another score than in {comparison.earlier}."
    steps = [abs(each.now - each.before) for each in comparison.moved if each.now != each.before]
    moved = total - same
    by = (
        f"{'each ' * (moved > 1)}by {_points(steps[0])}"
        if len(set(steps)) == 1
        else f"the furthest by {_points(max(steps))}"
    )
    kept = f"{in_words(same) if same else 'none'} {'keep' if same > 1 else 'keeps'}"
    return sentence(
        f"Of {counted(total, 'service')}, {kept} the score of {comparison.earlier} and "
        f"{in_words(moved)} moved, {by}"
    )


def _points(steps: float) -> str:
    return counted(round(steps), "point") if steps == round(steps) else f"{rounded(steps)} points"
