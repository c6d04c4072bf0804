from __future__ import annotations

from dataclasses import replace

import pytest

from jsna.exhibits.base import Content, Figure
from jsna.exhibits.figures.rank_acceptability import draw_rank_acceptability
from jsna.exhibits.style import CELL, SMALL
from tests.exhibits.content_of_reviews import content_of_2023, link_frame, result, synthetic
from tests.exhibits.content_of_several import (
    SHARES,
    WEIGHTS,
    content_of_three,
    with_results,
    without,
)

CONTENT = content_of_three()


def figure_of(content: Content) -> Figure:
    figure = draw_rank_acceptability(content)
    assert figure is not None
    return figure


def with_shares(services: int, shares: dict[int, dict[int, float]]) -> Content:
    """A review of services with shares by service and rank, from 1."""
    content = synthetic({f"Service {number}": 3 for number in range(1, services + 1)})
    rows = [
        result("rank_acceptability", shares.get(number, {}).get(rank, 0.0),
               service_id=f"service-{number}", group="rank", group_value=str(rank),
               method=WEIGHTS)
        for number in range(1, services + 1)
        for rank in range(1, services + 1)
    ]  # fmt: skip
    return with_results(content, rows)


FIGURE = figure_of(CONTENT)


def test_a_review_without_the_results_has_no_such_figure() -> None:
    assert draw_rank_acceptability(content_of_2023()) is None


def test_where_no_criterion_tells_services_apart_there_is_none() -> None:
    content = without(CONTENT, "rank_acceptability")
    why = "not estimable: no criterion tells the services apart"
    hidden = result("rank_acceptability", service_id="training", status="not estimable", method=why)
    assert draw_rank_acceptability(with_results(content, [hidden | {"group": "rank"}])) is None


def test_services_stand_from_the_greatest_need_down_with_all_their_shares() -> None:
    values = FIGURE.values
    assert list(values.columns) == ["service", *(f"rank_{rank}" for rank in range(1, 12))]
    assert list(values["service"])[:3] == ["Training", "Infant mental health", "Health visiting"]
    assert list(values.iloc[0])[1:5] == [0.7164, 0.28, 0.0036, 0]
    assert values.iloc[:, 1:].sum(axis=1).to_list() == pytest.approx([1] * 11)


@pytest.mark.parametrize("narrow", [False, True])
def test_each_share_stands_in_its_cell_and_a_small_one_is_never_nought(narrow: bool) -> None:
    words = [text.get_text() for text in FIGURE.draw(narrow=narrow).axes[0].texts]
    small = sum(share < 0.005 for own in SHARES.values() for share in own.values())
    assert words.count("<0.5") == small
    assert words.count(">99") == 2
    assert words.count("72") == 1
    assert words.count("100") == 4
    assert "0" not in words


def test_a_number_stands_under_the_head_of_its_rank() -> None:
    axes = FIGURE.draw().axes[0]
    heads = {t.get_text(): t.get_position()[0] for t in axes.texts[:12]}
    (cell,) = [text for text in axes.texts if text.get_text() == "72"]
    assert cell.get_position()[0] == pytest.approx(heads["1"])
    (other,) = [text for text in axes.texts if text.get_text() == "90"]
    assert other.get_position()[0] == pytest.approx(heads["3"])


def test_many_ranks_are_put_together_and_their_shares_added() -> None:
    content = with_shares(60, {1: {1: 0.6, 8: 0.399, 9: 0.001}})
    values = figure_of(content).values
    assert list(values.columns)[1:3] == ["rank_1–8", "rank_9–16"]
    assert list(values.columns)[-1] == "rank_57–60"
    row = values[values["service"] == "Service 1"].iloc[0]
    assert (row["rank_1–8"], row["rank_9–16"]) == (0.999, 0.001)


def test_caption_and_alternative_text_are_about_rank_one_alone() -> None:
    assert FIGURE.caption == (
        "Two services can have the greatest need, depending on how the criteria are weighed."
    )
    assert FIGURE.finding == (
        "Heatmap of 11 services by rank, with the share of draws in each cell; at rank 1, alone or "
        "with others: Training (72%) and Infant mental health (28%)."
    )
    shared = figure_of(with_shares(3, {1: {1: 1.0}, 2: {1: 1.0}, 3: {3: 1.0}}))
    assert shared.caption == (
        "Two services share the greatest need, however the criteria are weighed."
    )
    grouped = figure_of(with_shares(60, {1: {1: 1.0}, 2: {2: 1.0}}))
    assert grouped.caption == ("Service 1 has the greatest need, however the criteria are weighed.")


def test_services_that_cannot_be_compared_are_named_with_the_reason() -> None:
    hidden = result("rank_acceptability", service_id="helpline", status="not estimable",
                    method="not estimable: no level on staff", group="rank")  # fmt: skip
    notes = " ".join(figure_of(with_results(CONTENT, [hidden])).notes)
    assert "Not estimable: Telephone helpline (no level on staff)." in notes


def test_the_method_with_its_draws_is_printed_beneath() -> None:
    words = " ".join(text.get_text() for text in FIGURE.draw().axes[0].texts)
    assert "SMAA-O (Lahdelma, Miettinen and Salminen 2003)" in words
    assert "10,000 draws of weights" in words


def test_on_a_narrow_sheet_the_ranks_are_said_again() -> None:
    words = [text.get_text() for text in FIGURE.draw(narrow=True).axes[0].texts]
    assert words.count("11") == 3


def test_the_notes_say_that_shares_are_rounded_and_name_the_criteria_in_words() -> None:
    notes = " ".join(FIGURE.notes)
    assert "Shares are rounded, so that a row may not add up to 100." in notes
    assert "2003) over shortfall; 10,000 draws" in notes
    assert "coding" not in notes
    links = link_frame([("P1", "training", "survey", "It is named")])
    linked = " ".join(figure_of(replace(CONTENT, links=links)).notes)
    assert "over shortfall and number of streams that see a need; 10,000 draws" in linked
    assert "this project's own coding" in linked


def test_on_a_narrow_sheet_a_text_is_small_only_where_its_cell_is_too_narrow() -> None:
    sizes = {}
    for services in (4, 15):
        figure = figure_of(with_shares(services, {1: {1: 0.77, 2: 0.227, 3: 0.003}}))
        texts = figure.draw(narrow=True).axes[0].texts
        for words in ("77", "<0.5"):
            (size,) = [text.get_fontsize() for text in texts if text.get_text() == words]
            sizes[services, words] = size
    assert sizes.pop((15, "<0.5")) == SMALL.size
    assert set(sizes.values()) == {CELL.size}
