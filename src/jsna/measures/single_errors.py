"""What no single one-point error in the ratings can change: no probability is needed.

Every case is looked at: all scores as rated, and each score one point up or down where the scale
allows it. What holds in every case does not rest on any one rating. See docs/methods.md, "Gap
rankings".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.measures.rankings import places_of_scores, places_of_second
from jsna.measures.results import Result
from jsna.measures.simulated_ranks import competition_ranks, keys_of
from jsna.review.tool import Tool

LOWEST = ("always", "can be", "never")
PAIRS = ("kept", "can tie", "not determined", "stays tied")
_CASES = "all scores as rated, and every single score one point up or down within the scale"
Places = NDArray[np.int64]


def single_error_ranks(
    assessment: pd.DataFrame, tool: Tool, target: int, second: pd.Series[Any] | None = None
) -> Iterator[Result]:
    """The range of each service's rank, and whether it is the lowest, under any single error.

    Parameters
    ----------
    assessment
        One row a rated service: ``service_id``, ``score``. The order of the rows does not matter.
    tool
        The tool, for its scale and its bands.
    target
        The score that a service should reach.
    second
        The second key, if the review lists one: see ``jsna.measures.rankings.rank_services``.

    Yields
    ------
    Result
        ``rank_under_one_error`` for each service: ``value`` is its rank as rated, ``lower`` and
        ``upper`` the lowest and highest rank in any case. ``lowest_under_one_error`` for each
        service, with one of ``LOWEST`` as its answer: whether it is the lowest or a joint lowest
        in all cases, in some or in none; ``numerator`` is in how many, ``denominator`` of how many.
        ``services_lowest_under_one_error`` counts the services with each answer.
    """
    ids, cases = _cases(assessment, tool, target, second)
    ranks = competition_ranks(cases)
    words = []
    for service_id, own in zip(ids, ranks, strict=True):
        yield Result(
            "rank_under_one_error",
            float(own[0]),
            "rank",
            f"competition rank as rated; lowest and highest rank over the cases: {_CASES}",
            service_id=service_id,
            lower=float(own.min()),
            upper=float(own.max()),
            base=len(ids),
        )
        lowest = int((own == 1).sum())
        words.append("always" if lowest == len(own) else "can be" if lowest else "never")
        yield Result(
            "lowest_under_one_error",
            lowest,
            "cases",
            f"cases in which it is the lowest or a joint lowest: {_CASES}",
            service_id=service_id,
            answer=words[-1],
            numerator=lowest,
            denominator=len(own),
        )
    yield from _counts("services_lowest_under_one_error", "services", LOWEST, words)


def single_error_pairs(
    assessment: pd.DataFrame, tool: Tool, target: int, second: pd.Series[Any] | None = None
) -> Iterator[Result]:
    """Which pairs of services keep their order under any single error.

    Parameters
    ----------
    assessment, tool, target, second
        As for ``single_error_ranks``.

    Yields
    ------
    Result
        ``pair_under_one_error`` for each pair [service_id, group "service", group_value the other],
        with one of ``PAIRS`` as its answer: the first stays lower in all cases; the two can tie but
        never change places; either can be the lower one; they tie in all cases. Where the order is
        not determined the first is first by its id alone. ``pairs_under_one_error`` counts the
        pairs with each answer. ``pairs_not_determined`` [group "score"] counts, for each score that
        several services share, the pairs of these whose order is not determined.
    """
    ids, cases = _cases(assessment, tool, target, second)
    words = []
    for one, two in combinations(range(len(ids)), 2):
        signs = set(np.sign(cases[one] - cases[two]).tolist())
        lower, other = (two, one) if 1 in signs and -1 not in signs else (one, two)
        words.append(_word(signs))
        yield Result(
            "pair_under_one_error",
            method=f"order of the two over the cases: {_CASES}",
            service_id=ids[lower],
            answer=words[-1],
            group="service",
            group_value=ids[other],
        )
    yield from _counts("pairs_under_one_error", "pairs", PAIRS, words)
    scores = [int(each) for each in assessment.sort_values("service_id")["score"]]
    yield from _within_scores(scores, words)


def _word(signs: set[int]) -> str:
    """The word for a pair, from whether the first is lower (-1), equal or higher in the cases."""
    if {-1, 1} <= signs:
        return "not determined"
    if signs == {0}:
        return "stays tied"
    return "can tie" if 0 in signs else "kept"


def _within_scores(scores: list[int], words: list[str]) -> Iterator[Result]:
    pairs = list(zip(combinations(scores, 2), words, strict=True))
    for score in sorted(set(scores)):
        own = [word for pair, word in pairs if pair == (score, score)]
        if own:
            yield Result(
                "pairs_not_determined",
                own.count("not determined"),
                "pairs",
                f"pairs of services with this score, either of which can be the lower: {_CASES}",
                group="score",
                group_value=str(score),
                numerator=own.count("not determined"),
                denominator=len(own),
            )


def _cases(
    assessment: pd.DataFrame, tool: Tool, target: int, second: pd.Series[Any] | None
) -> tuple[list[str], Places]:
    """The services by id, and the place of each (row) in each case (column; as rated first)."""
    ordered = assessment.sort_values("service_id")
    levels = ordered["score"].to_numpy(dtype=np.int64) - tool.minimum
    places = np.asarray(places_of_scores(tool, target))
    cases = [levels]
    for row, level in enumerate(levels):
        for other in (level - 1, level + 1):
            if 0 <= other < len(places):
                moved = levels.copy()
                moved[row] = other
                cases.append(moved)
    ids = [str(each) for each in ordered["service_id"]]
    return ids, keys_of(places[np.column_stack(cases)], places_of_second(ids, second))


def _counts(
    measure: str, unit: str, answers: tuple[str, ...], words: list[str]
) -> Iterator[Result]:
    for answer in answers:
        count = words.count(answer)
        yield Result(
            measure,
            count,
            unit,
            f"count over the cases: {_CASES}",
            answer=answer,
            numerator=count,
            denominator=len(words),
        )
