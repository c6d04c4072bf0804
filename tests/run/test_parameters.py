from __future__ import annotations

from pathlib import Path

import pytest

from jsna.errors import RunError, UsageError
from jsna.review.project import Project
from jsna.run.declared_types import DeclaredType
from jsna.run.parameters import Declared, declared_parameters, resolve_parameters
from tests.run.tiny import put_notebook

WHOLE = DeclaredType(("int",))
DECLARED: dict[str, Declared] = {
    "03_scores": {"review": DeclaredType(("str",)), "rule": DeclaredType(("str",))},
    "04_ranks": {"review": DeclaredType(("str",)), "target": WHOLE, "odd": None},
    "05_voice": {"target": DeclaredType(("float",))},
}
NOT_PYTHON = """{"cells": [{
    "cell_type": "code", "metadata": {"tags": ["parameters"]}, "source": ["x = 1\\n", "!ls"]
}]}"""
ODD = (
    "--set odd: notebook 04_ranks does not say its type; "
    "write odd: int = ... (or str, float, bool, list[int]) there"
)


@pytest.mark.parametrize(
    "line",
    [
        "target = 3",
        "target: int = 3",
        'target: "int" = 3',
        "review, target = 'x', 3",
        "(review, [target]) = 'x', [3]",
        "first = target = 3",
        "target: int",
    ],
)
def test_every_way_of_writing_an_assignment_declares(tiny: Project, line: str) -> None:
    notebook = put_notebook(tiny, "ways", parameters=f"# what can be set\n{line}")

    assert declared_parameters(notebook)["target"] == WHOLE


def test_unpacking_what_is_no_tuple_declares_without_type(tiny: Project) -> None:
    notebook = put_notebook(tiny, "ways", parameters="a, b = pair()\nbox.c = 3\nimport os")

    assert declared_parameters(notebook) == {"a": None, "b": None}


def test_other_cells_declare_nothing(tiny: Project) -> None:
    notebook = put_notebook(tiny, "cells", "other = 3", parameters="target = 3")

    assert list(declared_parameters(notebook)) == ["target"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read: No such file"),
        ("no notebook", "is not a notebook"),
        (NOT_PYTHON, r"not plain Python \(line 2\)"),
    ],
)
def test_a_notebook_that_cannot_be_read_is_refused(
    tmp_path: Path, content: str | None, said: str
) -> None:
    notebook = tmp_path / "odd.ipynb"
    if content is not None:
        notebook.write_text(content, encoding="utf-8")

    with pytest.raises(RunError, match=said):
        declared_parameters(notebook)


def test_a_value_goes_to_each_notebook_that_declares_it_in_the_type_declared_there() -> None:
    values = resolve_parameters(DECLARED, {"target": "3", "rule": "mode"}, "2001")

    assert values == {
        "03_scores": {"review": "2001", "rule": "mode"},
        "04_ranks": {"review": "2001", "target": 3},
        "05_voice": {"target": 3.0},
    }
    assert [type(values[name]["target"]) for name in ("04_ranks", "05_voice")] == [int, float]


def test_all_problems_are_said_at_once() -> None:
    given = {"targt": "3", "target": "03", "odd": "1", "review": "2002", "zzz": "1"}

    with pytest.raises(UsageError) as raised:
        resolve_parameters(DECLARED, given, "2001")

    assert str(raised.value).splitlines() == [
        '--set targt: no notebook has it; did you mean "target"?',
        "--set target: '03' is not a whole number without leading zeros",
        "--set target: '03' is not a number such as 0.5",
        ODD,
        "--set review: name the review itself instead: jsna run 2002",
        "--set zzz: no notebook has it; known are: odd, rule, target",
    ]
    assert [each.found for each in raised.value.problems] == str(raised.value).splitlines()


@pytest.mark.parametrize("name", ["target\nimport os", "target; x", "print()", "", "tаrget"])
def test_a_name_that_is_code_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="no notebook has it"):
        resolve_parameters(DECLARED, {name: "3"}, "2001")


def test_a_draft_is_set_for_all_that_declare_it_and_by_its_option_alone() -> None:
    declared = {"one": {"review": None, "draft": None}, "two": {"review": None}}
    assert resolve_parameters(declared, {}, "x", draft=True) == {
        "one": {"review": "x", "draft": True},
        "two": {"review": "x"},
    }
    assert resolve_parameters(declared, {}, "x")["one"] == {"review": "x"}
    with pytest.raises(UsageError, match="--set draft: to make a draft, say jsna run x --draft"):
        resolve_parameters(declared, {"draft": "true"}, "x")
