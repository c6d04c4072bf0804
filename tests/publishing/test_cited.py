from __future__ import annotations

import re

import pytest

from jsna.exhibits.base import Figure
from jsna.exhibits.wording import percent, rounded
from jsna.publishing.cited import Cells, cited, keys_of
from jsna.publishing.publication import Publication
from tests.exhibits.content_of_reviews import content_of_2023
from tests.publishing.test_lineage import REVIEWS, published

# Cells whose words are not the value: a list of names, gaps or priorities, a count out of a base.
ELSEWHERE = {"gaps", "text", "status", "issue", "priorities", "band", "words_of_the_scale",
             "compared", "effective", "services_at_this_rank", "last_place", "change"}  # fmt: skip
QUESTIONS = ("Services", "Lowest", "Highest")


def _is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"\d+(?:\.\d+)?", cell))


def says(value: str, cell: str) -> bool:
    """Whether a cell has a number of the result, or its word, as exhibits write them."""
    numbers = [float(each) for each in re.findall(r"-?\d+(?:\.\d+)?", value)]
    written = {rounded(each) for each in numbers} | {percent(each) for each in numbers}
    written |= {f"{each:g}" for each in numbers}
    # The trace has four places, a figure's values one more than whole per cent.
    if any(abs(100 * each - float(cell)) < 0.06 for each in numbers if _is_number(cell)):
        return True
    return any(re.search(rf"(?<![\d.]){re.escape(each)}", cell) for each in written) or (
        value.casefold() in cell.casefold() or "no" in cell.casefold()
    )


@pytest.mark.parametrize("review_id", REVIEWS)
def test_each_cell_shows_what_the_result_that_it_cites_says(review_id: str) -> None:
    publication = published(review_id)
    looked = 0
    for exhibit in publication.chapter.exhibits:
        frame = exhibit.values if isinstance(exhibit, Figure) else exhibit.frame()
        for (row, column), key in cited(exhibit, publication.lineage).items():
            cell, first = str(frame.iloc[row][column]), str(frame.iloc[row, 0])
            linked = key[0] == "statements_linked"
            if column in ELSEWHERE or first.startswith(QUESTIONS) or linked:
                continue
            entry = publication.lineage.entries[key]
            if cell == "nan":
                assert entry.value in {"suppressed", "low base"}
                continue
            assert says(entry.value, cell) or entry.about[3][1] in cell.casefold(), (cell, key)
            looked += 1
    assert looked > 300


def first_cell_known(publication: Publication, table: str, first: str) -> bool:
    """Whether a row is of this review: a service that is gone has no row in its inputs."""
    return table != "change_by_service" or first in publication.lineage.service_ids


@pytest.mark.parametrize("review_id", REVIEWS)
def test_every_number_of_a_table_is_cited_but_for_sums_of_a_table_itself(review_id: str) -> None:
    publication = published(review_id)
    missing = set()
    for table in publication.chapter.tables:
        frame, cells = table.frame(), cited(table, publication.lineage)
        for row in range(len(frame)):
            for column in table.columns[1:]:
                cell = str(frame.iloc[row][column.name])
                known = first_cell_known(publication, table.key, str(frame.iloc[row, 0]))
                if known and re.search(r"\d", cell) and (row, column.name) not in cells:
                    missing.add((table.key, column.name))
    allowed = {
        ("distribution", "services"), ("transitions", "services"), ("gap_register", "text"),
        ("gap_register", "status"), ("gap_register", "gap_id"), ("questions_asked", "asked"),
    }  # fmt: skip
    prose = {
        "findings",
        "caveats",
        "survey_quality",
        "priorities",
        "gap_register",
        "firmness",
        "transitions",
    }
    assert {each for each in missing if each[0] not in prose} <= allowed


def test_without_the_tables_behind_it_nothing_is_cited() -> None:
    content = content_of_2023()
    publication = Publication(published("2023").chapter, {"links": content.links})
    assert all(cited(each, publication.lineage) == {} for each in publication.chapter.exhibits)


def test_keys_come_once_in_the_order_of_their_cells() -> None:
    cells: Cells = {(0, "a"): ("x",), (0, "b"): ("y",), (1, "a"): ("x",)}
    assert keys_of(cells) == (("x",), ("y",))
