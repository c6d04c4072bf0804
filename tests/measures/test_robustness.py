from __future__ import annotations

from fractions import Fraction
from math import isnan

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.measures.results import Result, results_table
from jsna.measures.robustness import how_firm
from jsna.measures.rules import Scheme
from jsna.review.choices import Rule
from tests.measures.builders import SCORES, TOOL, assessment_2023, assessment_of
from tests.measures.oracle import oracle

SCALE = TOOL.scores


def firmness(frame: pd.DataFrame, scheme: Scheme, kind: str = "") -> dict[tuple[str, str], Result]:
    """What is found of all services or of a kind of them, by measure and answer."""
    return {
        (found.measure, found.answer or found.service_id): found
        for found in how_firm(frame, scheme, SCALE)
        if found.group_value == kind
    }


@pytest.mark.parametrize(
    "row", oracle("firmness"), ids=lambda row: f"{row['rule']}-{row['measure']}-{row['answer']}"
)
def test_how_firm_the_overall_score_is_by_hand(row: dict[str, str]) -> None:
    scheme = Scheme(row["rule"], row["rounding"])  # type: ignore[arg-type]
    found = firmness(assessment_2023(), scheme, row["kind"])[row["measure"], row["answer"]]
    assert found.value == float(Fraction(row["value"]))
    assert found.status == "shown"
    for number, worked in (
        (found.lower, "lower"),
        (found.upper, "upper"),
        (found.numerator, "flips"),
    ):
        assert isnan(number) if not row[worked] else number == float(Fraction(row[worked]))
    assert found.base == {"": 15, "system": 4, "service": 9, "cross-cutting": 2}[row["kind"]]


@pytest.mark.parametrize(
    ("measure", "about", "said", "unit"),
    [
        (
            "margin_to_flip",
            "down",
            "fewest one-point changes of scores, within the scale, after which it goes down",
            "one-point changes",
        ),
        (
            "margin_to_flip",
            "up",
            "fewest one-point changes of scores, within the scale, after which it goes up",
            "one-point changes",
        ),
        (
            "overall_without",
            "networks",
            "unrounded overall score without this service",
            "score",
        ),
        (
            "overall_leave_one_out",
            "",
            "range of the unrounded overall score when any one service is left out",
            "score",
        ),
        (
            "overall_if_rounded",
            "[)",
            (
                "if each score was rounded half up from a value on the scale; "
                "lower limit included, upper limit not included"
            ),
            "score",
        ),
    ],
)
def test_every_number_says_the_rule_and_what_it_is(
    measure: str, about: str, said: str, unit: str
) -> None:
    found = firmness(assessment_2023(), Scheme())[measure, about]
    assert (found.method, found.unit) == (f"mean, rounded half up; {said}", unit)


def test_the_mode_can_be_lost() -> None:
    found = firmness(assessment_2023(), Scheme("mode"))["margin_to_flip", "no answer"]
    assert found.method.endswith("within the scale, after which it has no answer")
    assert ("margin_to_flip", "no answer") not in firmness(assessment_2023(), Scheme("median"))


def test_each_service_is_left_out_once() -> None:
    found = firmness(assessment_2023(), Scheme())
    without = {key[1]: each.value for key, each in found.items() if key[0] == "overall_without"}
    assert len(without) == 15
    assert without["infant-mental-health"] == pytest.approx(40 / 14)
    assert without["adult-mental-health"] == pytest.approx(37 / 14)
    assert found["overall_leave_one_out", ""].denominator == 15


def test_limits_stay_on_the_scale() -> None:
    lowest = firmness(assessment_of([0, 0]), Scheme())
    assert lowest["overall_if_rounded", "[)"].lower == 0
    assert lowest["overall_if_rounded", "[)"].upper == 0.5
    highest = firmness(assessment_of([5, 5]), Scheme())["overall_if_rounded", "[]"]
    assert (highest.lower, highest.upper) == (4.5, 5)
    # Rounded up, 0 can only have been 0; 1 was above it.
    mixed = firmness(assessment_of([0, 1]), Scheme("mean", "up"))["overall_if_rounded", "(]"]
    assert (mixed.lower, mixed.upper) == (0, 0.5)
    alone = firmness(assessment_of([0, 1]), Scheme("minimum", "up"))["overall_if_rounded", "[]"]
    assert (alone.lower, alone.upper) == (0, 0)
    down = firmness(assessment_of([5]), Scheme("mean", "down"))["overall_if_rounded", "[]"]
    assert (down.lower, down.upper) == (5, 5)


def test_margins_end_where_the_scale_does() -> None:
    found = firmness(assessment_of([5, 5]), Scheme())
    up = found["margin_to_flip", "up"]
    assert (up.status, up.method) == (
        "not estimable",
        (
            "mean, rounded half up; fewest one-point changes of scores, within the scale, after "
            "which it goes up: no change within the scale does that"
        ),
    )
    assert isnan(up.value)
    assert found["margin_to_flip", "down"].value == 2


def test_two_modes_leave_nothing_to_flip() -> None:
    found = firmness(assessment_of([1, 1, 2, 2]), Scheme("mode"))
    for answer in ("down", "up", "no answer"):
        margin = found["margin_to_flip", answer]
        assert margin.status == "not estimable"
        assert margin.method.endswith(": there is no overall score to flip")
        assert margin.unit == "one-point changes"
    left = found["overall_leave_one_out", ""]
    assert left.status == "not estimable"
    assert isnan(left.value)
    assert left.method == (
        "mode, rounded half up; no service can be left out: there is no overall score then"
    )


def test_a_mode_is_lost_with_any_of_its_services() -> None:
    found = firmness(assessment_of([1, 2, 2]), Scheme("mode"))
    lost = found["overall_without", "s1"]
    assert lost.status == "not estimable"
    assert lost.method.endswith("without this service: the rule has no answer")
    left = found["overall_leave_one_out", ""]
    assert (left.lower, left.upper, left.numerator) == (2, 2, 2)
    assert left.method.endswith("left out; without 2 of them the rule has no answer")
    limits = found["overall_if_rounded", ""]
    assert limits.status == "not estimable"
    assert limits.unit == "score"
    assert limits.method.endswith(": values before rounding have no mode")


def test_one_service_alone_cannot_be_left_out() -> None:
    found = firmness(assessment_of([3]), Scheme())
    assert found["overall_without", "s0"].status == "not estimable"
    assert found["overall_leave_one_out", ""].status == "not estimable"


def test_a_trim_of_everything_says_so_everywhere() -> None:
    found = firmness(assessment_of([3, 4]), Scheme("trimmed mean", trim=1))
    assert {each.status for each in found.values()} == {"not estimable"}
    assert {each.unit for each in found.values()} == {"one-point changes", "score"}
    assert found["overall_if_rounded", ""].method.endswith(": there is no overall score")


def test_scores_made_of_items_were_not_rounded_when_given() -> None:
    frame = assessment_of([2, 3])
    exact = {"s0": Fraction(9, 4), "s1": Fraction(5, 2)}
    by_scheme = {
        rule: {
            (each.measure, each.answer): each
            for each in how_firm(frame, Scheme(rule), SCALE, exact)
            if not each.group and not each.service_id
        }
        for rule in ("mean", "median")
    }
    # 19/4 over 2 = 2.375 rounds to 2; 5 over 2 rounds to 3: a quarter is missing, so one change.
    assert by_scheme["mean"]["margin_to_flip", "up"].value == 1
    assert by_scheme["mean"]["margin_to_flip", "down"].value == 2
    limits = by_scheme["mean"]["overall_if_rounded", ""]
    assert limits.status == "not estimable"
    assert limits.unit == "score"
    assert limits.method.endswith(": they are made of items, unrounded")
    margin = by_scheme["median"]["margin_to_flip", "up"]
    assert margin.status == "not estimable"
    assert margin.method.endswith(": the unrounded scores of the services are not whole numbers")


def test_two_stages_are_as_firm_as_their_areas() -> None:
    # System 10/4 = 2.5 to 3, service 27/9 = 3, cross-cutting 4/2 = 2: 8 over 3. Down: one change of
    # the system makes it 7 over 3. Up: 10.5 over 3 are needed, so three points more. Cross-cutting
    # 3, 4 or 5 need a sum of 5, 7 or 9 (1, 3 or 5 changes), system 4 needs 14 (4), service 4 needs
    # 32 (5): cross-cutting 5 alone is the cheapest, before 4 and system 4 (7).
    scheme = Scheme(rounded_first="kinds")
    found = firmness(assessment_2023(), scheme)
    assert found["margin_to_flip", "down"].value == 1
    assert found["margin_to_flip", "up"].value == 5
    limits = found["overall_if_rounded", "[]"]
    # At the least 2, 2.5 and 1.5, rounded 2, 3 and 2; at the most just under 3, 3.5 and 2.5,
    # rounded 3, 3 and 2.
    assert (limits.lower, limits.upper) == (float(Fraction(7, 3)), float(Fraction(8, 3)))
    kind = firmness(assessment_2023(), scheme, "system")
    assert kind["margin_to_flip", "up"].method.startswith("mean, rounded half up; fewest")


@settings(max_examples=30)
@given(SCORES, st.sampled_from(["mean", "median", "mode", "minimum", "trimmed mean"]))
def test_shuffled_rows_give_the_same_table(scores: list[int], rule: Rule) -> None:
    frame = assessment_of(scores[:9])
    shuffled = frame.sample(frac=1, random_state=len(scores)).reset_index(drop=True)
    tables = [results_table("x", how_firm(rows, Scheme(rule), SCALE)) for rows in (frame, shuffled)]
    pd.testing.assert_frame_equal(tables[0], tables[1])
    units = dict(zip(tables[0]["measure"], tables[0]["unit"], strict=True))
    assert set(zip(tables[0]["measure"], tables[0]["unit"], strict=True)) == set(units.items())
    assert units.pop("margin_to_flip") == "one-point changes"
    assert set(units.values()) == {"score"}
    assert set(zip(tables[0]["group"], tables[0]["group_value"], strict=True)) == {
        ("", ""),
        ("kind", "service"),
    }
    keys = ["measure", "service_id", "answer", "group", "group_value"]
    assert not tables[0].duplicated(keys).any()
    hidden = tables[0][tables[0]["status"] != "shown"]
    assert hidden[["value", "lower", "upper", "numerator"]].isna().all(axis=None)
