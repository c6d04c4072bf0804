"""What a chapter is made of: the review, its results, and the statements that they count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from jsna.exhibits.still_missing import about_awaited, about_unrated, has_missing
from jsna.exhibits.with_results import WithResults
from jsna.exhibits.wording import lowered, sentence, short_names
from jsna.review.codebook import Codebook
from jsna.review.settings import Review, Stream
from jsna.review.survey import Survey
from jsna.review.survey_answers import answers_by_id
from jsna.review.tool import Tool


@dataclass(frozen=True)
class Rated:
    """A service that was rated, and its place in the ranking.

    ``shared_by`` is how many services have this rank; ``band`` is the band's id in the tool.
    """

    service_id: str
    service: str
    score: int
    band: str
    rank: int
    shared_by: int


@dataclass(frozen=True, eq=False)
class Content(WithResults):
    """Everything that an exhibit may be drawn from; all of it is public.

    Parameters
    ----------
    review, tool, codebook
        The review, the scale that it rates with, and the services.
    results
        All result tables of the review, one below the other.
    gap_statements, voice_statements, links
        The stored tables of these names.
    gap_register
        Every gap with its history over the reviews; empty where none was made.
    issues
        What the checks of the inputs flagged; empty where nothing was, or nothing was looked at.
    survey_issues, survey_changes
        Of the residents' voice: what was flagged, and what was changed or left out.
    survey
        The questions of the survey whose answers are among the results, if there is one.
    """

    review: Review
    tool: Tool
    codebook: Codebook
    results: pd.DataFrame
    gap_statements: pd.DataFrame
    voice_statements: pd.DataFrame
    links: pd.DataFrame
    gap_register: pd.DataFrame = field(default_factory=pd.DataFrame)
    issues: pd.DataFrame = field(default_factory=pd.DataFrame)
    survey_issues: pd.DataFrame = field(default_factory=pd.DataFrame)
    survey_changes: pd.DataFrame = field(default_factory=pd.DataFrame)
    survey: Survey | None = None

    @cached_property
    def services(self) -> tuple[Rated, ...]:
        """The services that were rated, in the order of the codebook.

        One that is not applicable has no score to show, and is not among them.
        """
        shown = self.shown("score")
        scores = dict(zip(shown["service_id"], shown["value"], strict=True))
        ranks = self.by_service("rank")
        shared_by, names = self.by_service("rank", "numerator"), self.codebook.names
        return tuple(
            Rated(
                service_id=key,
                service=names[key],
                score=round(scores[key]),
                band=self.tool.level(round(scores[key])).band,
                rank=round(ranks[key]),
                shared_by=round(shared_by[key]),
            )
            for key in self.codebook.ids
            if key in scores
        )

    def name_of(self, service_id: str) -> str:
        """The name of a service; its id where the codebook no longer has it."""
        return self.codebook.names.get(service_id, service_id)

    def called(self, review_id: str) -> str:
        """A review as a figure has room for: its id without what all of them begin with."""
        names = short_names((*self.review.earlier, self.review.id))
        return names.get(review_id, review_id)

    def in_order(self, service_ids: Iterable[str]) -> list[str]:
        """Ids of services in the order of the codebook; those that it lacks last, by their id."""
        known = self.codebook.ids
        place = {key: number for number, key in enumerate(known)}
        return sorted(service_ids, key=lambda key: (place.get(key, len(known)), key))

    @property
    def ranked(self) -> tuple[Rated, ...]:
        """The services from the lowest rated up; equals stay in the order of the codebook."""
        return tuple(sorted(self.services, key=lambda each: each.rank))

    @property
    def target(self) -> int:
        """The target of the ranking: that of the results, which a run can set."""
        found = self.number("target")
        return self.review.ranking.target if found is None else round(found)

    def dates(self, *streams: str) -> str:
        """A sentence with the dates of streams of evidence, of those that the review has."""
        declared = {name: getattr(self.review.streams, name) for name in streams}
        return sentence("; ".join(_dated(each) for each in declared.values() if each))

    @property
    def about_bands(self) -> str:
        """Whose the bands are."""
        return "The bands are this project's own, taken from the wording of the scale."

    @property
    def has_links(self) -> bool:
        """Whether statements can bear on services: there are links, or a stream to link."""
        streams = self.review.streams
        return bool(len(self.links) or streams.survey or streams.engagement)

    @property
    def about_links(self) -> str:
        """Whose the links between statements and services are; empty where there can be none."""
        if not self.has_links:
            return ""
        return (
            "Which service a statement bears on is this project's own coding, a judgement with a "
            "reason for each link."
        )

    @property
    def about_answers(self) -> str:
        """From which share an answer of the survey counts; empty where none is linked."""
        if not self.links["statement_id"].isin(self.answers.keys()).any():
            return ""
        least = self.review.estimates.priority_share
        return (
            f"An answer of the survey counts as a priority where at least {least:.0%} of those who "
            "answered chose it, or mention it in a comment, as the review declares."
        )

    @property
    def notice(self) -> tuple[str, ...]:
        """What every exhibit must carry, if anything."""
        of_a_draft = about_unrated(self.issues), about_awaited(self.review)
        return tuple(filter(None, (self.review.notice, *of_a_draft)))

    @property
    def has_missing(self) -> bool:
        """Whether something of a draft is still to be filled in."""
        return has_missing(self.issues)

    def gaps_of(self, service_id: str) -> tuple[str, ...]:
        """The gaps of a service in words, with their status where it is not open."""
        own = self.gap_statements[self.gap_statements["service_id"] == service_id]
        return tuple(
            text if status == "open" else f"{text} ({status})"
            for text, status in zip(own["text"], own["status"], strict=True)
        )

    def statements(self, kind: str) -> pd.DataFrame:
        """The statements of a kind, in their published order."""
        return self.voice_statements[self.voice_statements["kind"] == kind]

    def linked(self, service_id: str, stream: str) -> tuple[str, ...]:
        """Ids of the statements of a stream that bear on a service, in their published order."""
        links = self.links
        own = links[(links["service_id"] == service_id) & (links["stream"] == stream)]
        order = [*self.voice_statements["statement_id"], *self.answers]
        return tuple(sorted(own["statement_id"], key=order.index))

    @cached_property
    def answers(self) -> dict[str, str]:
        """The wordings of the answers of the survey that a link can name, by their id."""
        return answers_by_id(self.survey)


def _dated(stream: Stream) -> str:
    """A stream with its date, as part of a sentence."""
    return f"{lowered(stream.name)}: {stream.when}"
