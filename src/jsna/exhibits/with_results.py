"""How the results of a review, or of several, are looked up by what they are about."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd


class WithResults:
    """Something that has a table of results, ``results``."""

    results: pd.DataFrame

    def rows(self, measure: str, **where: str) -> pd.DataFrame:
        """The results of a measure. Of a group only if it is named: ``group="kind"``."""
        found = self._by_measure.get(measure, self.results.iloc[:0])
        words = self._words.get(measure, found)
        wanted = {"group": "", **where}.items()
        return found[np.logical_and.reduce([words[name] == value for name, value in wanted])]

    @cached_property
    def _by_measure(self) -> dict[str, pd.DataFrame]:
        # Hundreds of look-ups, each in a small table.
        return {str(measure): rows for measure, rows in self.results.groupby("measure")}

    @cached_property
    def _words(self) -> dict[str, dict[str, np.ndarray]]:
        """The columns of each measure, as what is compared in half the time."""
        return {
            measure: {str(name): column.to_numpy(object) for name, column in rows.items()}
            for measure, rows in self._by_measure.items()
        }

    def shown(self, measure: str, **where: str) -> pd.DataFrame:
        """The results of a measure that are shown."""
        found = self.rows(measure, **where)
        return found[found["status"] == "shown"]

    def number(self, measure: str, **where: str) -> float | None:
        """The one value of a measure for the whole review; nothing where there is none to show.

        Raises
        ------
        LookupError
            If the results hold several.
        """
        found = self.rows(measure, service_id="", **where)
        if len(found) > 1:
            raise LookupError(f"{len(found)} results are called {measure} {where}")
        values = [float(value) for value in found["value"].dropna()]
        return values[0] if values else None

    def count(self, measure: str, **where: str) -> int:
        """The one count of a measure.

        Raises
        ------
        LookupError
            If the results do not hold it, or cannot show it.
        """
        number = self.number(measure, **where)
        if number is None:
            raise LookupError(f"no result is called {measure} {where}")
        return round(number)

    def by_service(self, measure: str, column: str = "value", **where: str) -> dict[str, Any]:
        """A column of a measure's results, by the id of the service."""
        found = self.rows(measure, **where)
        pairs = zip(found["service_id"], found[column], strict=True)
        return {service_id: cell for service_id, cell in pairs if service_id}

    def method(self, measure: str) -> str:
        """How a measure was found, as the results say it."""
        return str(self.rows(measure)["method"].iloc[0])
