"""What the way of a survey is measured against: merely reading it, and the quickest counting.

The quickest that we know is pyarrow's reader, and numpy.bincount over its dictionary codes.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
from answers import GROUP_IDS, NUMBER, OPTIONS, PICKS, QUESTION_IDS, SEVERAL, TEXT


def read(path: Path) -> pa.Table:
    """The table as pyarrow reads it fastest, as dictionary codes."""
    if path.suffix == ".parquet":
        return pa.parquet.read_table(path, read_dictionary=[])
    coded = (*GROUP_IDS, *QUESTION_IDS, SEVERAL)
    kinds = {name: pa.dictionary(pa.int32(), pa.string()) for name in coded}
    kinds[TEXT] = pa.string()
    options = pa.csv.ConvertOptions(column_types=kinds, strings_can_be_null=True)
    return pa.csv.read_csv(path, convert_options=options)


def count_plainly(path: Path) -> None:
    """The best line of the comparison: counts only, one bincount a question and breakdown.

    Of the picks, each combination is counted; of the numbers, their sum and how many they are; and
    how many comments there are.
    """
    table = read(path)

    def codes(name: str, blank: int = len(OPTIONS)) -> np.ndarray:
        column = table[name].unify_dictionaries().combine_chunks()
        return column.indices.fill_null(blank).to_numpy().astype("int64")

    size = len(OPTIONS) + 1
    groups = [codes(name) for name in GROUP_IDS]
    for name in QUESTION_IDS:
        own = codes(name)
        for group in groups:
            np.bincount(group * size + own, minlength=size * size)
    picks, combinations = codes(SEVERAL, len(PICKS)), len(PICKS) + 1
    number = table[NUMBER].to_numpy().astype("float64")
    given = ~np.isnan(number)
    commented = table[TEXT].is_valid().to_numpy()
    for group in groups:
        np.bincount(group * combinations + picks, minlength=size * combinations)
        np.bincount(group[given], weights=number[given])
        np.bincount(group[given])
        np.bincount(group[commented])


def read_only(path: Path) -> None:
    """Merely read the file."""
    read(path)
