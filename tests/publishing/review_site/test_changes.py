"""What changed is counted in a sentence, and pictures of both sides lie in the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from jsna.publishing.changes import Change, ExhibitChange
from jsna.publishing.comparison import Comparison
from jsna.publishing.review_site.changes import pairs_of_figures, pictures_before, summary
from tests.publishing.review_site.small_outputs import (
    SVG,
    comparison,
    since_release,
    small_outputs,
)

NOTHING = {"scores": (), "ranks": (), "gaps": (), "sentences": (), "figures": ()}
ONE = comparison().scores
HAVE_CHANGED = "have changed since release 1.0 of 2023."
RESULT = (Change("new", "agreement", ("a",), ()),)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (comparison(**NOTHING), "No number and no word has changed since release 1.0 of 2023."),
        (
            comparison(**{**NOTHING, "scores": ONE, "results": ONE}),
            "One score has changed since release 1.0 of 2023.",
        ),
        (
            comparison(),
            f"One score, one rank, one gap, one sentence and two figures {HAVE_CHANGED}",
        ),
        (
            comparison(**{**NOTHING, "results": RESULT}),
            "Results or records behind the chapter have changed since release 1.0 of 2023.",
        ),
    ],
)
def test_one_sentence_counts_what_changed(found: Comparison, said: str) -> None:
    assert summary(found) == said


def test_without_a_comparison_it_is_said_why() -> None:
    none = since_release(None, None)
    assert none.summary == "No release has been frozen yet."
    assert pairs_of_figures(none, Path()) == ()
    assert pictures_before(none) == {}


def test_a_figure_is_shown_as_it_was_and_as_it_is(tmp_path: Path) -> None:
    old, new = small_outputs(tmp_path / "old"), small_outputs(tmp_path / "new")
    since = since_release(old, comparison())
    changed, added = pairs_of_figures(since, new)

    assert changed.before is not None
    assert changed.before_address == "before/release/figure_1_scores.svg"
    assert changed.after_address == "../figures/figure_1_scores.svg"
    assert added.before is None
    assert pictures_before(since) == {"before/release/figure_1_scores.svg": SVG}


def test_a_figure_that_is_gone_has_no_present_side(tmp_path: Path) -> None:
    old = small_outputs(tmp_path / "old")
    gone = (ExhibitChange("gone", "scores", "figures/figure_1_scores", ""),)
    (pair,) = pairs_of_figures(since_release(old, comparison(figures=gone)), tmp_path)
    assert pair.after is None
