from __future__ import annotations

from jsna.exhibits.firmness import Firmness, rules_by_agreement
from tests.exhibits.content_of_reviews import content_of_2023, result
from tests.exhibits.content_of_several import content_of_three, firm_of_2023, with_results, without

FIRM = Firmness(firm_of_2023())


def test_a_review_without_the_results_is_not_known_to_be_firm() -> None:
    firm = Firmness(content_of_2023())
    assert not firm.known
    assert firm.left_out is None
    assert firm.margin("up") is None
    assert firm.why_no_margin("up") == ""
    assert firm.if_rounded == ""


def test_the_margins_of_2023_are_those_of_the_methods() -> None:
    assert (FIRM.margin("down"), FIRM.margin("up")) == (4, 12)


def test_leaving_one_out_names_the_services_at_both_ends() -> None:
    left = FIRM.left_out
    assert left is not None
    assert left.range == "2.64 to 2.86"
    assert left.highest == ("Infant Mental Health",)
    assert left.lowest == (
        "Family Nurse Partnership",
        "Specialist Perinatal Mental Health Services",
        "Adult Mental Health Services and CAMHS",
    )
    assert (left.flips, left.services) == (0, 15)


def test_limits_that_are_not_included_are_said_not_to_be() -> None:
    assert FIRM.if_rounded == "2.23 to under 3.23"
    content = without(content_of_three(), "overall_if_rounded")
    for answer, said in {"(]": "above 1.5 to 2.5", "[]": "1.5 to 2.5"}.items():
        row = result("overall_if_rounded", 2, lower=1.5, upper=2.5, answer=answer)
        assert Firmness(with_results(content, [row])).if_rounded == said


def test_a_kind_of_service_has_its_own() -> None:
    system = Firmness(content_of_three(), "system")
    assert (system.number("overall"), system.margin("down"), system.margin("up")) == (2, 3, None)
    assert system.why_no_margin("up") == "no change within the scale does that"
    assert not Firmness(content_of_three(), "cross-cutting").known


def test_rules_are_parted_by_whether_they_give_the_published_score() -> None:
    assert rules_by_agreement(firm_of_2023()) == {
        True: ["mean", "median", "mode"],
        False: ["harmonic mean (2)", "mean rounded down (2)", "minimum (1)"],
    }


def test_without_a_published_score_no_rule_can_agree() -> None:
    assert rules_by_agreement(content_of_three()) == {}
