from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from jsna.errors import StorageError
from jsna.review.project import Project
from jsna.review.settings import ChapterSettings, read_review
from jsna.run.publication.manifest import (
    FILE,
    check_manifest,
    files_of,
    read_manifest,
    write_manifest,
)
from tests.preparation.small_survey import add_survey
from tests.run.tiny import REVIEW


@pytest.fixture
def outputs(tiny: Project, tmp_path: Path) -> Path:
    """An outputs folder that has just been sealed."""
    folder = tmp_path / "outputs"
    (folder / "tables").mkdir(parents=True)
    (folder / "tables" / "a.csv").write_bytes(b"a\n1\n")
    (folder / "page.html").write_bytes(b"<p>\n")
    (tiny.root / "requirements.lock").write_bytes(b"lock")
    write_manifest(folder, tiny, read_review(tiny, REVIEW), {"target": "3", "rule": "mode"})
    return folder


def content_of(outputs: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((outputs / FILE).read_bytes())
    return content


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_it_says_what_the_outputs_were_made_from(outputs: Path, tiny: Project) -> None:
    content = content_of(outputs)

    assert content["review"] == "tiny"
    assert content["notice"] == "Made up."
    assert content["date"] == "2001-02"
    assert content["parameters"] == {"rule": "mode", "target": "3"}
    assert content["requirements_lock"] == sha256(b"lock")
    assert content["config"] == {
        "services.csv": sha256((tiny.config / "services.csv").read_bytes())
    }
    assert content["inputs"] == [
        {
            "role": "assessment",
            "file": "ratings.csv",
            "sha256": "",
            "origin": "Made up",
            "added": "2001-02-03",
            "read": {"columns": {}, "restricted": []},
        }
    ]
    assert content["last_release"] is None
    # What the review declares, so that a comparison can name the choice that differs.
    assert content["settings"]["ranking"]["target"] == 4
    assert content["settings"]["tool"] == {"id": "tool", "version": "1"}
    assert not {"id", "input", "inputs"} & content["settings"].keys()


def test_it_names_the_release_that_it_is_compared_with(tiny: Project, tmp_path: Path) -> None:
    seal = {"version": "1.0", "sha256": "abc"}
    write_manifest(tmp_path, tiny, read_review(tiny, REVIEW), {}, seal)

    assert content_of(tmp_path)["last_release"] == seal


def test_a_template_for_word_is_an_input_with_its_hash(tiny: Project, tmp_path: Path) -> None:
    declared = ChapterSettings(template="council.docx")
    review = read_review(tiny, REVIEW).model_copy(update={"chapter": declared})
    (tiny.raw(REVIEW) / "council.docx").write_bytes(b"template")

    write_manifest(tmp_path, tiny, review, {})

    assert content_of(tmp_path)["template"] == {
        "file": "council.docx",
        "sha256": sha256(b"template"),
    }


def test_without_a_template_there_is_no_word_of_one(outputs: Path) -> None:
    assert "template" not in content_of(outputs)


def test_it_has_the_hash_of_every_file_in_order(outputs: Path) -> None:
    assert list(content_of(outputs)["outputs"].items()) == [
        ("page.html", sha256(b"<p>\n")),
        ("tables/a.csv", sha256(b"a\n1\n")),
    ]


def test_it_ends_its_lines_alike_everywhere(outputs: Path) -> None:
    content = (outputs / FILE).read_bytes()

    assert content.endswith(b"}\n")
    assert b"\r" not in content


def test_without_a_lock_file_there_is_no_hash_of_one(tiny: Project, tmp_path: Path) -> None:
    write_manifest(tmp_path, tiny, read_review(tiny, REVIEW), {})

    assert content_of(tmp_path)["requirements_lock"] is None


def test_it_holds_until_a_file_is_missing_changed_or_added(outputs: Path) -> None:
    assert check_manifest(outputs) == []

    (outputs / "page.html").unlink()
    (outputs / "tables" / "a.csv").write_bytes(b"a\n2\n")
    (outputs / "tables" / "b.csv").write_bytes(b"")

    assert check_manifest(outputs) == [
        "page.html is missing",
        "tables/b.csv is not listed",
        "tables/a.csv was changed",
    ]


def test_what_a_file_manager_leaves_is_no_output(outputs: Path) -> None:
    (outputs / "tables" / ".DS_Store").write_bytes(b"")
    (outputs / "~$book.xlsx").write_bytes(b"")
    (outputs / "notebooks" / ".ipynb_checkpoints").mkdir(parents=True)
    (outputs / "notebooks" / ".ipynb_checkpoints" / "01-checkpoint.ipynb").write_bytes(b"")

    assert files_of(outputs) == ["page.html", "tables/a.csv"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "the outputs were never made, or not to the end"),
        ("{", "cannot be read"),
        ("[]", "is not a manifest"),
        ('{"outputs": {"a": 1}}', "is not a manifest"),
        ('{"review": "x"}', "is not a manifest"),
    ],
)
def test_outputs_without_a_whole_manifest_are_refused(
    tmp_path: Path, content: str | None, said: str
) -> None:
    if content is not None:
        (tmp_path / FILE).write_text(content, encoding="utf-8")

    with pytest.raises(StorageError, match=f"{said}.* Run: jsna run {tmp_path.name}"):
        read_manifest(tmp_path)


def test_a_survey_is_recorded_by_its_questions_its_rules_and_its_export(
    project: Project, tmp_path: Path
) -> None:
    write_manifest(tmp_path, project, read_review(project, "2023"), {})
    plain = content_of(tmp_path)
    assert "survey" not in plain
    assert not {"disclosure", "estimates"} & set(plain["settings"])
    add_survey(project)
    write_manifest(tmp_path, project, read_review(project, "2023"), {})
    content = content_of(tmp_path)
    spec = (project.raw("2023") / "survey.toml").read_bytes()
    assert content["survey"] == {"survey.toml": sha256(spec)}
    assert content["settings"]["disclosure"]["suppress_to"] == 7
    (export,) = [each for each in content["inputs"] if each["role"] == "survey_export"]
    assert export["file"] == "restricted/answers.csv"
