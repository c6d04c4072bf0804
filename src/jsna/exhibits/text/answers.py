"""What the answers of the survey say: who answered, what they chose, what cannot be told apart."""

from __future__ import annotations

from collections.abc import Iterator

from jsna.exhibits.answers import Answer, Asked, ranked_questions
from jsna.exhibits.base import Content
from jsna.exhibits.blocks import Block, Number, Span, Spans
from jsna.exhibits.survey_notes import ABOUT_SAMPLE, about_counts
from jsna.exhibits.text.parts import (
    Exhibits,
    bullets,
    has,
    line,
    number,
    paragraph,
    see,
    shown,
)
from jsna.exhibits.wording import counted, listed, lowered, percent, ranged

_BOTH = 2
_IN_PLACE = (
    "respondents",
    "questions_asked",
    "answers_by_share",
    "agreement_scales",
    "answers_by_group",
    "comment_codes",
    "weighted_shares",
    "survey_checks",
    "survey_quality",
)


def survey_answers(content: Content, exhibits: Exhibits) -> Iterator[Block]:
    """The answers of the survey; nothing where the review has only published priorities."""
    if content.rows("survey_respondents").empty:
        return
    yield paragraph(*_who(content, exhibits))
    for asked in ranked_questions(content):
        yield paragraph(*_chosen(content, asked, exhibits))
        yield bullets(*(_answer(asked, each) for each in asked.answers))
        if asked.alike:
            yield paragraph(
                "Answers whose intervals, at the joint level of the ranking, overlap cannot be "
                "told apart, whatever their order here:"
            )
            yield bullets(
                *(line(listed(f"“{each.wording}”" for each in run)) for run in asked.alike)
            )
    yield from map(paragraph, _numbers(content))
    if where := list(_scales(exhibits)):
        yield paragraph(*where)
    yield paragraph(ABOUT_SAMPLE, *_hidden(content), about_counts(content))
    yield from shown(exhibits, *_IN_PLACE)


def in_people(found: float) -> str:
    """A count of people as a sentence has it."""
    return f"{found:,.0f}"


def _who(content: Content, exhibits: Exhibits) -> Iterator[Spans | str]:
    """How many answered, when, and where it stands who they are."""
    survey = content.review.streams.survey
    when = f"the {lowered(survey.name)} ({survey.when})" if survey else "the survey"
    if not has(content, "survey_respondents"):
        yield "How many people answered is not shown, so that nobody can be recognised."
        return
    people = number(content, "survey_respondents", say=in_people)
    yield line(
        people,
        f" people answered {when}",
        *see(exhibits, "respondents", "questions_asked"),
        _rounded(content),
    )


def _rounded(content: Content) -> str:
    to = content.review.disclosure.round_to
    return f"; this and all other counts of people are rounded to {to}" if to > 1 else ""


def _chosen(content: Content, asked: Asked, exhibits: Exhibits) -> Iterator[Spans | str]:
    """What was asked, of how many, and what the order means."""
    several = asked.question.most
    how = f", who could choose up to {several}," if several else ""
    about = {"question_id": asked.question.id}
    if not has(content, "survey_base", **about):
        yield f"Of the answers to “{asked.quoted}” nothing can be shown."
        return
    base: Span = number(content, "survey_base", say=in_people, **about)
    among = ", among the answers that are shown" if asked.first and asked.hidden else ""
    yield line(
        f"Asked “{asked.quoted}”, ",
        base,
        f" people{how} answered",
        *see(exhibits, "answers_by_share"),
        ". In the order of their shares, each with its interval, its rank and the ranks that it "
        f"could have{among}:",
    )


def _answer(asked: Asked, each: Answer) -> Spans:
    """An answer with its rank, its share and the interval."""
    if not each.shown:
        return line(f"“{each.wording}”: not shown, so that nobody can be recognised")
    key = (asked.question.id, each.option_id)
    rank = Number(each.rank_label, ("survey_rank", *key))
    share = Number(percent(each.share), ("survey_share", *key))
    within = f" ({percent(each.lower)} to {percent(each.upper)}); rank "
    could = f" ({ranged(each.lowest, each.highest)})" if each.lowest < each.highest else ""
    return line(f"“{each.wording}”: ", share, within, rank, could)


def _scales(exhibits: Exhibits) -> Iterator[Spans]:
    """Where the other answers are shown: scales, groups, and what became of the export."""
    for key, said in (
        ("agreement_scales", "How the answers spread over each scale is shown"),
        ("answers_by_group", "The answers of groups are shown side by side"),
        ("comment_codes", "What comments are about, as people coded them, is counted"),
        ("weighted_shares", "Shares with and without the weights of the survey are compared"),
        (
            "survey_checks",
            "What the checks of the answers flagged, and what was decided, is counted",
        ),
        (
            "survey_quality",
            "How the export of the survey was read, and what was left out, is listed",
        ),
    ):
        if key in exhibits:
            yield line(said, *see(exhibits, key))


def _numbers(content: Content) -> Iterator[Spans]:
    """The middle of the numbers that people gave."""
    for question in content.survey.questions if content.survey else ():
        if not has(content, "survey_median", question_id=question.id):
            continue
        median = number(content, "survey_median", question_id=question.id)
        base = number(content, "survey_base", say=in_people, question_id=question.id)
        quarters = [
            number(content, measure, question_id=question.id)
            for measure in ("survey_lower_quartile", "survey_upper_quartile")
            if has(content, measure, question_id=question.id)
        ]
        of_half = (
            ("; half of the answers lie from ", quarters[0], " to ", quarters[1])
            if len(quarters) == _BOTH
            else ()
        )
        yield line(
            f"Asked “{question.wording}”, ", base, " people gave a number: the median is ",
            median, *of_half,
        )  # fmt: skip


def _hidden(content: Content) -> Iterator[str]:
    """How many shares are hidden, of all that the chapter could show."""
    rows = content.results[content.results["measure"] == "survey_share"]
    hidden = int((rows["status"] != "shown").sum())
    if hidden:
        yield (
            f"{counted(hidden, 'share').capitalize()} of {len(rows)}, over all questions and "
            "groups, cannot be shown without a risk that somebody is recognised: they are marked "
            "[c] or [u], and are not nought."
        )
