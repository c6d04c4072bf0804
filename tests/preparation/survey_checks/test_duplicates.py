from __future__ import annotations

import tracemalloc
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.preparation.survey_checks.coding import CodedAnswers, code_answers
from jsna.preparation.survey_checks.duplicates import find_duplicates
from jsna.preparation.survey_checks.findings import DUPLICATE, NEAR_DUPLICATE, as_frame
from tests.preparation.small_answers import QUESTIONS, WEEKS, received, survey_of

FULL = {
    "area": "north",
    "easy": "a",
    "kind": "d",
    "near": "sa",
    "help": ("visitor",),
    "weeks": 7,
    "why": "They rang back the same day",
}
# Others who answer in many ways, so that an answer says something of who gave it.
CROWD: list[dict[str, Any]] = [
    {
        "area": ("north", "south")[n % 2],
        "easy": ("sd", "d", "a", "sa")[n % 4],
        "kind": ("sd", "d", "a", "sa")[n // 4 % 4],
        "near": ("sd", "d", "a")[n % 3],
        "help": (("visitor", "midwife", "group")[n % 3],),
        "weeks": n,
        "why": f"Reason {n}",
    }
    for n in range(40)
]


def found(rows: list[dict[str, Any]], chance: float = 0.01) -> list[tuple[str, str, str, str]]:
    answers = received(rows)
    coded = code_answers(answers.wide, survey_of())
    names = answers.respondents["respondent"].to_numpy(dtype=object)
    frame = as_frame(find_duplicates(coded, names, chance), answers.respondents)
    columns = (frame[name] for name in ("check", "respondent", "fields", "finding"))
    return list(zip(*columns, strict=True))


def test_the_same_answers_name_each_other() -> None:
    assert found([*CROWD, FULL, FULL]) == [
        (DUPLICATE, "r41", "", "the same answers as r42"),
        (DUPLICATE, "r42", "", "the same answers as r41"),
    ]


def test_more_than_two_are_counted() -> None:
    told = [each[-1] for each in found([*CROWD, FULL, FULL, FULL])]
    assert told == [
        "the same answers as r42 (3 respondents in all)",
        "the same answers as r41 (3 respondents in all)",
        "the same answers as r41 (3 respondents in all)",
    ]


def test_all_answers_but_one_name_the_question_that_differs() -> None:
    assert found([*CROWD, FULL, {**FULL, "weeks": 8}]) == [
        (NEAR_DUPLICATE, "r41", "weeks", "the answers of r42 but for one question"),
        (NEAR_DUPLICATE, "r42", "weeks", "the answers of r41 but for one question"),
    ]


def test_two_answers_that_differ_are_two_people() -> None:
    assert found([*CROWD, FULL, {**FULL, "weeks": 8, "near": "a"}]) == []


def test_common_answers_are_no_duplicates() -> None:
    # Of forty who answer three questions in two ways each, many must answer alike.
    rows = [
        {"area": ("north", "south")[n % 2], "easy": ("a", "d")[n // 2 % 2], "weeks": n % 2}
        for n in range(40)
    ]
    assert found(rows) == []


def test_nearly_nothing_answered_is_no_duplicate() -> None:
    assert (
        found([*CROWD, {"why": "Only this, word for word"}, {"why": "Only this, word for word"}])
        == []
    )
    assert found([FULL]) == []


@settings(max_examples=50)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "area": st.sampled_from(["north", "south"]),
                "easy": st.sampled_from(["a", "d"]),
                "kind": st.sampled_from(["a", "d"]),
                "weeks": st.integers(0, 2),
            }
        ),
        min_size=2,
        max_size=14,
    )
)
def test_every_pair_is_found_as_by_comparing_all_pairs(rows: list[dict[str, Any]]) -> None:
    # With a chance that lets every likeness through, the check is plain comparison.
    told = {(check, name, fields) for check, name, fields, _ in found(rows, chance=1e9)}
    ids = [question.id for question in QUESTIONS]
    differ = [[[k for k in ids if a.get(k) != b.get(k)] for b in rows] for a in rows]
    pairs = [(a, b) for a in range(len(rows)) for b in range(len(rows)) if a != b]
    same = {a for a, b in pairs if not differ[a][b]}
    expected = {(DUPLICATE, f"r{a + 1}", "") for a in same}
    expected |= {
        (NEAR_DUPLICATE, f"r{a + 1}", differ[a][b][0])
        for a, b in pairs
        if len(differ[a][b]) == 1 and not {a, b} & same
    }
    assert told == expected


def test_memory_does_not_grow_with_respondents_times_questions() -> None:
    # Sixty numbers of eight bytes for each respondent would be 480; each question has its own.
    people, draw = 20_000, np.random.default_rng(1)
    given = draw.integers(0, 5, (60, people), dtype=np.int32)
    answers = [CodedAnswers(WEEKS, codes, codes > 0) for codes in given]
    names = np.arange(people).astype(object)
    tracemalloc.start()
    list(find_duplicates(answers, names, 0.01))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 120 * people
