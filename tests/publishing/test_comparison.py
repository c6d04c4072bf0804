from __future__ import annotations

import json

from jsna.publishing.changes import Cause, Change, Field
from jsna.publishing.comparison import Comparison, Side

BEFORE, AFTER = Side("release 1.0 of 2001", "2001", "1.0"), Side("2001", "2001")
DATA = Cause("data", "the input ratings (ratings.csv)")
SCORE = Change("changed", "A", ("score", "a"), (Field("score", "2", "3"),), (DATA,))


def test_what_went_in_can_differ_where_nothing_came_out_otherwise() -> None:
    nothing, causes = Comparison(BEFORE, AFTER), Comparison(BEFORE, AFTER, causes=(DATA,))

    assert (nothing.same, nothing.identical) == (True, True)
    assert (causes.same, causes.identical) == (True, False)


def test_any_difference_of_a_number_or_a_word_is_none_of_the_same() -> None:
    assert not Comparison(BEFORE, AFTER, results=(SCORE,)).same
    assert not Comparison(BEFORE, AFTER, gaps=(SCORE,)).same
    assert not Comparison(BEFORE, AFTER, records=(SCORE,)).same
    assert Comparison(BEFORE, AFTER, files=("figures/a.png",)).same
    assert not Comparison(BEFORE, AFTER, files=("figures/a.png",)).identical


def test_it_is_written_as_json_whole() -> None:
    found = json.loads(json.dumps(Comparison(BEFORE, AFTER, scores=(SCORE,)).as_json()))

    assert found["before"]["version"] == "1.0"
    assert found["scores"][0]["fields"] == [{"column": "score", "before": "2", "after": "3"}]
    assert found["scores"][0]["causes"] == [{"kind": "data", "what": DATA.what}]
