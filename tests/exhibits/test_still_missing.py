from __future__ import annotations

import pandas as pd
import pytest

from jsna.exhibits.still_missing import about_awaited, about_unrated, has_missing
from tests.exhibits.content_of_reviews import synthetic


def flags(*checks: str) -> pd.DataFrame:
    return pd.DataFrame({"check": checks})


def test_a_draft_says_how_many_services_are_not_rated_yet() -> None:
    assert about_unrated(pd.DataFrame()) == ""
    assert about_unrated(flags("gap without a service", "ratings to come")) == ""
    others = "all that is said of scores, ranks and bands is of the others"
    assert about_unrated(flags("not rated yet")) == f"One service is not rated yet; {others}."
    two = about_unrated(flags("not rated yet", "not rated yet"))
    assert two.startswith("Two services are not rated yet; ")


def test_a_draft_says_which_files_are_not_there_yet() -> None:
    there = synthetic({"A": 3}, draft=True).review
    assert about_awaited(there) == ""
    inputs = {role: each.model_copy(update={"sha256": ""}) for role, each in there.inputs.items()}
    review = there.model_copy(update={"inputs": inputs})
    said = "Not there yet: a.csv; what rests on it is left out or not whole."
    assert about_awaited(review) == said
    assert about_awaited(review.model_copy(update={"draft": False})) == ""


@pytest.mark.parametrize("check", ["not rated yet", "ratings to come", "not filled in yet"])
def test_what_is_still_to_be_filled_in_is_known(check: str) -> None:
    assert has_missing(flags("status word", check))


def test_nothing_else_that_is_flagged_is_missing() -> None:
    assert not has_missing(flags("status word"))
    assert not has_missing(pd.DataFrame())
