from __future__ import annotations

from fractions import Fraction

import pandas as pd
import pytest

from jsna.measures.rated import Rated, rated_services, within_kinds
from jsna.measures.rules import Scheme
from jsna.review.choices import RoundedFirst

EXACT = {"a": Fraction(5, 3), "b": Fraction(5, 2), "c": Fraction(4)}
RATED = Rated({"a": 2, "b": 3, "c": 4}, dict(EXACT), {"a": "x", "b": "y", "c": "x"}, 1)


def assessment(*rows: tuple[str, str, int | None]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["service_id", "kind", "score"])
    return frame.astype({"score": "Int64"})


FRAME = assessment(("c", "x", 4), ("a", "x", 2), ("d", "z", None), ("b", "y", 3))


def test_a_service_without_a_score_is_left_out_and_counted_and_never_0() -> None:
    found = rated_services(FRAME.assign(note=None), Scheme())
    assert found.whole == {"a": 2, "b": 3, "c": 4}
    assert list(found.whole) == ["a", "b", "c"]
    assert found.kinds == {"a": "x", "b": "y", "c": "x"}
    assert found.left_out == 1
    assert found.overall(Scheme()) == 3


@pytest.mark.parametrize("rounded_first", ["nothing", "kinds", "services"])
def test_unrounded_scores_are_used_unless_services_are_rounded_first(
    rounded_first: RoundedFirst,
) -> None:
    found = rated_services(FRAME, Scheme(rounded_first=rounded_first), EXACT)
    assert found.used == (found.whole if rounded_first == "services" else EXACT)
    assert found.whole == {"a": 2, "b": 3, "c": 4}


def test_one_stage_rounds_once_and_two_stages_round_each_kind() -> None:
    # 5/3 + 5/2 + 4 = 49/6 over 3; kinds: (5/3 + 4) / 2 = 17/6 to 3, and 5/2 to 3.
    assert RATED.overall(Scheme()) == Fraction(49, 18)
    assert RATED.overall(Scheme(rounded_first="kinds")) == 3
    assert RATED.overall(Scheme(rounding="down", rounded_first="kinds")) == 2
    assert RATED.overall_rounded(Scheme(rounding="down")) == 2
    assert RATED.overall_rounded(Scheme()) == 3
    assert RATED.overall_rounded(Scheme("mode")) is None


def test_kinds_and_single_services_can_be_looked_at_apart() -> None:
    assert RATED.by_kind() == {
        "x": Rated({"a": 2, "c": 4}, {"a": EXACT["a"], "c": EXACT["c"]}, {"a": "x", "c": "x"}),
        "y": Rated({"b": 3}, {"b": EXACT["b"]}, {"b": "y"}),
    }
    assert list(RATED.by_kind()) == ["x", "y"]
    assert RATED.areas() == {"x": {"a": EXACT["a"], "c": EXACT["c"]}, "y": {"b": EXACT["b"]}}
    assert list(RATED.without("b").whole) == ["a", "c"]
    assert RATED.with_used({"a": 1}) == Rated(RATED.whole, {"a": 1}, RATED.kinds, 1)


def test_within_a_kind_there_are_no_kinds_left_to_round() -> None:
    assert within_kinds(Scheme("median", rounded_first="kinds")) == Scheme("median")
    in_services = Scheme(rounded_first="services")
    assert within_kinds(in_services) == in_services
