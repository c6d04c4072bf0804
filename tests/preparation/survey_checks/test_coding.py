from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from jsna.preparation.survey_checks.coding import code_answers, mixed, mixing
from tests.preparation.small_answers import QUESTIONS, received, survey_of

ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "area": st.sampled_from(["north", "south"]),
        "help": st.sets(st.sampled_from(["visitor", "group", "other"])),
        "weeks": st.integers(0, 3),
        "why": st.sampled_from(["", "so", "thus"]),
    },
)


@given(st.lists(ANSWERS, min_size=1, max_size=12))
def test_equal_codes_are_equal_answers(rows: list[dict[str, object]]) -> None:
    coded = {each.question.id: each for each in code_answers(received(rows).wide, survey_of())}
    assert list(coded) == [question.id for question in QUESTIONS]
    for name, each in coded.items():
        given_answers = [
            row.get(name) or None if name != "weeks" else row.get(name) for row in rows
        ]
        for place, one in enumerate(given_answers):
            assert each.answered[place] == (one is not None)
            for other, two in enumerate(given_answers):
                assert (each.codes[place] == each.codes[other]) == (one == two)
        assert each.shares[each.codes].tolist() == [
            given_answers.count(one) / len(rows) for one in given_answers
        ]


def test_mixing_is_the_finalizer_of_splitmix64() -> None:
    # The first outputs of splitmix64 seeded with 0, as published with its reference code.
    published = [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F]
    assert mixed(np.arange(3, dtype=np.uint64)).tolist() == published
    assert int(mixing(2)) == published[2]
