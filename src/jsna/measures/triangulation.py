"""Triangulation: do ratings, residents and organisations point to the same services?

After the triangulation protocol of Farmer, Robinson, Elliott and Eyles, "Developing and
implementing a triangulation protocol for qualitative health research", Qualitative Health Research
16(3), 2006. See docs/methods.md, "Triangulation".
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from jsna.measures.results import Result

STREAMS = ("engagement", "survey")
FINDINGS = ("agreement", "partial agreement", "rating only", "dissonance", "no gap seen")


def triangulation_finding(score: int, streams: int, target: int) -> str:
    """The word for a service: one of ``FINDINGS``.

    Parameters
    ----------
    score
        Its rating.
    streams
        How many of the two streams hold a statement that points to it.
    target
        From this score up, the rating says that there is no gap.
    """
    if score >= target:
        return "dissonance" if streams else "no gap seen"
    return ("rating only", "partial agreement", "agreement")[streams]


def triangulate(assessment: pd.DataFrame, links: pd.DataFrame, target: int) -> Iterator[Result]:
    """Links for each service and stream, the finding for each service, and how many have each.

    Nothing where no link was coded at all: that nobody coded is not silence.

    Parameters
    ----------
    assessment
        One row a rated service: ``service_id``, ``score``.
    links
        One row a judgement that a statement bears on a service: ``service_id``, ``stream``.
    target
        From this score up, the rating says that there is no gap.
    """
    if links.empty:
        return
    method = f"triangulation protocol (Farmer et al. 2006); no gap from a rating of {target} up"
    findings = []
    for service_id, score in zip(assessment["service_id"], assessment["score"], strict=True):
        own = links.loc[links["service_id"] == service_id, "stream"]
        counts = {stream: int((own == stream).sum()) for stream in STREAMS}
        for stream, count in counts.items():
            yield Result(
                "statements_linked",
                count,
                "statements",
                "links coded by analysts",
                service_id=service_id,
                group="stream",
                group_value=stream,
            )
        streams = sum(count > 0 for count in counts.values())
        finding = triangulation_finding(score, streams, target)
        findings.append(finding)
        yield Result("streams_linked", streams, "streams", method, service_id=service_id)
        yield Result("triangulation", method=method, service_id=service_id, answer=finding)
    for finding in FINDINGS:
        count = findings.count(finding)
        yield Result(
            "services_with_finding",
            count,
            "services",
            method,
            answer=finding,
            numerator=count,
            denominator=len(findings),
        )


def count_statements(voice_statements: pd.DataFrame) -> Iterator[Result]:
    """How many priorities, issues and sources there are, and how many priorities in each theme.

    These count statements, not people: they carry no order and are never ranked.
    """
    kinds = voice_statements["kind"].value_counts()
    for measure, kind in (
        ("priorities", "priority"),
        ("engagement_issues", "engagement issue"),
        ("engagement_sources", "engagement source"),
    ):
        yield Result(measure, int(kinds.get(kind, 0)), "statements", "count")
    priorities = voice_statements[voice_statements["kind"] == "priority"]
    for theme_id, count in priorities["theme_id"].value_counts().items():
        yield Result("priorities_in_theme", int(count), "statements", "count", answer=str(theme_id))
