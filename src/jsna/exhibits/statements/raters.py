"""What can be said of the agreement between raters."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

from jsna.exhibits.content import Content
from jsna.exhibits.statement import Statement
from jsna.exhibits.wording import rounded

_SEVERAL = 2


def statements_on_raters(content: Content) -> Iterator[Statement]:
    """Whether raters agree better than chance would have it, where there are several."""
    raters = content.number("raters")
    rows = content.rows("krippendorff_alpha", answer="ordinal")
    if raters is None or raters < _SEVERAL or rows.empty:
        return
    row = rows.iloc[0]
    if row["status"] != "shown":
        why = str(row["method"]).rpartition(": ")[2]
        yield Statement(
            "It is known how far the raters agree.", holds=False, because=f"Not estimable: {why}."
        )
        return
    known = not isnan(row["lower"])
    interval = f", interval {rounded(row['lower'])} to {rounded(row['upper'])}" if known else ""
    yield Statement(
        "The raters agree better than chance alone would have it.",
        bool(row["lower"] > 0),
        f"Krippendorff's ordinal alpha is {rounded(row['value'])}{interval}: 0 is what chance "
        f"would give, 1 full agreement.{'' if known else ' It has no interval.'}",
    )
