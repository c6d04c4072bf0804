from __future__ import annotations

from dataclasses import replace

import pandas as pd

from jsna.exhibits.areas.tables import tabulate_ratings, tabulate_reviews, tabulate_spread
from jsna.exhibits.base import Marked
from tests.exhibits.areas.content_of_areas import of_areas
from tests.exhibits.content_of_reviews import result


def test_the_reviews_are_listed_with_how_many_ratings_each_shows() -> None:
    assert tabulate_reviews(of_areas()).rows == (
        ("Alton", "a-2025", "April 2025", 2),
        ("Bexford", "b-2025", "April 2025", 3),
        ("Corby Vale", "c-2025", "April 2025", 2),
    )


def test_notices_that_differ_stand_beside_their_review() -> None:
    table = tabulate_reviews(of_areas(synthetic=False, notices={"Alton": "N."}))
    assert [row[-1] for row in table.rows] == ["N.", "None", "None"]
    assert table.columns[-1].name == "notice"


def test_ratings_are_numbers_where_there_are_and_the_chosen_area_is_marked() -> None:
    table = tabulate_ratings(of_areas(chosen="Alton"))
    assert table.rows == (
        (Marked("▶", "Alton"), 2, 4, "no score"),
        ("Bexford", 2, 1, 3),
        ("Corby Vale", 3, 4, "not rated"),
    )


def test_why_ratings_are_not_compared_is_said() -> None:
    cut = result("score_in_area", float("nan"), service_id="pathway", group="area") | {
        "group_value": "Elsewhere",
        "status": "not comparable",
        "method": "not comparable: counted otherwise",
    }
    notes = tabulate_ratings(of_areas(more=(cut,))).notes
    assert "Care pathway is not comparable: counted otherwise." in notes


def test_few_areas_have_counts_and_no_median() -> None:
    table = tabulate_spread(of_areas())
    assert [column.name for column in table.columns][-1] == "rated_5"
    assert table.rows[0] == ("Care pathway", 3, 0, 0, 2, 1, 0, 0)
    assert table.notes[0].startswith(
        "No median and no quartiles where there are fewer than 8 areas"
    )


def test_a_median_stands_where_there_are_enough_and_words_where_not() -> None:
    content = of_areas()
    results = content.results
    enough = (results["measure"] == "area_quarters") & (results["service_id"] == "pathway")
    found = result("area_quarters", 2.5, service_id="pathway", lower=2.0, upper=3.0)
    several = pd.concat([results[~enough], pd.DataFrame([found])])
    table = tabulate_spread(replace(content, results=several))
    assert [row[-2:] for row in table.rows] == [
        ("2.5", "2 to 3"),
        ("not shown", "not shown"),
        ("not shown", "not shown"),
    ]
