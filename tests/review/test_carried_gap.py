from __future__ import annotations

from jsna.review.carried_gap import CarriedGap
from jsna.storage.schemas import CONTRACTS


def test_a_gap_is_handed_over_with_all_that_is_published_of_it() -> None:
    published = CONTRACTS["gap_statements"].columns

    assert [*CarriedGap.__dataclass_fields__] == [
        each for each in published if each != "source_row"
    ]
