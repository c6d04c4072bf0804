from __future__ import annotations

import pytest

from jsna.errors import InputError
from jsna.review.project import Project
from jsna.review.survey_rules import SurveyRules, read_survey_rules
from tests.preparation.small_answers import survey_of


def read(project: Project, text: str) -> SurveyRules:
    (project.raw("2023") / "survey_checks.toml").write_text(text, encoding="utf-8")
    return read_survey_rules(project, "2023", survey_of())


def refused(project: Project, text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(project, text)
    return [str(problem) for problem in caught.value.problems]


def test_without_a_file_the_limits_are_the_defaults(project: Project) -> None:
    rules = read_survey_rules(project, "2023", survey_of())
    assert rules == SurveyRules()
    assert (rules.seconds_per_word, rules.chance, rules.shortest_set) == (0.3, 0.01, 3)


def test_what_cannot_be_together_is_read(project: Project) -> None:
    rules = read(
        project,
        'chance = 0.05\n[[impossible]]\nreason = "no help, and weeks"\nconditions = [\n'
        '  { question = "help", answers = ["none"] },\n  { question = "weeks", above = 0 },\n]\n',
    )
    assert rules.chance == 0.05
    (rule,) = rules.impossible
    assert [each.question for each in rule.conditions] == ["help", "weeks"]


def test_all_that_does_not_fit_the_spec_is_said_at_once(project: Project) -> None:
    told = refused(
        project,
        '[[impossible]]\nreason = "x"\nconditions = [\n'
        '  { question = "helb", answered = true },\n'
        '  { question = "help", answers = ["nonne"] },\n'
        '  { question = "help", above = 3.0 },\n]\n',
    )
    assert len(told) == 4
    assert "two conditions are about the question" in told[0]
    assert 'there is no question "helb". Correct it: did you mean "help".' in told[1]
    assert 'there is no option "nonne". Correct it: did you mean "none".' in told[2]
    assert "only a numeric question is above or below something" in told[3]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("chance = 2.0", "key chance: it must be below 1"),
        ("shortest = 3", "key shortest: this key is unknown"),
        ('[[impossible]]\nreason = "x"\nconditions = []', "key impossible[1].conditions"),
        (
            (
                '[[impossible]]\nreason = "x"\nconditions = [{ question = "help" }, '
                '{ question = "weeks", above = 1.0, below = 0.0 }]'
            ),
            "it must have one of answers, answered, above and below",
        ),
    ],
)
def test_a_wrong_file_is_refused(project: Project, text: str, said: str) -> None:
    assert said in "\n".join(refused(project, text))
