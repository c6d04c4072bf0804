"""Services and questions that two outputs know under different ids, since they were renamed.

Renamed ones are matched. Of what was split or merged nothing is: it is said, and each stands alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from jsna.review.codebook_file import read_codebook
from jsna.review.project import Project
from jsna.review.settings import read_declared
from jsna.review.succession import Succession
from jsna.review.survey_file import read_survey
from jsna.run.comparison.published import Published


@dataclass(frozen=True)
class Known:
    """What is known to take the place of what, and what services are called."""

    services: Succession = field(default_factory=lambda: Succession({}))
    names: Mapping[str, str] = field(default_factory=dict)
    questions: Succession = field(default_factory=lambda: Succession({}))


def known_successions(project: Project, before: Published, after: Published) -> Known:
    """What the codebook of the later side says, and the surveys of all reviews up to both.

    Raises
    ------
    InputError, UsageError
        If the codebook or a survey cannot be read, or the review of a side is not there.
    """
    reviews = [read_declared(project, side.side.review_id) for side in (before, after)]
    codebook = read_codebook(project, reviews[-1].services)
    asked: dict[str, tuple[str, ...]] = {}
    ids = {review.id for review in reviews}
    # The later one names the other and all in between; where neither does, each has its own.
    naming = [review for review in reviews if ids & {*review.earlier}] or reviews
    for review_id in dict.fromkeys(name for each in naming for name in (*each.earlier, each.id)):
        survey = read_survey(project, review_id)
        for question in survey.questions if survey else ():
            olds = (*asked.get(question.id, ()), *question.replaces)
            asked[question.id] = tuple(dict.fromkeys(olds))
    return Known(codebook.succession, codebook.names, Succession(asked))


def matched(before: Published, after: Published, known: Known) -> tuple[Published, tuple[str, ...]]:
    """The earlier side with the ids and names of the later one, and what is to be said of it."""
    services = _used(before, "service_id"), _used(after, "service_id")
    questions = _used(before, "question_id"), _used(after, "question_id")
    ids = known.services.names_for(services)
    renamed = replace(
        before,
        services=ids,
        questions=known.questions.names_for(questions),
        called={
            name: after.names[ids[one]]
            for one, name in before.names.items()
            if ids.get(one) in after.names
        },
    )
    said = (
        *_told(known.services, known.names, services),
        *_told(known.questions, {}, questions),
    )
    return renamed, said


def _used(side: Published, column: str) -> set[str]:
    """The ids that a side uses, in the tables where each is named."""
    tables = {"service_id": ("assessment", "gap_statements"), "question_id": ("voice_results",)}
    rows = (row for table in tables[column] for row in side.table(table))
    return {row[column] for row in rows if row.get(column)}


def _told(
    of: Succession, names: Mapping[str, str], sides: tuple[Collection[str], Collection[str]]
) -> Iterator[str]:
    """What was renamed, split or merged between the two sides, whichever came first."""
    before, after = (set(side) for side in sides)
    now = of.names_for(sides)
    for line in of.lines:
        old, new = ({each for each in line if each in side} for side in (before, after))
        if len(old) == len(new) == 1 and old != new:
            first, last = sorted(old | new, key=line.index)
            yield f"matched: {names.get(first, first)} was renamed {names.get(last, last)}"
    told = [
        of.told(new, names)
        for new in of.regrouped
        for here, there in ((before - after, after - before), (after - before, before - after))
        if now.get(new, new) in here and not of.before(new).isdisjoint(there)
    ]
    yield from (f"not matched: {each}" for each in dict.fromkeys(told))
