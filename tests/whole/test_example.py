"""Exampleshire, the synthetic place: made by its script, and said to be synthetic everywhere."""

from __future__ import annotations

import csv
import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REVIEWS = ("example-2023", "example-2024", "example-2025")


def results(review: str, table: str = "score_results") -> list[dict[str, str]]:
    path = ROOT / "outputs" / review / "tables" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def made(folder: Path) -> Iterator[Path]:
    spec = importlib.util.spec_from_file_location("exampleshire", ROOT / "examples/exampleshire.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.main(folder)
    return (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


def test_the_script_makes_the_committed_files_byte_for_byte(tmp_path: Path) -> None:
    files = list(made(tmp_path))
    assert len(files) == 2 + 3 * 7 + 1
    changed = [f for f in files if (tmp_path / f).read_bytes() != (ROOT / f).read_bytes()]
    assert changed == []


@pytest.mark.parametrize("review", REVIEWS)
def test_every_output_says_that_it_is_synthetic(review: str) -> None:
    folder = ROOT / "outputs" / review
    silent = [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.suffix in {".html", ".ipynb", ".svg", ".json"}
        and "synthetic" not in path.read_text(encoding="utf-8").casefold()
    ]
    assert silent == []


def test_what_one_real_review_cannot_show_is_there() -> None:
    last = results("example-2025")
    found = {row["measure"] for row in last}
    assert {"consensus", "krippendorff_alpha", "score_unrounded", "score_in_review"} <= found
    gone = [r["service_id"] for r in last if r["measure"] == "service_gone"]
    assert gone == ["ex-helpline", "ex-infants"]
    before = results("example-2024")
    assert [r["service_id"] for r in before if r["measure"] == "service_new"] == ["ex-peers"]
    refused = [r for r in last if r["measure"] == "change" and r["status"] == "not comparable"]
    parts = ["ex-infant-groups", "ex-infant-team"]
    assert [r["service_id"] for r in refused] == ["ex-commissioning", *parts]
    not_applicable = [
        r for r in last if r["measure"] == "items_not_applicable" and r["value"] == "1"
    ]
    assert [r["service_id"] for r in not_applicable] == ["ex-training"]


def test_better_same_and_worse_add_up_to_the_services_matched() -> None:
    for review in REVIEWS[1:]:
        found = {
            r["measure"]: int(r["value"])
            for r in results(review)
            if r["group"] == "since"
            and r["service_id"] == ""
            and r["answer"] == ""
            and r["value"].isdigit()
        }
        kinds = (found["services_better"], found["services_same"], found["services_worse"])
        assert sum(kinds) == found["services_matched"]


def test_a_gap_that_closed_and_one_that_came_back_are_said() -> None:
    register = {row["gap_id"]: row for row in results("example-2025", "gap_register")}
    assert register["G06"]["history"] == "reopened"
    assert register["G01"]["history"] == "closed"
    assert register["G05"]["history"] == "closed earlier"
    assert register["G02"]["history"] == "carried on"
    # Carried on by what replaced their services.
    taken_over = {"G12": ("ex-infant-team", "carried on"), "G13": ("ex-families", "closed")}
    told = {name: (register[name]["service_id"], register[name]["history"]) for name in taken_over}
    assert told == taken_over


def test_a_renamed_service_is_followed_and_one_that_was_split_is_not() -> None:
    last = results("example-2025")
    called = {
        (r["service_id"], r["group_value"], r["answer"]) for r in last if r["measure"] == "called"
    }
    before = "Example Information for Partners"
    assert called == {("ex-families", review, before) for review in REVIEWS[:2]}
    scores = {
        review: {r["service_id"]: r["value"] for r in results(review) if r["measure"] == "score"}
        for review in REVIEWS
    }
    series = {
        (r["service_id"], r["group_value"]): (r["value"], r["status"])
        for r in last
        if r["measure"] == "score_in_review"
    }
    for review in REVIEWS[:2]:
        assert series["ex-families", review] == (scores[review]["ex-partners"], "shown")
        assert series["ex-infants", review] == (scores[review]["ex-infants"], "shown")
        assert series["ex-infant-team", review] == ("", "not comparable")
        assert ("ex-partners", review) not in series
