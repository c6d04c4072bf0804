"""Each table of the chapter as a small web page of its own that needs nothing from elsewhere."""

from __future__ import annotations

from html import escape

from jsna.exhibits.base import Table
from jsna.publishing.publication import Files, Publication, stem
from jsna.publishing.style import style
from jsna.publishing.table_markup import table_markup

_STYLE = "\n" + style("base", "table")


def write_pages(publication: Publication) -> Files:
    """One page for each table of the chapter."""
    review = publication.chapter.review
    place = f"{review.title}, {review.area}"
    return {f"{stem(each)}.html": page(each, place) for each in publication.chapter.tables}


def page(table: Table, place: str) -> bytes:
    """The page of a table.

    Parameters
    ----------
    table
        The table.
    place
        What the table is part of, for the title of the page.
    """
    text = f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(f"{table.label}. {place}")}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1 class="place">{escape(place)}</h1>
{table_markup(table, "caption")}
</main>
</body>
</html>
"""
    return text.encode("utf-8")
