from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jsna.run.publication.differences import VALUES, Difference, compare_keys, compare_outputs


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("published", "recomputed"):
        for sub in ("figures", "tables", "notebooks"):
            (tmp_path / name / sub).mkdir(parents=True)
    return tmp_path / "published", tmp_path / "recomputed"


def compare(
    folders: tuple[Path, Path], name: str, old: bytes | str | None, new: bytes | str | None
) -> list[Difference]:
    for folder, content in zip(folders, (old, new), strict=True):
        if content is not None:
            encoded = content.encode() if isinstance(content, str) else content
            (folder / name).write_bytes(encoded)
    return compare_outputs(*folders)


def notebook(*cells: dict[str, Any]) -> str:
    return json.dumps({"cells": list(cells), "metadata": {}})


def cell(source: str, *outputs: dict[str, Any]) -> dict[str, Any]:
    return {"cell_type": "code", "source": [source], "outputs": list(outputs)}


def shown(**data: object) -> dict[str, Any]:
    kinds = {"png": "image/png", "values": VALUES, "html": "text/html"}
    return {"output_type": "display_data", "data": {kinds[key]: data[key] for key in data}}


def test_the_same_bytes_do_not_differ(folders: tuple[Path, Path]) -> None:
    assert compare(folders, "tables/a.csv", "x\n1\n", "x\n1\n") == []


def test_a_value_is_named_by_file_row_and_column(folders: tuple[Path, Path]) -> None:
    found = compare(folders, "tables/a.csv", "id,value\na,1\nb,2\n", "id,value\na,1\nb,3\n")

    assert found == [Difference("value", "tables/a.csv", "row 3, column value", "2", "3")]
    assert str(found[0]) == (
        "value: tables/a.csv, row 3, column value: published '2', computed now '3'"
    )


def test_rows_and_columns_that_only_one_has_are_named(folders: tuple[Path, Path]) -> None:
    found = compare(folders, "tables/a.csv", "id\na\n", "id\na,z\nb\n")

    assert [each.where for each in found] == ["row 2, column 2", "row 3, column id"]


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("figures/f.csv", "x\n1\n", "x\n2\n", ("figure value", "row 2, column x")),
        ("figures/f.png", b"\x89PNG1", b"\x89PNG2", ("pixels", "")),
        ("figures/f.svg", "<svg/>", "<svg />", ("pixels", "")),
        ("tables/t.html", "<p>\n1", "<p>\n2", ("text", "line 2")),
        ("tables/t.html", "<p>\n", "<p>\r\n", ("file", "its bytes differ")),
        ("tables/t.bin", b"\xff\x00", b"\xff\x01", ("file", "its bytes differ")),
        ("tables/t.html", None, "<p>", ("file", "made now, but not published")),
        ("figures/f.png", b"1", None, ("file", "published, but not made now")),
        ("notebooks/n.ipynb", "{", "[", ("file", "its bytes differ")),
        ("notebooks/n.ipynb", notebook(cell("1")), notebook(cell("2")), ("text", "cell 1")),
        ("notebooks/n.ipynb", notebook(), notebook(cell("2")), ("text", "cell 1")),
        (
            "notebooks/n.ipynb",
            notebook(cell("1", {"output_type": "stream", "text": "3"})),
            notebook(cell("1", {"output_type": "stream", "text": "4"})),
            ("value", "cell 1, stream"),
        ),
        (
            "notebooks/n.ipynb",
            notebook(cell("0"), cell("1", shown(png="AA", values=[1]))),
            notebook(cell("0"), cell("1", shown(png="AB", values=[1]))),
            ("pixels", "cell 2"),
        ),
        (
            "notebooks/n.ipynb",
            notebook(cell("1", shown(png="AA", values=[1]))),
            notebook(cell("1", shown(png="AA", values=[2]))),
            ("figure value", f"cell 1, {VALUES}"),
        ),
        (
            "notebooks/n.ipynb",
            notebook(cell("1", shown(png="AA"))),
            notebook(cell("1", shown(html="AA"))),
            ("value", "cell 1, image/png"),
        ),
    ],
)
def test_a_difference_has_its_grade_and_place(
    folders: tuple[Path, Path],
    name: str,
    old: bytes | str | None,
    new: bytes | str | None,
    expected: tuple[str, str],
) -> None:
    first = compare(folders, name, old, new)[0]

    assert (first.grade, first.where, first.file) == (*expected, name)


def test_keys_that_differ_are_named() -> None:
    found = compare_keys("manifest.json", {"a": 1, "b": "x"}, {"a": 1, "b": "y", "c": None})

    assert found == [Difference("text", "manifest.json", "key b", '"x"', '"y"')]


def test_a_long_value_is_shortened() -> None:
    line = str(Difference("text", "a.html", "line 1", "x" * 500, "y"))

    assert len(line) < 150
    assert "x..." in line
