from __future__ import annotations

from pathlib import Path

from jsna.publishing.changes import Cause, Field
from jsna.run.comparison.exhibits import changed_exhibits, changed_values
from tests.run.comparison.folders import put

WHY = (Cause("data", "a file"),)
A, B = {"service": "A", "score": "1"}, {"service": "B", "score": "2"}


def test_a_value_is_told_with_its_row_and_column() -> None:
    (only,) = changed_values("scores", [A, B], [A, {**B, "score": "3"}], WHY)

    assert (only.kind, only.what, only.key) == ("changed", "B", ("scores", "B"))
    assert only.fields == (Field("score", "2", "3"),)
    assert only.causes == WHY


def test_a_reader_sees_another_order_of_rows() -> None:
    (only,) = changed_values("scores", [A, B], [B, A])

    assert only.what == "the order of the rows"
    assert (only.before, only.after) == ("A, B", "B, A")


def test_a_new_row_does_not_change_the_order_of_the_others() -> None:
    (only,) = changed_values("scores", [A, B], [{"service": "C", "score": "0"}, A, B])

    assert (only.kind, only.what) == ("new", "C")


def test_rows_without_names_of_their_own_are_known_by_their_place() -> None:
    (only,) = changed_values("scores", [A, A], [A, {**A, "score": "3"}])

    assert (only.what, only.fields) == ("row 2", (Field("score", "1", "3"),))


def test_an_empty_table_becomes_one_with_rows() -> None:
    (only,) = changed_values("scores", [], [A])

    assert (only.kind, only.what) == ("new", "A")
    assert changed_values("scores", [], []) == []


def test_exhibits_are_matched_by_key_though_their_numbers_differ(tmp_path: Path) -> None:
    one = put(
        tmp_path / "one", {"figures/figure_1_scores.csv": [A], "figures/figure_2_old.csv": [A]}
    )
    two = put(
        tmp_path / "two", {"figures/figure_4_scores.csv": [B], "figures/figure_5_new.csv": [A]}
    )

    found = {each.key: each for each in changed_exhibits(one, two, "figures", WHY)}

    assert {key: each.kind for key, each in found.items()} == {
        "scores": "changed",
        "new": "new",
        "old": "gone",
    }
    assert (found["scores"].before, found["scores"].after) == (
        "figures/figure_1_scores",
        "figures/figure_4_scores",
    )
    assert [each.kind for each in found["scores"].values] == ["new", "gone"]
    assert (found["new"].before, found["old"].after) == ("", "")


def test_exhibits_with_the_same_values_are_not_told(tmp_path: Path) -> None:
    one, two = (put(tmp_path / n, {"tables/table_1_scores.csv": [A]}) for n in ("one", "two"))

    assert list(changed_exhibits(one, two, "tables", WHY)) == []
