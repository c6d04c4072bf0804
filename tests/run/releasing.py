"""A tiny review that was run, and releases of it."""

from __future__ import annotations

from typing import Any

from jsna.review.project import Project
from jsna.run.release import freeze
from jsna.run.releases.frozen import Release
from jsna.run.releases.signing import Signing
from jsna.run.review_run import run_recipe
from jsna.run.verify import Verdict
from tests.run.tiny import REVIEW, quiet, tiny_recipe

PEOPLE = {"analyst": "A. Khan", "assurer": "B. Jones", "approver": "C. Smith"}


def run(project: Project, target: str = "3") -> None:
    """Run the review, without kernels."""
    run_recipe(tiny_recipe(project, parameters={"target": target}), quiet())


def found_identical(_project: Project, review_id: str) -> Verdict:
    """What a computation says that gives the outputs again."""
    return Verdict(review_id, ())


def frozen(project: Project, version: str = "1.0", *corrections: str, **said: Any) -> Release:
    """Freeze the outputs as they are."""
    verify = said.pop("verify", found_identical)
    signing = Signing(
        **{"people": PEOPLE, "date": "2026-11-25", "corrections": corrections, **said}
    )
    return freeze(project, REVIEW, version, signing, verify)
