from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from jsna.exhibits.blocks import Bullets, Heading, Note, Number, Paragraph, Reference


def test_blocks_with_the_same_words_are_the_same() -> None:
    number = Number("three", ("gaps",))
    assert Paragraph(("It is ", number)) == Paragraph(("It is ", Number("three", ("gaps",))))
    assert Paragraph((number,)) != Paragraph((Number("three", ("rank",)),))
    assert Bullets((("a",),)) != Bullets((("b",),))


@pytest.mark.parametrize(
    ("block", "part"),
    [
        (Heading(1, "Title", "title"), "text"),
        (Note("So."), "text"),
        (Number("3", ("overall",)), "key"),
        (Reference("scores"), "key"),
    ],
)
def test_a_block_cannot_be_changed(block: object, part: str) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(block, part, "another")
