"""The figures and tables of two chapters, value by value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from jsna.publishing.changes import Causes, Change, ExhibitChange, Field
from jsna.run.comparison.published import Published, Row
from jsna.run.comparison.rows import Matching, changed_rows

ExhibitKind = Literal["figures", "tables"]


def changed_exhibits(
    before: Published, after: Published, kind: ExhibitKind, causes: Causes
) -> Iterator[ExhibitChange]:
    """Every figure, or every table, whose values differ or that one side has not.

    They are matched by their key, whatever their numbers, and in the order of the later side.
    """
    old, new = before.exhibits(kind), after.exhibits(kind)
    for key in (*new, *(each for each in old if each not in new)):
        was, becomes = old.get(key, ""), new.get(key, "")
        if not was or not becomes:
            yield ExhibitChange("gone" if was else "new", key, was, becomes, (), causes)
            continue
        rows = before.values(was), after.values(becomes)
        values = changed_values(key, *rows, causes)
        if values:
            yield ExhibitChange("changed", key, was, becomes, tuple(values), causes)


def changed_values(
    exhibit: str, before: Sequence[Row], after: Sequence[Row], causes: Causes = ()
) -> list[Change]:
    """The values that differ. Rows are known by their first cell, or by their place.

    Rows that stand in another order are a difference too: a reader sees them so.
    """
    if not (_have_names(before) and _have_names(after)):
        matching = Matching(exhibit, ("row",), lambda row: f"row {row['row']}")
        return changed_rows(matching, _placed(before), _placed(after), causes)
    first = next(iter((*after, *before)), {})
    found = changed_rows(Matching(exhibit, tuple(first)[:1], _label), before, after, causes)
    return [*found, *_other_order(exhibit, before, after, causes)]


def _other_order(
    exhibit: str, before: Sequence[Row], after: Sequence[Row], causes: Causes
) -> Iterator[Change]:
    """The order of the rows that both sides have, if it is not the same."""
    old, new = list(map(_label, before)), list(map(_label, after))
    was, becomes = ", ".join(n for n in old if n in new), ", ".join(n for n in new if n in old)
    if was != becomes:
        order = (Field("order", was, becomes),)
        yield Change("changed", "the order of the rows", (exhibit, "order"), order, causes)


def _have_names(rows: Sequence[Row]) -> bool:
    return len(set(map(_label, rows))) == len(rows)


def _placed(rows: Sequence[Row]) -> list[Row]:
    return [{"row": str(place), **row} for place, row in enumerate(rows, start=1)]


def _label(row: Row) -> str:
    return next(iter(row.values()), "")
