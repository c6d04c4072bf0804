"""What the checks of a survey found: one row a finding, in words that hold no answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

DUPLICATE = "duplicate"
NEAR_DUPLICATE = "near-duplicate"
SPEEDER = "speeder"
STRAIGHT_LINING = "straight-lining"
IMPOSSIBLE = "impossible combination"
OVER_SELECTION = "over-selection"
EXCLUSIVE = "exclusive with others"
OTHER_TEXT = "other text belongs to an option"
OUT_OF_RANGE = "out of range"
PERSONAL_DATA = "personal data in free text"
NO_ANSWER = "no answer at all"
CHECKS = (
    *(DUPLICATE, NEAR_DUPLICATE, SPEEDER, STRAIGHT_LINING, IMPOSSIBLE, OVER_SELECTION),
    *(EXCLUSIVE, OTHER_TEXT, OUT_OF_RANGE, PERSONAL_DATA, NO_ANSWER),
)
COLUMNS = ("respondent", "source_row", "fields", "check", "finding", "suggestion")
# Between the questions of one finding, and between the picks of one answer.
SEPARATOR = "; "


@dataclass(frozen=True)
class Found:
    """What one check found about one question, or about one set of them.

    Parameters
    ----------
    check
        Name of the check.
    fields
        Ids of the questions; none for a respondent as a whole.
    rows
        Positions of the respondents.
    findings
        A sentence for each, or one for all, without any answer.
    suggestions
        For each what its first question might become; none where the check cannot know.
    """

    check: str
    fields: tuple[str, ...]
    rows: NDArray[np.intp]
    findings: Sequence[str] | str
    suggestions: Sequence[str] = ()


def as_frame(found: Iterable[Found], respondents: pd.DataFrame) -> pd.DataFrame:
    """The findings in the order of the respondents, and of the checks within each.

    Returns
    -------
    DataFrame
        ``respondent``, ``source_row``, ``fields`` (ids of questions, parted by semicolons),
        ``check``, ``finding`` and ``suggestion``. The last one can hold an answer, no other does.
    """
    parts = [_part(each) for each in found if len(each.rows)]
    if not parts:
        return pd.DataFrame({name: pd.Series([], dtype=_dtype(name)) for name in COLUMNS})
    whole = pd.concat(parts, ignore_index=True)
    whole = whole.sort_values(["position", "rank", "fields"], kind="stable", ignore_index=True)
    positions = whole["position"].to_numpy()
    whole["respondent"] = respondents["respondent"].iloc[positions].to_numpy()
    whole["source_row"] = respondents["source_row"].to_numpy()[positions]
    return whole[list(COLUMNS)].astype({name: _dtype(name) for name in COLUMNS})


def _part(found: Found) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "position": found.rows,
            "rank": CHECKS.index(found.check),
            "fields": SEPARATOR.join(found.fields),
            "check": found.check,
            "finding": found.findings,
            "suggestion": found.suggestions or "",
        }
    )


def _dtype(column: str) -> Literal["int64", "str"]:
    return "int64" if column == "source_row" else "str"
