"""Caveats: what the checks of the inputs flagged, and what holds for every reading."""

from __future__ import annotations

from collections.abc import Iterator

from jsna.exhibits.base import Cell, Column, Content, Table
from jsna.exhibits.comparison import compared
from jsna.exhibits.not_applicable import not_applicable
from jsna.exhibits.sureness import sureness
from jsna.exhibits.survey_notes import ABOUT_SAMPLE, about_counts
from jsna.exhibits.wording import counted, sentence
from jsna.review.dates import NOT_PUBLISHED

_COLUMNS = (
    Column("about", "About", "What the caveat is about"),
    Column("caveat", "What a reader must know", "The caveat in words"),
    Column("source", "From", "Where a check found it, or that it stands in any case"),
)
_STANDING = "Standing caveat"
_SEVERAL = 2
_ORDER = (
    "The scores are an order and not a measure: a step has no size, and means and points of "
    "shortfall are for orientation."
)
_ONE_RATER = (
    "There is one rating for each service, so that agreement between raters cannot be estimated. A "
    "rating can be a point out."
)
_TIES = "Services that share a rank have no order among them, whatever list they stand in."
_NEVER_NOUGHT = (
    "It is never counted as 0. A score with items left out rests on fewer of them than others."
)
_ASSUMED = "They rest on an assumption about errors in ratings, which is not taken from data"
_NOT_SEVERITY = "It does not say how severe they are. Services must not be compared by it."
_OTHER_CAUSES = "A change can come from other raters or other evidence as well as from the service."
_NOT_OF_ONE_TIME = (
    "The streams of evidence are not of one time, so that a difference between them can be a "
    "change."
)
_NOT_NOUGHT = "A number that is hidden is not nought, and sums of what is shown can be off."
_NAMED = (
    "What is shown was rated and recorded by one review at one time. It is no judgement on "
    "anyone's work, and says nothing of what has happened since."
)


def tabulate_caveats(content: Content) -> Table:
    """The flags of the checks, then the standing caveats that apply to the review."""
    flags, standing = tuple(_flags(content)), tuple(_standing(content))
    return Table(
        key="caveats",
        caption=_caption(len(flags), len(standing)),
        columns=_COLUMNS,
        rows=(*flags, *((about, said, _STANDING) for about, said in standing)),
        notes=(
            "A flag is for a person to look at: nothing was corrected for it.",
            content.dates("ratings"),
            *content.notice,
        ),
    )


def _caption(flags: int, standing: int) -> str:
    found = "no flags" if not flags else counted(flags, "flag")
    return sentence(
        f"The checks of the inputs raised {found}; {counted(standing, 'caveat')} "
        f"{'stands' if standing == 1 else 'stand'} in any case"
    )


def _flags(content: Content) -> Iterator[tuple[Cell, ...]]:
    issues = content.issues
    if issues.empty:
        return
    for check, finding, file, row in zip(
        issues["check"], issues["finding"], issues["file"], issues["row"], strict=True
    ):
        where = f"{file}, row {row}" if row else str(file)
        yield (sentence(str(check))[:-1], sentence(str(finding)), f"Flag: {where}")


def _standing(content: Content) -> Iterator[tuple[str, str]]:
    """What each caveat is about, and what it says."""
    yield "Scale", f"{_ORDER} {content.about_bands}"
    if content.review.overall.note:
        yield "Overall score", content.review.overall.note
    yield from _about_raters(content)
    yield from _about_not_applicable(content)
    yield "Ties", _TIES
    yield from _about_ranks(content)
    yield "Number of gaps", _NOT_SEVERITY
    yield from _about_change(content)
    yield from _about_voice(content)
    yield "Named services", _NAMED


def _about_not_applicable(content: Content) -> Iterator[tuple[str, str]]:
    left_out = not_applicable(content)
    if left_out:
        yield "Not applicable", f"{left_out} {_NEVER_NOUGHT}"


def _about_raters(content: Content) -> Iterator[tuple[str, str]]:
    if (content.number("raters") or 1) < _SEVERAL:
        yield "Raters", _ONE_RATER


def _about_ranks(content: Content) -> Iterator[tuple[str, str]]:
    sure = sureness(content)
    if sure:
        yield "Rank intervals", f"{_ASSUMED}: {sure.assumption}."


def _about_change(content: Content) -> Iterator[tuple[str, str]]:
    comparison = compared(content)
    if comparison:
        yield "Change", f"Scores of {comparison.earlier} are taken as published. {_OTHER_CAUSES}"


def _about_voice(content: Content) -> Iterator[tuple[str, str]]:
    streams = content.review.streams
    voice = [each for each in (streams.survey, streams.engagement) if each]
    if not voice:
        return
    if _not_of_one_time(content):
        yield "Dates", f"{_NOT_OF_ONE_TIME} {content.dates('ratings', 'survey', 'engagement')}"
    for stream in voice:
        if stream.note:
            yield stream.name, stream.note
    if not content.rows("survey_respondents").empty:
        yield "Who answered", ABOUT_SAMPLE
        yield "Counts of people", f"{about_counts(content)} {_NOT_NOUGHT}"
    yield "Links", f"{content.about_links} {content.about_answers}".rstrip()
    yield "Silence", "That nobody speaks of a service is no evidence that there is no need."


def _not_of_one_time(content: Content) -> bool:
    """Whether the dates of the streams differ, or one of them is not known."""
    dates = {stream.date for stream in content.review.streams.present}
    return len(dates) > 1 or NOT_PUBLISHED in dates
