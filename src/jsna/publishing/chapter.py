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
from jsna.publishing.publication import Files, Publication
from jsna.publishing.trace_page import write_trace_page
from jsna.publishing.web_page import write_web_page

# A writer names its files from the chapter's folder and gives their bytes; it touches no disk.
WRITERS: tuple[Callable[[Publication], Files], ...] = (
    write_images,
    write_values,
    write_tables,
    write_pages,
    write_stored_tables,
    write_data_package,
    write_web_page,
    write_trace_page,
)


def publish_chapter(chapter: Chapter, folder: Path, tables: dict[str, pd.DataFrame]) -> list[str]:
    """Write the chapter's figures and tables, and the stored tables behind them.

    Parameters
    ----------
    chapter
        The chapter.
    folder
        Where to write; figures go to ``figures/`` in it, tables to ``tables/``.
    tables
        The public stored tables by name.

    Returns
    -------
    list of str
        The files, from the folder, in order.

    Raises
    ------
    StorageError
        If a file cannot be written.
    """
    publication = Publication(chapter, tables)
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
