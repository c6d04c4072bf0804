"""What the checks of a survey go by (``survey_checks.toml``): limits, and what cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, model_validator

from jsna.errors import Problem, did_you_mean, refuse_if
from jsna.review.project import Project
from jsna.review.strict import Filled, Strict, read_toml
from jsna.review.survey import Survey

RULES_FILE = "survey_checks.toml"
# What can become of what a check flags, from the least to the most that it takes away.
UNDECIDED, LEFT, CHANGED = "not decided", "left as it is", "changed"
ANSWER_OUT, RECORD_OUT = "answer taken out", "record taken out"
OUTCOMES = (UNDECIDED, LEFT, CHANGED, ANSWER_OUT, RECORD_OUT)
NOBODY = "nobody was flagged"


class Condition(Strict):
    """What one question says.

    Parameters
    ----------
    question
        Id of the question.
    answers
        Ids of options: there is an answer, and it is, or all picks are, among these.
    answered
        Whether there is any answer.
    above, below
        Of a numeric question: the number is above or below this one.
    """

    question: Filled
    answers: Annotated[tuple[Filled, ...], Field(strict=False)] = ()
    answered: bool | None = None
    above: float | None = None
    below: float | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        said = (self.answers or None, self.answered, self.above, self.below)
        if sum(each is not None for each in said) != 1:
            raise ValueError("it must have one of answers, answered, above and below")
        return self


class Impossible(Strict):
    """Answers that cannot be together: a respondent who meets all of the conditions is flagged.

    Parameters
    ----------
    reason
        What is impossible about them, in words that may be published.
    conditions
        Two or more, about different questions.
    """

    reason: Filled
    conditions: Annotated[tuple[Condition, ...], Field(strict=False, min_length=2)]


class SurveyRules(Strict):
    """The limits of the checks.

    Parameters
    ----------
    seconds_per_word
        An answer that took less than this for each word of its questions was not read. The
        default is the limit of Zhang and Conrad (2014), "Speeding in Web Surveys", Survey Research
        Methods 8(2): 300 milliseconds a word.
    chance
        Answers that are all the same, to a set of scales or between two respondents, are flagged
        where chance would bring them about less often than this: for a set of scales, in the share
        of respondents; for two respondents, in the number of others who would answer likewise.
    shortest_set
        The fewest scales, all answered, that straight-lining is looked for in.
    impossible
        Answers that cannot be together.
    """

    seconds_per_word: float = Field(default=0.3, gt=0)
    chance: float = Field(default=0.01, gt=0, lt=1)
    shortest_set: int = Field(default=3, ge=2)
    impossible: Annotated[tuple[Impossible, ...], Field(strict=False)] = ()


def read_survey_rules(project: Project, review_id: str, survey: Survey) -> SurveyRules:
    """The rules of the review's survey; the defaults if it has no ``survey_checks.toml``.

    Raises
    ------
    InputError
        With everything that is wrong with the file, or that does not fit the spec.
    """
    path = project.raw(review_id) / RULES_FILE
    if not path.exists():
        return SurveyRules()
    shown_as = project.relative(path)
    rules = read_toml(path, SurveyRules, shown_as)
    refuse_if(Problem(shown_as, *fault) for fault in _misfits(rules, survey))
    return rules


def _misfits(rules: SurveyRules, survey: Survey) -> Iterator[tuple[str, str, str]]:
    """Conditions that no answer to the survey can meet: the place, what is wrong, the remedy."""
    for number, rule in enumerate(rules.impossible, start=1):
        place = f"key impossible[{number}].conditions"
        asked = [condition.question for condition in rule.conditions]
        for name in dict.fromkeys(each for each in asked if asked.count(each) > 1):
            yield place, f'two conditions are about the question "{name}"', "Keep one of them"
        for order, condition in enumerate(rule.conditions, start=1):
            yield from _misfit(condition, f"{place}[{order}]", survey)


def _misfit(condition: Condition, place: str, survey: Survey) -> Iterator[tuple[str, str, str]]:
    question = survey.by_id.get(condition.question)
    if question is None:
        remedy = f"Correct it: {did_you_mean(condition.question, survey.by_id)}".rstrip("?")
        yield f"{place}.question", f'there is no question "{condition.question}"', remedy
        return
    for name in condition.answers:
        if name not in question.option_ids:
            remedy = f"Correct it: {did_you_mean(name, question.option_ids)}".rstrip("?")
            yield f"{place}.answers", f'there is no option "{name}"', remedy
    if (condition.above, condition.below) != (None, None) and question.type != "numeric":
        yield place, "only a numeric question is above or below something", "Use answers"
