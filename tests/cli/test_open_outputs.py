from __future__ import annotations

import pytest

from jsna.cli import main
from jsna.review.project import Project


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []

    def take(address: str) -> bool:
        found.append(address)
        return True

    monkeypatch.setattr("webbrowser.open_new_tab", take)
    return found


@pytest.mark.parametrize(
    ("words", "page"), [([], "chapter.html"), (["--site"], "review/index.html")]
)
def test_the_page_is_opened_and_named(
    project: Project,
    opened: list[str],
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    page: str,
) -> None:
    path = project.outputs("2023") / page
    path.parent.mkdir(parents=True)
    path.touch()
    assert main(["open", "2023", *words, "--project", str(project.root)]) == 0
    assert opened == [path.resolve().as_uri()]
    assert capsys.readouterr().out == f"outputs/2023/{page}\n"


def test_a_review_that_was_not_run_is_told_what_to_do(
    project: Project, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["open", "2023", "--project", str(project.root)]) == 1
    assert opened == []
    assert "Run: jsna run 2023" in capsys.readouterr().err


def test_a_review_that_there_is_not_is_told_with_the_nearest_name(
    project: Project, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["open", "2032", "--project", str(project.root)]) == 2
    assert opened == []
    assert 'There is no review "2032" (did you mean "2023"?)' in capsys.readouterr().err


def test_a_draft_is_opened_where_it_is_named(
    project: Project, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["open", "2023", "--draft", "--project", str(project.root)]
    assert main(words) == 1
    assert "Run: jsna run 2023 --draft" in capsys.readouterr().err
    path = project.drafts("2023") / "chapter.html"
    path.parent.mkdir(parents=True)
    path.touch()
    assert main(words) == 0
    assert opened == [path.resolve().as_uri()]
