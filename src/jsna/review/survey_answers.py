"""The answers of a survey as statements are named: question and option, such as "help.waits"."""

from __future__ import annotations

from jsna.review.survey import Survey


def answer_id(question_id: str, option_id: str) -> str:
    """What links and exhibits call an answer."""
    return f"{question_id}.{option_id}"


def answers_by_id(survey: Survey | None) -> dict[str, str]:
    """The wording of each answer that can say what matters, by its id, as the questions stand.

    A code of comments is an answer too. "Don't know" and the like say nothing of what matters, and
    are left out.
    """
    return {
        answer_id(question.id, key): wording
        for question in (survey.questions if survey else ())
        for key, wording in (survey.wordings_of(question) if survey else {}).items()
        if key in question.base_ids or not question.options
    }
