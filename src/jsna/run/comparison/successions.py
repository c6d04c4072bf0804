"""Services, questions and options that two outputs know under other ids, since they were renamed.

Renamed ones are matched. Of what was split or merged nothing is: it is said, and each stands alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from jsna.review.codebook_file import read_codebook
from jsna.review.project import Project
from jsna.review.settings import read_declared
from jsna.review.succession import Succession
from jsna.review.survey_file import read_survey
from jsna.review.survey_question import Option
from jsna.run.comparison.published import ANSWERS, Published


@dataclass(frozen=True)
class Known:
    """What is known to take the place of what, and what services are called.

    Options are known by the last id of their question, a dot and their own: "wish.near".
    """

    services: Succession = field(default_factory=lambda: Succession({}))
    names: Mapping[str, str] = field(default_factory=dict)
    questions: Succession = field(default_factory=lambda: Succession({}))
    options: Succession = field(default_factory=lambda: Succession({}))


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
    offered: list[tuple[str, Option]] = []
    ids = {review.id for review in reviews}
    # The later one names the other and all in between; where neither does, each has its own.
    naming = [review for review in reviews if ids & {*review.earlier}] or reviews
    for review_id in dict.fromkeys(name for each in naming for name in (*each.earlier, each.id)):
        survey = read_survey(project, review_id)
        for question in survey.questions if survey else ():
            olds = (*asked.get(question.id, ()), *question.replaces)
            asked[question.id] = tuple(dict.fromkeys(olds))
            offered += [(question.id, option) for option in question.options if option.replaces]
    questions = Succession(asked)
    options = _options(offered, _last_ids(questions))
    return Known(codebook.succession, codebook.names, questions, options)


def _options(offered: Iterable[tuple[str, Option]], last: Mapping[str, str]) -> Succession:
    """What options replaced, whatever their question was called then."""
    found: dict[str, tuple[str, ...]] = {}
    for question, option in offered:
        of = last.get(question, question)
        new, olds = f"{of}.{option.id}", [f"{of}.{old}" for old in option.replaces]
        found[new] = tuple(dict.fromkeys((*found.get(new, ()), *olds)))
    return Succession(found)


def _last_ids(of: Succession) -> dict[str, str]:
    """The last id of each thing that was renamed, by each of its ids."""
    return {one: line[-1] for line in of.lines for one in line}


def matched(before: Published, after: Published, known: Known) -> tuple[Published, tuple[str, ...]]:
    """The earlier side with the ids and names of the later one, and what is to be said of it."""
    services = _used(before, "service_id"), _used(after, "service_id")
    questions = _used(before, "question_id"), _used(after, "question_id")
    last = _last_ids(known.questions)
    options = [
        {pair: f"{last.get(pair[0], pair[0])}.{pair[1]}" for pair in _answers(side)}
        for side in (before, after)
    ]
    answers = {*options[0].values()}, {*options[1].values()}
    now = known.options.names_for(answers)
    ids = known.services.names_for(services)
    renamed = replace(
        before,
        services=ids,
        questions=known.questions.names_for(questions),
        options={
            pair: now[name].partition(".")[2] for pair, name in options[0].items() if name in now
        },
        called={
            name: after.names[ids[one]]
            for one, name in before.names.items()
            if ids.get(one) in after.names
        },
    )
    said = (
        *_told(known.services, known.names, services),
        *_told(known.questions, {}, questions),
        *_told(known.options, {}, answers),
    )
    return renamed, said


def _used(side: Published, column: str) -> set[str]:
    """The ids that a side uses, in the tables where each is named."""
    tables = {"service_id": ("assessment", "gap_statements"), "question_id": ("voice_results",)}
    rows = (row for table in tables[column] for row in side.table(table))
    return {row[column] for row in rows if row.get(column)}


def _answers(side: Published) -> set[tuple[str, str]]:
    """The questions and options that the results of a side name."""
    pairs = (
        (row.get(of), row.get(at)) for row in side.table("voice_results") for of, at in ANSWERS
    )
    return {(question, option) for question, option in pairs if question and option}


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
