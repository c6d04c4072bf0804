"""Figures are read back with their numbers, their descriptions and their sizes."""

from __future__ import annotations

from pathlib import Path

from jsna.publishing.review_site.figures import figure_at, figures
from tests.publishing.review_site.small_outputs import ALT, SVG, small_outputs


def test_a_figure_has_its_label_its_description_and_its_size(tmp_path: Path) -> None:
    (figure,) = figures(small_outputs(tmp_path / "outputs"))

    assert (figure.label, figure.key) == ("Figure 1", "scores")
    assert figure.stem == "figures/figure_1_scores"
    assert (figure.alt, figure.notes) == (ALT, ("A note.",))
    assert (figure.width, figure.height) == (400, 200)  # 300 and 150 points of 4/3 pixels


def test_figures_stand_in_order_of_their_numbers(tmp_path: Path) -> None:
    outputs = small_outputs(tmp_path / "outputs")
    for number in (10, 2):
        (outputs / "figures" / f"figure_{number}_more.svg").write_bytes(SVG)
    assert [each.label for each in figures(outputs)] == ["Figure 1", "Figure 2", "Figure 10"]


def test_a_figure_without_a_description_is_called_by_its_key(tmp_path: Path) -> None:
    outputs = small_outputs(tmp_path / "outputs")
    (outputs / "figures" / "figure_1_scores_alt.txt").unlink()
    assert figure_at(outputs, "figures/figure_1_scores").alt == "scores"


def test_outputs_without_figures_have_none(tmp_path: Path) -> None:
    assert figures(tmp_path) == ()
