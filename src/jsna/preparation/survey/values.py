"""Turns the texts of an export's cells into numbers and free texts: once a distinct text."""

from __future__ import annotations

import re
from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from jsna.preparation.survey.export import Coded
from jsna.preparation.survey.layout import plain

_NUMBER = re.compile(r"[+-]?([0-9]*\.)?[0-9]+|[+-]?[1-9][0-9]{,2}(,[0-9]{3})+(\.[0-9]+)?")
# A comma that can only be that of a decimal: then "1,250" beside it may be one and a quarter.
_DECIMAL_COMMA = re.compile(r"[+-]?(0+,[0-9]+|[0-9]+,([0-9]{1,2}|[0-9]{4,}))")
Bools = NDArray[np.bool_]


def numbers(
    column: Coded, missing_codes: Collection[str]
) -> tuple[NDArray[np.float64], Bools, Bools]:
    """The numbers of a column, rows that hold something else, and rows with a missing code.

    What could be two numbers is none: "1,250" where commas stand before decimals in the column.
    """
    missing_names = frozenset(map(plain, missing_codes))
    values = np.full(len(column.distinct), np.nan)
    strange = np.zeros(len(column.distinct), dtype=bool)
    missing = np.zeros(len(column.distinct), dtype=bool)
    texts = [plain(text) for text in column.distinct]
    commas_unclear = any(map(_DECIMAL_COMMA.fullmatch, texts))
    for place, text in enumerate(texts):
        if text in missing_names:
            missing[place] = True
        elif _NUMBER.fullmatch(text) and not (commas_unclear and "," in text):
            values[place] = float(text.replace(",", ""))
        elif text:
            strange[place] = True
    # A number of hundreds of digits is as good as infinite.
    strange |= np.isinf(values)
    values[strange] = np.nan
    return values[column.codes], strange[column.codes], missing[column.codes]


def free_texts(column: Coded, missing_codes: Collection[str]) -> tuple[Coded, Bools]:
    """The texts of a column without spaces at their ends, and rows with a missing code."""
    missing = np.zeros(len(column.distinct), dtype=bool)
    if missing_codes:
        names = frozenset(map(plain, missing_codes))
        missing[:] = [plain(text) in names for text in column.distinct]
    texts = [
        "" if coded else text.strip() for text, coded in zip(column.distinct, missing, strict=True)
    ]
    return Coded(column.codes, texts), missing[column.codes]
