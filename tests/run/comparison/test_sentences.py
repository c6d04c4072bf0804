from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jsna.run.comparison.published import Row
from jsna.run.comparison.sentences import marked, matched_sentences


def text(words: str, place: int = 1, anchor: str = "in-brief", kind: str = "bullet") -> Row:
    return {"sentence_id": f"{anchor}-{place}", "text": words, "kind": kind}


def pairs(before: list[Row], after: list[Row]) -> list[tuple[str | None, str | None]]:
    return [
        (was["text"] if was else None, becomes["text"] if becomes else None)
        for was, becomes in matched_sentences(before, after)
    ]


def changed(old: str, new: str) -> tuple[list[str], list[str]]:
    before, after = marked(old, new)
    return [p.text for p in before if p.changed], [p.text for p in after if p.changed]


def test_changed_numbers_are_marked_and_nothing_else() -> None:
    assert changed("Of 15 services, six are rated 3.", "Of 15 services, seven are rated 3.") == (
        ["six"],
        ["seven"],
    )
    assert changed("Before rounding it is 2.73.", "Before rounding it is 2.8.") == (
        ["2.73"],
        ["2.8"],
    )


@given(st.text(), st.text())
def test_the_pieces_together_are_the_sentences(old: str, new: str) -> None:
    before, after = marked(old, new)

    assert "".join(each.text for each in before) == old
    assert "".join(each.text for each in after) == new
    alike = [[each.text for each in side if not each.changed] for side in (before, after)]
    assert alike[0] == alike[1]


@given(st.text())
def test_a_sentence_beside_itself_has_no_mark(words: str) -> None:
    assert changed(words, words) == ([], [])


def test_a_sentence_that_came_in_between_moves_no_other() -> None:
    before = [text("One service is new.", 1), text("Two are rated 3.", 2)]
    after = [
        text("One service is new.", 1),
        text("Something else.", 2),
        text("Two are rated 4.", 3),
    ]

    assert pairs(before, after) == [
        ("One service is new.", "One service is new."),
        (None, "Something else."),
        ("Two are rated 3.", "Two are rated 4."),
    ]


def test_a_sentence_that_is_gone_stands_in_its_place() -> None:
    before = [text("Quite another thing.", 1), text("Two are rated 3.", 2)]

    assert pairs(before, [text("Two are rated 4.", 1)]) == [
        ("Quite another thing.", None),
        ("Two are rated 3.", "Two are rated 4."),
    ]


def test_the_same_words_in_another_section_are_another_sentence() -> None:
    before, after = [text("Two are rated 3.", anchor="a")], [text("Two are rated 3.", anchor="b")]

    assert pairs(before, after) == [(None, "Two are rated 3."), ("Two are rated 3.", None)]


def test_a_heading_does_not_become_a_bullet() -> None:
    before, after = [text("Two are rated 3", kind="heading")], [text("Two are rated 4")]

    assert pairs(before, after) == [(None, "Two are rated 4"), ("Two are rated 3", None)]
