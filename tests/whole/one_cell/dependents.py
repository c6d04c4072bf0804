"""Which results can change with which cell, told by hand from the methods.

The package has a statement of its own, ``measures/origins.py``, which is not read here.
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.whole.one_cell.cells import QUESTION, Cell

Row = Mapping[str, str]
# Of the ratings of the row's own service, or of one kind of service where a row is about a kind.
OWN_RATINGS = {
    *("score", "score_unrounded", "shortfall", "triangulation"),
    *("items_rated", "items_not_rated", "items_not_applicable"),
    *("consensus", "consensus_range", "raters_not_applicable"),
    *("change", "score_from", "score_to", "score_in_review", "review_in_series"),
}
# Of the ratings of every service.
ALL_RATINGS = {
    *("margin_to_flip", "overall", "overall_agrees", "overall_by_rule", "overall_if_rounded"),
    *("overall_leave_one_out", "overall_unrounded", "rule_agrees"),
    *("score_mean", "score_median", "score_mode", "score_sum"),
    *("services_at_score", "services_in_band", "services_not_applicable"),
    *("raters", "krippendorff_alpha", "weighted_kappa"),
    *("mean_change", "transition", "services_better", "services_same", "services_worse"),
    *("services_matched", "services_not_comparable", "services_new", "services_gone"),
    *("rank", "rank_interval", "rank_under_one_error", "lowest_k_probability"),
    *("lowest_under_one_error", "services_lowest_under_one_error"),
    *("pairs_not_determined", "pairs_under_one_error", "services_below_target", "shortfall_total"),
    *("pareto_tier", "rank_acceptability", "central_weight", "services_with_finding"),
}
# The count of each service is one out of all gaps.
ALL_GAPS = {"gap_count", "gaps", "gaps_with_status", "gaps_open", "gaps_with_history"}
OWN_LINKS = {"statements_linked", "streams_linked", "triangulation"}
ALL_LINKS = {"pareto_tier", "rank_acceptability", "central_weight", "services_with_finding"}
# Of the settings, of earlier reviews or of how many statements there are: of no cell that is typed.
OF_NONE = {
    *("target", "overall_published", "gaps_open_before", "service_gone", "service_new", "called"),
    *("engagement_issues", "engagement_sources", "priorities", "priorities_in_theme"),
    *("coder_agreement", "coder_agreement_share"),
}
OTHERS = {"overall_without", "pair_under_one_error"}
SURVEY = "survey_"
KNOWN = OWN_RATINGS | ALL_RATINGS | ALL_GAPS | OWN_LINKS | ALL_LINKS | OF_NONE | OTHERS


def can_change(cell: Cell, typed: str, result: Row, kinds: Mapping[str, str]) -> bool:
    """Whether a result may be another one when this is typed into the cell.

    Parameters
    ----------
    cell, typed
        The cell and its new value.
    result
        A row of the results.
    kinds
        The kind of each service by its id.
    """
    measure, service = result["measure"], result["service_id"]
    if cell.column == "score":
        (own,) = cell.about
        return _of_score(result, own, kinds)
    if cell.column in ("gaps", "status"):
        return measure in ALL_GAPS
    if cell.column == "service_id":
        return measure in ALL_LINKS or (measure in OWN_LINKS and service in (cell.value, typed))
    if cell.column == QUESTION:
        # The checks look at all answers of a person together.
        answered = result["question_id"] == QUESTION or measure == "survey_flagged"
        return measure.startswith(SURVEY) and answered
    return False


def must_change(cell: Cell) -> set[str]:
    """Measures of which some result is another one, whatever is typed.

    Published counts of a survey are rounded: which of them one answer moves cannot be said.
    """
    whole = cell.role == "assessment"
    return {
        "score": {"score", "score_sum", "services_at_score"} if whole else set(),
        "gaps": {"gap_count", "gaps", "gaps_with_status"},
        "status": {"gaps_with_status"},
        "service_id": {"statements_linked"},
    }.get(cell.column, set())


def _of_score(result: Row, own: str, kinds: Mapping[str, str]) -> bool:
    measure, service = result["measure"], result["service_id"]
    if measure == "overall_without":
        return service != own  # what is left out does not count
    if measure == "pair_under_one_error":
        return own in (service, result["group_value"])
    if result["group"] == "kind" and result["group_value"] != kinds[own]:
        return False
    return measure in ALL_RATINGS or (measure in OWN_RATINGS and service == own)
