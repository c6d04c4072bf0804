from __future__ import annotations

import pytest

from jsna.review.carried_gap import CarriedGap
from jsna.review.codebook import Codebook, Service
from jsna.review.project import Project
from jsna.review.settings import read_review
from jsna.run.carried import (
    carried_gaps,
    carried_scores,
    carried_settings,
    changed_services,
    successors_of,
)

# A became B, which became C; W was split into P and Q; X and Y were merged into M; G ended.
CODEBOOK = Codebook(
    (
        Service("a", "A", "service", valid_to="2023"),
        Service("b", "B", "service", "", "2024", "2024", ("a",)),
        Service("c", "C", "service", valid_from="2025", replaces=("b",)),
        Service("w", "W", "service", valid_to="2024"),
        Service("p", "P", "service", valid_from="2025", replaces=("w",)),
        Service("q", "Q", "service", valid_from="2025", replaces=("w",)),
        Service("x", "X", "service", valid_to="2024"),
        Service("y", "Y", "service", valid_to="2024"),
        Service("m", "M", "service", valid_from="2025", replaces=("x", "y")),
        Service("g", "G", "service", valid_to="2024"),
        Service("s", "S", "service"),
    )
)
NOW, THEN = CODEBOOK.at("2025-04"), CODEBOOK.at("2023-04")


@pytest.mark.parametrize(
    ("old", "now"),
    [("a", ["c"]), ("w", ["p", "q"]), ("x", ["m"]), ("g", []), ("s", ["s"]), ("", [""])],
)
def test_what_each_service_is_now(old: str, now: list[str]) -> None:
    assert list(successors_of(NOW, old)) == now
    assert successors_of(THEN, old) == (old,)


def test_last_scores_go_on_and_none_is_a_mean_of_several() -> None:
    scores = {("a", ""): 1, ("w", ""): 2, ("x", ""): 3, ("y", ""): 5, ("g", ""): 4, ("s", ""): 0}
    assert carried_scores(scores, NOW) == {
        ("c", ""): 1,
        ("p", ""): "2 (W)",
        ("q", ""): "2 (W)",
        ("m", ""): "3 (X), 5 (Y)",
        ("s", ""): 0,
    }
    assert carried_scores(scores, THEN) == scores


def test_scores_of_items_go_on_each_for_itself() -> None:
    scores = {("a", "one"): 1, ("a", "two"): 2, ("x", "one"): 3, ("y", "two"): 4}
    assert carried_scores(scores, NOW) == {
        ("c", "one"): 1,
        ("c", "two"): 2,
        ("m", "one"): "3 (X)",
        ("m", "two"): "4 (Y)",
    }


def test_gaps_go_on_under_their_ids_once_for_each_part() -> None:
    services = ("a", "w", "x", "g", "s", "")
    gaps = [CarriedGap(f"G{number}", each, "text", "open") for number, each in enumerate(services)]
    assert [(each.gap_id, each.service_id) for each in carried_gaps(gaps, NOW)] == [
        ("G0", "c"),
        ("G1", "p"),
        ("G1", "q"),
        ("G2", "m"),
        ("G4", "s"),
        ("G5", ""),
    ]


def test_what_became_of_the_services_is_said_in_the_order_of_the_codebook() -> None:
    assert changed_services({"y", "x", "w", "s", "g", "a"}, NOW) == (
        "A is now C",
        "W is now P and Q",
        "X is now M",
        "Y is now M",
        "G is no longer there",
    )
    assert changed_services({"a", "w"}, THEN) == ()


def test_levels_and_weights_go_on_where_the_service_does(project: Project) -> None:
    review = read_review(project, "example-2025")
    criterion = review.ranking.criterion["reach"]
    levels = {"a": 1, "w": 2, "x": 3, "g": 4, "s": 5}
    ranking = review.ranking.model_copy(
        update={
            "criterion": {
                "reach": criterion.model_copy(update={"levels": levels}),
                "only": criterion.model_copy(update={"levels": {"w": 1}}),
            }
        }
    )
    overall = review.overall.model_copy(update={"weights": {"a": 2, "y": 3, "s": 1}})
    given = review.model_copy(update={"ranking": ranking, "overall": overall})
    found = carried_settings(given, NOW)
    assert {name: each.levels for name, each in found.ranking.criterion.items()} == {
        "reach": {"c": 1, "s": 5}
    }
    assert found.overall.weights == {"c": 2, "s": 1}
    assert found.misrating == review.misrating
