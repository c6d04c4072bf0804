from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

from jsna.measures.results import Result
from jsna.measures.triangulation import count_statements, triangulate, triangulation_finding
from tests.measures.builders import assessment_2023, assessment_of, values

RAW = Path(__file__).parents[2] / "data" / "raw" / "2023"


def findings(results: list[Result]) -> dict[str, str]:
    return {r.service_id: r.answer for r in results if r.measure == "triangulation"}


@pytest.mark.parametrize(
    ("score", "streams", "finding"),
    [
        (0, 2, "agreement"),
        (3, 2, "agreement"),
        (3, 1, "partial agreement"),
        (0, 1, "partial agreement"),
        (3, 0, "rating only"),
        (4, 2, "dissonance"),
        (5, 1, "dissonance"),
        (4, 0, "no gap seen"),
        (5, 0, "no gap seen"),
    ],
)
def test_the_rule(score: int, streams: int, finding: str) -> None:
    assert triangulation_finding(score, streams, target=4) == finding


def test_the_findings_of_2023() -> None:
    # docs/methods.md, "Triangulation"; the links are read by the standard library alone.
    with (RAW / "evidence_links.csv").open(encoding="utf-8", newline="") as file:
        links = pd.DataFrame(
            [
                (row["service_id"], "engagement" if row["evidence_id"][0] == "E" else "survey")
                for row in csv.DictReader(file)
            ],
            columns=["service_id", "stream"],
        )
    results = list(triangulate(assessment_2023(), links, 4))
    assert findings(results) == {
        "care-pathway": "agreement",
        "workforce": "agreement",
        "maternity-cuh": "agreement",
        "maternity-nwaft": "agreement",
        "health-visiting": "agreement",
        "community-children": "agreement",
        "dads-partners": "agreement",
        "general-practice": "partial agreement",
        "voluntary-sector": "partial agreement",
        "networks": "rating only",
        "commissioning": "rating only",
        "infant-mental-health": "rating only",
        "specialist-perinatal": "dissonance",
        "family-nurse-partnership": "no gap seen",
        "adult-mental-health": "no gap seen",
    }
    assert values(results, "services_with_finding") == {
        "agreement": 7,
        "partial agreement": 2,
        "rating only": 3,
        "dissonance": 1,
        "no gap seen": 2,
    }


def test_many_links_of_one_stream_are_one_stream() -> None:
    links = pd.DataFrame({"service_id": ["s0", "s0"], "stream": ["survey", "survey"]})
    results = list(triangulate(assessment_of([2]), links, 4))
    assert findings(results) == {"s0": "partial agreement"}
    linked = {r.group_value: r.value for r in results if r.measure == "statements_linked"}
    assert linked == {"engagement": 0, "survey": 2}


def test_a_service_without_a_link_is_the_rating_s_alone() -> None:
    links = pd.DataFrame({"service_id": ["s2"], "stream": ["survey"]})
    results = list(triangulate(assessment_of([3, 4, 5]), links, 4))
    assert findings(results) == {"s0": "rating only", "s1": "no gap seen", "s2": "dissonance"}


def test_where_nobody_coded_links_nothing_is_found() -> None:
    links = pd.DataFrame({"service_id": [], "stream": []}, dtype="str")
    assert list(triangulate(assessment_of([3, 4]), links, 4)) == []


def test_statements_are_counted_by_kind_and_priorities_by_theme() -> None:
    frame = pd.DataFrame(
        [("priority", "S1"), ("priority", "S1"), ("priority", "S2"), ("engagement issue", "")],
        columns=["kind", "theme_id"],
    )
    results = list(count_statements(frame))
    assert values(results, "priorities_in_theme") == {"S1": 2, "S2": 1}
    assert [values(results, m)[""] for m in ("priorities", "engagement_issues")] == [3, 1]
    assert values(results, "engagement_sources") == {"": 0}
