"""Contents to draw from, written by hand and independent of the code that measures.

The review of 2023 is taken from its facts in docs (15 scores, 23 gaps in table order 1, 2, 1, 2, 4,
3, 1, 1, 0, 0, 1, 2, 1, 2, 2; 3 in development, 1 planned, 2 further work needed, 17 open; findings
by the rule of triangulation) and from its published inputs in ``data/raw/2023``.
"""

from __future__ import annotations

import csv
import datetime
from collections import Counter
from collections.abc import Sequence
from math import nan
from pathlib import Path
from typing import Any

import pandas as pd

from jsna.exhibits.base import Content
from jsna.review.codebook import Codebook, Service
from jsna.review.codebook_file import read_codebook
from jsna.review.project import Project
from jsna.review.settings import Review, read_review
from jsna.review.tool import Tool, read_tool

ROOT = Path(__file__).parents[2]
PROJECT = Project(ROOT)
NUMBERS = ["value", "lower", "upper", "confidence", "numerator", "denominator", "base"]
TEXTS = ["measure", "service_id", "item_id", "question_id", "answer", "group", "group_value"]
ABOUT_GAP = ["theme", "affects", "owner", "date", "evidence"]
COLUMNS = ["review", *TEXTS, *NUMBERS, "unit", "method", "status"]

# service_id, score, competition rank, how many share it, gaps, finding
FACTS = [
    ("care-pathway", 2, 2, 5, 1, "agreement"),
    ("networks", 3, 7, 6, 2, "rating only"),
    ("workforce", 3, 7, 6, 1, "agreement"),
    ("commissioning", 2, 2, 5, 2, "rating only"),
    ("maternity-cuh", 3, 7, 6, 4, "agreement"),
    ("maternity-nwaft", 2, 2, 5, 3, "agreement"),
    ("general-practice", 3, 7, 6, 1, "partial agreement"),
    ("health-visiting", 3, 7, 6, 1, "agreement"),
    ("family-nurse-partnership", 4, 13, 3, 0, "no gap seen"),
    ("specialist-perinatal", 4, 13, 3, 0, "dissonance"),
    ("adult-mental-health", 4, 13, 3, 1, "no gap seen"),
    ("community-children", 2, 2, 5, 2, "agreement"),
    ("infant-mental-health", 1, 1, 1, 1, "rating only"),
    ("dads-partners", 3, 7, 6, 2, "agreement"),
    ("voluntary-sector", 2, 2, 5, 2, "partial agreement"),
]
STATUS = {"in development": 3, "planned": 1, "further work needed": 2, "open": 17, "closed": 0}
GAPS_WITH_STATUS = {
    "commissioning.1": "in development",
    "maternity-cuh.2": "in development",
    "maternity-cuh.4": "in development",
    "maternity-nwaft.3": "planned",
    "general-practice.1": "further work needed",
    "adult-mental-health.1": "further work needed",
}


def result(measure: str, value: float = nan, **more: Any) -> dict[str, Any]:
    """One row of the results table."""
    blank = dict.fromkeys(COLUMNS, "") | dict.fromkeys(NUMBERS, nan)
    return blank | {"measure": measure, "value": value, "status": "shown", **more}


def results_of(
    facts: Sequence[tuple[str, int, int, int, int, str]],
    tool: Tool,
    overall: Sequence[dict[str, Any]],
    status: dict[str, int],
    targets: Sequence[int] = (4, 3, 5),
) -> pd.DataFrame:
    """The results of services whose facts are given; all else is counted from them."""
    total = len(facts)
    rank_method = "competition rank: band, then shortfall to 4; equals share a rank"
    found_by = "triangulation protocol (Farmer et al. 2006); no gap from a rating of 4 up"
    at = Counter(score for _, score, *_ in facts)
    rows = list(overall)
    rows += [result("services_at_score", at[s], answer=str(s)) for s in tool.scores]
    for band in tool.bands:
        rows.append(
            result("services_in_band", sum(at[s] for s in tool.scores_in(band)), answer=band)
        )
    for key, score, rank, shared_by, gaps, finding in facts:
        shared: dict[str, Any] = {"service_id": key}
        rows += [
            result("score", score, **shared),
            result(
                "rank", rank, numerator=shared_by, denominator=total, method=rank_method, **shared
            ),
            result("gap_count", gaps, **shared),
            result("triangulation", answer=finding, method=found_by, **shared),
        ]
    for target in targets:
        group = {"group": "target", "group_value": str(target)}
        short = {key: max(0, target - score) for key, score, *_ in facts}
        rows += [
            result("shortfall", points, service_id=key, **group) for key, points in short.items()
        ]
        rows.append(result("shortfall_total", sum(short.values()), **group))
        below = sum(points > 0 for points in short.values())
        rows.append(result("services_below_target", below, denominator=total, **group))
    rows += [result("gaps_with_status", count, answer=word) for word, count in status.items()]
    rows.append(result("gaps", sum(gaps for *_, gaps, _ in facts)))
    counts = Counter(finding for *_, finding in facts)
    findings = ("agreement", "partial agreement", "rating only", "dissonance", "no gap seen")
    rows += [result("services_with_finding", counts[word], answer=word) for word in findings]
    return pd.DataFrame(rows, columns=COLUMNS).astype(dict.fromkeys(NUMBERS, "float64"))


def overall_rows(unrounded: float, overall: float, published: float | None) -> list[dict[str, Any]]:
    """The rows about the overall score."""
    rows = [
        result("overall_unrounded", unrounded, method="mean"),
        result("overall", overall, method="mean, rounded half up"),
        result("score_median", 3, method="median"),
    ]
    if published is not None:
        rows.append(result("overall_published", published, method="as published"))
    return rows


def content_of_2023() -> Content:
    """The review of 2023."""
    review = read_review(PROJECT, "2023")
    tool = read_tool(PROJECT, review.tool.id, review.tool.version)
    voice, links = _voice()
    results = results_of(FACTS, tool, overall_rows(41 / 15, 3, 3), STATUS)
    voice_counts = [
        result("priorities", 17),
        result("engagement_issues", 5),
        result("engagement_sources", 7),
    ]
    results = pd.concat([results, pd.DataFrame(voice_counts)], ignore_index=True)
    return Content(review, tool, read_codebook(PROJECT), results, _gaps(), voice, links)


def _raw(name: str) -> list[dict[str, str]]:
    path = ROOT / "data" / "raw" / "2023" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _gaps() -> pd.DataFrame:
    """The gaps as the published table lists them, their closing status word taken off."""
    rows = []
    for (key, *_), row in zip(FACTS, _raw("pathway_assessment"), strict=False):
        bullets = [line.removeprefix("• ") for line in row["Key gaps"].splitlines()]
        for number, text in enumerate(bullets, start=1):
            gap_id = f"{key}.{number}"
            status = GAPS_WITH_STATUS.get(gap_id, "open")
            rows.append((gap_id, key, text.removesuffix(f" ({status})"), status, 0))
    return gap_frame(rows)


def gap_frame(rows: Sequence[tuple[str, str, str, str, int]]) -> pd.DataFrame:
    """Gap statements as stored, of which nothing more is known."""
    blank = ("",) * len(ABOUT_GAP)
    columns = ["gap_id", "service_id", "text", "status", *ABOUT_GAP, "source_row"]
    return pd.DataFrame([(*gap, *blank, row) for *gap, row in rows], columns=columns)


def voice_frame(rows: Sequence[tuple[str, ...]]) -> pd.DataFrame:
    """Voice statements as stored."""
    columns = ["statement_id", "kind", "theme_id", "theme", "text"]
    return pd.DataFrame(rows, columns=columns).assign(source_row=0)


def link_frame(rows: Sequence[tuple[str, ...]]) -> pd.DataFrame:
    """Links as stored."""
    columns = ["statement_id", "service_id", "stream", "reason"]
    return pd.DataFrame(rows, columns=columns).assign(source_row=0)


def _voice() -> tuple[pd.DataFrame, pd.DataFrame]:
    priorities = [
        (row["Priority number"], "priority", row["Theme number"], row["Theme"], row["Priority"])
        for row in _raw("parent_survey_priorities")
    ]
    issues = [
        (row["Issue number"], "engagement issue", "", row["Issue"], row["What was said"])
        for row in _raw("engagement_issues")
    ]
    sources = [
        (f"source-{number}", "engagement source", "", "", row["Source"])
        for number, row in enumerate(_raw("engagement_sources"), start=1)
    ]
    links = [
        (
            row["evidence_id"],
            row["service_id"],
            "engagement" if row["evidence_id"].startswith("E") else "survey",
            row["reason"],
        )
        for row in _raw("evidence_links")
    ]
    return voice_frame(priorities + issues + sources), link_frame(links)


def review_of(**changes: Any) -> Review:
    """A small synthetic review, with changes."""
    stated: dict[str, Any] = {
        "id": "example",
        "title": "An example",
        "area": "Nowhere",
        "date": "2030-01",
        "notice": "A synthetic example: none of it is real.",
        "synthetic": True,
        "tool": {"id": "pathway-assessment-tool", "version": "2023"},
        "overall": {"rule": "mean", "rounding": "half up"},
        "ranking": {"target": 4, "other_targets": [3, 5]},
        "stream": {"ratings": {"name": "Service ratings", "date": "2030-01"}},
        "input": {
            "assessment": {
                "file": "a.csv",
                "sha256": "0" * 64,
                "origin": "Made up",
                "added": datetime.date(2030, 1, 31),
            }
        },
    }
    return Review.model_validate(stated | changes)


def synthetic(
    scores: dict[str, int], gaps: Sequence[tuple[str, str]] = (), **changes: Any
) -> Content:
    """A review of services by name with scores, open gaps by service and text, and no voice."""
    review = review_of(**changes)
    tool = read_tool(PROJECT, review.tool.id, review.tool.version)
    ids = {name: f"service-{number}" for number, name in enumerate(scores, start=1)}
    values = list(scores.values())
    facts = [
        (
            ids[name],
            score,
            1 + sum(other < score for other in values),
            values.count(score),
            sum(service == name for service, _ in gaps),
            "rating only" if score < 4 else "no gap seen",
        )
        for name, score in scores.items()
    ]
    mean = sum(values) / len(values)
    overall = overall_rows(mean, float(int(mean + 0.5)), review.overall.published)
    status = {word: len(gaps) if word == "open" else 0 for word in STATUS}
    rows = [
        (f"{ids[service]}.{number}", ids[service], text, "open", 0)
        for number, (service, text) in enumerate(gaps, start=1)
    ]
    return Content(
        review,
        tool,
        Codebook(tuple(Service(key, name, "service") for name, key in ids.items())),
        results_of(facts, tool, overall, status),
        gap_frame(rows),
        voice_frame([]),
        link_frame([]),
    )
