"""The input files themselves: there, and those that a person looked at."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from jsna.errors import InputError, StorageError
from jsna.review.hashes import sha256_of
from jsna.review.inputs import (
    accept_inputs,
    check_inputs,
    is_awaited,
    read_template,
    template_path,
)
from jsna.review.project import Project
from jsna.review.settings import ChapterSettings, Review, read_review
from tests.preparation.small_survey import add_codings, add_survey

PRIORITIES = "parent_survey_priorities.csv"


@pytest.fixture
def review(project: Project) -> Review:
    return read_review(project, "2023")


def said(project: Project) -> list[str]:
    return [str(problem) for problem in check_inputs(project, read_review(project, "2023"))]


def test_the_inputs_of_2023_are_those_that_were_accepted(project: Project) -> None:
    assert said(project) == []


def test_every_missing_input_is_told(project: Project, review: Review) -> None:
    for given in review.inputs.values():
        (project.raw("2023") / given.file).unlink()
    assert said(project) == [
        f"data/raw/2023/{given.file}: the file is not there. "
        "Put it there, or take its [input] out of review.toml."
        for given in review.inputs.values()
    ]


SAVE = 'save it as "CSV UTF-8 (comma delimited)", under the name'


@pytest.mark.parametrize(
    ("name", "do"),
    [
        ("Parent_survey_priorities.csv", "rename it"),
        ("parent_survey_priorities (1).csv", "rename it"),
        ("Copy of parent_survey_priorities.csv", "rename it"),
        ("parent_survey_prioritis.csv", "rename it"),
        ("parent_survey_priorities.xlsx", SAVE),
        ("parent_survey_priorities.ods", SAVE),
    ],
)
def test_a_file_with_nearly_its_name_is_named_with_what_to_do(
    project: Project, name: str, do: str
) -> None:
    raw = project.raw("2023")
    (raw / PRIORITIES).rename(raw / name)
    (line,) = said(project)
    assert line == (
        f'data/raw/2023/{PRIORITIES}: the file is not there. The folder has "{name}": if it is '
        f'that one, {do} "{PRIORITIES}". Put it there, or take its [input] out of review.toml.'
    )


@pytest.mark.parametrize(
    ("declared", "there"),
    [
        ("metting.xlsx", "meeting.xlsx"),
        ("meting-2025.xlsx", "Meeting.xlsx"),
        ("parent_priorities.csv", "parent_survey_priorities.csv"),
    ],
)
def test_a_mistyped_name_gets_the_file_that_it_is_like(
    project: Project, declared: str, there: str
) -> None:
    raw = project.raw("2023")
    (raw / PRIORITIES).rename(raw / there)
    settings = raw / "review.toml"
    sheet = '"\nsheet = "Sheet1' if declared.endswith(".xlsx") else ""
    text = settings.read_text("utf-8").replace(PRIORITIES, f"{declared}{sheet}")
    settings.write_text(text, encoding="utf-8", newline="\n")
    (line,) = said(project)
    assert line == (
        f'data/raw/2023/{declared}: the file is not there. Did you mean "{there}"? '
        "Put it there, or take its [input] out of review.toml."
    )


def test_a_file_that_is_declared_is_not_another(project: Project, review: Review) -> None:
    raw = project.raw("2023")
    sources = review.inputs["engagement_sources"].file
    issues = review.inputs["engagement_issues"].file
    # They are as like as a name and one with letters wrong.
    assert (issues, sources) == ("engagement_issues.csv", "engagement_sources.csv")
    (raw / sources).unlink()
    (line,) = said(project)
    assert "Did you mean" not in line
    assert "The folder has" not in line


@pytest.mark.parametrize(
    "name", ["~$parent_survey_priorities.csv", "parent_survey_priorities.md", "wishes.csv"]
)
def test_a_file_that_can_hardly_be_it_is_not_named(project: Project, name: str) -> None:
    raw = project.raw("2023")
    (raw / PRIORITIES).rename(raw / name)
    (line,) = said(project)
    assert "The folder has" not in line
    assert "Did you mean" not in line


def test_a_changed_input_is_told_with_what_to_do(project: Project) -> None:
    path = project.raw("2023") / PRIORITIES
    path.write_bytes(path.read_bytes() + b" ")
    (line,) = said(project)
    assert line == (
        f"data/raw/2023/{PRIORITIES}: the file changed since its hash was recorded. "
        "If a person has looked at it, run: jsna check 2023 --accept-inputs."
    )


def test_an_input_that_nobody_looked_at_is_told(project: Project, review: Review) -> None:
    path = project.raw("2023") / "review.toml"
    path.write_text(
        path.read_text("utf-8").replace(review.inputs["priorities"].sha256, ""), "utf-8"
    )
    assert said(project)[0].startswith(
        f"data/raw/2023/{PRIORITIES}: no hash of it is recorded yet. If a person has looked"
    )


def test_an_input_that_cannot_be_read_is_told(project: Project) -> None:
    path = project.raw("2023") / PRIORITIES
    path.unlink()
    path.mkdir()
    (line,) = said(project)
    assert line.startswith(f"data/raw/2023/{PRIORITIES}: the file cannot be read (")


def change(project: Project, *files: str) -> None:
    for file in files:
        path = project.raw("2023") / file
        path.write_bytes(path.read_bytes() + b"\n")


def test_accepting_records_new_hashes_and_changes_nothing_else(
    project: Project, review: Review
) -> None:
    path = project.raw("2023") / "review.toml"
    before = path.read_text("utf-8")
    change(project, PRIORITIES)
    assert accept_inputs(project, review) == [PRIORITIES]
    new = sha256_of(project.raw("2023") / PRIORITIES)
    # Comments, order and spaces included: only the one hash differs.
    assert path.read_text("utf-8") == before.replace(review.inputs["priorities"].sha256, new)
    assert said(project) == []
    assert [each.name for each in path.parent.glob("*partial*")] == []


def test_accepting_keeps_the_line_ends_of_windows(project: Project, review: Review) -> None:
    path = project.raw("2023") / "review.toml"
    before = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    change(project, PRIORITIES)
    accept_inputs(project, review)
    assert (
        path.read_bytes().count(b"\r\n") == before.count(b"\r\n") == path.read_bytes().count(b"\n")
    )


def test_accepting_unchanged_inputs_leaves_the_file_alone(project: Project, review: Review) -> None:
    path = project.raw("2023") / "review.toml"
    os.utime(path, (0, 0))
    assert accept_inputs(project, review) == []
    assert path.stat().st_mtime == 0


def test_accepting_with_inputs_missing_tells_all_and_records_none(
    project: Project, review: Review
) -> None:
    path = project.raw("2023") / "review.toml"
    before = path.read_bytes()
    change(project, PRIORITIES)
    for file in ("engagement_issues.csv", "evidence_links.csv"):
        (project.raw("2023") / file).unlink()
    with pytest.raises(InputError) as caught:
        accept_inputs(project, review)
    assert [problem.file.rpartition("/")[2] for problem in caught.value.problems] == [
        "engagement_issues.csv",
        "evidence_links.csv",
    ]
    assert path.read_bytes() == before


@pytest.mark.parametrize("method", ["write_bytes", "replace"])
def test_a_full_disk_leaves_the_settings_whole(
    project: Project, review: Review, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    path = project.raw("2023") / "review.toml"
    before = path.read_bytes()
    change(project, PRIORITIES)

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, method, refuse)
    with pytest.raises(
        StorageError, match=r"^data/raw/2023/review.toml cannot be written: No space"
    ):
        accept_inputs(project, review)
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.glob("*partial*")] == []


def test_settings_that_are_read_only_are_told_in_words(
    project: Project, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(project, PRIORITIES)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    # A disk that is read-only refuses to take away too.
    monkeypatch.setattr(Path, "write_bytes", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(StorageError, match=r"cannot be written: Read-only.*or ask for access"):
        accept_inputs(project, review)


def test_a_review_without_a_template_has_none(project: Project) -> None:
    review = read_review(project, "2023")
    assert read_template(project, review) is None
    assert template_path(review) == ""


def test_a_template_is_read_as_it_is_and_a_missing_one_is_told(project: Project) -> None:
    path = project.raw("2023") / "review.toml"
    text = path.read_text("utf-8") + '\n[chapter]\ntemplate = "council.docx"\n'
    path.write_text(text, encoding="utf-8", newline="\n")
    review = read_review(project, "2023")
    with pytest.raises(InputError, match=r"chapter\.template") as caught:
        read_template(project, review)
    (problem,) = caught.value.problems
    assert (problem.file, problem.found) == ("data/raw/2023/council.docx", "the file is not there")
    (project.raw("2023") / "concil.docx").touch()
    with pytest.raises(InputError, match=r"The folder has \"concil\.docx\": if it is that one"):
        read_template(project, review)
    (project.raw("2023") / "concil.docx").rename(project.raw("2023") / "councl-2025.docx")
    with pytest.raises(InputError, match=r"Did you mean \"councl-2025\.docx\"\? Put it there"):
        read_template(project, review)
    (project.raw("2023") / "council.docx").write_bytes(b"as it is")
    assert read_template(project, review) == b"as it is"


def test_a_template_that_cannot_be_read_is_told(project: Project) -> None:
    declared = ChapterSettings(template="council.docx")
    review = read_review(project, "2023").model_copy(update={"chapter": declared})
    (project.raw("2023") / "council.docx").mkdir()
    with pytest.raises(InputError, match="the file cannot be read"):
        read_template(project, review)


def test_an_export_is_checked_and_accepted_where_it_is_declared(project: Project) -> None:
    path = add_survey(project)
    assert said(project) == []
    path.write_text(path.read_text(encoding="utf-8") + "x\n", encoding="utf-8")
    (problem,) = said(project)
    assert problem.startswith("data/raw/2023/restricted/answers.csv: the file changed")
    before = (project.raw("2023") / "review.toml").read_bytes()
    review = read_review(project, "2023")
    assert accept_inputs(project, review) == ["restricted/answers.csv"]
    assert said(project) == []
    assert (project.raw("2023") / "review.toml").read_bytes() == before


def test_a_spec_without_a_hash_gets_one_before_its_questions(project: Project) -> None:
    add_survey(project)
    spec = project.raw("2023") / "survey.toml"
    lines = spec.read_text(encoding="utf-8").splitlines(keepends=True)
    spec.write_text("".join(line for line in lines if "sha256" not in line), encoding="utf-8")
    assert "no hash of it is recorded yet" in said(project)[0]
    accept_inputs(project, read_review(project, "2023"))
    assert said(project) == []


def test_codings_are_checked_and_accepted_where_they_are_declared(project: Project) -> None:
    add_survey(project)
    add_codings(project, "r1,why,kind,ann\n")
    (problem,) = said(project)
    assert problem.startswith("data/raw/2023/restricted/codings.csv: no hash of it is recorded")
    assert accept_inputs(project, read_review(project, "2023")) == ["restricted/codings.csv"]
    assert said(project) == []


def test_an_export_that_is_not_there_is_said(project: Project) -> None:
    add_survey(project).unlink()
    (problem,) = said(project)
    assert problem.startswith("data/raw/2023/restricted/answers.csv: the file is not there")
    assert "survey.toml" in problem


def test_a_draft_alone_does_without_what_is_not_there_yet(project: Project, review: Review) -> None:
    draft = review.model_copy(update={"draft": True})
    assert not is_awaited(project, draft, "priorities")
    (project.raw("2023") / PRIORITIES).unlink()
    assert is_awaited(project, draft, "priorities")
    assert not is_awaited(project, review, "priorities")


def test_what_is_not_there_or_not_accepted_is_missing_and_not_wrong(
    project: Project, review: Review
) -> None:
    (project.raw("2023") / PRIORITIES).unlink()
    path = project.raw("2023") / review.inputs["assessment"].file
    path.write_bytes(path.read_bytes() + b" ")
    found = check_inputs(project, review)
    assert [each.missing for each in found] == [True, True]
    assert [each.found for each in check_inputs(project, review, accepted=False)] == [
        "the file is not there"
    ]
