"""A review with the answers of a survey, written by hand: what is hidden stands beside what is not.

The shares are of rounded counts: 50, 40 and 40 of 100 for three priorities, the fourth hidden.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from math import nan
from typing import Any

import pandas as pd

from jsna.exhibits.base import Content
from jsna.review.survey import Survey
from jsna.review.survey_question import Option, Question
from tests.exhibits.content_of_reviews import result, synthetic
from tests.exhibits.content_of_several import with_results

METHOD = "counts of 1 to 7 suppressed, others rounded to 5, nothing shown below a base of 10"
STREAMS = {
    "ratings": {"name": "Service ratings", "date": "2030-01"},
    "survey": {"name": "Parents' survey", "date": "2029"},
}
AREA: dict[str, Any] = {"group": "area"}


def options(**wordings: str) -> tuple[Option, ...]:
    return tuple(Option(id=key, wording=words) for key, words in wordings.items())


AGREE = options(sd="Strongly disagree", d="Disagree", n="Neither", a="Agree", sa="Strongly agree")
UNSURE = Option(id="unsure", wording="Don't know", missing=True)
PRIORITIES = Question(
    id="first",
    wording="What should come first?",
    type="select-up-to-n",
    most=3,
    options=options(asking="Being asked", page="One page", groups="Groups", waits="Shorter waits"),
)
EASY = Question(id="easy", wording="Help was easy to find", type="likert", midpoint="n",
                options=(*AGREE, UNSURE))  # fmt: skip
HEARD = Question(id="heard", wording="I was heard", type="likert", midpoint="n", options=AGREE)
WEEKS = Question(id="weeks", wording="How many weeks?", type="numeric")
AREAS = Question(id="area", wording="Where do you live?", type="single",
                 options=options(north="North", south="South"))  # fmt: skip
SURVEY = Survey(
    file="answers.csv",
    origin="Made up",
    added=datetime.date(2030, 1, 31),
    groups=("area",),
    question=(AREAS, PRIORITIES, EASY, HEARD, WEEKS),
)


def share(question: str, answer: str, value: float | None, **more: Any) -> dict[str, Any]:
    """A share of 100 people with limits a tenth away, or one that is hidden."""
    about: dict[str, Any] = {"question_id": question, "answer": answer, "method": METHOD, **more}
    if value is None:
        return result("survey_share", status="suppressed", base=100, **about)
    limits = {"lower": max(0, value - 0.1), "upper": min(1, value + 0.1)}
    return result("survey_share", value, confidence=0.95, base=100, **limits, **about)


def rank(answer: str, value: float, shared: int, lowest: int, highest: int) -> dict[str, Any]:
    return result("survey_rank", value, question_id="first", answer=answer, numerator=shared,
                  lower=lowest, upper=highest, confidence=0.95)  # fmt: skip


def alike(one: str, other: str) -> list[dict[str, Any]]:
    return [
        result("survey_not_distinguishable", 1, question_id="first", answer=each, group="answer",
               group_value=against)
        for each, against in ((one, other), (other, one))
    ]  # fmt: skip


def rows_of_first() -> list[dict[str, Any]]:
    """Groups 50%, being asked and one page 40% each, shorter waits hidden; by area too."""
    everyone = {"groups": 0.5, "asking": 0.4, "page": 0.4, "waits": None}
    north = {"groups": 0.8, "asking": 0.4, "page": 0.4, "waits": None}
    south = {"groups": 0.2, "asking": 0.4, "page": None, "waits": 0.0}
    rows = [share("first", key, value) for key, value in everyone.items()]
    for name, shares in (("north", north), ("south", south)):
        rows += [share("first", k, v, group="area", group_value=name) for k, v in shares.items()]
    return [
        *rows,
        rank("groups", 1, 1, 1, 2), rank("asking", 2, 2, 1, 3), rank("page", 2, 2, 2, 3),
        result("survey_rank", question_id="first", answer="waits", status="suppressed"),
        *alike("groups", "asking"), *alike("asking", "page"),
        result("survey_base", 100, question_id="first"),
        result("survey_base", 60, question_id="first", group_value="north", **AREA),
        result("survey_base", status="suppressed", question_id="first", group_value="south",
               **AREA),
    ]  # fmt: skip


def rows_of_scales() -> list[dict[str, Any]]:
    """One scale with a hidden end, and one with two hidden answers that do not stand together."""
    easy = {"sd": None, "d": 0.3, "n": 0.2, "a": 0.3, "sa": 0.1}
    heard = {"sd": None, "d": 0.3, "n": None, "a": 0.3, "sa": 0.1}
    return [
        *(share("easy", key, value) for key, value in easy.items()),
        *(share("heard", key, value) for key, value in heard.items()),
        result("survey_share_together", 0.4, question_id="easy", answer="a + sa"),
        result("survey_base", 100, question_id="easy"),
        result("survey_base", 100, question_id="heard"),
        result("survey_outside_base", 10, question_id="easy", answer="unsure"),
    ]


def rows_of_people() -> list[dict[str, Any]]:
    return [
        result("survey_respondents", 110, method=METHOD),
        result("survey_respondents", 60, group_value="north", method=METHOD, **AREA),
        result("survey_respondents", group_value="not stated", status="suppressed", **AREA),
        result("survey_respondents", group_value="south", status="suppressed", **AREA),
        result("survey_base", 90, question_id="weeks"),
        result("survey_median", 3, question_id="weeks"),
        result("survey_lower_quartile", 1, question_id="weeks"),
        result("survey_upper_quartile", 10, question_id="weeks"),
    ]


def content_of_survey(survey: Survey = SURVEY) -> Content:
    """One service, and the answers of 110 people."""
    content = synthetic({"A": 2}, stream=STREAMS)
    rows = [*rows_of_first(), *rows_of_scales(), *rows_of_people(), result("priorities", 0)]
    return replace(with_results(content, rows), survey=survey)


def without_shares() -> Content:
    """The same with every share hidden."""
    content = content_of_survey()
    results = content.results.copy()
    hidden = results["measure"].str.startswith("survey_")
    results.loc[hidden, "status"] = "low base"
    results.loc[hidden, ["value", "lower", "upper", "numerator"]] = nan
    results = results[results["measure"] != "survey_not_distinguishable"]
    return replace(content, results=pd.DataFrame(results))
