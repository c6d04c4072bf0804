from __future__ import annotations

import datetime as dt

import pytest

from jsna.errors import InputError
from jsna.review.project import Project
from jsna.review.survey import Code, Coding, Survey
from jsna.review.survey_file import contradictions, read_survey
from jsna.review.survey_question import Option, Question
from tests.preparation.survey.exports import AREA, HELP, OTHER_TEXT, WEEKS, WHY, survey_with


def test_a_review_without_a_spec_has_no_survey(project: Project) -> None:
    assert read_survey(project, "2023") is None


def test_the_example_place_has_one_in_every_wave(project: Project) -> None:
    for year in ("2023", "2024", "2025"):
        survey = read_survey(project, f"example-{year}")
        assert survey is not None
        assert (project.raw(f"example-{year}") / "restricted" / survey.file).exists()


def test_all_that_is_wrong_with_the_keys_is_said_at_once(project: Project) -> None:
    path = project.raw("2023") / "survey.toml"
    path.write_text(
        'file = "x.csv"\norigin = "o"\nadded = 2026-01-01\nwieght = "w"\n'
        '[[question]]\nid = "q"\nwording = "Q"\ntype = "singel"\n'
        'options = [{ id = "a", wordng = "A" }]\n',
        encoding="utf-8",
    )
    with pytest.raises(InputError) as caught:
        read_survey(project, "2023")
    told = [str(problem) for problem in caught.value.problems]
    assert len(told) == 5
    assert any('key wieght: this key is unknown. Did you mean "weight"?' in one for one in told)
    assert any("key question[1].options[1].wordng" in one for one in told)
    assert any("key question[1].type: it must be 'single'" in one for one in told)


def changed(question: Question, **keys: object) -> Question:
    return question.model_copy(update=keys)


A = Option(id="a", wording="A")


def coded(**codes: tuple[str, ...]) -> dict[str, Coding]:
    listed = {name: tuple(Code(id=key, wording=key) for key in own) for name, own in codes.items()}
    return {"coding": Coding(file="c.csv", origin="o", added=dt.date(2026, 1, 1), codes=listed)}


@pytest.mark.parametrize(
    ("survey", "place", "words"),
    [
        (survey_with(AREA, AREA), "key question", 'question "area" stands there twice'),
        *(
            (survey_with(AREA, changed(WHY, id=name)), "key question[2].id", f'the id "{name}"')
            for name in ("respondent", "source_row", "weight", "seconds", "self")
        ),
        (
            survey_with(changed(AREA, options=(A, Option(id="b", wording="B", code="A")))),
            "key question[1].options",
            'the name of an option "a" stands there twice',
        ),
        (survey_with(changed(AREA, options=())), "key question[1].options", "needs its options"),
        (
            survey_with(AREA, changed(WHY, replaces=("area",))),
            "key question[2].replaces",
            'the question "area" is asked in this wave',
        ),
        (
            survey_with(changed(AREA, replaces=("area",))),
            "key question[1].replaces",
            'the question "area" is asked in this wave',
        ),
        (
            survey_with(changed(AREA, replaces=("old", "old"))),
            "key question[1].replaces",
            'the question "old" stands there twice',
        ),
        (
            survey_with(changed(AREA, options=(A, Option(id="b", wording="B", replaces=("a",))))),
            "key question[1].options[2].replaces",
            'the option "a" is offered in this wave',
        ),
        (
            survey_with(changed(AREA, options=(Option(id="b", wording="B", replaces=("b",)),))),
            "key question[1].options[1].replaces",
            'the option "b" is offered in this wave',
        ),
        (
            survey_with(changed(AREA, options=(Option(id="b", wording="B", replaces=("o", "o")),))),
            "key question[1].options[1].replaces",
            'the option "o" stands there twice',
        ),
        (survey_with(changed(WHY, options=(A,))), "key question[1].options", "has no options"),
        (
            survey_with(changed(HELP, type="select-up-to-n")),
            "key question[1].most",
            "does not go with the type",
        ),
        (survey_with(changed(HELP, most=2)), "key question[1].most", "does not go with the type"),
        (survey_with(changed(AREA, midpoint="north")), "key question[1].midpoint", "only a likert"),
        (
            survey_with(changed(AREA, type="likert", midpoint="nroth")),
            "key question[1].midpoint",
            'no option "nroth"',
        ),
        (survey_with(changed(WHY, lowest=1.0)), "key question[1].lowest", "only a numeric"),
        (
            survey_with(changed(WEEKS, lowest=2.0, highest=1.0)),
            "key question[1].lowest",
            "above the highest",
        ),
        (
            survey_with(changed(HELP, columns={"vists": "V"})),
            "key question[1].columns.vists",
            'no option "vists"',
        ),
        (
            survey_with(changed(AREA, columns={"north": "N"})),
            "key question[1].columns",
            "has one column",
        ),
        (survey_with(HELP, OTHER_TEXT), "key question[2].other_of", 'has no "other" option'),
        (survey_with(OTHER_TEXT), "key question[1].other_of", 'no question "help"'),
        (
            survey_with(AREA, changed(WEEKS, other_of="area")),
            "key question[2].other_of",
            "only a free-text question",
        ),
        (survey_with(AREA, WHY, **coded(area=("a",))), "key coding.codes.area", "not a free-text"),
        (survey_with(WHY, **coded(why=("a", "a"))), "key coding.codes.why", 'code "a" stands'),
        (survey_with(AREA, WHY, groups=("why",)), "key groups", "not a question with a single"),
        (survey_with(AREA, groups=("area", "area")), "key groups", 'group "area" stands'),
        (
            survey_with(
                changed(
                    AREA,
                    options=(
                        Option(id="a", wording="A", other=True),
                        Option(id="b", wording="B", other=True),
                    ),
                )
            ),
            "key question[1].options",
            "two options are marked other",
        ),
    ],
)
def test_keys_that_speak_against_each_other_are_found(
    survey: Survey, place: str, words: str
) -> None:
    ((where, found, remedy),) = contradictions(survey)
    assert where == place
    assert words in found
    assert remedy
