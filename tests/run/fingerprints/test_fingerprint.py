from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from jsna.pipeline import STEPS, step_of
from jsna.review.project import Project
from jsna.review.settings import read_review
from jsna.run.fingerprints.code import Code
from jsna.run.fingerprints.fingerprint import code_of, notebook_of, raw_of, whole
from jsna.run.publication.workspace import Workspace
from jsna.run.recipe import Recipe
from jsna.run.release import freeze
from jsna.run.releases.signing import Signing
from jsna.run.reuse import Reuse
from tests.conftest import REPOSITORY
from tests.review.test_hashes import ABC
from tests.run.reads import Read, reads_of
from tests.run.releasing import PEOPLE, found_identical
from tests.run.tiny import FIRST, REVIEW, put_notebook


def test_a_notebook_comes_with_the_modules_beside_it_and_without_the_other_notebooks(
    tiny: Project,
) -> None:
    (tiny.notebooks / "beside.py").write_text("x = 1", encoding="utf-8")

    assert set(notebook_of(tiny, FIRST.notebook)) == {"01_first.ipynb", "beside.py"}


def test_the_code_of_a_notebook_is_what_it_and_the_modules_beside_it_import(
    tiny: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"__init__.py": b"", "one.py": b"", "two.py": b"", "three.py": b""}

    def now(changed: str) -> str:
        monkeypatch.setattr(
            "jsna.run.fingerprints.fingerprint.code",
            lambda: Code({**files, changed: b"# new"}, "around"),
        )
        return code_of(tiny, FIRST.notebook)

    put_notebook(tiny, FIRST.notebook, "from jsna import one, \\\n  two")
    (tiny.notebooks / "beside.py").write_text("import jsna.three", encoding="utf-8")
    assert len({now("four.py"), now("one.py"), now("two.py"), now("three.py")}) == 4
    (tiny.notebooks / "beside.py").unlink()
    assert len({now("four.py"), now("one.py"), now("two.py"), now("three.py")}) == 3


def test_a_review_s_own_files_go_to_the_steps_that_can_read_them(tiny: Project) -> None:
    files = {
        "ratings.csv": "received",
        "restricted/export.csv": "received",
        "restricted/cleaning_log.csv": "received",
        "prose/scores.md": "words",
        "house.docx": "words",
        "review.toml": "settings",
        "survey.toml": "settings",
        "notes.txt": "settings",
    }
    for name in files:
        path = tiny.raw(REVIEW) / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"abc")

    raw = raw_of(tiny, REVIEW, ["ratings.csv"], "house.docx")

    assert {name: part for part, found in vars(raw).items() for name in found} == files
    assert {each for found in vars(raw).values() for each in found.values()} == {ABC}


def test_a_marked_copy_counts_only_if_the_settings_name_it(tiny: Project) -> None:
    def now() -> tuple[str, set[str]]:
        raw = raw_of(tiny, REVIEW, ["ratings-marked.xlsx"], None)
        return whole(tiny, REVIEW, (), {}), {*raw.received, *raw.settings}

    before = now()
    copy = tiny.raw(REVIEW) / "ratings-marked.xlsx"
    copy.write_bytes(b"abc")
    assert now() == before

    settings = tiny.raw(REVIEW) / "review.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("ratings.csv", copy.name), encoding="utf-8")
    named = now()
    assert named[1] == {"review.toml", copy.name}
    copy.write_bytes(b"abcd")
    assert now()[0] != named[0]


def test_every_change_changes_the_whole(tiny: Project) -> None:
    def now(earlier: tuple[str, ...] = ("before",), **words: str) -> str:
        return whole(tiny, REVIEW, earlier, words)

    seen = [now(), now(()), now(target="3")]
    for path in (
        tiny.config / "tool.toml",
        tiny.raw(REVIEW) / "prose" / "words.md",
        tiny.outputs("before") / "tables" / "scores.csv",
        tiny.releases(REVIEW) / "1.0" / "record.toml",
        tiny.root / "requirements.lock",
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("new", encoding="utf-8")
        seen.append(now())
    put_notebook(tiny, FIRST.notebook, "1")
    seen.append(now())

    assert len(set(seen[3:])) == len(seen[3:])
    assert seen[0] not in seen[1:]
    assert now() == seen[-1]


def test_nothing_heavy_is_imported_to_see_that_nothing_has_changed() -> None:
    program = "import sys, jsna.run.fingerprints.unchanged; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    heavy = {"pandas", "numpy", "pydantic", "papermill", "nbformat", "matplotlib", "tomlkit"}

    assert heavy & {name.partition(".")[0] for name in done.stdout.split()} == set()


def with_all_there_is(project: Project, review_id: str) -> None:
    """Give a review all that one can have: a frozen release, words, decisions, a template."""
    shutil.copytree(REPOSITORY / "outputs", project.root / "outputs")
    signing = Signing(people=PEOPLE, date="2026-11-25", corrections=())
    freeze(project, review_id, "1.0", signing, found_identical)
    raw = project.raw(review_id)
    settings = (raw / "review.toml").read_text(encoding="utf-8")
    with_template = f'chapter.template = "house.docx"\n{settings}'
    (raw / "review.toml").write_text(with_template, encoding="utf-8")
    shutil.copy(project.outputs(review_id) / "chapter.docx", raw / "house.docx")
    (raw / "prose").mkdir(exist_ok=True)
    (raw / "prose" / "ratings.add.md").write_text("Words of the analyst.", encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "jsna", "checks", review_id, "--project", str(project.root)],
        capture_output=True,
        check=True,
    )


@contextmanager
def changed(read: Read) -> Iterator[None]:
    """Inside, what was read is not as it was."""
    path = read.path if read.is_file else read.path / "new"
    before = path.read_bytes() if path.is_file() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    if before is not None:
        path.chmod(0o644)
    path.write_bytes((before or b"") + b"\n")
    yield
    if before is None:
        path.unlink()
    else:
        path.write_bytes(before)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("review_id", ["2023", "example-2025"])
def test_the_fingerprints_cover_every_file_that_a_run_reads(
    project: Project, tmp_path: Path, review_id: str
) -> None:
    with_all_there_is(project, review_id)
    (tmp_path / "recorder").mkdir()
    found = reads_of(tmp_path / "recorder", project.root, "run", review_id, "--force")
    made_by_the_run = project.processed(review_id).parent
    # Which reviews there are makes none of them another one.
    reads = {
        each
        for each in found
        if not each.path.is_relative_to(made_by_the_run) and each.path != project.root / "data/raw"
    }
    recipe = Recipe(project, read_review(project, review_id))
    reuse = Reuse(recipe, Workspace(tmp_path), None)
    keys = {step.notebook: reuse.key(step) for step in STEPS}

    def is_covered(read: Read) -> bool:
        with changed(read):
            of_step = not read.notebook or reuse.key(step_of(read.notebook)) != keys[read.notebook]
            return of_step and recipe.fingerprint() != recipe.begun_from

    assert sorted(each for each in reads if not is_covered(each)) == []
    assert recipe.fingerprint() == recipe.begun_from
    # The recorder saw what it should: every kind of input, in the processes that read it.
    raw = project.raw(review_id)
    assert {each.notebook for each in reads if each.notebook} == set(keys)
    template = [each.notebook for each in reads if each.path == raw / "house.docx"]
    assert sorted(filter(None, template)) == ["06_chapter"]
    seen = {each.path for each in reads if each.is_file}
    assert {raw / "review.toml", *raw.glob("prose/*"), *raw.glob("restricted/checks.xlsx")} <= seen
    assert any(each.is_relative_to(project.releases(review_id)) for each in seen)
