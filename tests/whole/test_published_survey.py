"""Published tables found again from raw answers, by the whole way from an export to the results.

Counts are published as they are here, since the books publish them: nothing is hidden or rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

import pytest
from statsmodels.datasets import anes96
from statsmodels.stats.proportion import proportion_confint

from jsna.measures.results import Result
from jsna.measures.survey_results import survey_results
from jsna.preparation.responses import read_responses
from jsna.review.analysis_plan import Analysis
from jsna.review.disclosure import Disclosure
from jsna.review.project import Project
from jsna.review.settings import read_review
from jsna.review.survey_file import read_survey
from tests.preparation.small_survey import add_survey

Found = dict[tuple[str, str, str], Result]
EVERYTHING = Disclosure(suppress_to=0, round_to=1, low_base=0)

# Faraway, "Extending the Linear Model with R" (2006), section 5.1: the American National Election
# Study of 1996. Its 944 answers, in the public domain, come with statsmodels.
PARTY = {
    "strong-democrat": 200,
    "weak-democrat": 180,
    "independent-democrat": 108,
    "independent": 37,
    "independent-republican": 94,
    "weak-republican": 150,
    "strong-republican": 175,
}
EDUCATION = {
    "grades-1-to-8": 13,
    "some-high-school": 52,
    "high-school": 248,
    "some-college": 187,
    "college-degree": 90,
    "masters-degree": 227,
    "phd": 127,
}
DEMOCRATS, INDEPENDENTS, REPUBLICANS = 380, 239, 325

# Agresti, "Categorical Data Analysis" (2nd edition, 2002), table 9.1: what 2,276 students near
# Dayton, Ohio, had ever used. Each line is white women and men, then other women and men; of each
# those who had used marijuana, and who had not. With these counts, Poisson models give the 14
# deviances that the documentation of DaytonSurvey (R package vcdExtra, the same table) prints.
USED = {
    "alcohol;cigarettes": (405, 268, 453, 228, 23, 23, 30, 19),
    "alcohol": (13, 218, 28, 201, 2, 19, 1, 18),
    "cigarettes": (1, 17, 1, 17, 0, 1, 1, 8),
    "": (1, 117, 1, 133, 0, 12, 0, 17),
}


def question(name: str, kind: str, options: Iterable[str]) -> str:
    listed = ", ".join(f'{{ id = "{each}", wording = "{each}" }}' for each in options)
    about = f'id = "{name}"\nwording = "{name}"\ntype = "{kind}"\n'
    return f"[[question]]\n{about}options = [{listed}]\n"


def results(
    project: Project, spec: str, rows: Iterable[Sequence[str]], plan: Sequence[Analysis]
) -> Found:
    """The results of a generic export with these rows, the headings first."""
    export = add_survey(project, content="".join(f"{','.join(row)}\n" for row in rows))
    declared = (export.parents[1] / "survey.toml").read_text(encoding="utf-8")
    head = declared.partition("groups")[0].replace('separator = "|"', 'separator = ";"')
    (export.parents[1] / "survey.toml").write_text(head + spec, encoding="utf-8")
    review = read_review(project, "2023").model_copy(update={"disclosure": EVERYTHING})
    survey = read_survey(project, "2023")
    responses = read_responses(project, review, survey).frame
    found = survey_results(responses, survey, plan, review)
    return {
        (each.question_id, each.answer, each.group_value): each
        for each in found
        if each.measure.startswith("survey_share")
    }


def assert_published(found: Result, count: int, base: int) -> None:
    assert (found.numerator, found.denominator, found.status) == (count, base, "shown")
    assert found.value == count / base
    limits = proportion_confint(count, base, 0.05, method="wilson")
    assert (found.lower, found.upper) == pytest.approx(limits, abs=1e-12)


def test_faraways_table_of_party_and_education(project: Project) -> None:
    data = anes96.load_pandas().data
    parties, schools = list(PARTY), list(EDUCATION)
    rows = [
        (parties[int(party)], schools[int(school) - 1])
        for party, school in zip(data["PID"], data["educ"], strict=True)
    ]
    spec = 'groups = ["education"]\n' + question("party", "likert", parties)
    spec += question("education", "single", schools)
    plan = [
        *(Analysis("party", each, ("education",)) for each in ("shares", "first two", "last two")),
        Analysis("education", "shares"),
    ]

    found = results(project, spec, [("party", "education"), *rows], plan)

    for name, counts in (("party", PARTY), ("education", EDUCATION)):
        for answer, count in counts.items():
            assert_published(found[name, answer, ""], count, 944)
    democrats, republicans = " + ".join(parties[:2]), " + ".join(parties[-2:])
    assert_published(found["party", democrats, ""], DEMOCRATS, 944)
    assert_published(found["party", republicans, ""], REPUBLICANS, 944)
    middle = sum(found["party", each, ""].numerator for each in parties[2:5])
    assert middle == INDEPENDENTS
    # Each group of the breakdown has its published size as its base.
    for school, count in EDUCATION.items():
        assert found["party", democrats, school].denominator == count


def dayton() -> list[tuple[str, ...]]:
    """One row a student; who had used nothing says so."""
    people = [
        (race, sex, more) for race, sex, more in product(("white", "other"), ("f", "m"), (1, 0))
    ]
    rows: list[tuple[str, ...]] = []
    for used, counts in USED.items():
        for (race, sex, marijuana), count in zip(people, counts, strict=True):
            ticks = [*used.split(";"), *(["marijuana"] if marijuana else [])]
            cell = ";".join(each for each in ticks if each) or "none"
            drank = "drank" if "alcohol" in ticks else "never-drank"
            smoked = "smoked" if "cigarettes" in ticks else "never-smoked"
            rows += [(cell, race, sex, drank, smoked)] * count
    return rows


def odds_ratio(found: Found, answer: str, first: str, second: str) -> float:
    """Of an answer, between those of two groups."""
    odds = []
    for group in (first, second):
        given = found["used", answer, group]
        odds.append(given.numerator / (given.denominator - given.numerator))
    return odds[0] / odds[1]


def test_agrestis_table_of_what_students_had_used(project: Project) -> None:
    groups = {
        "race": ("white", "other"),
        "sex": ("f", "m"),
        "drinking": ("drank", "never-drank"),
        "smoking": ("smoked", "never-smoked"),
    }
    listed = ", ".join(f'"{name}"' for name in groups)
    spec = f"groups = [{listed}]\n"
    spec += question("used", "select-all", ("alcohol", "cigarettes", "marijuana", "none"))
    spec = spec.replace('wording = "none" }', 'wording = "none", exclusive = true }')
    spec += "".join(question(name, "single", values) for name, values in groups.items())
    plan = [Analysis("used", "shares", tuple(groups))]

    found = results(project, spec, [("used", *groups), *dayton()], plan)

    # Table 8.3, which is table 9.1 without race and sex: 911 + 538 + 44 + 456 had drunk, ...
    for answer, count in {
        "alcohol": 1949,
        "cigarettes": 1495,
        "marijuana": 960,
        "none": 279,
    }.items():
        assert_published(found["used", answer, ""], count, 2276)
    # Marijuana by sex, and by whether they drank, added up by hand.
    assert_published(found["used", "marijuana", "f"], 445, 1120)
    assert_published(found["used", "marijuana", "m"], 515, 1156)
    assert_published(found["used", "marijuana", "never-drank"], 5, 327)
    # Table 8.5: marginal odds ratios of alcohol and cigarettes, alcohol and marijuana, cigarettes
    # and marijuana.
    ratios = [
        odds_ratio(found, "cigarettes", "drank", "never-drank"),
        odds_ratio(found, "marijuana", "drank", "never-drank"),
        odds_ratio(found, "marijuana", "smoked", "never-smoked"),
    ]
    assert [round(ratio, 1) for ratio in ratios] == [17.7, 61.9, 25.1]
