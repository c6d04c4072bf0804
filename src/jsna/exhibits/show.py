"""A look at a frame in a notebook: an accessible table that says nothing twice."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from html import escape

import pandas as pd

from jsna.exhibits.notebook import notebook_table


@dataclass(frozen=True, eq=False, repr=False)
class Shown:
    """A frame as a reviewer looks at it.

    Parameters
    ----------
    frame
        Public rows only: a frame that can hold respondents is never shown.
    caption
        What one row is, in a few words.
    """

    frame: pd.DataFrame
    caption: str

    @property
    def _cells(self) -> pd.DataFrame:
        """The frame as text."""
        return pd.DataFrame({name: words.map(_in_words) for name, words in self.frame.items()})

    @property
    def _told_once(self) -> dict[str, str]:
        """What every row says alike: of a long table it is told once, below."""
        if len(self.frame) < 2:
            return {}
        alike = {
            str(name): words.iloc[0]
            for name, words in self._cells.items()
            if (words == words.iloc[0]).all()
        }
        return alike if len(alike) < len(self.frame.columns) else {}

    @property
    def _name(self) -> str:
        """The caption as an id, which CSS finds only if it does not begin with a digit."""
        words = re.sub(r"[^a-z0-9]+", "-", self.caption.lower()).strip("-")
        return words if words[:1].isalpha() else f"table-{words}"

    def __repr__(self) -> str:
        rows = "1 row" if len(self.frame) == 1 else f"{len(self.frame)} rows"
        cells = self._cells.to_csv(index=False, lineterminator="\n")
        return f"{self.caption}: {rows}\n{cells}"

    def _repr_html_(self) -> str:
        alike = self._told_once
        cells = self._cells.drop(columns=list(alike))
        said = "; ".join(f"{_heading(name)} {words}" for name, words in alike.items() if words)
        return notebook_table(
            name=self._name,
            title=self.caption,
            headings=[_heading(name) for name in cells.columns],
            numeric=[pd.api.types.is_numeric_dtype(self.frame[name]) for name in cells.columns],
            rows=[
                [escape(cell).replace("\n", "<br>") for cell in row]
                for row in cells.itertuples(index=False)
            ]
            or [["None", *[""] * (len(cells.columns) - 1)]],
            notes=[f"In every row: {said}."] if said else [],
        )


def show(frame: pd.DataFrame, caption: str) -> Shown:
    """Show a frame as the last line of a notebook's cell.

    Parameters
    ----------
    frame
        Public rows only.
    caption
        What one row is, in a few words.
    """
    return Shown(frame, caption)


def _heading(name: object) -> str:
    return str(name).replace("_", " ")


def _in_words(value: object) -> str:
    if isinstance(value, float):
        return "" if math.isnan(value) else f"{value:.4f}".rstrip("0").rstrip(".")
    return str(value)
