from __future__ import annotations

from pathlib import Path
from typing import Any

from jsna.pipeline import STEPS
from jsna.publishing.changes import Cause
from jsna.run.comparison.attribution import UNRECORDED, Attribution, attribution
from tests.run.comparison.folders import INPUT, two_sides

EVERYTHING = {name for step in STEPS for name in step.writes}


def between(
    tmp_path: Path, before: dict[str, Any], after: dict[str, Any], differing: set[str] = EVERYTHING
) -> Attribution:
    return attribution(*two_sides(tmp_path, before, after), differing.__contains__)


def said(causes: tuple[Cause, ...]) -> list[str]:
    return [str(each) for each in causes]


def test_what_no_record_explains_is_the_code(tmp_path: Path) -> None:
    nothing = between(tmp_path, {}, {})

    assert nothing.of_table("score_results") == (UNRECORDED,)
    assert nothing.of_chapter == (UNRECORDED,)
    assert nothing.of_several([]) == (UNRECORDED,)


def two_inputs(tmp_path: Path, differing: set[str]) -> Attribution:
    """The assessment and the priorities changed."""
    priorities = {"role": "priorities", "file": "priorities.csv", "sha256": "1"}
    inputs: list[dict[str, Any]] = [INPUT, priorities]
    other = [{**each, "sha256": "2"} for each in inputs]
    return between(tmp_path, {"inputs": inputs}, {"inputs": other}, differing)


def test_a_table_names_only_the_inputs_that_can_have_reached_it(tmp_path: Path) -> None:
    both = two_inputs(tmp_path, EVERYTHING)
    assessment, priorities = both.all

    assert both.of_table("score_results") == (assessment,)
    assert both.of_table("voice_statements") == (priorities,)
    assert both.of_table("voice_results") == (assessment, priorities)
    assert both.of_chapter == (assessment, priorities)


def test_decisions_reach_what_is_made_of_inputs_and_own_words_the_chapter_alone(
    tmp_path: Path,
) -> None:
    found = between(
        tmp_path,
        {},
        {"decisions": {"checks.xlsx": "1"}, "prose": {"in-brief.add.md": "1"}},
        {"assessment", "score_results"},
    )
    decided = "data: what people decided to change (checks.xlsx)"
    own = "data: own words (in-brief.add.md)"
    assert said(found.of_table("assessment")) == said(found.of_table("links")) == [decided]
    assert said(found.of_table("score_results")) == [decided]
    assert said(found.of_chapter) == [decided, own]


def test_ratings_and_gaps_reach_tables_of_their_own(tmp_path: Path) -> None:
    inputs = [{**INPUT, "role": role, "file": f"{role}.csv"} for role in ("ratings", "gaps")]
    other = [{**each, "sha256": "2"} for each in inputs]
    both = between(tmp_path, {"inputs": inputs}, {"inputs": other})

    ratings, gaps = "data: the input ratings (ratings.csv)", "data: the input gaps (gaps.csv)"
    assert said(both.of_table("score_results")) == [ratings]
    assert said(both.of_table("gap_statements")) == [gaps]
    assert set(said(both.of_table("ranking_results"))) == {ratings, gaps}
    assert set(said(both.of_table("assessment_issues"))) == {ratings, gaps}


def test_what_did_not_change_on_the_way_carried_nothing(tmp_path: Path) -> None:
    # The words of a priority changed, not the links; so the ranking has it from the assessment.
    both = two_inputs(tmp_path, EVERYTHING - {"links"})

    assert said(both.of_table("ranking_results")) == ["data: the input assessment (ratings.csv)"]


def test_a_parameter_reaches_the_notebooks_that_declare_it(tmp_path: Path) -> None:
    found = between(tmp_path, {}, {"parameters": {"target": "3"}, "requirements_lock": "2"})
    target, packages = found.all

    assert found.of_table("score_results") == (packages,)
    assert found.of_table("ranking_results") == (target, packages)


def test_a_choice_of_method_reaches_what_is_computed_with_it(tmp_path: Path) -> None:
    before = {"settings": {"misrating": {"draws": 1}, "title": "Old"}}
    after = {"settings": {"misrating": {"draws": 2}, "title": "New"}}
    found = between(tmp_path, before, after, EVERYTHING - {"assessment"})
    draws, title = found.all

    assert found.of_table("ranking_results") == (draws,)
    assert found.of_table("review") == (title,)
    assert found.of_chapter == (draws, title)


def test_causes_of_several_stand_in_one_order(tmp_path: Path) -> None:
    both = two_inputs(tmp_path, EVERYTHING)
    first, second = both.all

    assert both.of_several([(second,), (first, second)]) == (first, second)
