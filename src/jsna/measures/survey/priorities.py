"""The order of answers by share: ranks with their intervals, and what cannot be told apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from jsna.measures.results import Result
from jsna.measures.survey.intervals import wilson


def rank_answers(shares: Sequence[Result], confidence: float) -> Iterator[Result]:
    """Rank the answers to a question by their shares.

    Parameters
    ----------
    shares
        The share of each answer, of everyone, as made safe. What is hidden is not ranked, and its
        place is not told.
    confidence
        Joint level of all rank intervals.

    Yields
    ------
    Result
        ``survey_rank`` of each answer: the competition rank, 1 the largest share; ``numerator`` is
        how many share it, ``denominator`` how many are ranked. ``lower`` and ``upper`` are the
        ranks that it could have: 1 and how many are clearly larger; all less how many are clearly
        smaller. ``survey_not_distinguishable`` for each two answers whose intervals overlap [group
        "answer", group_value the other].

    Notes
    -----
    Klein, Wright and Wieczorek (2020), "A joint confidence region for an overall ranking of
    populations", Journal of the Royal Statistical Society C 69: from the intervals of the shares,
    each at the level that keeps the joint one (Bonferroni, which needs no independence, so that it
    holds for select-all questions too). It draws nothing at random.
    """
    shown = [share for share in shares if share.status == "shown"]
    level = 1 - (1 - confidence) / max(len(shown), 1)
    limits = {share.answer: wilson(share.value, share.base, level) for share in shown}
    method = (
        "competition rank by share, equals share a rank; ranks that cannot be excluded from Wilson "
        f"intervals at {confidence:g} jointly (Klein, Wright and Wieczorek 2020); "
        "hidden answers are not ranked"
    )
    for share in shares:
        about = replace(_about(share), measure="survey_rank", unit="rank", method=method)
        if share.status != "shown":
            yield replace(about, status=share.status)
            continue
        lower, upper = limits[share.answer]
        values = [other.value for other in shown]
        yield replace(
            about,
            value=1.0 + sum(value > share.value for value in values),
            lower=1.0 + sum(other > upper for other, _ in limits.values()),
            upper=float(len(shown) - sum(other < lower for _, other in limits.values())),
            confidence=confidence,
            numerator=float(values.count(share.value)),
            denominator=float(len(shown)),
            base=share.base,
        )
    yield from _overlaps(shown, limits, confidence)


def _overlaps(
    shown: Sequence[Result], limits: Mapping[str, tuple[float, float]], confidence: float
) -> Iterator[Result]:
    for own in shown:
        lower, upper = limits[own.answer]
        for other, (least, most) in limits.items():
            if other != own.answer and lower <= most and least <= upper:
                yield replace(
                    _about(own),
                    measure="survey_not_distinguishable",
                    value=1.0,
                    unit="yes or no",
                    group="answer",
                    group_value=other,
                    confidence=confidence,
                    method="their intervals, at the joint level, overlap",
                )


def _about(share: Result) -> Result:
    return Result("", question_id=share.question_id, answer=share.answer)
