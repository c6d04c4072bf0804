"""How the data flows: the steps of a review, each a notebook with the tables it reads and writes.

A step starts when the tables that it reads are there, so what stands apart here runs side by side.
Tables named in ``RESTRICTED`` can hold what a respondent gave: they stay in ``data/processed`` and
no notebook, figure or table may show them. All others are public and are published.
"""

from __future__ import annotations

from dataclasses import dataclass

from jsna.errors import UsageError, did_you_mean


@dataclass(frozen=True)
class Step:
    """One notebook of the pipeline.

    Parameters
    ----------
    notebook
        Name of the notebook in ``notebooks/``, without its ending.
    inputs
        Inputs of ``review.toml`` that it reads.
    reads, writes
        Stored tables that it reads and writes.
    """

    notebook: str
    inputs: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()


STEPS = (
    Step(
        "01_clean_assessment",
        inputs=("assessment", "ratings", "gaps"),
        writes=(
            "review",
            "ratings",
            "assessment",
            "gap_statements",
            "assessment_issues",
            "assessment_changes",
        ),
    ),
    Step(
        "02_clean_survey",
        inputs=(
            "priorities",
            "engagement_issues",
            "engagement_sources",
            "evidence_links",
            "survey_export",
            "survey_codings",
        ),
        writes=(
            *("voice_statements", "links", "responses", "survey_findings", "survey_codings"),
            *("survey_issues", "survey_changes"),
        ),
    ),
    Step("03_scores", reads=("ratings", "assessment"), writes=("score_results",)),
    Step(
        "04_gap_rankings",
        reads=("assessment", "gap_statements", "links"),
        writes=("ranking_results", "gap_register"),
    ),
    Step(
        "05_residents_voice",
        reads=(
            *("assessment", "voice_statements", "links"),
            *("responses", "survey_findings", "survey_codings"),
        ),
        writes=("voice_results",),
    ),
    Step(
        "06_chapter",
        reads=(
            "score_results",
            "ranking_results",
            "voice_results",
            "gap_statements",
            "gap_register",
            "assessment_issues",
            "survey_issues",
            "survey_changes",
            "voice_statements",
            "links",
        ),
    ),
)

RESTRICTED = frozenset({"responses", "survey_findings", "survey_codings"})


def step_of(notebook: str) -> Step:
    """The step with this notebook.

    Raises
    ------
    UsageError
        If there is none.
    """
    by_name = {step.notebook: step for step in STEPS}
    if notebook not in by_name:
        raise UsageError(f'There is no step "{notebook}": {did_you_mean(notebook, by_name)}')
    return by_name[notebook]


def needs(step: Step, steps: tuple[Step, ...] = STEPS) -> frozenset[str]:
    """Notebooks that must have run before this step can."""
    return frozenset(other.notebook for other in steps if set(other.writes) & set(step.reads))
