from __future__ import annotations

from xml.etree import ElementTree as ET

from jsna.exhibits.chapter import compose_chapter
from jsna.publishing.images import write_images
from jsna.publishing.publication import Publication
from tests.exhibits.content_of_reviews import content_of_2023, synthetic


def test_a_figure_has_three_pictures_and_its_alternative_text() -> None:
    chapter = compose_chapter(content_of_2023())
    files = write_images(Publication(chapter, {}))
    assert [name for name in files if "figure_1" in name] == [
        "figures/figure_1_scores.svg",
        "figures/figure_1_scores_narrow.svg",
        "figures/figure_1_scores.png",
        "figures/figure_1_scores_alt.txt",
    ]
    assert (
        files["figures/figure_1_scores_alt.txt"].decode("utf-8").splitlines()[0]
        == chapter.figures[0].alt
    )
    assert b'width="453.6pt"' in files["figures/figure_1_scores.svg"]
    assert b'width="241.2pt"' in files["figures/figure_1_scores_narrow.svg"]


def test_hostile_names_stay_text_in_a_picture() -> None:
    hostile = "</title><script>alert(1)</script> $\\frac{x}$"
    files = write_images(Publication(compose_chapter(synthetic({hostile: 1, "B": 3})), {}))
    for name in ("figures/figure_1_scores.svg", "figures/figure_2_ranks_narrow.svg"):
        root = ET.fromstring(files[name].decode("utf-8"))
        assert [each for each in root.iter() if each.tag.endswith("script")] == []
        assert hostile in str(root.findtext("{http://www.w3.org/2000/svg}title"))
