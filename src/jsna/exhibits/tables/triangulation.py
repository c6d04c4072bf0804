"""Triangulation: for each service, what each stream of evidence says and whether they agree."""

from __future__ import annotations

from jsna.exhibits.base import Cell, Column, Content, Marked, Rated, Table
from jsna.exhibits.wording import counted, listed, sentence

# Marks for the eye: the words beside them say it all.
_POINTS, _SILENT = "●", "○"
_MARKS = {
    "agreement": "●●",
    "partial agreement": "●○",
    "rating only": "○○",
    "dissonance": "≠",
    "no gap seen": "–",
}
_ABOUT_FINDINGS = (
    "Agreement: the rating shows a gap and both other streams point to the service. Partial "
    "agreement: one of them does. Rating only: neither does, which is no evidence that there is no "
    "need. Dissonance: the rating shows no gap, but a stream points to the service. No gap seen: "
    "none does."
)
_NO_GAP_RATED = ("dissonance", "no gap seen")
_STREAMS = {
    "engagement": ("Engagement issues", "Issues of the engagement that bear on the service"),
    "survey": ("Survey priorities", "Priorities of the survey that bear on the service"),
}


def tabulate_triangulation(content: Content) -> Table | None:
    """A row for each service; nothing where no statement was linked to a service."""
    streams = [name for name in _STREAMS if getattr(content.review.streams, name)]
    if not streams or content.rows("triangulation").empty:
        return None
    return Table(
        key="triangulation",
        caption=_caption(content),
        columns=(
            Column("service", "Service or area", "Name of the service"),
            Column("rating", "Rating", "Band that the service is rated in, and its score"),
            *(Column(name, *_STREAMS[name]) for name in streams),
            Column("finding", "Finding", "Whether the streams agree, in one word or two"),
        ),
        rows=tuple(_row(content, each, streams) for each in content.services),
        notes=_notes(content),
    )


def _finding(content: Content, each: Rated) -> str:
    return str(content.by_service("triangulation", "answer")[each.service_id])


def _row(content: Content, each: Rated, streams: list[str]) -> tuple[Cell, ...]:
    finding = _finding(content, each)
    rated = f"{content.tool.band_name(each.band)} ({each.score})"
    return (
        each.service,
        Marked(_SILENT if finding in _NO_GAP_RATED else _POINTS, rated),
        *(_linked(_named(content, each.service_id, stream)) for stream in streams),
        Marked(_MARKS[finding], sentence(finding)[:-1]),
    )


def _named(content: Content, service_id: str, stream: str) -> tuple[str, ...]:
    """The statements of a stream that bear on a service: their ids, or the words of an answer."""
    answers = content.answers
    return tuple(
        f"“{answers[key]}”" if key in answers else key for key in content.linked(service_id, stream)
    )


def _linked(ids: tuple[str, ...]) -> Marked:
    return Marked(_POINTS, f"Need: {', '.join(ids)}") if ids else Marked(_SILENT, "None linked")


def _caption(content: Content) -> str:
    counts = {
        word: content.count("services_with_finding", answer=word)
        for word in _MARKS
        if content.count("services_with_finding", answer=word)
    }
    parts = [f"{word} for {counted(count, 'service')}" for word, count in counts.items()]
    return sentence(f"Ratings and residents' voice set side by side: {listed(parts)}")


def _notes(content: Content) -> tuple[str, ...]:
    return (
        _ABOUT_FINDINGS,
        f"Method: {content.method('triangulation')}.",
        content.about_links,
        *filter(None, [content.about_answers]),
        content.about_bands,
        content.dates("ratings", "survey", "engagement"),
        *content.notice,
    )
