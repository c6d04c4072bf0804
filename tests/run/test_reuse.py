"""What is taken from the last run is what a full run makes, whatever has changed in between."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.pipeline import STEPS as PIPELINE
from jsna.pipeline import Step
from jsna.review.hashes import sha256_of
from jsna.review.project import Project
from jsna.run.execution.execute import Task
from jsna.run.execution.session import Session
from jsna.run.fingerprints.files import digest, hashes_below
from jsna.run.fingerprints.fingerprint import code_of, notebook_of
from jsna.run.publication.workspace import fresh_workspace, runs_of
from jsna.run.recipe import Recipe
from jsna.run.reuse import reuse_of
from jsna.run.review_run import run_recipe
from tests.run.tiny import (
    REVIEW,
    SETTINGS,
    one_page,
    put_notebook,
    quiet,
    snapshot,
    tiny_project,
    tiny_recipe,
)

SOURCE = Path(__file__).parents[2] / "src"
RATE = Step("1_rate", inputs=("assessment",), writes=("ratings",))
HEAR = Step("2_hear", inputs=("priorities",), writes=("voices", "issues"))
SCORE = Step("3_score", reads=("ratings",), writes=("scores",))
SHOW = Step("4_show", reads=("scores", "voices"))
STEPS = (RATE, HEAR, SCORE, SHOW)
BY_NAME = {step.notebook: step for step in STEPS}
RAW = f"data/raw/{REVIEW}"
WITH_TEMPLATE = f'chapter.template = "template.docx"\n{SETTINGS}'


class Model:
    """A project whose steps write a digest of all that they may read."""

    def __init__(self, root: Path) -> None:
        self.project = tiny_project(root)
        for step in STEPS:
            put_notebook(self.project, step.notebook, "1")
        self.write(f"{RAW}/review.toml", WITH_TEMPLATE)
        self.write(f"{RAW}/ratings.csv", "1")
        self.write(f"{RAW}/template.docx", "1")
        self.words: dict[str, str] = {}
        self.executed: list[str] = []

    def execute(self, task: Task, session: Session) -> None:
        """Write the tables, the notebook and, in the last step, what is published."""
        self.executed.append(task.name)
        step = BY_NAME[task.name]
        work = Path(session.environment["JSNA_WORKSPACE"])
        project, raw = self.project, self.project.raw(REVIEW)
        # Of the others, steps beside this one may be writing theirs.
        tables = (
            {name: sha256_of(work / "processed" / f"{name}.txt") for name in step.reads}
            if step.writes
            else hashes_below(work / "processed")
        )
        read: list[object] = [
            notebook_of(project, task.name),
            hashes_below(project.config),
            [sha256_of(path) for path in sorted(raw.glob("*.toml"))],
            dict(task.parameters),
            (raw / "ratings.csv").read_text(encoding="utf-8") if step.inputs else "",
            tables,
            hashes_below(raw / "restricted") if step.inputs else {},
            {} if step.writes else hashes_below(raw / "prose"),
            "" if step.writes else sha256_of(raw / "template.docx"),
        ]
        for table in step.writes:
            text = digest([table, read])
            (work / "processed" / f"{table}.txt").write_text(text, encoding="utf-8")
        if not step.writes:
            (work / "outputs" / "tables").mkdir(exist_ok=True)
            (work / "outputs" / "chapter.html").write_text(digest(read), encoding="utf-8")
            (work / "outputs" / "tables" / "all.csv").write_text(digest(tables), encoding="utf-8")
        task.target.write_text(digest([task.name, read]), encoding="utf-8")

    def recipe(self) -> Recipe:
        """The recipe as things stand."""
        settings = {"steps": STEPS, "parameters": self.words, "make_site": one_page}
        return tiny_recipe(self.project, execute=self.execute, **settings)

    def run(self, *, everything: bool = False) -> list[str]:
        """Run, and give back which steps were executed."""
        self.executed.clear()
        run_recipe(self.recipe(), quiet(), everything=everything)
        return sorted(self.executed)

    def made(self) -> dict[str, bytes]:
        """All that a run leaves."""
        left = snapshot(self.project.outputs(REVIEW))
        return left | snapshot(self.project.processed(REVIEW))

    def write(self, name: str, content: str) -> None:
        """Change a file of the project."""
        path = self.project.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


@pytest.fixture
def model(tmp_path: Path) -> Model:
    made = Model(tmp_path / "project")
    made.run()
    return made


ALL = sorted(BY_NAME)
CHANGES: dict[str, tuple[Callable[[Model], object], list[str]]] = {
    "nothing": (lambda _: None, []),
    "an input": (lambda m: m.write(f"{RAW}/ratings.csv", "2"), ALL),
    "a setting": (lambda m: m.write(f"{RAW}/review.toml", f"# new\n{WITH_TEMPLATE}"), ALL),
    "the services": (
        lambda m: m.write("config/services.csv", "service_id,service,kind\na,b,c"),
        ALL,
    ),
    "the lock": (lambda m: m.write("requirements.lock", "new"), ALL),
    "an export": (lambda m: m.write(f"{RAW}/restricted/export.csv", "new"), ALL),
    "a decision": (lambda m: m.write(f"{RAW}/restricted/cleaning_log.csv", "new"), ALL),
    "the questions": (lambda m: m.write(f"{RAW}/survey.toml", "new"), ALL),
    "the plan of the analysis": (lambda m: m.write(f"{RAW}/analysis_plan.csv", "new"), ALL),
    "a word of the analyst": (lambda m: m.write(f"{RAW}/prose/scores.md", "new"), ["4_show"]),
    "a template": (lambda m: m.write(f"{RAW}/template.docx", "new"), ["4_show"]),
    "the first notebook": (
        lambda m: put_notebook(m.project, "1_rate", "2"),
        ["1_rate", "3_score", "4_show"],
    ),
    "the last notebook": (lambda m: put_notebook(m.project, "4_show", "2"), ["4_show"]),
    "a module beside the notebooks": (lambda m: m.write("notebooks/own.py", "1"), ALL),
    "a parameter": (lambda m: m.words.update(target="2"), ALL),
    "a published file edited": (
        lambda m: m.write(f"outputs/{REVIEW}/chapter.html", "by hand"),
        ["4_show"],
    ),
    "a published file deleted": (
        lambda m: (m.project.outputs(REVIEW) / "tables" / "all.csv").unlink(),
        ["4_show"],
    ),
    "an executed notebook edited": (
        lambda m: m.write(f"outputs/{REVIEW}/notebooks/2_hear.ipynb", "by hand"),
        ["2_hear"],
    ),
    "a published file added": (lambda m: m.write(f"outputs/{REVIEW}/mine.txt", "mine"), []),
    "a table edited": (
        lambda m: m.write(f"data/processed/{REVIEW}/scores.txt", "by hand"),
        ["3_score"],
    ),
    "a table deleted": (
        lambda m: (m.project.processed(REVIEW) / "issues.txt").unlink(),
        ["2_hear"],
    ),
    "a table added": (lambda m: m.write(f"data/processed/{REVIEW}/mine.txt", "mine"), []),
    "the record": (lambda m: m.write(f"data/processed/{REVIEW}/last_run.json", "{"), ALL),
    "all outputs": (lambda m: shutil.rmtree(m.project.outputs(REVIEW)), ALL),
}


@pytest.mark.parametrize(("change", "executed"), CHANGES.values(), ids=CHANGES)
def test_only_what_changed_runs_and_the_rest_is_as_if_it_had(
    model: Model, change: Callable[[Model], object], executed: list[str]
) -> None:
    change(model)

    assert model.run() == executed
    reused = model.made()
    assert model.run(everything=True) == ALL
    assert model.made() == reused


@given(st.lists(st.lists(st.sampled_from(sorted(CHANGES)), max_size=4), max_size=4))
def test_any_changes_in_any_order_give_what_a_full_run_gives(rounds: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        model = Model(Path(folder) / "project")
        model.run()
        for names in rounds:
            for name in names:
                try:
                    CHANGES[name][0](model)
                except FileNotFoundError:
                    continue  # It was deleted before.
            model.run()
            reused = model.made()
            model.run(everything=True)
            assert model.made() == reused


def test_other_code_runs_everything(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jsna.run.reuse.code_of", lambda *_: "other")

    assert model.run() == ALL


def test_only_the_steps_run_whose_code_is_another(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    def code(project: Project, notebook: str) -> str:
        return "other" if notebook == "2_hear" else code_of(project, notebook)

    monkeypatch.setattr("jsna.run.reuse.code_of", code)

    assert model.run() == ["2_hear"]


def test_a_table_that_comes_out_the_same_spares_what_reads_it(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whatever the notebook says, it makes the same.
    monkeypatch.setattr(sys.modules[__name__], "notebook_of", lambda *_: {})
    model.run(everything=True)
    put_notebook(model.project, "1_rate", "3")

    assert model.run() == ["1_rate"]


def test_what_two_steps_may_have_published_is_taken_from_neither(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(BY_NAME, "3_score", Step("3_score", reads=("ratings",)))
    steps = (RATE, HEAR, BY_NAME["3_score"])
    recipe = replace(model.recipe(), steps=(*steps, Step("5_too", reads=("voices",))))
    put_notebook(model.project, "5_too", "1")
    monkeypatch.setitem(BY_NAME, "5_too", recipe.steps[-1])
    for _ in range(2):
        model.executed.clear()
        run_recipe(recipe, quiet(), everything=False)

    assert sorted(model.executed) == ["3_score", "5_too"]


def test_a_table_that_a_step_beside_is_writing_is_not_looked_at(model: Model) -> None:
    recipe = model.recipe()
    with fresh_workspace(runs_of(model.project, REVIEW)) as workspace:
        (workspace.processed / "ratings.txt").write_text("1", encoding="utf-8")
        reuse = reuse_of(recipe, workspace, everything=False)
        alone = reuse.key(SCORE)
        # A file that goes between being listed and being read cannot be read either.
        (workspace.processed / "issues.partial").symlink_to(workspace.root / "gone")

        assert reuse.key(SCORE) == alone


def test_a_run_says_which_notebooks_it_did_not_execute(model: Model) -> None:
    model.write(f"{RAW}/prose/scores.md", "new")

    report = run_recipe(model.recipe(), quiet(), everything=False)

    assert report.reused == ("1_rate", "2_hear", "3_score")
    assert "1_rate is as in the last run" in report.log.read_text(encoding="utf-8")


def test_only_what_publishes_reads_the_analyst_s_words_and_template(root: Path) -> None:
    """On this stands that a word of the analyst does not run the other notebooks again."""
    for step in PIPELINE:
        source = (root / "notebooks" / f"{step.notebook}.ipynb").read_text(encoding="utf-8")
        if step.writes:
            assert ".prose" not in source
            assert ".template" not in source
        if not step.inputs:
            assert "jsna.preparation" not in source


@pytest.fixture
def root() -> Path:
    return SOURCE.parent


def real_changes(project: Project, source: Path, chance: random.Random) -> Iterator[list[str]]:
    """Change a real project in all the ways there are; gives the words of each next run."""
    raw, outputs = project.raw("2023"), project.outputs("2023")

    def add_to(path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(text)

    words: list[str] = []
    changes: list[Callable[[], object]] = [
        lambda: add_to(project.config / "services.csv", "\n"),
        lambda: words.extend(["--set", "target=3"]),
        lambda: add_to(project.notebooks / "04_gap_rankings.ipynb", "\n"),
        lambda: add_to(source / "jsna" / "measures" / "scores.py", "# new\n"),
        lambda: add_to(source / "jsna" / "publishing" / "templates" / "base.css", "p {}\n"),
        lambda: add_to(raw / "review.toml", "# new\n"),
        lambda: add_to(outputs / "chapter.html", "by hand"),
        lambda: chance.choice(sorted((outputs / "tables").iterdir())).unlink(),
        lambda: chance.choice(sorted((outputs / "notebooks").iterdir())).unlink(),
        lambda: chance.choice(sorted(project.processed("2023").glob("*.parquet"))).unlink(),
    ]
    chance.shuffle(changes)
    while changes:
        for change in changes[:3]:
            change()
        del changes[:3]
        yield words


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_real_review_after_random_changes_is_as_a_full_run_gives_it(
    project: Project, tmp_path: Path
) -> None:
    source = tmp_path / "src"
    shutil.copytree(SOURCE, source, ignore=shutil.ignore_patterns("__pycache__"))
    environment = {**os.environ, "PYTHONPATH": str(source)}
    environment.pop("JSNA_PROJECT")

    def run(*words: str) -> dict[str, bytes]:
        command = [sys.executable, "-m", "jsna", "run", "2023", "--project", str(project.root)]
        done = subprocess.run(
            [*command, *words], env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        left = snapshot(project.outputs("2023"))
        return left | snapshot(project.processed("2023"))

    run()
    for words in real_changes(project, source, random.Random(20240229)):
        assert run(*words) == run(*words, "--force")
