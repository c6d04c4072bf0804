"""The data dictionary is in step with the contracts."""

from __future__ import annotations

import io
import runpy
import sys
from pathlib import Path

import pytest

from jsna.storage import dictionary
from jsna.storage.dictionary import data_dictionary, main
from jsna.storage.schemas import CONTRACTS


def test_the_committed_dictionary_is_that_of_the_contracts(request: pytest.FixtureRequest) -> None:
    committed = Path(request.config.rootpath) / "docs" / "data-dictionary.md"
    assert committed.read_bytes().decode() == data_dictionary(), (
        "The contracts changed. Run: python -m jsna.storage.dictionary > docs/data-dictionary.md"
    )


@pytest.mark.parametrize("table", CONTRACTS)
def test_every_table_and_column_stands_in_it(table: str) -> None:
    text = data_dictionary()
    start = text.index(f"| `{table}` | 0")
    section = text[start:].partition("\n## ")[0]
    for column in CONTRACTS[table].columns:
        assert f"| `{column}` |" in section


def test_who_writes_and_who_reads_is_said() -> None:
    row = "| `links` | 02_clean_survey | 04_gap_rankings, 05_residents_voice, 06_chapter | public |"
    assert row in data_dictionary()


def test_words_types_and_rules_are_said() -> None:
    text = data_dictionary()
    assert "| `kind` | text | Kind of service. One of: system, service, cross-cutting. |" in text
    assert "| `score` | whole number | Score on the tool's scale: of several" in text
    assert "| `value` | number, can be missing | The number found. |" in text
    assert "Key: `statement_id`, `service_id`." in text
    assert "Rule: a number that is not shown is missing." in text


def test_a_restricted_table_is_called_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary, "RESTRICTED", frozenset({"links"}))
    assert "05_residents_voice, 06_chapter | restricted |" in data_dictionary()


def test_the_command_writes_the_same_bytes_on_every_system(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    windows = io.TextIOWrapper(written, encoding="cp1252", newline="\r\n")
    monkeypatch.setattr(sys, "stdout", windows)
    main()
    windows.flush()
    assert written.getvalue().decode("utf-8") == data_dictionary()


def test_the_command_that_the_page_names_works(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    monkeypatch.setattr(sys, "stdout", written)
    monkeypatch.delitem(sys.modules, "jsna.storage.dictionary")
    runpy.run_module("jsna.storage.dictionary", run_name="__main__")
    assert written.getvalue() == data_dictionary()
