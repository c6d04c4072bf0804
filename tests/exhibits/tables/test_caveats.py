from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from jsna.exhibits.tables.caveats import tabulate_caveats
from tests.exhibits.content_of_reviews import content_of_2023, result, synthetic
from tests.exhibits.content_of_several import content_of_three, sure_of_2023, with_results
from tests.exhibits.content_of_survey import content_of_survey

ISSUES = pd.DataFrame(
    [
        ("a.csv", 12, "gaps", "high rating, quality not known", "A is rated 4, but"),
        ("a.csv", 0, "", "low rating without a gap", "B is rated 2."),
    ],
    columns=["file", "row", "column", "check", "finding"],
)
OF_2023 = {row[0]: row[1] for row in tabulate_caveats(content_of_2023()).rows}


def test_flags_come_first_with_where_they_are_from() -> None:
    table = tabulate_caveats(replace(content_of_2023(), issues=ISSUES))
    assert table.rows[:2] == (
        ("High rating, quality not known", "A is rated 4, but.", "Flag: a.csv, row 12"),
        ("Low rating without a gap", "B is rated 2.", "Flag: a.csv"),
    )
    assert table.caption.startswith("The checks of the inputs raised two flags; ")


def test_a_review_without_flags_says_so() -> None:
    assert tabulate_caveats(synthetic({"A": 3})).caption == (
        "The checks of the inputs raised no flags; five caveats stand in any case."
    )


def test_the_review_of_2023_has_the_caveats_of_its_streams() -> None:
    assert "April 2023" in str(OF_2023["Dates"])
    assert "date not published" in str(OF_2023["Dates"])
    assert "No counts of parents" in str(OF_2023["Parents' survey"])
    assert str(OF_2023["Overall score"]).startswith("How the published overall score")
    assert "agreement between raters cannot be estimated" in str(OF_2023["Raters"])
    assert {"Silence", "Links", "Ties", "Number of gaps", "Named services"} <= set(OF_2023)
    assert "Change" not in OF_2023


def test_a_review_of_ratings_alone_has_none_of_the_voice() -> None:
    rows = {str(row[0]) for row in tabulate_caveats(synthetic({"A": 3})).rows}
    assert rows == {"Scale", "Raters", "Ties", "Number of gaps", "Named services"}


def test_several_raters_and_an_earlier_review_have_their_own() -> None:
    rows = {row[0]: row[1] for row in tabulate_caveats(content_of_three()).rows}
    assert "Raters" not in rows
    assert str(rows["Change"]).startswith("Scores of 2024 are taken as published.")


def test_intervals_come_with_what_they_assume() -> None:
    rows = {row[0]: row[1] for row in tabulate_caveats(sure_of_2023()).rows}
    assert "each score one point out with probability 0.2" in str(rows["Rank intervals"])


@pytest.mark.parametrize(
    ("ratings", "survey", "said"),
    [
        ("2030-01", "2030-01", False),
        ("2030-01", "2029", True),
        ("not published", "not published", True),
    ],
)
def test_streams_are_not_of_one_time_only_if_their_dates_differ_or_are_not_known(
    ratings: str, survey: str, said: bool
) -> None:
    streams = {
        "ratings": {"name": "Service ratings", "date": ratings},
        "survey": {"name": "Survey", "date": survey},
    }
    rows = {row[0] for row in tabulate_caveats(synthetic({"A": 3}, stream=streams)).rows}
    assert ("Dates" in rows) == said
    assert {"Links", "Silence"} <= rows


def test_what_is_not_applicable_is_a_caveat_only_where_there_is_some() -> None:
    whole = result("services_not_applicable", 1)
    rows = {
        row[0]: row[1] for row in tabulate_caveats(with_results(synthetic({"A": 3}), [whole])).rows
    }
    assert str(rows["Not applicable"]).startswith(
        "Left out of the scores as not applicable: one service as a whole. It is never counted"
    )
    none = with_results(synthetic({"A": 3}), [result("services_not_applicable", 0)])
    assert "Not applicable" not in {row[0] for row in tabulate_caveats(none).rows}


def test_answers_come_with_who_gave_them_and_what_is_hidden() -> None:
    rows = {row[0]: str(row[1]) for row in tabulate_caveats(content_of_survey()).rows}
    assert rows["Who answered"].startswith("The people who answered chose to")
    assert "counts of 1 to 7 suppressed" in rows["Counts of people"]
    assert "A number that is hidden is not nought" in rows["Counts of people"]
