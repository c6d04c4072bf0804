from __future__ import annotations

import itertools
import random
from collections.abc import Iterable
from fractions import Fraction
from math import isnan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.measures.agreement import score_agreement, score_raters, share_agreed
from jsna.measures.bootstrap import Bootstrap
from jsna.measures.results import Result, results_table
from jsna.review.declared import AS_PUBLISHED
from tests.measures.oracle import oracle

SCALE = range(6)
FEW = Bootstrap(draws=50, level=0.9, seed=7)
ALPHAS = ("ordinal", "interval", "nominal")
KAPPAS = ("linear", "quadratic")
# Four observers and twelve units: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability"
# (2011), where the last unit has one value only and is left out.
PUBLISHED = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
# D. G. Altman, "Practical Statistics for Medical Research" (1991), tables 14.2 and 14.3: two
# radiologists and 85 xeromammograms, and two allergy tests of 363 sera; weights linear.
RADIOLOGISTS = [[21, 12, 0, 0], [4, 17, 1, 0], [3, 9, 15, 2], [0, 0, 0, 1]]
ALLERGY = [
    [86, 3, 14, 0, 2],
    [26, 0, 10, 4, 0],
    [20, 2, 22, 4, 1],
    [11, 1, 37, 16, 14],
    [3, 0, 15, 24, 48],
]


def ratings(items: Iterable[Iterable[int | None]]) -> pd.DataFrame:
    """One row a rater and an item, of the scores of all raters item by item."""
    rows = [
        (f"r{rater}", "s", f"i{number:03d}", score, False)
        for number, scores in enumerate(items)
        for rater, score in enumerate(scores)
    ]
    columns = ["rater", "service_id", "item_id", "score", "not_applicable"]
    return pd.DataFrame(rows, columns=columns).astype({"score": "Int64", "not_applicable": "bool"})


def read(text: str) -> list[list[int | None]]:
    return [
        [None if score == "." else int(score) for score in item.split()] for item in text.split("|")
    ]


def crossed(table: list[list[int]]) -> pd.DataFrame:
    pairs = [
        (row, column)
        for row, counts in enumerate(table)
        for column, count in enumerate(counts)
        for _ in range(count)
    ]
    return ratings(pairs)


def agreement(
    frame: pd.DataFrame, scale: range = SCALE, bootstrap: Bootstrap = FEW
) -> dict[tuple[str, str], Result]:
    return {(r.measure, r.answer): r for r in score_agreement(frame, scale, bootstrap)}


def test_the_published_example_of_krippendorff() -> None:
    by_rater = [read(line.replace(" ", "|")) for line in PUBLISHED]
    items = [[score for (score,) in each] for each in zip(*by_rater, strict=True)]
    found = agreement(ratings(items))
    alphas = {answer: found["krippendorff_alpha", answer] for answer in ALPHAS}
    assert {answer: round(each.value, 3) for answer, each in alphas.items()} == {
        "nominal": 0.743,
        "ordinal": 0.815,
        "interval": 0.849,
    }
    # The last unit has one value and cannot be paired.
    assert {each.base for each in alphas.values()} == {11}


def test_the_published_weighted_kappas_of_altman() -> None:
    radiologists = agreement(crossed(RADIOLOGISTS), range(4))["weighted_kappa", "linear"]
    allergy = agreement(crossed(ALLERGY), range(5))["weighted_kappa", "linear"]
    assert round(radiologists.value, 2) == 0.57
    assert radiologists.base == 85
    assert round(allergy.value, 2) == 0.56
    assert allergy.base == 363


@pytest.mark.parametrize(
    "row", oracle("agreement"), ids=lambda row: f"{row['case']}-{row['answer']}"
)
def test_agreement_worked_by_hand(row: dict[str, str]) -> None:
    found = agreement(ratings(read(row["ratings"])))[row["measure"], row["answer"]]
    assert found.value == round(float(Fraction(row["value"])), 10)
    assert found.base == int(row["base"])
    assert (found.unit, found.status) == ("agreement", "shown")


def alpha_by_pairs(items: list[list[int]], metric: str) -> float:
    """Krippendorff's definition written anew: mean difference of all pairs within and of any."""
    paired = [scores for scores in items if len(scores) > 1]
    values = [score for scores in paired for score in scores]

    def difference(one: int, other: int) -> float:
        low, high = sorted((one, other))
        if metric == "ordinal":
            between = sum(low <= value <= high for value in values)
            return (between - (values.count(low) + values.count(high)) / 2) ** 2
        return float((one - other) ** 2 if metric == "interval" else one != other)

    observed = sum(
        difference(one, other) / (len(scores) - 1)
        for scores in paired
        for one, other in itertools.permutations(scores, 2)
    )
    expected = sum(difference(*pair) for pair in itertools.permutations(values, 2))
    return 1 - observed / (expected / (len(values) - 1))


def concordance(pairs: list[tuple[int, int]]) -> float:
    """Quadratic kappa by moments (Fleiss and Cohen 1973; Lin's concordance of all the items)."""
    one, other = np.array(pairs, dtype=float).T
    shared = ((one - one.mean()) * (other - other.mean())).mean()
    return float(2 * shared / (one.var() + other.var() + (one.mean() - other.mean()) ** 2))


@settings(max_examples=40)
@given(st.lists(st.lists(st.integers(0, 5), max_size=4), min_size=1, max_size=8))
def test_alpha_is_that_of_a_second_computation(items: list[list[int]]) -> None:
    found = agreement(ratings(items), bootstrap=Bootstrap(1, 0.9, 1))
    paired = [scores for scores in items if len(scores) > 1]
    if len({score for scores in paired for score in scores}) < 2:
        assert {each.status for each in found.values()} == {"not estimable"}
        return
    for metric in ALPHAS:
        value = found["krippendorff_alpha", metric].value
        assert value == pytest.approx(alpha_by_pairs(items, metric))
        assert found["krippendorff_alpha", metric].base == len(paired)


@settings(max_examples=20)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=8))
def test_quadratic_kappa_is_that_of_the_moments(pairs: list[tuple[int, int]]) -> None:
    found = agreement(ratings(pairs), bootstrap=Bootstrap(1, 0.9, 1))["weighted_kappa", "quadratic"]
    if len(set(itertools.chain(*pairs))) < 2:
        assert isnan(found.value)
    else:
        assert found.value == pytest.approx(concordance(pairs))


def test_scores_that_no_one_gave_stay_on_the_scale() -> None:
    # 1 and 5 are four points apart; without 2, 3 and 4 they would be neighbours.
    pairs = [(0, 0), (1, 1), (0, 5), (5, 5), (1, 0)]
    found = agreement(ratings(pairs))
    apart = {(one, other): abs(one - other) for one, other in itertools.product(range(6), repeat=2)}
    observed = sum(apart[pair] for pair in pairs) / 5
    expected = sum(apart[one, other] for one, _ in pairs for _, other in pairs) / 25
    assert found["weighted_kappa", "linear"].value == pytest.approx(1 - observed / expected)
    squeezed = [(min(one, 2), min(other, 2)) for one, other in pairs]
    dropped = agreement(ratings(squeezed), range(3))["weighted_kappa", "linear"]
    assert dropped.value != pytest.approx(found["weighted_kappa", "linear"].value)


def test_a_recoding_that_keeps_the_order_changes_no_ordinal_alpha() -> None:
    items = read("0 1 1|2 2 .|3 2 5|. 5 5|0 0 1")
    recoded = [[None if s is None else (0, 10, 11, 50, 51, 90)[s] for s in item] for item in items]
    found = agreement(ratings(items))
    again = agreement(ratings(recoded), range(91))
    key = ("krippendorff_alpha", "ordinal")
    assert again[key].value == found[key].value
    assert (again[key].lower, again[key].upper) == (found[key].lower, found[key].upper)
    assert (
        again["krippendorff_alpha", "interval"].value
        != found["krippendorff_alpha", "interval"].value
    )


@pytest.mark.parametrize(
    ("text", "alpha", "kappa"),
    [
        ("3|2|4", "there is one rater", "there is one rater"),
        (".|.", "no rater gave a score", "no rater gave a score"),
        ("3 .|. 2", "no item has two ratings", "no item has two ratings"),
        ("3 3|3 3|3 .", "all ratings are equal", "all ratings are equal"),
        (
            "3 3 3|3 3 3",
            "all ratings are equal",
            "it compares two raters, and there are 3",
        ),
    ],
)
def test_agreement_that_cannot_be_estimated_says_why(text: str, alpha: str, kappa: str) -> None:
    found = agreement(ratings(read(text)))
    names = {
        **{
            ("krippendorff_alpha", each): f"Krippendorff's alpha, {each} metric: {alpha}"
            for each in ALPHAS
        },
        **{
            (
                "weighted_kappa",
                each,
            ): f"weighted kappa, {each} weights, over the full scale: {kappa}"
            for each in KAPPAS
        },
    }
    assert {key: each.method for key, each in found.items()} == names
    for each in found.values():
        assert (each.status, each.unit) == ("not estimable", "agreement")
        assert all(map(isnan, (each.value, each.lower, each.upper, each.confidence)))


def test_without_any_row_no_rater_gave_a_score() -> None:
    found = agreement(ratings([[3]])[:0])
    assert {each.status for each in found.values()} == {"not estimable"}
    assert all(each.method.endswith("no rater gave a score") for each in found.values())


def test_one_rater_who_always_says_the_same_agrees_by_chance_only() -> None:
    found = agreement(ratings([(3, 1), (3, 2), (3, 3)]))
    assert found["weighted_kappa", "linear"].value == 0
    assert found["weighted_kappa", "quadratic"].value == 0


def test_what_is_not_applicable_is_no_rating() -> None:
    items = read("0 1 5|2 2 .|3 4 0")
    frame = ratings(items)
    marked = frame.assign(not_applicable=(frame["rater"] == "r2") & (frame["score"] == 5))
    without = ratings(read("0 1 .|2 2 .|3 4 0"))
    assert agreement(marked) == agreement(without)


def test_the_interval_is_that_of_all_resamples() -> None:
    # Three items, 27 equally likely resamples; those of equal ratings alone have no alpha.
    items = [[0, 0], [0, 2], [4, 5]]
    resamples = list(itertools.product(items, repeat=3))
    varied = [each for each in resamples if len({s for item in each for s in item}) > 1]
    exact = sorted(alpha_by_pairs(list(each), "interval") for each in varied)
    found = agreement(ratings(items), bootstrap=Bootstrap(6_000, 0.8, 1))
    interval = found["krippendorff_alpha", "interval"]
    assert interval.lower == pytest.approx(np.quantile(exact, 0.1, method="inverted_cdf"))
    assert interval.upper == pytest.approx(np.quantile(exact, 0.9, method="inverted_cdf"))
    assert interval.confidence == 0.8
    # One resample of 27 is the first item thrice.
    left_out = int(interval.method.rpartition("; ")[2].split()[0])
    assert left_out == pytest.approx(6_000 / 27, abs=4 * (6_000 / 27) ** 0.5)
    assert interval.method == (
        "Krippendorff's alpha, interval metric; 80% percentile interval from 6,000 draws of "
        f"items, seed 1; {left_out} draws of equal ratings left out"
    )


def test_the_interval_of_kappa_is_that_of_all_resamples() -> None:
    pairs = [(0, 1), (2, 2), (4, 2)]
    exact = [
        concordance(list(each))
        for each in itertools.product(pairs, repeat=3)
        if set(each) != {(2, 2)}
    ]
    found = agreement(ratings(pairs), bootstrap=Bootstrap(4_000, 0.8, 1))
    kappa = found["weighted_kappa", "quadratic"]
    assert kappa.lower == pytest.approx(np.quantile(exact, 0.1, method="inverted_cdf"))
    assert kappa.upper == pytest.approx(np.quantile(exact, 0.9, method="inverted_cdf"))


def test_every_draw_that_varies_says_nothing_of_left_out_ones() -> None:
    alpha = agreement(ratings([[0, 1], [2, 4]]))["krippendorff_alpha", "ordinal"]
    assert alpha.method == (
        "Krippendorff's alpha, ordinal metric; 90% percentile interval from 50 draws of items, "
        "seed 7"
    )


def test_a_scale_may_begin_elsewhere() -> None:
    frame = ratings(read("1 5|2 2|3 4|5 5"))
    lower = frame.assign(score=frame["score"] - 1)
    assert agreement(frame, range(1, 6)) == agreement(lower, range(5))
    assert agreement(frame, range(1, 6)) == agreement(frame)


def test_scores_may_be_stored_as_floats_with_gaps() -> None:
    frame = ratings(read("0 1 1|2 2 .|3 2 5"))
    floats = frame.assign(score=frame["score"].astype("float64"), evidence=None)
    assert agreement(floats) == agreement(frame)


def test_a_score_off_the_scale_is_a_defect() -> None:
    for scale in (range(1, 6), range(5)):
        with pytest.raises(LookupError, match=r"^a rating is not on the scale$"):
            agreement(ratings([[0, 5], [1, 1]]), scale)


def test_one_item_is_too_few_to_draw_from() -> None:
    alpha = agreement(ratings([[0, 1, 1]]))["krippendorff_alpha", "nominal"]
    assert (alpha.status, alpha.base) == ("shown", 1)
    assert all(map(isnan, (alpha.lower, alpha.upper, alpha.confidence)))
    assert alpha.method == (
        "Krippendorff's alpha, nominal metric; no interval: too few items to draw from"
    )


def test_so_are_items_when_no_draw_varies() -> None:
    # One draw, and its seed takes the item of equal ratings alone.
    frame = ratings([[3, 3], [1, 3]])
    bootstraps = [Bootstrap(1, 0.9, seed) for seed in range(20)]
    found = [
        agreement(frame, bootstrap=each)["krippendorff_alpha", "nominal"] for each in bootstraps
    ]
    taken = [each.times_taken(2)[0, 1] for each in bootstraps]
    assert [isnan(each.lower) for each in found] == [times == 0 for times in taken]
    assert {True, False} <= {isnan(each.lower) for each in found}


def test_any_order_of_rows_and_raters_gives_the_same_table() -> None:
    items = read("0 1 1|2 2 .|3 2 5|. 5 5|0 0 1")
    for given_items in (items, [item[:2] for item in items]):
        frame = ratings(given_items)
        expected = results_table("x", score_agreement(frame, SCALE, FEW))
        rows = random.Random(1).sample(range(len(frame)), len(frame))
        renamed = frame.iloc[rows].assign(
            rater=lambda f: f["rater"].map({"r0": "z", "r1": "b", "r2": "a"})
        )
        pd.testing.assert_frame_equal(
            results_table("x", score_agreement(renamed, SCALE, FEW)), expected
        )


def test_scores_as_published_have_no_raters_to_compare() -> None:
    given = ratings([[3, 4]])
    bootstrap = Bootstrap(draws=10, level=0.95, seed=1)
    measures = {each.measure for each in score_raters(given, range(6), "half up", bootstrap)}
    assert {"consensus", "krippendorff_alpha", "weighted_kappa"} <= measures
    published = given.iloc[:1].assign(rater=AS_PUBLISHED)
    assert list(score_raters(published, range(6), "half up", bootstrap)) == []


def test_two_raters_agree_in_the_share_of_items_that_they_rate_alike() -> None:
    assert share_agreed(ratings([[1, 1], [2, 3], [4, 4], [5, None]]), SCALE) == pytest.approx(2 / 3)


def test_of_three_raters_each_pair_counts() -> None:
    # All three pairs of the first item; one pair of three of the second.
    assert share_agreed(ratings([[1, 1, 1], [2, 2, 3]]), SCALE) == pytest.approx((3 + 1) / 6)


def test_without_two_ratings_of_an_item_there_is_no_share() -> None:
    assert isnan(share_agreed(ratings([[1, None], [None, 2]]), SCALE))
