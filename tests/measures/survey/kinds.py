"""Every kind of respondent that a form allows, and which published counts each of them is in.

Whatever is published is a number of respondents of each kind. So a reader who knows the form needs
no list of sums, and what can be found is found without the package's own.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from itertools import chain, combinations, product

import numpy as np

from jsna.measures.disclosure.cells import Cells
from jsna.measures.survey.columns import NOT_STATED, Column
from jsna.measures.survey.publication import ANSWER, ANSWERED, OUTSIDE, RESPONDENTS, key
from jsna.review.survey import Survey
from jsna.review.survey_question import Question
from tests.measures.disclosure.attacker import Vector

Kind = Mapping[str, frozenset[str]]
TEXT = frozenset({"a text"})


def matrix_of(cells: Cells, survey: Survey, *, text_needed: bool = False) -> Vector:
    """Cells by kinds: 1 where a count has those of a kind in it."""
    rows = []
    for kind in kinds(survey, text_needed=text_needed):
        counted = set(counts_with(kind, survey))
        # Where nobody is "not stated", no such group is published.
        if counted <= set(cells.index):
            rows.append([float(name in counted) for name in cells.index])
    return np.array(rows).T


def kinds(survey: Survey, *, text_needed: bool) -> Iterator[Kind]:
    asked = [question for question in survey.questions if question.type != "free-text"]
    texts = [question for question in survey.questions if question.type == "free-text"]
    for answers in product(*(list(allowed(question)) for question in asked)):
        kind = dict(zip((question.id for question in asked), answers, strict=True))
        for given in product(*(list(written(each, kind, survey, text_needed)) for each in texts)):
            yield kind | dict(zip((each.id for each in texts), given, strict=True))


def allowed(question: Question) -> Iterator[frozenset[str]]:
    """No answer, and every answer that the form takes."""
    most = (question.most or len(question.options)) if question.takes_several else 1
    exclusive = {option.id for option in question.options if option.exclusive}
    sizes = (combinations(question.option_ids, size) for size in range(most + 1))
    for picks in map(frozenset, chain.from_iterable(sizes)):
        if len(picks) < 2 or not picks & exclusive:
            yield picks


def written(text: Question, kind: Kind, survey: Survey, needed: bool) -> Iterator[frozenset[str]]:
    asked = survey.by_id[text.other_of]
    is_asked = any(option.other and option.id in kind[asked.id] for option in asked.options)
    if is_asked:
        yield TEXT
    if not (is_asked and needed):
        yield frozenset()


def counts_with(kind: Kind, survey: Survey) -> Iterator[Hashable]:
    """The keys of all counts, as the default plan has them, that a respondent is in."""
    groups = [Column(group, *(kind[group] or {NOT_STATED})) for group in survey.groups]
    for column in (Column(), *groups):
        yield key(RESPONDENTS, column=column)
    for question in survey.questions:
        given = kind[question.id]
        inside = TEXT & given or given & set(question.base_ids)
        for column in (Column(), *(each for each in groups if each.group != question.id)):
            if inside:
                yield key(ANSWERED, question.id, column=column)
            yield from (key(ANSWER, question.id, each, column) for each in inside - TEXT)
        if not inside:
            yield from (key(OUTSIDE, question.id, each) for each in given)
