"""The chapter as one web page that needs nothing from elsewhere: the primary publication."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from jsna.exhibits.base import Figure, Table
from jsna.exhibits.blocks import Block, Heading, Shown
from jsna.publishing.cited import cited
from jsna.publishing.lineage import Lineage
from jsna.publishing.places import anchor
from jsna.publishing.publication import TABLES, Drawing, Files, Publication, pixels_of, stem
from jsna.publishing.style import style, templates
from jsna.publishing.table_markup import table_markup
from jsna.publishing.traced import Key, anchor_of

PAGE = "chapter.html"
TRACE = "review/trace.html"


@dataclass(frozen=True)
class Picture:
    """An SVG drawing as a page holds it: an address with the drawing in it, and its pixels."""

    source: str
    width: int
    height: int


@dataclass(frozen=True)
class Download:
    """What can be downloaded of one thing: each format with its address from the page."""

    name: str
    formats: tuple[tuple[str, str], ...]


@dataclass(frozen=True, eq=False)
class Page:
    """A page of blocks, with all that it shows inside it.

    Parameters
    ----------
    title
        What the browser calls it.
    blocks
        Its parts in reading order, the title first.
    drawings
        Each figure by its key.
    downloads
        What lies beside it.
    sheet
        The style of its own that it has, beside that of the chapter; empty for none.
    lineage
        What stands behind its numbers; those without an entry lead nowhere.
    draft
        Whether each printed page is marked as a draft.
    """

    title: str
    blocks: tuple[Block, ...]
    drawings: Mapping[str, Drawing]
    downloads: tuple[Download, ...]
    sheet: str = ""
    lineage: Lineage | None = None
    draft: bool = False


def write_web_page(publication: Publication) -> Files:
    """``chapter.html``: the text with its figures and tables in it, then the downloads."""
    chapter, review = publication.chapter, publication.chapter.review
    page = Page(
        f"{review.title}, {review.area}",
        chapter.blocks,
        publication.drawings,
        downloads(publication),
        lineage=publication.lineage,
        draft=review.draft,
    )
    return {PAGE: rendered(page)}


def rendered(page: Page) -> bytes:
    """A page as HTML that needs nothing from elsewhere."""
    opening, sections = _opened(page.blocks)
    exhibits = [each.exhibit for each in page.blocks if isinstance(each, Shown)]
    own = [page.sheet] if page.sheet else []
    text = (
        templates()
        .get_template(PAGE)
        .render(
            title=page.title,
            draft=page.draft,
            style=style("base", "table", "chapter", *own),
            opening=opening,
            sections=sections,
            headings=[each for each in sections if isinstance(each, Heading) and each.level == 2],
            exhibits={each.key: each for each in exhibits},
            pictures={
                key: (picture(drawing.wide), picture(drawing.narrow))
                for key, drawing in page.drawings.items()
            },
            downloads=page.downloads,
            kind=lambda part: type(part).__name__,
            is_address=is_address,
            anchor=anchor,
            table_markup=table_markup,
            trace=TRACE if page.lineage and page.lineage.entries else "",
            sources={each.key: sources(page.lineage, each) for each in exhibits},
            source_of=lambda key: source_of(page.lineage, key),
        )
    )
    return text.encode("utf-8")


def source_of(lineage: Lineage | None, key: Key) -> str:
    """The address of what stands behind a result; empty where it is not traced."""
    return f"{TRACE}#{anchor_of(key)}" if lineage and key in lineage.entries else ""


def sources(lineage: Lineage | None, exhibit: Figure | Table) -> dict[tuple[int, str], str]:
    """The address of what stands behind each cell of an exhibit that shows a result."""
    cells = cited(exhibit, lineage) if lineage else {}
    return {place: source_of(lineage, key) for place, key in cells.items()}


def is_address(text: str) -> bool:
    """Whether a part of a sentence is the address of a web page and nothing else."""
    return bool(re.fullmatch(r"https?://[^\s\"'<>]+", text))


def picture(svg: bytes) -> Picture:
    """A drawing as a page holds it.

    Raises
    ------
    ValueError
        If it does not say how large it is: a defect, since this package drew it.
    """
    size = pixels_of(svg)
    if size is None:
        raise ValueError("the drawing has no width and height in points")
    return Picture(f"data:image/svg+xml;base64,{b64encode(svg).decode('ascii')}", *size)


def downloads(publication: Publication) -> tuple[Download, ...]:
    """What stands beside the page, exhibit after exhibit, then the data behind them."""
    return (
        Download("This chapter", (("Word", "chapter.docx"), ("PDF", "chapter.pdf"))),
        Download("All tables and the data of all figures", (("XLSX", "chapter-data.xlsx"),)),
        Download("This chapter, a row a sentence", (("CSV", f"{TABLES}/sentences.csv"),)),
        *(_of(each) for each in publication.chapter.exhibits),
        *(
            Download(f"Data: {name.replace('_', ' ')}", (("CSV", f"{TABLES}/{name}.csv"),))
            for name in publication.tables
        ),
        Download("What each column means", (("JSON", f"{TABLES}/datapackage.json"),)),
    )


def _of(exhibit: Figure | Table) -> Download:
    name = stem(exhibit)
    endings = ("png", "svg", "csv") if isinstance(exhibit, Figure) else ("csv", "html")
    formats = tuple((ending.upper(), f"{name}.{ending}") for ending in endings)
    return Download(f"{exhibit.label}: {exhibit.key.replace('_', ' ')}", formats)


def _opened(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The title and what belongs to it, and the sections; the contents stand between the two."""
    sections = (place for place, block in enumerate(blocks) if _begins_a_section(block))
    first = next(sections, len(blocks))
    return blocks[:first], blocks[first:]


def _begins_a_section(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 2
