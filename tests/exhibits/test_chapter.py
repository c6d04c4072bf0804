from __future__ import annotations

import re
from dataclasses import replace

import pytest

from jsna.exhibits.base import Content
from jsna.exhibits.chapter import NUMBERS_OF, compose_chapter
from tests.exhibits.content_of_reviews import content_of_2023, synthetic

NOTICE_OF_2023 = (
    "An independent re-analysis in this project's own wording. "
    "It is not the publication of the councils."
)


def labels(content: Content) -> dict[str, str]:
    return {each.key: each.label for each in compose_chapter(content).exhibits}


def test_exhibits_are_numbered_as_the_review_says_and_the_published_table_is_18() -> None:
    assert labels(content_of_2023()) == {
        "scores": "Figure 1",
        "scores_and_gaps": "Table 18",
        "distribution": "Table 19",
        "ranks": "Figure 2",
        "gap_ranking": "Table 20",
        "gap_register": "Table 21",
        "priorities": "Table 22",
        "engagement_issues": "Table 23",
        "triangulation": "Table 24",
    }


def test_another_review_has_other_numbers_and_only_the_exhibits_of_its_streams() -> None:
    numbering = {"first_table": 5, "first_figure": 3}
    assert labels(synthetic({"A": 2, "B": 4}, numbering=numbering)) == {
        "scores": "Figure 3",
        "scores_and_gaps": "Table 5",
        "distribution": "Table 6",
        "ranks": "Figure 4",
        "gap_ranking": "Table 7",
        "gap_register": "Table 8",
    }


def test_a_figure_says_in_which_table_its_numbers_are() -> None:
    chapter = compose_chapter(content_of_2023())
    for figure, table in NUMBERS_OF.items():
        said = next(each for each in chapter.figures if each.key == figure).alt
        assert said.endswith(f"The numbers are in {chapter[table].label}.")


def test_an_exhibit_is_found_by_its_key() -> None:
    chapter = compose_chapter(content_of_2023())
    assert chapter["triangulation"].key == "triangulation"
    with pytest.raises(LookupError, match='no exhibit is called "score": did you mean "scores"'):
        chapter["score"]


def test_every_exhibit_carries_the_notice_last() -> None:
    for exhibit in compose_chapter(content_of_2023()).exhibits:
        assert exhibit.notes[-1] == NOTICE_OF_2023
    for exhibit in compose_chapter(synthetic({"A": 2})).exhibits:
        assert exhibit.notes[-1] == "A synthetic example: none of it is real."


def test_every_exhibit_says_when_its_evidence_is_from() -> None:
    dates = {
        "priorities": ["2021"],
        "engagement_issues": ["date not published"],
        "triangulation": ["April 2023", "2021", "date not published"],
    }
    for exhibit in compose_chapter(content_of_2023()).exhibits:
        for date in dates.get(exhibit.key, ["April 2023"]):
            assert date in " ".join(exhibit.notes)


def test_no_exhibit_calls_a_service_worst_or_shows_nan() -> None:
    for exhibit in compose_chapter(content_of_2023()).exhibits:
        words = [exhibit.caption, *exhibit.notes]
        assert not re.search(r"\bworst\b|\bnan\b", " ".join(words), re.IGNORECASE)
        assert exhibit.caption[-1] == "."
        assert exhibit.caption[:1] == exhibit.caption[:1].upper()


def test_the_order_of_the_results_changes_nothing() -> None:
    content = content_of_2023()
    shuffled = replace(content, results=content.results.sample(frac=1, random_state=3))
    one, two = compose_chapter(content), compose_chapter(shuffled)
    assert one.tables == two.tables
    assert one.contents.equals(two.contents)
    for ours, theirs in zip(one.figures, two.figures, strict=True):
        assert ours.values.equals(theirs.values)
        assert ours.alt == theirs.alt


@pytest.mark.parametrize(
    "scores",
    [
        {"Only one": 0},
        {"A": 3, "B": 3, "C": 3},
        {"A": 0, "B": 5},
        {f"Service {number}": number % 6 for number in range(60)},
        {"NA": 1, "None": 2, "null": 3, "=1+1": 4, "<b>$x$</b>": 5},
    ],
    ids=["one", "all tied", "far apart", "many", "strange names"],
)
def test_any_review_has_a_chapter_that_can_be_drawn(scores: dict[str, int]) -> None:
    chapter = compose_chapter(synthetic(scores))
    for figure in chapter.figures:
        assert len(figure.draw(narrow=True).axes[0].texts) > len(scores)
        assert list(figure.values["service"].sort_values()) == sorted(scores)
    assert chapter.contents["caption"].str.len().gt(10).all()
