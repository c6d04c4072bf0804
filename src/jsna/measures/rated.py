"""The scores that an overall score is made of, by service; what is not applicable is never 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import pandas as pd

from jsna.measures.rules import Scheme, Score, combine, combine_areas


@dataclass(frozen=True)
class Rated:
    """The rated services of a review, or of one kind of service.

    Parameters
    ----------
    whole
        The whole score of each service, as rated or as rolled up from its items.
    used
        What the overall score is made of: the whole scores, or the unrounded ones where a review
        has items and rounds once, at the end.
    kinds
        The kind of each service.
    left_out
        How many services have no score, mostly since they are not applicable.
    """

    whole: dict[str, int]
    used: dict[str, Score]
    kinds: dict[str, str]
    left_out: int = 0

    def by_kind(self) -> dict[str, Rated]:
        """The same, limited to each kind of service that has a rated one."""
        return {
            kind: self._only([name for name, own in self.kinds.items() if own == kind])
            for kind in sorted(set(self.kinds.values()))
        }

    def without(self, service_id: str) -> Rated:
        """The same, as if a service had not been rated."""
        return self._only([name for name in self.whole if name != service_id])

    def with_used(self, scores: Mapping[str, Score]) -> Rated:
        """The same, with other scores to make the overall one of."""
        return replace(self, used=dict(scores))

    def overall(self, scheme: Scheme) -> Fraction | None:
        """The overall score before its last rounding; nothing where the rule has no answer."""
        if scheme.rounded_first == "kinds":
            return combine_areas(self.areas(), scheme)
        return combine(self.used, scheme)

    def overall_rounded(self, scheme: Scheme) -> int | None:
        """The overall score; nothing where the rule has no answer."""
        value = self.overall(scheme)
        return None if value is None else scheme.rounded(value)

    def areas(self) -> dict[str, dict[str, Score]]:
        """The scores that are used, kind by kind."""
        return {kind: part.used for kind, part in self.by_kind().items()}

    def _only(self, names: list[str]) -> Rated:
        return Rated(
            {name: self.whole[name] for name in names},
            {name: self.used[name] for name in names},
            {name: self.kinds[name] for name in names},
        )


def rated_services(
    assessment: pd.DataFrame, scheme: Scheme, exact: Mapping[str, Fraction] | None = None
) -> Rated:
    """What an assessment gives to an overall score.

    Parameters
    ----------
    assessment
        One row a service: ``service_id``, ``kind``, ``score``; a missing score says that the
        service is not applicable, or that its items give none.
    scheme
        Whether the scores of services are rounded before the total is made.
    exact
        Unrounded score of each service, where a review has items.
    """
    rows = assessment.dropna(subset="score").sort_values("service_id")
    whole = {
        name: int(score) for name, score in zip(rows["service_id"], rows["score"], strict=True)
    }
    kinds = dict(zip(rows["service_id"], rows["kind"], strict=True))
    used: dict[str, Score] = dict(whole)
    if exact is not None and scheme.rounded_first != "services":
        used = {name: exact[name] for name in whole}
    return Rated(whole, used, kinds, len(assessment) - len(rows))


def within_kinds(scheme: Scheme) -> Scheme:
    """The scheme for services of one kind: there are no kinds left to round first."""
    one_stage = scheme.rounded_first == "kinds"
    return replace(scheme, rounded_first="nothing") if one_stage else scheme
