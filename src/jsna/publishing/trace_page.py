"""The page that says of each number of a review where it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby

from jsna.publishing.places import Place, anchor, places
from jsna.publishing.publication import Files, Publication
from jsna.publishing.style import style
from jsna.publishing.traced import Key, Traced, anchor_of
from jsna.publishing.web_page import TRACE

Shown = dict[Key, tuple[Place, ...]]
_STYLE = """
main { max-width: 64rem; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: 0 1rem; }
dd { margin: 0; overflow-wrap: anywhere; }
.scroll td, .scroll th { min-width: 5rem; }
.scroll tbody th { min-width: 9rem; overflow-wrap: normal; }
.scroll td a { white-space: nowrap; }
tr:target { background: #f3f6f9; outline: 3px solid #12436d; }
ul.where { columns: 18rem; padding-left: 1.25rem; }
"""


def write_trace_page(publication: Publication) -> Files:
    """``review/trace.html``; nothing where the tables behind the numbers are not at hand."""
    entries = publication.lineage.entries
    if not entries:
        return {}
    shown = places(publication)
    parts = [_exhibits(publication, shown)]
    for measure, own in groupby(
        sorted(entries.values(), key=lambda each: each.key[0]), key=lambda each: each.key[0]
    ):
        parts.append(_measure(measure, list(own), shown))
    return {TRACE: _page(publication, "\n".join(parts)).encode("utf-8")}


def _page(publication: Publication, body: str) -> str:
    review = publication.chapter.review
    title = f"Where the numbers come from: {review.title}, {review.area}"
    notice = f'<p class="note" role="note">{escape(review.notice)}</p>' if review.notice else ""
    # The command reads what is published.
    by_command = (
        ""
        if review.draft
        else f" The command\n<code>jsna trace {escape(review.id)} NAME</code> says the same."
    )
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>{style("base", "table", "chapter")}{_STYLE}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<main id="main">
<h1>Where the numbers come from</h1>
<p>{escape(review.title)}, {escape(review.area)}.
<a href="../chapter.html">Back to the chapter</a></p>
{notice}
<p>Each result is named by its measure and what it is about. Beside it stand what it says, the rows
of the input files that it rests on, the header being row 1, and where the chapter shows it. All
results rest on the scale of the tool and on the codebook of services too.{by_command}</p>
{body}
</main>
</body>
</html>
"""


def _exhibits(publication: Publication, shown: Shown) -> str:
    """For each figure and table the results that it shows."""
    by_exhibit: dict[str, list[Key]] = {}
    for key, found in shown.items():
        for place in found:
            by_exhibit.setdefault(place.address, []).append(key)
    parts = ['<h2 id="exhibits">Figures and tables</h2>']
    for exhibit in publication.chapter.exhibits:
        keys = by_exhibit.get(anchor(exhibit), [])
        links = "".join(f"<li>{_link(key)}</li>\n" for key in keys)
        said = (
            f'<ul class="where">\n{links}</ul>'
            if links
            else "<p>It is written from results and statements, and shows no single one.</p>"
        )
        title = escape(f"{exhibit.label}. {exhibit.caption}")
        parts.append(f'<h3 id="{anchor(exhibit)}">{title}</h3>\n{said}')
    return "\n".join(parts)


def _measure(measure: str, entries: list[Traced], shown: Shown) -> str:
    """The results of one measure: how they are made, then one row for each."""
    made, words = entries[0].made, escape(measure.replace("_", " "))
    notebook = f"{made.notebook}.html#cell-{made.cell}"
    files = list(dict.fromkeys(source.file for each in entries for source in each.sources))
    methods = dict.fromkeys(each.method for each in entries)
    how = f"<dt>How</dt>\n<dd>{escape(entries[0].method)}</dd>\n" if len(methods) == 1 else ""
    rows = "\n".join(_entry(each, shown.get(each.key, ()), with_method=not how) for each in entries)
    name = f"measure-{escape(measure)}"
    return f"""<h2 id="{name}">{words[:1].upper()}{words[1:]}</h2>
<dl>
<dt>Made by</dt>
<dd>notebook <a href="{notebook}">{made.notebook}</a>, cell “{made.cell}”: {made.function}()</dd>
{how}<dt>From</dt>
<dd>{escape("; ".join(files))}</dd>
</dl>
<div class="scroll" role="region" aria-labelledby="{name}" tabindex="0">
<table>
<thead>
<tr><th scope="col">Result</th><th scope="col">It says</th>
{"" if how else '<th scope="col">How</th>'}
<th scope="col">Rests on</th><th scope="col">Shown in</th></tr>
</thead>
<tbody>
{rows}
</tbody>
</table>
</div>"""


def _entry(entry: Traced, shown: Iterable[Place], *, with_method: bool) -> str:
    """A row with its anchor; how it was found only where the results of the measure differ."""
    links = ", ".join(
        f'<a href="../chapter.html#{escape(each.address)}">{escape(each.label)}</a>'
        for each in shown
    )
    behind = "; ".join(
        f"{source.file.rpartition('/')[2]}, {source.part}"
        if source.part
        else str(source).rpartition("/")[2]
        for source in entry.sources
    )
    said = (entry.value, *[entry.method] * with_method, behind)
    cells = "".join(f"<td>{escape(text)}</td>" for text in said)
    name = escape("; ".join(entry.key))
    return (
        f'<tr id="{anchor_of(entry.key)}"><th scope="row">{name}</th>{cells}'
        f"<td>{links or 'the data only'}</td></tr>"
    )


def _link(key: Key) -> str:
    return f'<a href="#{anchor_of(key)}">{escape("; ".join(key))}</a>'
