from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jsna.errors import InputError, StorageError, UsageError
from jsna.run.survey_spec import where_to_move, write_draft


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "review" / "restricted" / "x.csv"
    path.parent.mkdir(parents=True)
    path.write_text("Why?\nNear\n", encoding="utf-8")
    return path


def test_the_draft_goes_into_the_folder_of_the_review(export: Path) -> None:
    target, draft = write_draft(str(export))
    assert target == export.parents[1] / "survey.toml"
    assert target.read_text(encoding="utf-8") == draft.text


def test_elsewhere_it_goes_beside_the_export(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Why?\nNear\n", encoding="utf-8")
    assert write_draft(str(path), "generic")[0] == tmp_path / "survey.toml"


def test_a_spec_is_never_overwritten(export: Path) -> None:
    target = export.parents[1] / "survey.toml"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="is not overwritten"):
        write_draft(str(export))
    assert target.read_text(encoding="utf-8") == "mine"


def test_an_unknown_dialect_is_refused(export: Path) -> None:
    with pytest.raises(UsageError, match='did you mean "qualtrics"'):
        write_draft(str(export), "qualtrix")
    assert not (export.parents[1] / "survey.toml").exists()


def test_an_export_that_cannot_be_read_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not there"):
        write_draft(str(tmp_path / "none.csv"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said(
    export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def refuse(path: Path, mode: str = "r", **given: Any) -> Any:
        if mode == "xb":
            raise PermissionError(13, "Permission denied")
        return opened(path, mode, **given)

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(StorageError, match="cannot be written: it is read-only, or open"):
        write_draft(str(export))


def test_a_full_disk_leaves_no_empty_spec(export: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, _: bytes) -> int:
        path.touch()
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(Path, "write_bytes", refuse)
        with pytest.raises(StorageError, match="cannot be written: the disk is full"):
            write_draft(str(export))
    target, _ = write_draft(str(export))
    assert target.read_text(encoding="utf-8").startswith("# A first draft")


def test_rows_of_headings_and_separator_are_passed_on(export: Path) -> None:
    export.write_text("Why?,Which?,\n,A,B\nNear,A,\n", encoding="utf-8")
    _, draft = write_draft(str(export), None, 2, "|")
    assert "header_rows = 2" in draft.text
    assert 'separator = "|"' in draft.text


def test_an_export_belongs_into_the_restricted_folder(export: Path) -> None:
    assert where_to_move(f"{export.parent}/./{export.name}") is None
    assert where_to_move("2026/x.csv") == Path("2026/restricted/x.csv")
