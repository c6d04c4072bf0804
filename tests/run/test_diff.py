from __future__ import annotations

from pathlib import Path

import pytest

from jsna.errors import StorageError, UsageError
from jsna.publishing.comparison import Comparison
from jsna.review.project import Project
from jsna.run.diff import compare_named, compare_with_now
from jsna.run.execution.execute import Executor, Task
from jsna.run.execution.session import Session
from jsna.run.releases.frozen import release_of
from tests.run.releasing import frozen, run
from tests.run.tiny import REVIEW, STEPS, pretend, quiet, snapshot


@pytest.fixture
def now(tiny: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A review that was run and frozen with target 3, and can be computed now."""
    monkeypatch.setattr("jsna.run.check.check_review", lambda *_: None)
    run(tiny)
    frozen(tiny)
    return tiny


def compare(project: Project, name: str = REVIEW, execute: Executor = pretend) -> Comparison:
    return compare_with_now(project, name, steps=STEPS, progress=quiet(), execute=execute)


def test_a_release_beside_what_comes_out_now_is_the_same(now: Project) -> None:
    before = snapshot(now.root / "outputs"), snapshot(now.root / "releases")
    found = compare(now)

    assert found.same
    assert (found.before.title, found.before.version) == ("release 1.0 of tiny", "1.0")
    assert found.after.title == "tiny as computed now"
    assert (snapshot(now.root / "outputs"), snapshot(now.root / "releases")) == before


def test_it_is_computed_with_the_parameters_of_the_present_outputs(now: Project) -> None:
    run(now, "5")
    found = compare(now)

    assert [str(each) for each in found.causes] == ["parameters: target (3 to 5)"]


def test_without_present_outputs_it_is_computed_as_the_review_declares(now: Project) -> None:
    now.outputs(REVIEW).rename(now.root / "elsewhere")

    assert [str(each) for each in compare(now).causes] == ["parameters: target (3 to not set)"]


def test_a_release_can_be_named(now: Project) -> None:
    run(now, "5")
    frozen(now, "1.1", "Another target.")

    assert compare(now).before.version == "1.1"
    assert compare(now, "tiny@1.0").before.version == "1.0"
    found = compare_named(now, "tiny@1.0", "tiny@1.1")
    assert (found.before.version, found.after.version) == ("1.0", "1.1")
    assert [str(each) for each in found.causes] == ["parameters: target (3 to 5)"]


def test_a_release_beside_the_outputs_as_they_are(now: Project) -> None:
    run(now, "5")
    found = compare_named(now, "tiny@1.0", "tiny")

    assert (found.before.title, found.after.title) == ("release 1.0 of tiny", "tiny")
    assert "notebooks/01_first.ipynb" in found.files


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("tinny", r'no review "tinny" \(did you mean "tiny"\?\)'),
        ("tiny@2.0", r'no release "2.0" of review tiny'),
    ],
)
def test_what_is_not_there_is_said(now: Project, name: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        compare_named(now, name, "tiny")
    with pytest.raises(UsageError, match=said):
        compare(now, name)


def test_without_a_release_there_is_nothing_to_compare_with(tiny: Project) -> None:
    run(tiny)

    with pytest.raises(UsageError) as raised:
        compare(tiny)
    assert str(raised.value) == (
        "Review tiny has no frozen release to compare with. "
        "Name another review, or freeze one: jsna release tiny 1.0"
    )


def test_outputs_and_releases_that_were_changed_are_no_evidence(now: Project) -> None:
    path = release_of(now, REVIEW, "1.0").outputs / "tables" / "numbers.csv"
    path.chmod(0o644)
    path.write_text("9", encoding="utf-8")
    with pytest.raises(StorageError, match=r"releases/tiny/1\.0 is not as it was frozen"):
        compare(now)

    (now.outputs(REVIEW) / "tables" / "numbers.csv").write_text("9", encoding="utf-8")
    with pytest.raises(StorageError, match="outputs/tiny is not what its manifest says"):
        compare_named(now, "tiny", "tiny")


def test_what_comes_out_otherwise_now_is_told(now: Project) -> None:
    def differently(task: Task, session: Session) -> None:
        pretend(task, session)
        figures = Path(session.environment["JSNA_WORKSPACE"]) / "outputs" / "figures"
        figures.mkdir(exist_ok=True)
        (figures / "figure_1_scores.csv").write_text("service,score\nA,2\n", encoding="utf-8")
        for ending in ("scores.svg", "scores_narrow.svg", "scores_alt.txt"):
            (figures / f"figure_1_{ending}").write_text("<svg/>", encoding="utf-8")

    (figure,) = compare(now, execute=differently).figures

    assert (figure.kind, figure.key) == ("new", "scores")
