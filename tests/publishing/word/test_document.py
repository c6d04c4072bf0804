from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from jsna.exhibits.base import Figure
from jsna.exhibits.blocks import Bullets, Heading, Note, Paragraph, Reference, Shown, Spans
from jsna.exhibits.chapter import Chapter
from jsna.publishing.word.document import HEADINGS
from tests.exhibits.content_of_reviews import ROOT
from tests.publishing.word.reading import (
    HOSTILE,
    bookmarks_of,
    chapter_of,
    fields_of,
    read,
    style_of,
    text_of,
    word_of,
    written,
)

EACH = pytest.mark.parametrize("name", ["one review", "three reviews", "hostile"])
OFFICE = shutil.which("soffice")
REWRITE = """
import sys
from pathlib import Path
from tests.publishing.word.reading import written
Path(sys.argv[1]).write_bytes(written("three reviews"))
"""


def expected(chapter: Chapter) -> list[tuple[str, str]]:
    """Style and text of each paragraph outside tables, from the blocks, contents left out."""
    found: list[tuple[str, str]] = []
    for place, block in enumerate(chapter.blocks):
        match block:
            case Heading():
                found.append((HEADINGS[block.level], block.text))
            case Paragraph():
                found.append(("Subtitle" if place == 1 else "Normal", told(block.spans, chapter)))
            case Bullets():
                found += [("List Bullet", told(item, chapter)) for item in block.items]
            case Note():
                found.append(("Chapter Note", block.text))
            case Shown():
                exhibit = block.exhibit
                found.append(("Caption", f"{exhibit.label}. {exhibit.caption}"))
                if isinstance(exhibit, Figure):
                    found.append(("Chapter Figure", ""))
                else:
                    found += [("Exhibit Note", note) for note in exhibit.notes]
    return found


def told(spans: Spans, chapter: Chapter) -> str:
    return "".join(
        chapter[each.key].label
        if isinstance(each, Reference)
        else getattr(each, "text", None) or str(each)
        for each in spans
    )


@EACH
def test_every_word_of_the_chapter_stands_there_in_its_style_and_order(name: str) -> None:
    document = read(written(name))
    found = [
        (style_of(document, each), text_of(each))
        for each in document.element.body.iterchildren(qn("w:p"))
    ]
    contents = ("TOC Heading", "toc 1", "toc 2")
    assert [each for each in found if each[0] not in contents] == expected(chapter_of(name))


@EACH
def test_headings_never_jump_and_the_contents_list_each_section_as_a_link(name: str) -> None:
    document, chapter = read(written(name)), chapter_of(name)
    body = document.element.body
    styles = [style_of(document, each) for each in body.iterchildren(qn("w:p"))]
    levels = [int(each[-1]) for each in styles if each.startswith("Heading")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    entries = [
        each
        for each in body.iterchildren(qn("w:p"))
        if style_of(document, each) in ("toc 1", "toc 2")
    ]
    sections = [each for each in chapter.blocks if isinstance(each, Heading) and each.level > 1]
    assert [text_of(each) for each in entries] == [each.text for each in sections]
    targets = bookmarks_of(document)
    for entry in entries:
        link = entry.find(qn("w:hyperlink"))
        assert targets[link.get(qn("w:anchor"))] == text_of(entry)
    (code,) = [each for each, _ in fields_of(body) if each.startswith("TOC")]
    assert code == r'TOC \o "1-2" \n \h \z \u'


@EACH
def test_captions_count_on_from_the_chapters_first_number(name: str) -> None:
    document, chapter = read(written(name)), chapter_of(name)
    for kind, exhibits in (("Table", chapter.tables), ("Figure", chapter.figures)):
        found = [
            each for each in fields_of(document.element.body) if each[0].startswith(f"SEQ {kind}")
        ]
        first = rf"SEQ {kind} \* ARABIC \r {exhibits[0].number}"
        codes = [first, *[rf"SEQ {kind} \* ARABIC"] * (len(exhibits) - 1)]
        assert found == list(zip(codes, [str(each.number) for each in exhibits], strict=True))


@EACH
def test_every_mention_is_a_field_that_leads_to_a_bookmark_of_the_same_words(name: str) -> None:
    document, chapter = read(written(name)), chapter_of(name)
    targets = bookmarks_of(document)
    found = [each for each in fields_of(document.element.body) if each[0].startswith("REF")]
    for code, shown in found:
        _, target, link = code.split()
        assert link == r"\h"
        assert targets[target] == shown
    spans = [
        span
        for block in chapter.blocks
        for line in (
            block.items
            if isinstance(block, Bullets)
            else [block.spans]
            if isinstance(block, Paragraph)
            else []
        )
        for span in line
        if isinstance(span, Reference)
    ]
    assert [shown for _, shown in found] == [chapter[each.key].label for each in spans]
    assert all(len(each) <= 40 and each.replace("_", "a").isalnum() for each in targets)
    assert {each.label for each in chapter.exhibits} <= set(targets.values())


@EACH
def test_nothing_asks_to_update_fields_and_only_secure_addresses_are_links(name: str) -> None:
    document = read(written(name))
    settings = document.settings.element
    assert settings.find(qn("w:updateFields")) is None
    assert list(document.element.body.iter(qn("w:dirty"))) == []
    outside = [each.target_ref for each in document.part.rels.values() if each.is_external]
    assert all(each.startswith("https://") for each in outside)
    links = [each for each in document.element.body.iter(qn("w:hyperlink")) if each.get(qn("r:id"))]
    assert len(outside) <= len(links)
    for link in links:
        assert document.part.rels[link.get(qn("r:id"))].target_ref == text_of(link)
    if name == "one review":
        assert len(links) == 1


def test_hostile_text_stays_text() -> None:
    document = read(written("hostile"))
    codes = [code.split()[0] for code, _ in fields_of(document.element.body)]
    assert set(codes) <= {"TOC", "SEQ", "REF"}
    assert HOSTILE in "".join(text_of(each) for each in document.element.body)
    assert document.core_properties.title.startswith(HOSTILE[:40])


def test_the_archive_is_stored_in_a_fixed_order_with_no_time_of_day() -> None:
    with zipfile.ZipFile(BytesIO(written("one review"))) as archive:
        members = archive.infolist()
        content = b"".join(archive.read(each) for each in members)
    names = [each.filename for each in members]
    assert names[0] == "[Content_Types].xml"
    assert names == sorted(names)
    assert {each.date_time for each in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {each.compress_type for each in members} == {zipfile.ZIP_STORED}
    assert b"en-US" not in content
    assert str(ROOT).encode() not in content


def test_the_same_chapter_gives_the_same_bytes() -> None:
    assert word_of(chapter_of("three reviews")) == written("three reviews")


@pytest.mark.slow
def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    odd = {"PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Pacific/Auckland"}
    path = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    command = [sys.executable, "-c", REWRITE, str(tmp_path / "there.docx")]
    subprocess.run(command, cwd=ROOT, env=os.environ | odd | {"PYTHONPATH": path}, check=True)
    assert (tmp_path / "there.docx").read_bytes() == written("three reviews")


@pytest.mark.slow
@pytest.mark.skipif(
    OFFICE is None,
    reason="no LibreOffice is here to open the Word file: install libreoffice-writer",
)
@EACH
def test_another_program_opens_it_and_finds_every_caption(name: str, tmp_path: Path) -> None:
    (tmp_path / "chapter.docx").write_bytes(written(name))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), "--headless", profile, "--convert-to", "txt:Text (encoded):UTF8"]
    place = ["--outdir", str(tmp_path), str(tmp_path / "chapter.docx")]
    subprocess.run([*command, *place], check=True, capture_output=True, timeout=300)
    text = (tmp_path / "chapter.txt").read_text(encoding="utf-8-sig")
    for exhibit in chapter_of(name).exhibits:
        assert f"{exhibit.label}. {exhibit.caption}" in text
