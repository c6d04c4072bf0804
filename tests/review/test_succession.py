"""What takes the place of what: lines, groups, and the words for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.review.succession import Succession

# Worked by hand: n became o, o was split into p and q; q and r were merged into s; t became u.
REPLACES = {
    "o": ["n"],
    "p": ["o"],
    "q": ["o"],
    "s": ["q", "r"],
    "u": ["t"],
    "v": [],
}
WORKED = Succession(REPLACES)


def test_one_that_alone_replaces_one_is_the_same_under_another_id() -> None:
    assert WORKED.renamed == {"n": "o", "t": "u"}
    assert list(WORKED.lines) == [("n", "o"), ("t", "u")]
    assert WORKED.line_of("n") == WORKED.line_of("o") == ("n", "o")
    assert WORKED.line_of("p") == ("p",)


def test_what_was_split_or_merged_is_not() -> None:
    assert WORKED.regrouped == ["p", "q", "s"]
    assert WORKED.successors["o"] == ("p", "q")


def test_one_that_is_both_renamed_and_part_of_a_merger_was_split() -> None:
    both = Succession({"b": ["a"], "m": ["a", "z"]})
    assert both.renamed == {}
    assert both.regrouped == ["b", "m"]
    assert both.told("b", {}) == "a was split into b and m"


def test_all_that_came_before_however_long_ago() -> None:
    assert WORKED.before("s") == {"q", "r", "o", "n"}
    assert WORKED.before("n") == frozenset()


def test_a_chain_of_names_is_one_line() -> None:
    chain = Succession({"c": ["b"], "b": ["a"], "d": ["c"]})
    assert list(chain.lines) == [("a", "b", "c", "d")]


@pytest.mark.parametrize(
    ("sides", "names"),
    [
        ([{"a"}, {"c"}], {"a": "c", "b": "c", "c": "c"}),
        ([{"a"}, {"b"}, set()], {"a": "b", "b": "b", "c": "b"}),
        # The later side can be the earlier in time: each takes the names of the last side.
        ([{"c"}, {"a"}], {"a": "a", "b": "a", "c": "a"}),
        # Two names in one review are two services there, and no line is drawn.
        ([{"a"}, {"a", "b"}], {}),
        ([{"x"}, {"y"}], {}),
    ],
)
def test_the_name_that_was_used_last(sides: list[set[str]], names: dict[str, str]) -> None:
    assert Succession({"b": ["a"], "c": ["b"]}).names_for(sides) == names


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("o", "n was renamed Old"),
        ("p", "Old was split into p and q"),
        ("s", "q and r were merged into s"),
    ],
)
def test_how_each_came_about_in_words(new: str, said: str) -> None:
    assert WORKED.told(new, {"o": "Old"}) == said


@given(st.permutations(list(REPLACES)))
def test_the_order_of_the_rows_says_nothing(order: list[str]) -> None:
    shuffled = Succession({new: REPLACES[new] for new in order})
    assert list(shuffled.lines) == list(WORKED.lines)
    assert shuffled.regrouped == WORKED.regrouped
    assert shuffled.successors == WORKED.successors
    assert [shuffled.told(new, {}) for new in "opqsu"] == [WORKED.told(new, {}) for new in "opqsu"]
    sides = [{"n", "t"}, {"p", "u"}]
    assert shuffled.names_for(sides) == WORKED.names_for(sides)
