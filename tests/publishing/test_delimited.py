from __future__ import annotations

import csv
import io
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.exhibits.chapter import compose_chapter
from jsna.publishing.delimited import (
    as_csv,
    guarded,
    write_stored_tables,
    write_tables,
    write_values,
)
from jsna.publishing.publication import Publication
from tests.exhibits.content_of_reviews import content_of_2023

# The way back that the module's docstring promises.
GUARD = re.compile("\\A'(?='*[-=+@\\t\\r\uff1d\uff0b\uff0d\uff20])")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\uff1d1", "'=1", "''@"])
def test_a_text_that_begins_as_a_formula_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("cell", ["1=1", "a-b", "'quoted'", "", " =1", -1, -2.5, 3, None])
def test_other_texts_and_numbers_stay_as_they_are(cell: object) -> None:
    assert guarded(cell) is cell


@given(st.text(alphabet="=+-@'ab\t", max_size=6))
def test_every_text_can_be_had_back(text: str) -> None:
    assert GUARD.sub("", str(guarded(text)), count=1) == text


def test_csv_has_lf_utf8_without_mark_and_every_digit() -> None:
    frame = pd.DataFrame(
        {"text": ["Łódź, “x”", "two\nlines"], "whole": [-1, 2], "number": [41 / 15, float("nan")]}
    )
    assert (
        as_csv(frame)
        == ('text,whole,number\n"Łódź, “x”",-1,2.7333333333333334\n"two\nlines",2,\n').encode()
    )
    assert as_csv(pd.DataFrame({"n": [15.0, -0.5]})) == b"n\n15\n-0.5\n"


def test_a_frame_without_rows_has_its_headings() -> None:
    assert as_csv(pd.DataFrame({"a": [], "b": []})) == b"a,b\n"


def test_each_figure_has_its_values_and_each_table_its_file() -> None:
    content = content_of_2023()
    publication = Publication(compose_chapter(content), {"links": content.links})
    values = write_values(publication)["figures/figure_2_ranks.csv"].decode("utf-8")
    assert values.splitlines()[:3] == [
        "service,rank,first_place,last_place,services_at_this_rank",
        "Infant Mental Health,1,1,1,1",
        "Care pathway,2=,2,6,5",
    ]
    rows = list(
        csv.DictReader(
            io.StringIO(
                write_tables(publication)["tables/table_18_scores_and_gaps.csv"].decode("utf-8")
            )
        )
    )
    assert len(rows) == 16
    assert rows[-1]["service"] == "Overall score"
    assert rows[4]["gaps"].count("\n") == 3
    assert list(write_stored_tables(publication)) == ["tables/links.csv"]
