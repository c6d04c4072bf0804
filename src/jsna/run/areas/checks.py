"""What keeps reviews from being compared across areas: all of it at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from jsna.errors import Problem
from jsna.review.hashes import sha256_if_there
from jsna.review.project import Project
from jsna.review.unseen import unseen_in
from jsna.run.areas.published import AreaFacts

_FEWEST = 2
_NAMED = 5  # reviews that a message has room for
Facts = Sequence[AreaFacts]


def check_areas(facts: Facts, project: Project) -> Iterator[Problem]:
    """What keeps these reviews from being compared.

    Parameters
    ----------
    facts
        What the manifest of each says.
    project
        The project, for the tool and the codebook.
    """
    for each in facts:
        if each.draft:
            yield _problem(
                each, "the review is a draft", "Leave it out, or finish and run it again"
            )
        yield from _hidden(each)
    yield from _mixed(facts)
    yield from _twice(facts)
    yield from _unlike(facts, lambda e: f'the tool "{e.tool}" version "{e.version}"')
    yield from _unlike(facts, lambda e: f"the codebook {e.services}")
    yield from _other_files(facts, project)


def check_number(names: Sequence[str], shown_as: str) -> Iterator[Problem]:
    """One review, or none, is no comparison."""
    if len(names) < _FEWEST:
        found = "there is only one review" if names else "there is no review with outputs"
        remedy = "A comparison needs the published outputs of two areas or more"
        yield Problem(shown_as, "", f"{found} to compare", remedy)


def _problem(each: AreaFacts, found: str, remedy: str) -> Problem:
    return Problem(each.outputs.shown_as, "", found, remedy)


def _hidden(each: AreaFacts) -> Iterator[Problem]:
    for key, text in (("area", each.area), ("date", each.date), ("notice", each.notice)):
        if hidden := unseen_in(text):
            remedy = "Type it again in its review.toml, and run the review again"
            yield _problem(each, f"its {key} holds {hidden}", remedy)


def _mixed(facts: Facts) -> Iterator[Problem]:
    made_up = [each for each in facts if each.synthetic]
    for each in made_up if len(made_up) < len(facts) else ():
        found = "the review is synthetic, and others are real"
        yield _problem(each, found, "Compare those of one kind only")


def _twice(facts: Iterable[AreaFacts]) -> Iterator[Problem]:
    first: dict[str, AreaFacts] = {}
    for each in facts:
        known = first.setdefault(each.area.casefold(), each)
        if known is not each:
            found = f'it is a review of "{each.area}", and so is {known.name}'
            yield _problem(each, found, "Keep one review of each area")


def _unlike(facts: Facts, used: Callable[[AreaFacts], str]) -> Iterator[Problem]:
    """Reviews that did not use what most of them used."""
    counts = Counter(map(used, facts))
    if len(counts) < 2:
        return
    usual = min(counts, key=lambda each: (-counts[each], each))
    for each in facts:
        if used(each) != usual:
            found = f"it was made with {used(each)}, and others with {usual}"
            yield _problem(each, found, "Leave it out, or compare those that were made with one")


def _other_files(facts: Facts, project: Project) -> Iterator[Problem]:
    """Files of ``config/``, which has the names of services and scores, that are not theirs."""
    made: dict[tuple[str, str], list[str]] = {}
    for each in facts:
        for path, digest in each.made_with:
            if sha256_if_there(path) != digest:
                made.setdefault((project.relative(path), digest), []).append(each.name)
    for (file, _), names in made.items():
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        found = f"it is not the file that these were made with: {', '.join(names[:_NAMED])}{more}"
        yield Problem(file, "", found, "Put that one there, or run the reviews again with this one")
