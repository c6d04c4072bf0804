"""The answers of a survey as statements are named: question and option, such as "help.waits"."""

from __future__ import annotations

from jsna.review.survey import Option, Question, Survey


def answer_id(question_id: str, option_id: str) -> str:
    """What links and exhibits call an answer."""
    return f"{question_id}.{option_id}"


def answers_by_id(survey: Survey | None) -> dict[str, tuple[Question, Option]]:
    """Each answer that can say what matters, by its id, in the order of the questionnaire.

    "Don't know" and the like say nothing of that, and are left out.
    """
    return {
        answer_id(question.id, option.id): (question, option)
        for question in (survey.questions if survey else ())
        for option in question.options
        if not option.missing
    }
