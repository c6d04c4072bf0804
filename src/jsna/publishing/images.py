"""Figures as pictures: SVG for a page and for a narrow screen, PNG for Word."""

from __future__ import annotations

from jsna.publishing.publication import Files, Publication, stem


def write_images(publication: Publication) -> Files:
    """Three pictures of each figure; beside them its alternative text and what it must say."""
    files: Files = {}
    for figure in publication.chapter.figures:
        drawing = publication.drawings[figure.key]
        files[f"{stem(figure)}.svg"] = drawing.wide
        files[f"{stem(figure)}_narrow.svg"] = drawing.narrow
        files[f"{stem(figure)}.png"] = figure.png
        files[f"{stem(figure)}_alt.txt"] = "\n".join((figure.alt, *figure.notes, "")).encode()
    return files
