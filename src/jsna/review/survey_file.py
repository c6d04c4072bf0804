"""Reads ``survey.toml`` from a review's folder, and finds what its keys say against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jsna.errors import Problem, refuse_if, suggestion
from jsna.review.project import Project
from jsna.review.strict import read_toml
from jsna.review.survey import NOT_IDS, Survey
from jsna.review.survey_question import Question

SPEC_FILE = "survey.toml"
RESTRICTED = "restricted"
Fault = tuple[str, str, str]


def read_survey(project: Project, review_id: str) -> Survey | None:
    """The spec of the review's survey, or None if the review has no ``survey.toml``.

    Raises
    ------
    InputError
        With everything that is wrong with the file, or that its keys say against each other.
    """
    path = project.raw(review_id) / SPEC_FILE
    if not path.exists():
        return None
    shown_as = project.relative(path)
    survey = read_toml(path, Survey, shown_as)
    refuse_if(Problem(shown_as, *fault) for fault in contradictions(survey))
    return survey


def contradictions(survey: Survey) -> Iterator[Fault]:
    """What the keys say against each other: the place, what is wrong, the remedy."""
    ids = [question.id for question in survey.questions]
    yield from _repeated(ids, "key question", "question")
    for number, question in enumerate(survey.questions, start=1):
        place = f"key question[{number}]"
        if question.id in NOT_IDS:
            found = f'no question can have the id "{question.id}": the table of answers uses it'
            yield f"{place}.id", found, f'Choose another, such as "{question.id}-asked"'
        yield from _of_options(question, place)
        yield from _of_type(question, place)
        yield from _of_text(question, place, survey)
        yield from _of_replaced(question, place, ids)
    yield from _of_groups(survey)
    yield from _of_coding(survey)


def _repeated(names: Iterable[str], place: str, what: str) -> Iterator[Fault]:
    listed = list(names)
    for name in dict.fromkeys(each for each in listed if listed.count(each) > 1):
        yield place, f'the {what} "{name}" stands there twice', "Give each one of its own"


def _of_options(question: Question, place: str) -> Iterator[Fault]:
    """Options that cannot be told apart in an export, or are named and not there."""
    by_option = [dict.fromkeys(map(str.casefold, each.names)) for each in question.options]
    names = [name for names_of_one in by_option for name in names_of_one]
    yield from _repeated(names, f"{place}.options", "name of an option")
    if sum(option.other for option in question.options) > 1:
        yield f"{place}.options", "two options are marked other", "Mark one"
    if question.midpoint and question.midpoint not in question.option_ids:
        remedy = suggestion(question.midpoint, question.option_ids)
        yield f"{place}.midpoint", f'there is no option "{question.midpoint}"', remedy
    for name in question.columns:
        if name not in question.option_ids:
            remedy = suggestion(name, question.option_ids)
            yield f"{place}.columns.{name}", f'there is no option "{name}"', remedy


def _of_type(question: Question, place: str) -> Iterator[Fault]:
    """Keys that the type of the question needs or does not know."""
    takes_options = question.takes_one or question.takes_several
    if takes_options and not question.options:
        yield f"{place}.options", f"a {question.type} question needs its options", "List them"
    if question.options and not takes_options:
        yield f"{place}.options", f"a {question.type} question has no options", "Take them out"
    if (question.type == "select-up-to-n") != (question.most is not None):
        remedy = 'Give most, or another type, for "select-up-to-n" and only there'
        yield f"{place}.most", "the largest number of picks does not go with the type", remedy
    if question.midpoint and question.type != "likert":
        yield f"{place}.midpoint", "only a likert question has a midpoint", "Take it out"
    limits = (question.lowest, question.highest)
    if limits != (None, None) and question.type != "numeric":
        yield f"{place}.lowest", "only a numeric question has a range", "Take it out"
    if None not in limits and limits[0] > limits[1]:  # type: ignore[operator]
        yield f"{place}.lowest", "it is above the highest", "Correct one of them"
    if question.columns and not question.takes_several:
        yield f"{place}.columns", "this type has one column", "Give its heading as column"


def _of_text(question: Question, place: str, survey: Survey) -> Iterator[Fault]:
    """The text of an "other" option that leads nowhere."""
    if not question.other_of:
        return
    asked = survey.by_id.get(question.other_of)
    if question.type != "free-text":
        yield f"{place}.other_of", "only a free-text question has it", "Take it out"
    elif asked is None:
        remedy = suggestion(question.other_of, survey.by_id)
        yield f"{place}.other_of", f'there is no question "{question.other_of}"', remedy
    elif not any(option.other for option in asked.options):
        remedy = "Mark one with other = true"
        yield f"{place}.other_of", f'"{question.other_of}" has no "other" option', remedy


def _of_replaced(question: Question, place: str, asked: Sequence[str]) -> Iterator[Fault]:
    """Questions that it replaces, and options that one of its replaces, of no earlier wave."""
    yield from _repeated(question.replaces, f"{place}.replaces", "question")
    for name in dict.fromkeys(question.replaces):
        if name in asked:
            found = f'the question "{name}" is asked in this wave'
            yield f"{place}.replaces", found, "Name questions of earlier waves only"
    for number, option in enumerate(question.options, start=1):
        of_option = f"{place}.options[{number}].replaces"
        yield from _repeated(option.replaces, of_option, "option")
        for name in dict.fromkeys(option.replaces):
            if name in question.option_ids:
                found = f'the option "{name}" is offered in this wave'
                yield of_option, found, "Name options of earlier waves only"


def _of_coding(survey: Survey) -> Iterator[Fault]:
    """Codes of what is no comment, and codes that stand there twice."""
    texts = [question.id for question in survey.questions if question.type == "free-text"]
    for name, codes in survey.coding.codes.items() if survey.coding else ():
        place = f"key coding.codes.{name}"
        if name not in texts:
            yield place, f'"{name}" is not a free-text question', suggestion(name, texts)
        yield from _repeated([code.id for code in codes], place, "code")


def _of_groups(survey: Survey) -> Iterator[Fault]:
    yield from _repeated(survey.groups, "key groups", "group")
    single = [question.id for question in survey.questions if question.takes_one]
    for name in survey.groups:
        if name not in single:
            remedy = suggestion(name, single)
            yield "key groups", f'"{name}" is not a question with a single choice', remedy
