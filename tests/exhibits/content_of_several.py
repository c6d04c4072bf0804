"""A made-up place with three reviews, for the exhibits that need several, written by hand.

Of its twelve services one is new in the last review, one is gone, and one has a break before it.
The changes, ranks and intervals below were worked out from the scores with pencil and paper.
"""

from __future__ import annotations

from dataclasses import replace
from math import nan
from typing import Any

import pandas as pd

from jsna.exhibits.base import Content
from jsna.review.codebook import Codebook, Service
from jsna.review.project import Project
from jsna.review.tool import read_tool
from tests.exhibits.content_of_reviews import (
    COLUMNS,
    NUMBERS,
    PROJECT,
    STATUS,
    content_of_2023,
    gap_frame,
    link_frame,
    overall_rows,
    result,
    results_of,
    review_of,
    voice_frame,
)

assert isinstance(PROJECT, Project)
REVIEWS = ("example-2023", "example-2024", "example-2025")
SINCE: dict[str, Any] = {"group": "since", "group_value": "example-2024"}
BREAK = "the codebook marks a break: it was split from the crisis line"
MISRATING = (
    "10,000 draws of misrating, seed 1: each score one point out with probability 0.2, up or down "
    "equally, never beyond an end of the scale; twice the standard error of a share at most 0.01"
)
WEIGHTS = (
    "share of the draws with this competition rank; SMAA-O (Lahdelma, Miettinen and Salminen 2003) "
    "over shortfall, streams; 10,000 draws of weights and of the values of the levels, seed 1"
)
# service_id, name, kind, the score in each review (nothing where it was not rated)
SERVICES: list[tuple[str, str, str, tuple[int | None, ...]]] = [
    ("care-pathway", "Care pathway", "system", (1, 2, 3)),
    ("networks", "Clinical networks", "system", (3, 3, 3)),
    ("training", "Training", "system", (2, 2, 1)),
    ("maternity", "Maternity services", "service", (3, 4, 4)),
    ("general-practice", "General practice", "service", (2, 3, 4)),
    ("health-visiting", "Health visiting", "service", (4, 3, 2)),
    ("crisis-line", "Crisis line", "service", (3, 2, 4)),
    ("peer-support", "Peer support for parents with babies in neonatal care", "service",
     (None, None, 3)),
    ("helpline", "Telephone helpline", "service", (2, 2, None)),
    ("infant-mental-health", "Infant mental health", "cross-cutting", (0, 1, 2)),
    ("dads-partners", "Information for fathers and partners", "cross-cutting", (2, 2, 2)),
    ("voluntary-sector", "Voluntary sector", "service", (2, 4, 5)),
]  # fmt: skip
WITH_A_GAP = ("care-pathway", "networks", "training")
# Competition rank in the last review, how many share it, the interval, the range under one error.
RANKS = {
    "care-pathway": (5, 3, (2, 7), (2, 8)),
    "networks": (5, 3, (2, 7), (2, 8)),
    "training": (1, 1, (1, 2), (1, 1)),
    "maternity": (8, 3, (5, 10), (5, 11)),
    "general-practice": (8, 3, (5, 10), (5, 11)),
    "health-visiting": (2, 3, (1, 5), (1, 5)),
    "crisis-line": (8, 3, (5, 10), (5, 11)),
    "peer-support": (5, 3, (2, 7), (2, 8)),
    "infant-mental-health": (2, 3, (1, 5), (1, 5)),
    "dads-partners": (2, 3, (1, 5), (1, 5)),
    "voluntary-sector": (11, 1, (8, 11), (8, 11)),
}
CHANGES = {
    "care-pathway": "better",
    "networks": "same",
    "training": "worse",
    "maternity": "same",
    "general-practice": "better",
    "health-visiting": "worse",
    "infant-mental-health": "better",
    "dads-partners": "same",
    "voluntary-sector": "better",
}
TRANSITIONS = {"2 to 3": 1, "3 to 3": 1, "2 to 1": 1, "4 to 4": 1, "3 to 4": 1, "3 to 2": 1,
               "1 to 2": 1, "2 to 2": 1, "4 to 5": 1}  # fmt: skip


def frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Rows as a results table."""
    return pd.DataFrame(rows, columns=COLUMNS).astype(dict.fromkeys(NUMBERS, "float64"))


def with_results(content: Content, rows: list[dict[str, Any]]) -> Content:
    """A content with more results."""
    return replace(content, results=pd.concat([content.results, frame(rows)], ignore_index=True))


def without(content: Content, *measures: str) -> Content:
    """A content without the results of some measures."""
    kept = content.results[~content.results["measure"].isin(measures)]
    return replace(content, results=kept)


def content_of_three() -> Content:
    """The last of three reviews of the made-up place, with all that can be said of it."""
    review = review_of(
        id=REVIEWS[-1],
        title="Gaps in an example of services",
        area="Exampleshire",
        earlier=REVIEWS[:-1],
        date="2025-04",
        stream={"ratings": {"name": "Service ratings", "date": "2025-04"}},
    )
    tool = read_tool(PROJECT, review.tool.id, review.tool.version)
    now = {key: scores[-1] for key, *_, scores in SERVICES}
    facts = [
        (key, score, RANKS[key][0], RANKS[key][1], key in WITH_A_GAP, "rating only")
        for key, score in now.items()
        if score is not None
    ]
    status = dict.fromkeys(STATUS, 0) | {"open": 2, "in development": 1, "closed": 1}
    codebook = Codebook(tuple(Service(key, name, kind) for key, name, kind, _ in SERVICES))
    results = results_of(facts, tool, overall_rows(33 / 11, 3, None), status)
    results = results[results["measure"] != "gaps"]
    content = Content(review, tool, codebook, results, recorded(), voice_frame([]), link_frame([]))
    ranges = {key: (own, one) for key, (_, _, own, one) in RANKS.items()}
    more = [
        result("gaps", 4),
        *change_rows(),
        *series_rows(),
        *range_rows(ranges),
        *acceptability_rows(),
        *one_error_rows(),
        *firmness_rows(),
        *rater_rows(),
        *history_rows(),
    ]
    return replace(with_results(content, more), gap_register=register())


def change_rows() -> list[dict[str, Any]]:
    """The results of the comparison with the review before."""
    rows = []
    scores = {key: own for key, *_, own in SERVICES}
    for key, word in CHANGES.items():
        before, after = scores[key][1] or 0, scores[key][2] or 0
        rows += [
            result("change", after - before, service_id=key, answer=word),
            result("score_from", before, service_id=key),
            result("score_to", after, service_id=key),
        ]
    rows += [
        result("change", service_id="crisis-line", status="not comparable",
               method=f"not comparable: {BREAK}"),
        result("service_new", 3, service_id="peer-support"),
        result("service_gone", 2, service_id="helpline"),
        result("services_new", 1),
        result("services_gone", 1),
        result("services_not_comparable", 1),
        result("services_matched", 9),
        result("services_better", 4, denominator=9),
        result("services_same", 3, denominator=9),
        result("services_worse", 2, denominator=9),
        result("mean_change", status="not comparable",
               method="not comparable: not the same services, or not all comparable: crisis-line"),
    ]  # fmt: skip
    rows += [result("transition", n, answer=move, denominator=9) for move, n in TRANSITIONS.items()]
    return [row | SINCE for row in rows]


def series_rows() -> list[dict[str, Any]]:
    """The scores of the three reviews side by side."""
    rows = []
    for place, review in enumerate(REVIEWS):
        group = {"group": "review", "group_value": review}
        rated = {key: own[place] for key, *_, own in SERVICES if own[place] is not None}
        rows.append(result("review_in_series", place + 1, base=len(rated), **group))
        for key, score in rated.items():
            broken = key == "crisis-line" and review != REVIEWS[-1]
            why = {"status": "not comparable", "method": f"not comparable: {BREAK}"}
            said = why if broken else {"method": "score as published"}
            value = nan if broken or score is None else score
            rows.append(result("score_in_review", value, service_id=key, **said, **group))
    return rows


def range_rows(
    ranges: dict[str, tuple[tuple[int, int], tuple[int, int]]],
) -> list[dict[str, Any]]:
    """Rank intervals and ranges under any single error."""
    made = f"competition rank as rated; interval at level 0.9 from {MISRATING}"
    rows = []
    for key, ((lower, upper), (least, most)) in ranges.items():
        rows.append(
            result("rank_interval", 1, service_id=key, lower=lower, upper=upper, confidence=0.9,
                   method=made)
        )  # fmt: skip
        rows.append(result("rank_under_one_error", 1, service_id=key, lower=least, upper=most))
    return rows


SHARES = {
    "training": {1: 0.7164, 2: 0.28, 3: 0.0036},
    "infant-mental-health": {1: 0.2836, 2: 0.62, 3: 0.0964},
    "health-visiting": {2: 0.1, 3: 0.8964, 4: 0.0036},
    "dads-partners": {4: 1.0},
    "care-pathway": {5: 0.9964, 8: 0.0036},
    "networks": {5: 0.9964, 8: 0.0036},
    "peer-support": {7: 1.0},
    "maternity": {8: 0.5, 9: 0.5},
    "general-practice": {8: 0.5, 9: 0.5},
    "crisis-line": {10: 1.0},
    "voluntary-sector": {11: 1.0},
}


def acceptability_rows() -> list[dict[str, Any]]:
    """The share of draws of each service and rank."""
    return [
        result("rank_acceptability", own.get(rank, 0.0), service_id=key, group="rank",
               group_value=str(rank), denominator=10000, method=WEIGHTS)
        for key, own in SHARES.items()
        for rank in range(1, 12)
    ]  # fmt: skip


def sure_of_2023() -> Content:
    """The review of 2023 with how sure its ranks are, as docs/methods.md says it."""
    ranges = {1: (1, 1), 2: (1, 6), 7: (2, 12), 13: (7, 15)}
    content = content_of_2023()
    own = {each.service_id: ranges[each.rank] for each in content.services}
    return with_results(content, range_rows({key: (each, each) for key, each in own.items()}))


# Under any single error training (1) stays the lowest or joint lowest: the services rated 2 come
# level with it if it goes up or they go down. Those rated 4 and 5 never come near.
LOWEST = {"training": "always", "health-visiting": "can be", "infant-mental-health": "can be",
          "dads-partners": "can be"}  # fmt: skip
TIERS = {"training": 1, "infant-mental-health": 1}


def one_error_rows() -> list[dict[str, Any]]:
    """What one error can do, the probability of being among the lowest, and the tiers."""
    rated = {key: own[2] for key, *_, own in SERVICES if own[2] is not None}
    rows = []
    for key, score in rated.items():
        rows += [
            result("lowest_under_one_error", service_id=key, answer=LOWEST.get(key, "never"),
                   denominator=22),
            result("lowest_k_probability", 0.9996 if key == "training" else 0.25, service_id=key,
                   group="lowest", group_value="3", denominator=10000),
            result("lowest_k_probability", 0.0001 if score >= 4 else 0.5, service_id=key,
                   group="lowest", group_value="5", denominator=10000),
            result("pareto_tier", TIERS.get(key, 2), service_id=key,
                   method="successive fronts that no service exceeds on shortfall, streams"),
        ]  # fmt: skip
        for other, its in rated.items():
            if (score, key) < (its, other):
                word = {0: "not determined", 1: "can tie"}.get(its - score, "kept")
                rows.append(
                    result("pair_under_one_error", service_id=key, answer=word, group="service",
                           group_value=other)
                )  # fmt: skip
    pairs = {"2": 3, "3": 3, "4": 3}
    rows += [
        result("pairs_not_determined", n, group="score", group_value=score, denominator=n)
        for score, n in pairs.items()
    ]
    return rows


def firmness_rows() -> list[dict[str, Any]]:
    """How firm the overall score of 3 is: 33 points over 11 services; none was published."""
    method = "mean, rounded half up; fewest one-point changes"
    kind: dict[str, Any] = {"group": "kind", "group_value": "system"}
    return [
        result("margin_to_flip", 6, answer="down", method=method),
        result("margin_to_flip", 6, answer="up", method=method),
        result("overall_leave_one_out", 3, lower=2.8, upper=3.2, numerator=0, denominator=11),
        result("overall_without", 2.8, service_id="voluntary-sector"),
        result("overall_without", 3.2, service_id="training"),
        result("overall_without", 3, service_id="networks"),
        result("overall_if_rounded", 3, lower=2.5, upper=3.5, answer="[)"),
        result("overall", 2, method="mean, rounded half up", base=3, **kind),
        result("overall_unrounded", 7 / 3, base=3, **kind),
        result("margin_to_flip", 3, answer="down", **kind),
        result("margin_to_flip", status="not estimable", answer="up",
               method="fewest one-point changes: no change within the scale does that", **kind),
        result("overall_leave_one_out", 7 / 3, lower=2, upper=3, numerator=1, denominator=3,
               **kind),
        result("overall_without", 2, service_id="care-pathway", **kind),
        result("overall_without", 2, service_id="networks", **kind),
        result("overall_without", 3, service_id="training", **kind),
    ]  # fmt: skip


def rater_rows() -> list[dict[str, Any]]:
    """Three raters, so that kappa, which compares two, is not estimable."""
    drawn = "95% percentile interval from 2,000 draws of items, seed 1"
    alphas = {
        "ordinal": (0.72, 0.55, 0.84),
        "interval": (0.7, 0.5, 0.83),
        "nominal": (0.4, 0.2, 0.6),
    }
    rows = [
        result("krippendorff_alpha", value, answer=name, lower=lower, upper=upper, base=40,
               confidence=0.95, method=f"Krippendorff's alpha, {name} metric; {drawn}")
        for name, (value, lower, upper) in alphas.items()
    ]  # fmt: skip
    rows += [
        result("weighted_kappa", answer=name, status="not estimable",
               method=f"weighted kappa, {name} weights: it compares two raters, and there are 3")
        for name in ("linear", "quadratic")
    ]  # fmt: skip
    apart = {"care-pathway": 2, "networks": 0, "training": 3}
    rows += [result("consensus_range", n, service_id=key, item_id="i1") for key, n in apart.items()]
    return [*rows, result("raters", 3)]


def history_rows() -> list[dict[str, Any]]:
    """How many gaps have each history."""
    counts = {"new": 1, "carried on": 1, "reopened": 1, "closed": 1, "closed earlier": 0}
    return [result("gaps_with_history", n, answer=word, **SINCE) for word, n in counts.items()]


def recorded() -> pd.DataFrame:
    """The gaps of the register as the last review lists them."""
    gaps = register()
    listed = zip(gaps["gap_id"], gaps["service_id"], gaps["text"], gaps["status"], strict=True)
    return gap_frame([(*gap, 0) for gap in listed])


def register() -> pd.DataFrame:
    """A gap of each history; nothing is said of evidence, and one gap names no service."""
    rows = [
        ("training.1", "training", "No training for new staff", "in development", "carried on",
         "example-2023: open; example-2024: open; example-2025: in development", "Workforce",
         "midwives", "The board", "2026"),
        ("networks.1", "networks", "No lead", "open", "reopened",
         "example-2023: open; example-2024: closed; example-2025: open", "", "", "", ""),
        ("G9", "", "Nobody is told whom to call", "open", "new", "example-2025: open", "Access",
         "", "", ""),
        ("care-pathway.1", "care-pathway", "The pathway is not written down", "closed", "closed",
         "example-2024: open; example-2025: closed", "", "", "", ""),
    ]  # fmt: skip
    columns = ["gap_id", "service_id", "text", "status", "history", "trail", "theme", "affects",
               "owner", "date"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns).assign(evidence="", first_review="example-2023")


def firm_of_2023() -> Content:
    """The review of 2023 with how firm its overall score is, as docs/methods.md says it.

    41 points over 15 services: without a service rated s, (41 - s) / 14.
    """
    content = content_of_2023()
    without_each = [
        result("overall_without", (41 - each.score) / 14, service_id=each.service_id)
        for each in content.services
    ]
    rules = {"mean": 3, "median": 3, "mode": 3, "minimum": 1, "harmonic mean": 2,
             "mean, rounded down": 2}  # fmt: skip
    tried = [
        row
        for rule, score in rules.items()
        for row in (
            result("overall_by_rule", score, answer=rule),
            result("rule_agrees", float(score == 3), answer=rule),
        )
    ]
    return with_results(
        content,
        [
            result("margin_to_flip", 4, answer="down"),
            result("margin_to_flip", 12, answer="up"),
            result("overall_leave_one_out", 41 / 15, lower=37 / 14, upper=40 / 14, numerator=0,
                   denominator=15),
            result("overall_if_rounded", 41 / 15, lower=33.5 / 15, upper=48.5 / 15, answer="[)"),
            *without_each,
            *tried,
        ],
    )  # fmt: skip
