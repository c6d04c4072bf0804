from __future__ import annotations

from jsna.publishing.meeting_workbook.instructions import instructions
from tests.preparation.workbook.filled import MEETING
from tests.publishing.meeting_workbook.test_pages import WITH_ITEMS


def test_the_steps_are_numbered_without_a_gap() -> None:
    for meeting, last in ((MEETING, 5), (WITH_ITEMS, 6)):
        lines = instructions(meeting).lines
        numbers = [int(line[0]) for line in lines if line[0].isdigit()]
        assert numbers == list(range(1, last + 1))


def test_not_applicable_is_offered_for_items_only() -> None:
    said = {
        len(made.tool.items): " ".join(instructions(made).lines) for made in (MEETING, WITH_ITEMS)
    }
    assert "n/a" not in said[0]
    assert "n/a where an item does not apply" in said[2]


def test_what_comes_next_is_said() -> None:
    assert any("jsna check next" in line for line in instructions(MEETING).lines)
