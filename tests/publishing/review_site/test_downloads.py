"""Downloads stand in groups, figure 10 after figure 9, with sizes that a reader understands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.publishing.review_site.downloads import downloads, in_words

SIZES = {
    "chapter.html": 600_000,
    "chapter.docx": 81_000,
    "figures/figure_10_ranks.svg": 1_000,
    "figures/figure_9_scores.svg": 1_000,
    "figures/figure_9_scores_narrow.svg": 1_000,
    "figures/figure_9_scores_alt.txt": 20,
    "tables/table_2_gaps.csv": 5_000,
    "tables/ratings.csv": 5_000,
    "notebooks/01_scores.ipynb": 1_300_000,
    "extra/new.pdf": 7_000,
}


def test_everything_is_listed_once_in_its_group() -> None:
    groups = downloads(SIZES)

    assert [each.title for each in groups] == [
        "The chapter",
        "Figures",
        "Tables of the chapter",
        "Data behind the chapter",
        "Notebooks",
        "extra",
    ]
    listed = [file.path for group in groups for item in group.contents for file in item.files]
    assert sorted(listed) == sorted(SIZES)


def test_one_thing_stands_there_once_with_its_formats() -> None:
    chapter, figures, *_ = downloads(SIZES)
    assert [each.name for each in chapter.contents] == ["Chapter"]
    assert [(file.format, file.size) for file in chapter.contents[0].files] == [
        ("Word", "81 kB"),
        ("page", "600 kB"),
    ]
    assert [each.name for each in figures.contents] == ["Figure 9: scores", "Figure 10: ranks"]
    assert [file.format for file in figures.contents[0].files] == [
        "SVG",
        "description",
        "SVG for narrow screens",
    ]


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "under 1 kB"),
        (999, "under 1 kB"),
        (1_000, "1 kB"),
        (1_449, "1.4 kB"),
        (12_345, "12 kB"),
        (251_476, "250 kB"),
        (999_900, "1 MB"),
        (1_338_520, "1.3 MB"),
        (25_000_000, "25 MB"),
    ],
)
def test_a_size_has_two_figures(size: int, words: str) -> None:
    assert in_words(size) == words


@given(st.integers(1_000, 10**9))
def test_a_size_in_words_is_right_to_five_per_cent(size: int) -> None:
    number, unit = in_words(size).split()
    assert float(number) * {"kB": 1e3, "MB": 1e6}[unit] == pytest.approx(size, rel=0.05)
