"""How far several raters agree: each measure with its interval, or why there is none."""

from __future__ import annotations

from math import isnan
from typing import Any

from jsna.exhibits.base import Cell, Column, Content, Table
from jsna.exhibits.wording import counted, in_words, rounded, sentence

_SEVERAL = 2
_MEASURES = {
    ("krippendorff_alpha", "ordinal"): "Krippendorff's alpha, ordinal",
    ("krippendorff_alpha", "interval"): "Krippendorff's alpha, interval",
    ("krippendorff_alpha", "nominal"): "Krippendorff's alpha, nominal",
    ("weighted_kappa", "linear"): "Weighted kappa, linear weights",
    ("weighted_kappa", "quadratic"): "Weighted kappa, quadratic weights",
}
_COLUMNS = (
    Column("measure", "Measure", "Measure of agreement between raters"),
    Column("value", "Value", "Its value: 1 is full agreement, 0 what chance alone would give"),
    Column("interval", "Interval", "Limits of its interval"),
    Column("compared", "Ratings compared", "What was compared, or why it is not estimable"),
)


def tabulate_agreement(content: Content) -> Table | None:
    """Each measure of agreement; nothing where there are not several raters."""
    raters = content.number("raters")
    found = {
        name: dict(zip(rows.columns, rows.iloc[0], strict=True))
        for (measure, answer), name in _MEASURES.items()
        if len(rows := content.rows(measure, answer=answer))
    }
    if raters is None or raters < _SEVERAL or not found:
        return None
    return Table(
        key="agreement",
        caption=_caption(content, round(raters), found),
        columns=_COLUMNS,
        rows=tuple((name, *_cells(row)) for name, row in found.items()),
        notes=_notes(content, found),
    )


def _cells(row: dict[str, Any]) -> tuple[Cell, ...]:
    if row["status"] != "shown":
        reason = str(row["method"]).rpartition(": ")[2]
        return ("not estimable", "not estimable", sentence(reason)[:-1])
    items = counted(round(row["base"]), "rating")
    return (rounded(row["value"]), _interval(row) or "no interval", f"{sentence(items)[:-1]}")


def _interval(row: dict[str, Any]) -> str:
    if isnan(row["lower"]):
        return ""
    return f"{rounded(row['lower'])} to {rounded(row['upper'])}"


def _caption(content: Content, raters: int, found: dict[str, dict[str, Any]]) -> str:
    first = next(iter(found.values()))
    interval = f" ({_interval(first)})" if _interval(first) else ""
    value = (
        f"Krippendorff's alpha is {rounded(first['value'])}{interval}"
        if first["status"] == "shown"
        else "agreement is not estimable"
    )
    return sentence(f"Between {counted(raters, 'rater')}, {value}{_spread(content)}")


def _spread(content: Content) -> str:
    """On how many items the raters are two points apart or more."""
    ranges = content.shown("consensus_range")["value"]
    if ranges.empty:
        return ""
    far = int((ranges >= _SEVERAL).sum())
    return (
        f"; they are two points or more apart on {in_words(far) if far else 'none'} of "
        f"{counted(len(ranges), 'item')} that several rated"
    )


def _notes(content: Content, found: dict[str, dict[str, Any]]) -> tuple[str, ...]:
    made = [
        str(row["method"]).partition("; ")[2]
        for row in found.values()
        if row["status"] == "shown" and _interval(row)
    ]
    about = (
        "1 is full agreement, 0 what chance alone would give. All scores of the scale count, "
        "given or not."
    )
    return (
        about,
        *(f"Interval: {how}." for how in made[:1]),
        content.dates("ratings"),
        *content.notice,
    )
