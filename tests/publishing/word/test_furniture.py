from __future__ import annotations

from jsna.publishing.word.base import base_document
from jsna.publishing.word.furniture import furnish
from jsna.publishing.word.manuscript import Manuscript
from tests.exhibits.content_of_reviews import synthetic
from tests.publishing.word.reading import fields_of, read, text_of, written


def test_each_page_carries_the_notice_the_chapter_and_its_number() -> None:
    for section in read(written("one review")).sections:
        (head,), (foot,) = section.header.paragraphs, section.footer.paragraphs
        assert head.text.startswith("An independent re-analysis in this project's own wording.")
        assert text_of(foot._p) == (
            "Gaps in perinatal mental health service provision. "
            "Cambridgeshire and Peterborough, April 2023 · Page 1"
        )
        assert fields_of(foot._p) == [("PAGE", "1")]
        assert (head.style and head.style.name, foot.style and foot.style.name) == (
            "Header",
            "Footer",
        )


def test_a_draft_says_so_on_each_page() -> None:
    made = Manuscript(base_document(), {})
    furnish(made, synthetic({"A": 2}, draft=True).review)
    assert made.document.sections[0].header.paragraphs[0].text.startswith("DRAFT: ")
