from __future__ import annotations

import re
from dataclasses import replace

import pytest

from jsna.exhibits.base import Content, Figure
from jsna.exhibits.blocks import Shown
from jsna.exhibits.chapter import NUMBERS_OF, compose_chapter
from tests.exhibits.content_of_reviews import content_of_2023, synthetic
from tests.exhibits.content_of_several import content_of_three, sure_of_2023
from tests.exhibits.content_of_survey import content_of_survey

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
        "caveats": "Table 25",
    }


def test_a_review_with_all_results_has_every_exhibit_in_reading_order() -> None:
    chapter = compose_chapter(content_of_three())
    assert {
        name: [each.key for each in exhibits] for name, exhibits in chapter.sections.items()
    } == {
        "scores": ["scores", "scores_and_gaps", "distribution", "firmness", "agreement"],
        "change": ["change", "change_by_service", "transitions", "scores_by_review"],
        "rankings": [
            *("ranks", "gap_ranking", "rank_uncertainty", "rank_acceptability", "gap_register")
        ],
        "voice": [],
        "triangulation": [],
        "caveats": ["findings", "caveats"],
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
        "caveats": "Table 9",
    }


def test_no_two_exhibits_have_one_name() -> None:
    keys = [each.key for each in compose_chapter(content_of_three()).exhibits]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("content", "tables"),
    [
        (content_of_2023(), {"scores": "scores_and_gaps", "ranks": "gap_ranking"}),
        (
            content_of_three(),
            {
                "scores": "scores_and_gaps",
                "change": "change_by_service",
                "ranks": "rank_uncertainty",
            },
        ),
    ],
    ids=["one review", "three reviews"],
)
def test_a_figure_says_in_which_table_its_numbers_are(
    content: Content, tables: dict[str, str]
) -> None:
    chapter = compose_chapter(content)
    assert set(tables) <= set(NUMBERS_OF)
    for figure in chapter.figures:
        where = chapter[tables[figure.key]].label if figure.key in tables else "its table of values"
        assert figure.alt.endswith(f"The numbers are in {where}.")


def test_an_exhibit_is_found_by_its_key() -> None:
    chapter = compose_chapter(content_of_2023())
    assert chapter["triangulation"].key == "triangulation"
    with pytest.raises(LookupError, match='no exhibit is called "score": did you mean "scores"'):
        chapter["score"]


REVIEWS = pytest.mark.parametrize(
    "content",
    [content_of_2023(), content_of_three(), sure_of_2023()],
    ids=["one review", "three reviews", "one review with intervals"],
)


def test_every_exhibit_carries_the_notice_last() -> None:
    for exhibit in compose_chapter(content_of_2023()).exhibits:
        assert exhibit.notes[-1] == NOTICE_OF_2023
    for content in (synthetic({"A": 2}), content_of_three()):
        for exhibit in compose_chapter(content).exhibits:
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


@REVIEWS
def test_no_exhibit_calls_a_service_worst_or_shows_nan(content: Content) -> None:
    for exhibit in compose_chapter(content).exhibits:
        cells = exhibit.values if isinstance(exhibit, Figure) else exhibit.frame()
        words = [exhibit.caption, *exhibit.notes, *cells.astype("str").to_numpy().ravel()]
        assert not re.search(r"\bworst\b|\bnan\b", " ".join(words), re.IGNORECASE)
        assert exhibit.caption[-1] == "."
        assert exhibit.caption[:1] == exhibit.caption[:1].upper()


@REVIEWS
def test_the_order_of_the_results_changes_nothing(content: Content) -> None:
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


def test_a_review_with_answers_has_their_exhibits_in_the_order_of_the_text() -> None:
    chapter = compose_chapter(content_of_survey())
    assert [each.key for each in chapter.sections["voice"]] == [
        *("priorities", "respondents", "questions_asked"),
        *("answers_by_share", "agreement_scales", "answers_by_group"),
    ]
    shown = [each.exhibit.key for each in chapter.blocks if isinstance(each, Shown)]
    voice = [each.key for each in chapter.sections["voice"]]
    assert [key for key in shown if key in voice] == voice


def test_the_order_of_the_results_of_a_survey_changes_nothing() -> None:
    content = content_of_survey()
    shuffled = replace(content, results=content.results.sample(frac=1, random_state=3))
    one, two = compose_chapter(content), compose_chapter(shuffled)
    assert one.tables == two.tables
    for ours, theirs in zip(one.figures, two.figures, strict=True):
        assert ours.values.equals(theirs.values)
        assert (ours.alt, ours.caption, ours.notes) == (theirs.alt, theirs.caption, theirs.notes)
