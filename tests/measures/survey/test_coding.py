from __future__ import annotations

import numpy as np
import pandas as pd

from jsna.measures.bootstrap import Bootstrap
from jsna.measures.survey.coding import coder_agreement, mentions
from jsna.measures.survey.counting import COMMENTED
from jsna.review.disclosure import Disclosure

ALL = pd.Series([f"r{place}" for place in range(1, 6)])
BOOTSTRAP = Bootstrap(200, 0.95, 1)


def codings(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["respondent", "coder", "code"])


def test_a_code_counts_where_most_coders_give_it() -> None:
    found = mentions(
        codings(
            *[("r2", "ann", "cost"), ("r2", "bob", "cost"), ("r2", "ann", "time")],
            *[("r4", "ann", ""), ("r4", "bob", "time")],
            *[("r5", "ann", "time"), ("r5", "ann", "time")],
        ),
        ALL,
    )
    assert list(found.columns) == [COMMENTED, "cost", "time"]
    assert found[COMMENTED].tolist() == [False, True, False, True, True]
    assert found["cost"].tolist() == [False, True, False, False, False]
    # Of r2 and r4 one of two coders, which is not most; r5 has one coder.
    assert found["time"].tolist() == [False, False, False, False, True]
    assert {str(kind) for kind in found.dtypes} == {"bool"}


def test_a_code_may_be_called_commented() -> None:
    found = mentions(codings(("r1", "ann", "commented"), ("r2", "ann", "")), ALL)
    assert found[COMMENTED].tolist() == [True, True, False, False, False]
    assert found["commented"].tolist() == [True, False, False, False, False]


def test_what_the_coders_agreed_on_goes_before() -> None:
    found = mentions(
        codings(("r1", "ann", "cost"), ("r1", "agreed", "time"), ("r2", "agreed", "")), ALL
    )
    assert list(found.columns) == [COMMENTED, "time"]
    assert found["time"].tolist() == [True, False, False, False, False]
    assert found[COMMENTED].tolist() == [True, True, False, False, False]


def test_a_comment_without_an_agreed_coding_counts_as_most_of_its_coders_have_it() -> None:
    found = mentions(
        codings(
            *[("r1", "ann", "cost"), ("r1", "bob", "time"), ("r1", "agreed", "time")],
            *[("r2", "ann", "cost"), ("r2", "bob", "cost")],
        ),
        ALL,
    )
    assert found[COMMENTED].tolist() == [True, True, False, False, False]
    assert found["cost"].tolist() == [False, True, False, False, False]
    assert found["time"].tolist() == [True, False, False, False, False]


def agreement_of(first: str, second: str) -> dict[str, object]:
    rows = [
        (f"r{place}", coder, "x" if given == "1" else "")
        for coder, said in (("ann", first), ("bob", second))
        for place, given in enumerate(said)
    ]
    found, _ = coder_agreement(codings(*rows), "why", BOOTSTRAP, Disclosure())
    return {name: getattr(found, name) for name in found.__dataclass_fields__}


def test_krippendorffs_own_example_of_two_coders() -> None:
    # Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", A: ten articles, binary.
    found = agreement_of("0100000010", "1110010000")
    assert found["value"] == 0.1  # 1 - 19 * 4 / (14 * 6), or 0.0952, in two decimals
    assert (found["measure"], found["question_id"], found["answer"]) == (
        "coder_agreement",
        "why",
        "x",
    )
    assert (found["base"], found["status"], found["confidence"]) == (10, "shown", 0.95)


def test_the_number_of_comments_is_rounded_and_of_few_nothing_is_said() -> None:
    assert agreement_of("010101010101", "010101010100")["base"] == 10
    few = agreement_of("010101010", "010101011")
    assert few["status"] == "low base"
    numbers = [few[name] for name in ("value", "lower", "upper", "confidence", "base")]
    assert np.isnan(np.array(numbers, dtype="float64")).all()


def test_one_coder_or_equal_codings_have_no_agreement() -> None:
    rows = codings(*[(f"r{place}", "ann", "x") for place in range(12)])
    found, share = coder_agreement(rows, "why", BOOTSTRAP, Disclosure())
    assert found.status == share.status == "not estimable"
    assert "one rater" in found.method
    assert np.isnan(share.value)


def test_every_code_is_compared_but_not_what_was_agreed() -> None:
    rows = codings(
        *[(f"r{place}", coder, "x" if place % 2 else "y") for place in range(12) for coder in "ab"],
        *[(f"r{place}", "agreed", "z") for place in range(12)],
    )
    found = [
        each
        for each in coder_agreement(rows, "why", BOOTSTRAP, Disclosure())
        if each.measure == "coder_agreement"
    ]
    assert [(each.answer, each.value) for each in found] == [("x", 1), ("y", 1)]


def test_a_comment_can_mention_several_codes() -> None:
    rows = [
        (f"r{place}", coder, code)
        for place in range(12)
        for coder in "ab"
        for code in ("x", "y")[place % 2 :]
    ]
    found = coder_agreement(codings(*rows), "why", BOOTSTRAP, Disclosure())
    alphas = [each for each in found if each.measure == "coder_agreement"]
    # x is in half of the comments, always for both; y in all, where alpha is 0 over 0.
    assert [(each.answer, each.status) for each in alphas] == [
        ("x", "shown"),
        ("y", "not estimable"),
    ]
    assert alphas[0].value == 1


def test_codes_of_the_codebook_that_nobody_gave_are_counted_too() -> None:
    found = mentions(codings(("r1", "ann", "time")), ALL, ["rest", "time", "cost"])
    assert list(found.columns) == [COMMENTED, "rest", "time", "cost"]
    assert found.sum().tolist() == [1, 0, 1, 0]


def test_the_agreement_has_two_decimals() -> None:
    rows = codings(
        *[(f"r{place}", "ann", "x" if place < 5 else "") for place in range(14)],
        *[(f"r{place}", "bob", "x" if place < 3 else "") for place in range(14)],
    )
    alpha, share = coder_agreement(rows, "why", BOOTSTRAP, Disclosure())
    # 12 of 14 comments alike; alpha is 1 - (28 - 1) * 2 * 2 / (2 * 8 * 20), or 0.6625.
    assert (share.measure, share.value, share.unit) == ("coder_agreement_share", 0.86, "share")
    # The interval is alpha's.
    assert np.isnan([share.lower, share.upper, share.confidence]).all()
    assert not np.isnan([alpha.lower, alpha.upper, alpha.confidence]).any()
    assert (alpha.value, alpha.base, share.base) == (0.66, 15, 15)
    assert [round(each, 2) for each in (alpha.lower, alpha.upper)] == [alpha.lower, alpha.upper]
