"""Where the results of each measure come from."""

from __future__ import annotations

from dataclasses import replace

from jsna.measures.origin import Made, Origin

_SCORES, _RANKINGS, _VOICE = "03_scores", "04_gap_rankings", "05_residents_voice"
_SERVICES = Made(_SCORES, "distribution", "score_services")
_DISTRIBUTION = Made(_SCORES, "distribution", "score_distribution")
_OVERALL = Made(_SCORES, "overall", "score_overall")
_TRIED = Made(_SCORES, "overall", "score_by_tried_rules")
_ROLLED_UP = Made(_SCORES, "overall", "score_roll_up")
_FIRM = Made(_SCORES, "firm", "how_firm")
_RATERS = Made(_SCORES, "raters", "score_raters")
_TRENDS = Made(_SCORES, "change", "trends")
_RANKS = Made(_RANKINGS, "rank", "rank_services")
_SHORTFALLS = Made(_RANKINGS, "rank", "shortfalls")
_ONE_ERROR = Made(_RANKINGS, "sure", "single_error_ranks")
_PAIRS = Made(_RANKINGS, "sure", "single_error_pairs")
_MISRATING = Made(_RANKINGS, "sure", "rank_uncertainty")
_TIERS = Made(_RANKINGS, "criteria", "pareto_tiers")
_ACCEPTABILITY = Made(_RANKINGS, "criteria", "rank_acceptability")
_WEIGHTS = Made(_RANKINGS, "criteria", "central_weights")
_GAPS = Made(_RANKINGS, "gaps", "count_gaps")
_HISTORIES = Made(_RANKINGS, "gaps", "count_histories")
_STATEMENTS = Made(_VOICE, "statements", "count_statements")
_FINDINGS = Made(_VOICE, "triangulation", "triangulate")

_RULE, _ITEMS, _TARGET = ("overall",), ("items",), ("ranking",)
_ASSUMED = ("ranking", "misrating")
_BEFORE = ("review", "score_results")
_ALL = Origin(_DISTRIBUTION, ratings="all", settings=_ITEMS)
_BY_RULE = Origin(_OVERALL, ratings="all", settings=(*_RULE, *_ITEMS))
_BY_FIRM = Origin(_FIRM, ratings="all", settings=(*_RULE, *_ITEMS))
_OF_ITEM = Origin(_RATERS, ratings="item", settings=_ITEMS)
_OF_RATERS = Origin(_RATERS, ratings="all", settings=_ITEMS)
_OF_SERVICE = Origin(_ROLLED_UP, ratings="own", settings=_ITEMS)
_MOVED = Origin(_TRENDS, ratings="own", earlier=_BEFORE)
_MOVES = Origin(_TRENDS, ratings="all", earlier=_BEFORE)
_SHORT = Origin(_SHORTFALLS, ratings="all", settings=_TARGET)
_PAIRED = Origin(_PAIRS, ratings="all", settings=_TARGET)
_IF_ONE = Origin(_ONE_ERROR, ratings="all", settings=_TARGET)
_SURE = Origin(_MISRATING, ratings="all", settings=_ASSUMED)
_LISTED = Origin(_HISTORIES, gaps="all", earlier=("gap_statements",))
_LINKED = Origin(_FINDINGS, links="own", settings=_TARGET)

_ANSWERS = Origin(
    Made(_VOICE, "answers", "survey_results"), answers=True, settings=("disclosure", "estimates")
)

ORIGINS: dict[str, Origin] = {
    **dict.fromkeys(
        (
            *("survey_respondents", "survey_base", "survey_outside_base", "survey_not_in_base"),
            *("survey_share", "survey_share_weighted", "survey_share_together", "survey_rank"),
            *("survey_not_distinguishable", "survey_mean", "survey_median"),
            *("survey_lower_quartile", "survey_upper_quartile", "coder_agreement"),
            *("survey_flagged", "coder_agreement_share"),
        ),
        _ANSWERS,
    ),
    "score": Origin(_SERVICES, ratings="own", settings=_ITEMS),
    **dict.fromkeys(("services_at_score", "services_in_band"), _ALL),
    **dict.fromkeys(
        (
            *("overall", "overall_unrounded", "overall_agrees"),
            *("score_sum", "score_mean", "score_median", "score_mode"),
        ),
        _BY_RULE,
    ),
    "overall_published": Origin(_OVERALL, settings=_RULE),
    **dict.fromkeys(
        ("overall_by_rule", "rule_agrees"),
        Origin(_TRIED, ratings="all", settings=(*_RULE, *_ITEMS)),
    ),
    **dict.fromkeys(
        ("items_rated", "items_not_rated", "items_not_applicable", "score_unrounded"), _OF_SERVICE
    ),
    "services_not_applicable": Origin(_ROLLED_UP, ratings="all", settings=_ITEMS),
    **dict.fromkeys(
        ("margin_to_flip", "overall_leave_one_out", "overall_without", "overall_if_rounded"),
        _BY_FIRM,
    ),
    **dict.fromkeys(("consensus", "consensus_range", "raters_not_applicable"), _OF_ITEM),
    **dict.fromkeys(("raters", "krippendorff_alpha", "weighted_kappa"), _OF_RATERS),
    **dict.fromkeys(
        (
            *("change", "score_from", "score_to", "service_new", "service_gone"),
            *("score_in_review", "review_in_series", "called"),
        ),
        _MOVED,
    ),
    **dict.fromkeys(
        (
            *("mean_change", "transition", "services_matched", "services_better"),
            *("services_same", "services_worse", "services_new", "services_gone"),
            "services_not_comparable",
        ),
        _MOVES,
    ),
    "rank": Origin(_RANKS, ratings="all", settings=_TARGET),
    "target": Origin(_SHORTFALLS, settings=_TARGET),
    "shortfall": Origin(_SHORTFALLS, ratings="own", settings=_TARGET),
    **dict.fromkeys(("shortfall_total", "services_below_target"), _SHORT),
    **dict.fromkeys(
        ("rank_under_one_error", "lowest_under_one_error", "services_lowest_under_one_error"),
        _IF_ONE,
    ),
    "pair_under_one_error": Origin(_PAIRS, ratings="pair", settings=_TARGET),
    **dict.fromkeys(("pairs_under_one_error", "pairs_not_determined"), _PAIRED),
    **dict.fromkeys(("rank_interval", "lowest_k_probability"), _SURE),
    "pareto_tier": Origin(_TIERS, ratings="all", links="all", settings=_TARGET),
    "rank_acceptability": Origin(_ACCEPTABILITY, ratings="all", links="all", settings=_ASSUMED),
    "central_weight": Origin(_WEIGHTS, ratings="all", links="all", settings=_ASSUMED),
    "gap_count": Origin(_GAPS, gaps="own"),
    **dict.fromkeys(("gaps", "gaps_with_status"), Origin(_GAPS, gaps="all")),
    **dict.fromkeys(("gaps_open", "gaps_open_before", "gaps_with_history"), _LISTED),
    "engagement_issues": Origin(_STATEMENTS, statements="engagement issue"),
    "engagement_sources": Origin(_STATEMENTS, statements="engagement source"),
    **dict.fromkeys(
        ("priorities", "priorities_in_theme"), Origin(_STATEMENTS, statements="priority")
    ),
    "statements_linked": Origin(_FINDINGS, links="stream"),
    "streams_linked": _LINKED,
    "triangulation": Origin(_FINDINGS, ratings="own", links="own", settings=_TARGET),
    "services_with_finding": Origin(_FINDINGS, ratings="all", links="all", settings=_TARGET),
}

# What orders the services: by the streams too, where these are the review's second key.
_ORDERED = (_RANKS, _ONE_ERROR, _PAIRS, _MISRATING)


def origin_of(measure: str, second_key: str) -> Origin:
    """What the results of a measure rest on in a review.

    Parameters
    ----------
    measure
        The measure.
    second_key
        The second key of the review's ranking, or "".

    Raises
    ------
    KeyError
        If the measure has no origin: a defect, since each measure is listed above.
    """
    origin = ORIGINS[measure]
    by_streams = second_key == "streams" and origin.made in _ORDERED
    return replace(origin, links="all") if by_streams else origin
