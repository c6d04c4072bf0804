from __future__ import annotations

from jsna.exhibits.chapter import compose_chapter
from jsna.publishing.publication import Publication, stem
from tests.exhibits.content_of_reviews import content_of_2023


def test_files_are_called_by_number_and_key() -> None:
    chapter = compose_chapter(content_of_2023())
    assert [stem(each) for each in chapter.exhibits[:2]] == [
        "figures/figure_1_scores",
        "tables/table_18_scores_and_gaps",
    ]


def test_a_figure_is_drawn_once_for_all_writers() -> None:
    publication = Publication(compose_chapter(content_of_2023()), {})
    drawing = publication.drawings["scores"]
    assert publication.drawings["scores"] is drawing
    assert b'width="453.6pt"' in drawing.wide
    assert b'width="241.2pt"' in drawing.narrow
