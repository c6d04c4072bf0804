"""What a review says of itself, as notebooks see it."""

from __future__ import annotations

import pytest

from jsna.errors import UsageError
from jsna.review.project import Project
from jsna.storage import Store, open_store
from jsna.storage.schemas import CONTRACTS


def test_a_store_brings_the_tool_and_the_services(scoring: Store) -> None:
    assert list(scoring.tool.scores) == [0, 1, 2, 3, 4, 5]
    assert len(scoring.codebook.ids) == 15


def test_a_run_can_try_another_target_on_the_scale(scoring: Store) -> None:
    assert scoring.ranking().targets == (4, 3, 5)
    assert scoring.ranking(3).targets == (3, 4, 5)
    with pytest.raises(UsageError, match="6 is not on the scale"):
        scoring.ranking(6)


def test_a_store_shows_the_review_its_dates_and_its_notice(
    project: Project, scoring: Store
) -> None:
    shown = repr(scoring)
    for words in (
        "Review 2023: Gaps in perinatal mental health service provision",
        "Service ratings: April 2023.",
        "Parents' survey: 2021.",
        "date not published",
        "An independent re-analysis in this project's own wording.",
    ):
        assert words in shown
    # It stands in executed notebooks: no folder of a machine may.
    assert str(project.root) not in shown


def test_a_page_shows_the_same_escaped(scoring: Store) -> None:
    page = scoring._repr_html_()
    assert page.count("<p>") == len(repr(scoring).splitlines())
    assert "Parents&#x27; survey" in page


def test_the_facts_of_the_review_keep_their_contract(scoring: Store) -> None:
    facts = CONTRACTS["review"].kept_by(scoring.facts())
    (said,) = facts.to_dict("records")
    assert said["date"] == "2023-04"
    assert (said["tool_id"], said["tool_version"]) == ("pathway-assessment-tool", "2023")


def test_a_store_brings_the_words_of_the_analyst(scoring: Store) -> None:
    assert scoring.prose() == ()
    folder = scoring.project.raw(scoring.review.id) / "prose"
    folder.mkdir()
    (folder / "order.add.md").write_text("Words.", encoding="utf-8")
    assert [each.section for each in scoring.prose()] == ["order"]


def test_the_template_for_word_is_the_reviews_own(project: Project) -> None:
    opened = open_store("2023", "06_chapter")
    assert opened.template is None
    path = project.raw("2023") / "review.toml"
    text = path.read_text(encoding="utf-8") + '\n[chapter]\ntemplate = "council.docx"\n'
    path.write_text(text, encoding="utf-8")
    (project.raw("2023") / "council.docx").write_bytes(b"as it is")
    assert open_store("2023", "06_chapter").template == b"as it is"
