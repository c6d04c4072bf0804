from __future__ import annotations

from graphlib import TopologicalSorter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from jsna.run.many.order import order_of, without_circles
from tests.run.many.tinies import put_review, tinies


def test_a_review_waits_for_those_of_its_earlier_ones_that_are_run(tmp_path: Path) -> None:
    project = tinies(tmp_path / "p", {"a": (), "b": ("a", "elsewhere"), "c": ("a", "b")})

    assert order_of(project).waits == {"a": set(), "b": {"a"}, "c": {"a", "b"}}
    assert order_of(project).not_run == ()


def test_drafts_are_left_out_and_unreadable_settings_refused(tmp_path: Path) -> None:
    project = tinies(tmp_path / "p", {"a": ("draft",), "broken": ()})
    put_review(project.root / "data" / "raw", "draft", more="draft = true")
    (project.raw("broken") / "review.toml").write_text("id = ", encoding="utf-8")

    order = order_of(project)

    assert order.waits == {"a": set()}
    assert [(each.review, each.state) for each in order.not_run] == [
        ("broken", "refused"),
        ("draft", "left out"),
    ]
    assert "data/raw/broken/review.toml" in str(order.not_run[0].problems[0])


def test_folders_without_settings_are_not_passed_over(tmp_path: Path) -> None:
    project = tinies(tmp_path / "p", {"a": ()})
    for name in ("derby", "_aside", ".hidden"):
        (project.all_raw / name).mkdir()
    (project.all_raw / "derby" / "settings.toml").touch()

    (found,) = order_of(project).not_run

    assert (found.review, found.state) == ("derby", "left out")
    assert [(str(each), each.kind) for each in found.problems] == [
        ("It has no review.toml.", "left out")
    ]


def test_where_no_folder_is_a_review_none_is_taken_for_one(tmp_path: Path) -> None:
    project = tinies(tmp_path / "p", {})
    (project.all_raw / "derby").mkdir()

    assert order_of(project).not_run == ()


def test_reviews_in_a_circle_do_not_wait_for_each_other() -> None:
    waits = {"a": {"c"}, "b": {"a"}, "c": {"b"}, "d": {"a"}, "e": set[str]()}

    assert without_circles(waits) == {"a": set(), "b": set(), "c": set(), "d": {"a"}, "e": set()}


@given(
    st.dictionaries(
        st.sampled_from("abcdef"), st.sets(st.sampled_from("abcdef"), max_size=3), max_size=6
    )
)
def test_no_circle_is_left_and_nothing_is_added(graph: dict[str, set[str]]) -> None:
    found = without_circles(graph)

    TopologicalSorter(found).prepare()
    assert found.keys() == graph.keys()
    assert all(found[each] <= graph[each] for each in graph)
