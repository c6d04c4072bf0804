"""Flags ratings whose own gaps say something else, at whatever grain the services were rated."""

from __future__ import annotations

from jsna.preparation.assessment import CleanAssessment
from jsna.review.codebook import Codebook
from jsna.review.declared import AS_PUBLISHED
from jsna.review.settings import Review
from jsna.review.tool import Tool


def flag_ratings(
    assessment: CleanAssessment, review: Review, codebook: Codebook, tool: Tool
) -> CleanAssessment:
    """The assessment with these flags."""
    scores = _scores_of_services(assessment, review, codebook, tool)
    return assessment.flagged(scores, codebook, tool.quality_known_from)


def _scores_of_services(
    assessment: CleanAssessment, review: Review, codebook: Codebook, tool: Tool
) -> dict[str, int]:
    """The score of each service: as published, or the consensus of its raters and items."""
    if {rating.rater for rating in assessment.ratings} == {AS_PUBLISHED}:
        rated = {rating.service_id: rating.score for rating in assessment.ratings}
        return {service_id: score for service_id, score in rated.items() if score is not None}
    # Loaded here: a published table needs no frames, and is checked at once.
    from jsna.measures.rollup import assessment_of, roll_up
    from jsna.measures.rules import scheme_of
    from jsna.preparation.frames import records_as_frames, scores_of

    scheme = scheme_of(review.item_scores)
    services = roll_up(records_as_frames(assessment)["ratings"], scheme)
    return scores_of(assessment_of(services, codebook, tool, scheme))
