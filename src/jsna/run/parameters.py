"""What may be set in a notebook: read from its ``parameters`` cell, never guessed from outside."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from jsna.errors import RunError, UsageError, did_you_mean
from jsna.pipeline import Step
from jsna.run.declared_types import DeclaredType, Value, type_of_annotation, type_of_default

REVIEW, DRAFT = "review", "draft"
Declared = Mapping[str, DeclaredType | None]


def declared_parameters(notebook: Path) -> dict[str, DeclaredType | None]:
    """The parameters that a notebook declares, with their types where text can be read as them.

    Every way of writing an assignment counts: ``x = 3``, ``x: int = 3``, ``x: "int" = 3``,
    ``x, y = 3, 4`` and ``x = y = 3``.

    Raises
    ------
    RunError
        If the notebook is not there, is no notebook, or its ``parameters`` cell is not plain
        Python.
    """
    source = "\n".join(_tagged_cells(notebook))
    try:
        statements = ast.parse(source).body
    except SyntaxError as error:
        raise RunError(
            f"The parameters cell of {notebook.name} is not plain Python (line {error.lineno}): "
            "keep to lines such as target: int = 4."
        ) from None
    return {name: kind for statement in statements for name, kind in _assigned(statement)}


def _tagged_cells(notebook: Path) -> Iterator[str]:
    try:
        content = json.loads(notebook.read_text(encoding="utf-8"))
    except OSError as error:
        raise RunError(f"The notebook {notebook} cannot be read: {error.strerror}.") from None
    except ValueError:
        raise RunError(f"{notebook} is not a notebook. Take it from version control.") from None
    for cell in content.get("cells", []):
        if cell["cell_type"] == "code" and "parameters" in cell["metadata"].get("tags", []):
            yield "".join(cell["source"])


def _assigned(statement: ast.stmt) -> Iterator[tuple[str, DeclaredType | None]]:
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        yield statement.target.id, type_of_annotation(statement.annotation)
    elif isinstance(statement, ast.Assign):
        for target in statement.targets:
            yield from _unpacked(target, statement.value)


def _unpacked(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, DeclaredType | None]]:
    if isinstance(target, ast.Name):
        yield target.id, type_of_default(value)
    elif isinstance(target, ast.Tuple | ast.List):
        values = value.elts if isinstance(value, ast.Tuple | ast.List) else []
        if len(values) != len(target.elts):
            values = [value] * len(target.elts)
        for each_target, each_value in zip(target.elts, values, strict=True):
            yield from _unpacked(each_target, each_value)


def values_of(
    notebooks: Path,
    steps: Iterable[Step],
    given: Mapping[str, str],
    review_id: str,
    *,
    draft: bool = False,
) -> dict[str, dict[str, Value]]:
    """The parameters of the notebook of each step, in a folder of notebooks.

    Raises
    ------
    UsageError
        Where a name or a value is wrong.
    RunError
        If a notebook is not there, or is none.
    """
    declared = {
        step.notebook: declared_parameters(notebooks / f"{step.notebook}.ipynb") for step in steps
    }
    return resolve_parameters(declared, given, review_id, draft=draft)


def resolve_parameters(
    declared: Mapping[str, Declared],
    given: Mapping[str, str],
    review_id: str,
    *,
    draft: bool = False,
) -> dict[str, dict[str, Value]]:
    """The values for each notebook: the review, and what was given to those that declare it.

    Parameters
    ----------
    declared
        The parameters that each notebook declares.
    given
        Text for each name, as typed.
    review_id
        What every notebook gets as ``review``.
    draft
        Whether every notebook gets ``draft``, which is set for all or for none.

    Raises
    ------
    UsageError
        With a line for each name that no notebook declares and each value of another type.
    """
    problems: list[str] = []
    values = {notebook: _own(declared[notebook], review_id, draft=draft) for notebook in declared}
    said_otherwise = {
        REVIEW: "name the review itself instead: jsna run {text}",
        DRAFT: f"to make a draft, say jsna run {review_id} --draft",
    }
    for name, text in given.items():
        takers = [notebook for notebook in declared if name in declared[notebook]]
        if name in said_otherwise:
            problems.append(f"--set {name}: {said_otherwise[name].format(text=text)}")
        elif not takers:
            known = sorted({*chain.from_iterable(declared.values())} - said_otherwise.keys())
            problems.append(f"--set {name}: no notebook has it; {did_you_mean(name, known)}")
        for notebook in takers if name not in said_otherwise else ():
            try:
                values[notebook][name] = _read(name, text, declared[notebook][name], notebook)
            except UsageError as error:
                problems.append(str(error))
    if problems:
        problems = list(dict.fromkeys(problems))
        raise UsageError("\n".join(problems), problems)
    return values


def _own(parameters: Declared, review_id: str, *, draft: bool) -> dict[str, Value]:
    """What a notebook gets without being asked, of what it declares."""
    own: dict[str, Value] = {REVIEW: review_id} | ({DRAFT: True} if draft else {})
    return {name: value for name, value in own.items() if name in parameters}


def _read(name: str, text: str, kind: DeclaredType | None, notebook: str) -> Value:
    if kind is None:
        raise UsageError(
            f"--set {name}: notebook {notebook} does not say its type; "
            f"write {name}: int = ... (or str, float, bool, list[int]) there"
        )
    try:
        return kind.read(text)
    except ValueError:
        raise UsageError(f"--set {name}: {text!r} is not {kind.words}") from None
