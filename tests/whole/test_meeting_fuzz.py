"""A filled workbook changed at random: it means what it shows, or is refused with an address."""

from __future__ import annotations

import random
import re
import time
from pathlib import Path

import pytest

from jsna.errors import InputError, Problem
from jsna.publishing.marked_workbook import marked_copy
from tests.preparation.workbook.filled import (
    RATED,
    TOLD,
    cleaned,
    filled,
    fresh,
    opened,
    outcome,
    refusal,
    saved,
)
from tests.whole.meeting.damage import CLAIMS, DAMAGES, DOCTYPE, packed, parts_of
from tests.whole.meeting.mutations import MUTATIONS, merged_cells

BLOCK = 100
BLOCKS = [0, *(pytest.param(block, marks=pytest.mark.slow) for block in range(1, 20))]
SHEET = "xl/worksheets/sheet3.xml"


# When it was saved, to the second.
SAVED = re.compile(rb"<dcterms:modified .*?</dcterms:modified>")


def test_what_is_mutated_is_the_filled_workbook() -> None:
    mutated, read = (
        {name: SAVED.sub(b"", content) for name, content in parts_of(saved(book)).items()}
        for book in (fresh(), opened(filled()))
    )

    assert mutated == read


@pytest.mark.parametrize("block", BLOCKS)
def test_each_mutation_is_read_as_it_looks_or_refused_with_its_address(
    block: int, tmp_path: Path
) -> None:
    for seed in range(block * BLOCK, (block + 1) * BLOCK):
        chance = random.Random(seed)
        mutation = MUTATIONS[seed % len(MUTATIONS)]
        book = fresh()
        meant = mutation(book, chance)
        said = f"seed {seed}, {mutation.__name__}"
        refused, read = outcome(tmp_path, saved(book))
        if meant.refused:
            # "cell D1" must not be found in "cell D12".
            place = rf"{re.escape(meant.refused)}(?![0-9])"
            assert re.search(place, refused), f"{said}: {meant.refused} is not in {refused!r}"
        else:
            assert not refused, f"{said}: {refused}"
            assert read == (meant.rated, meant.told), said


@pytest.mark.slow
def test_what_a_mutation_is_refused_with_stands_in_the_marked_copy(tmp_path: Path) -> None:
    # Of merged cells some only have a problem in a cell that can hold nothing.
    for seed, mutation in enumerate([*MUTATIONS, *[merged_cells] * 20]):
        book = fresh()
        mutation(book, random.Random(seed))
        content = saved(book)
        problems = problems_of(tmp_path, content)
        said = comments_of(marked_copy(content, problems)) if problems else ""
        missed = [each for each in problems if each.found not in said]
        assert not missed, f"seed {seed}, {mutation.__name__}"


def problems_of(folder: Path, content: bytes) -> tuple[Problem, ...]:
    """What a workbook that can be opened is refused with; only such a one is marked."""
    try:
        cleaned(folder, content)
    except InputError as error:
        return error.problems if any(each.where for each in error.problems) else ()
    return ()


def comments_of(content: bytes) -> str:
    pages = opened(content).worksheets
    cells = [cell for page in pages for cell in page._cells.values()]
    return "\n".join(cell.comment.text for cell in cells if cell.comment)


@pytest.mark.parametrize("block", BLOCKS[:10])
def test_a_damaged_file_means_the_same_or_is_refused(block: int, tmp_path: Path) -> None:
    whole = filled()
    for seed in range(block * BLOCK, (block + 1) * BLOCK):
        damaged = DAMAGES[seed % len(DAMAGES)](whole, random.Random(seed))
        refused, read = outcome(tmp_path, damaged)
        if refused:
            assert refused.startswith("meeting.xlsx"), f"seed {seed}"
        else:
            assert read == (RATED, TOLD), f"seed {seed}"


@pytest.mark.parametrize(
    ("mark", "claim"), [(mark, claim) for mark, claims in CLAIMS.items() for claim in claims]
)
def test_a_small_file_that_claims_much_is_refused_at_once(
    mark: str, claim: str, tmp_path: Path
) -> None:
    parts = parts_of(filled())
    parts[SHEET] = parts[SHEET].replace(mark.encode(), claim.encode())
    content = packed(parts)
    assert len(content) < 50_000
    # Of the processor, so that what else the machine does is not counted.
    start = time.process_time()
    assert refusal(tmp_path, content)
    assert time.process_time() - start < 2


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    parts = parts_of(filled())
    parts[SHEET] = parts[SHEET].replace(b"<worksheet", DOCTYPE.encode() + b"<worksheet", 1)
    assert "declares a document type" in refusal(tmp_path, packed(parts))
