from __future__ import annotations

from jsna.publishing.changes import Cause, Change, Field

SCORE = Change("changed", "A", ("score", "a"), (Field("score", "2", "3"),))


def test_one_column_needs_no_name_and_several_are_named() -> None:
    both = (Field("rank", "2=", "1"), Field("method", "", "mean"))

    assert (SCORE.before, SCORE.after) == ("2", "3")
    assert Change("changed", "A", (), both).after == "rank 1; method mean"
    assert Change("changed", "A", (), both).before == "rank 2="


def test_a_cause_says_of_what_kind_it_is() -> None:
    assert (
        str(Cause("data", "the input ratings (ratings.csv)"))
        == "data: the input ratings (ratings.csv)"
    )
