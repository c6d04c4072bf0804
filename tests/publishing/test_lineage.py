from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from jsna.measures.criteria import need_criteria, pareto_tiers
from jsna.measures.rankings import count_gaps, rank_services, shortfalls
from jsna.measures.results import Result, results_table
from jsna.measures.scores import score_distribution, score_services
from jsna.measures.single_errors import single_error_pairs
from jsna.measures.triangulation import count_statements, triangulate
from jsna.publishing.lineage import Lineage
from jsna.publishing.publication import Publication
from jsna.publishing.sources import Sources
from jsna.publishing.traced import Key, anchor_of
from jsna.review.project import Project
from jsna.review.tool import tool_of
from jsna.run.trace import read_publication

PROJECT = Project(Path(__file__).parents[2])
REVIEWS = ("2023", "example-2025")
Values = dict[Key, tuple[str, str, str]]


@cache
def published(review_id: str) -> Publication:
    return read_publication(PROJECT, review_id)


@pytest.mark.parametrize("review_id", REVIEWS)
def test_every_result_gap_and_statement_is_traced_and_has_an_anchor_of_its_own(
    review_id: str,
) -> None:
    publication = published(review_id)
    entries, tables = publication.lineage.entries, publication.tables
    names = ("score_results", "ranking_results", "voice_results", "gap_statements")
    assert len(entries) == sum(len(tables[name]) for name in (*names, "voice_statements"))
    assert len({anchor_of(key) for key in entries}) == len(entries)
    assert all(each.sources for each in entries.values())


def computed(review_id: str, tables: dict[str, pd.DataFrame]) -> Values:
    """Results of the review from its cleaned tables, each measure by its own function."""
    publication = published(review_id)
    tool, target = tool_of(PROJECT, publication.chapter.review), 4
    rated, gaps, links = tables["assessment"], tables["gap_statements"], tables["links"]
    found: list[Result] = [
        *score_services(rated, tool), *score_distribution(rated, tool),
        *rank_services(rated, tool, target), *shortfalls(rated, (target,)),
        *single_error_pairs(rated, tool, target), *count_gaps(rated, gaps),
        *pareto_tiers(need_criteria(rated, links, publication.chapter.review.ranking)),
        *triangulate(rated, links, target),
        *count_statements(tables["voice_statements"]),
    ]  # fmt: skip
    tables = {**publication.tables, "score_results": results_table(review_id, found)}
    tables |= dict.fromkeys(("ranking_results", "voice_results"), results_table(review_id, []))
    lineage = Lineage(Sources(publication.chapter.review, tables))
    return {
        # A word such as "kept" is part of a key; what it is about stays when the word changes.
        tuple(f"{name}={value}" for name, value in each.about if name != "answer" or not _word(key))
        : (each.value, dict(each.about)["answer"] if _word(key) else "", "")
        for key, each in lineage.entries.items()
        if each.about
    }  # fmt: skip


def _word(key: Key) -> bool:
    return key[0] in ("pair_under_one_error", "triangulation")


CHANGES = (("assessment", "score", 1), ("assessment", "score", 6), ("links", "service_id", 2),
           ("links", "service_id", 9), ("gap_statements", "service_id", 0),
           ("voice_statements", "kind", 1))  # fmt: skip


@pytest.mark.parametrize("review_id", REVIEWS)
@pytest.mark.parametrize(("table", "column", "at"), CHANGES)
def test_what_changes_with_an_input_cell_is_traced_to_its_row(
    review_id: str, table: str, column: str, at: int
) -> None:
    tables = published(review_id).tables
    changed, row = tables[table].copy(), tables[table].iloc[at]
    services = [row.get("service_id", "")]
    if column == "score":
        changed.loc[at, "score"] = row["score"] - 1
    elif column == "kind":
        changed.loc[at, "kind"] = "engagement issue"
    else:
        others = set(tables["assessment"]["service_id"]) - set(
            tables[table].loc[tables[table].get("statement_id", tables[table]["source_row"])
                              == row.get("statement_id", -1), "service_id"]
        )  # fmt: skip
        changed.loc[at, "service_id"] = max(others - {row["service_id"]})
        services.append(changed.loc[at, "service_id"])
    before, after = computed(review_id, tables), computed(review_id, {**tables, table: changed})
    moved = [key for key in before if key in after and before[key] != after[key]]
    assert moved
    rows = (
        set(tables["ratings"].query("service_id in @services")["source_row"])
        if column == "score"
        else {int(row["source_row"])}
    )
    for key in moved:
        assert _rests(published(review_id), key, rows, services), key


def _rests(publication: Publication, about: tuple[str, ...], rows: set[int], to: list[str]) -> bool:
    """Whether the trace names one of the rows, or the result is about where a row was moved to."""
    wanted = set(about)
    for each in publication.lineage.entries.values():
        if wanted <= {f"{name}={value}" for name, value in each.about} and any(
            rows & set(source.rows) for source in each.sources
        ):
            return True
    return (
        len(to) > 1 and f"service_id={to[1]}" in wanted
    ) or "measure=engagement_issues" in wanted
