"""A contract refuses what does not keep it, and tells no value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pandera.pandas as pa
import pytest

from jsna.storage.contract import Contract, ContractError, number, text, whole

SECRET = "what a respondent wrote"
CONTRACT = Contract(
    "a thing",
    {
        "name": text("What it is called"),
        "kind": text("Which of two", "x", "y"),
        "count": whole("How many"),
        "share": number("Out of all"),
    },
    key=("name",),
    rules=(pa.Check(lambda frame: frame["count"] >= 0, name="a count is not negative"),),
)
GOOD = pd.DataFrame(
    {"name": ["NA", "None"], "kind": ["x", "y"], "count": [1, 2], "share": [0.5, None]}
)


def test_a_frame_that_keeps_the_contract_comes_back_as_it_was() -> None:
    pd.testing.assert_frame_equal(CONTRACT.kept_by(GOOD), GOOD)


def test_a_frame_without_rows_keeps_the_contract_and_gets_its_types() -> None:
    kept = CONTRACT.kept_by(pd.DataFrame(columns=list(GOOD)))
    assert [str(kind) for kind in kept.dtypes] == ["str", "str", "int64", "float64"]


Spoil = Callable[[pd.DataFrame], pd.DataFrame]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda good: good.assign(count=[1.0, 2.5]), "count fails dtype('int64')"),
        (lambda good: good.assign(count=[True, False]), "count fails dtype('int64')"),
        (lambda good: good.assign(share=["0.5", "1"]), "share fails dtype('float64')"),
        (lambda good: good.assign(name=["a", 7]), "name fails dtype("),
        (lambda good: good.assign(name=["a", None]), "name has a missing value"),
        (lambda good: good.assign(kind=["x", SECRET]), "kind fails isin(('x', 'y'))"),
        (lambda good: good.assign(name=[SECRET, SECRET]), "a key stands there twice"),
        (lambda good: good.assign(count=[1, -1]), "a count is not negative"),
        (lambda good: good.assign(more=1), "the column more is not known"),
        (lambda good: good.drop(columns="kind"), "the column kind is missing"),
        (lambda good: good[["kind", "name", "count", "share"]], "the columns are in another order"),
        (
            lambda good: pd.concat([good, good["kind"]], axis="columns"),
            "a column stands there twice",
        ),
        (lambda good: pd.concat([good, good]), "a key stands there twice"),
    ],
)
def test_what_breaks_the_contract_is_said_without_a_value(spoil: Spoil, said: str) -> None:
    with pytest.raises(ContractError) as caught:
        CONTRACT.kept_by(spoil(GOOD))
    assert said in str(caught.value)
    assert SECRET not in str(caught.value)
    # A traceback in a notebook would show what stands behind an error too.
    assert caught.value.__suppress_context__


def test_all_faults_are_said() -> None:
    spoilt = GOOD.assign(count=[1.5, 2.5], more=1)
    with pytest.raises(ContractError, match="the column more is not known; count fails"):
        CONTRACT.kept_by(spoilt)


def test_the_words_of_a_column_are_known() -> None:
    assert CONTRACT.allowed("kind") == ("x", "y")
    assert CONTRACT.allowed("name") == ()


def test_a_column_says_what_it_means() -> None:
    assert [each.description for each in CONTRACT.columns.values()] == [
        *("What it is called", "Which of two", "How many", "Out of all")
    ]


def test_a_contract_with_more_columns_takes_any_and_still_holds_its_own() -> None:
    open_one = replace(CONTRACT, more="What was answered")
    answers = pd.DataFrame({"q1:a": [True, False], "q2": pd.Categorical(["x", None])})
    more = GOOD.join(answers)
    kept = open_one.kept_by(more)
    assert [str(kind) for kind in kept.dtypes[-2:]] == ["bool", "category"]
    with pytest.raises(ContractError, match="a key stands there twice"):
        open_one.kept_by(more.assign(name="NA"))
    with pytest.raises(ContractError, match="the column share is missing"):
        open_one.kept_by(more.drop(columns="share"))
    with pytest.raises(ContractError):
        CONTRACT.kept_by(more)
