"""Every file of the chapter, and the one list of what writes them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from jsna.errors import StorageError
from jsna.exhibits.chapter import Chapter
from jsna.publishing.data_package import write_data_package
from jsna.publishing.delimited import write_stored_tables, write_tables, write_values
from jsna.publishing.images import write_images
from jsna.publishing.pages import write_pages
from jsna.publishing.pdf import write_pdf
from jsna.publishing.publication import Files, Publication
from jsna.publishing.sentences import write_sentences
from jsna.publishing.trace_page import write_trace_page
from jsna.publishing.web_page import write_web_page
from jsna.publishing.word import write_word
from jsna.publishing.workbook import write_workbook

# A writer names its files from the chapter's folder and gives their bytes; it touches no disk.
WRITERS: tuple[Callable[[Publication], Files], ...] = (
    write_images,
    write_values,
    write_tables,
    write_pages,
    write_stored_tables,
    write_sentences,
    write_data_package,
    write_web_page,
    write_pdf,
    write_word,
    write_workbook,
    write_trace_page,
)


def publish_chapter(
    chapter: Chapter,
    folder: Path,
    tables: dict[str, pd.DataFrame],
    template: bytes | None = None,
) -> list[str]:
    """Write the chapter's figures and tables, and the stored tables behind them.

    Parameters
    ----------
    chapter
        The chapter.
    folder
        Where to write; figures go to ``figures/`` in it, tables to ``tables/``.
    tables
        The public stored tables by name.
    template
        The review's own template for Word, if it has one.

    Returns
    -------
    list of str
        The files, from the folder, in order.

    Raises
    ------
    InputError
        If the template cannot be used.
    StorageError
        If a file cannot be written.
    """
    publication = Publication(chapter, tables, template)
    files: Files = {}
    for write in WRITERS:
        files |= write(publication)
    for name, content in files.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise StorageError(f"{path} cannot be written: {error.strerror or error}.") from error
    return sorted(files)
