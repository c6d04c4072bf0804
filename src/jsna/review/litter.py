"""What programs leave beside the files that a person looked at: it is neither input nor output."""

from __future__ import annotations

import fnmatch
import re

# What Python and JupyterLab leave beside sources.
FOLDERS = frozenset({"__pycache__", ".ipynb_checkpoints"})
_FILES = (
    *(".DS_Store", "._*", "Thumbs.db", "desktop.ini"),  # file managers
    *("~$*", "~*.tmp", ".~lock.*#"),  # Word, Excel and LibreOffice, while a file is open
    *(".#*", "#*#", "*~", ".*.sw?"),  # editors
)
_LITTER = re.compile("|".join(map(fnmatch.translate, _FILES)), re.IGNORECASE)
MARKED = "-marked"
_MARKED_COPY = re.compile(rf".*{MARKED}(-[0-9]+)?\.xl\w+", re.IGNORECASE)


def is_litter(path: str) -> bool:
    """Whether a file or folder is litter, or lies in a folder that is, by its path with slashes."""
    parts = path.split("/")
    return bool(_LITTER.match(parts[-1])) or not FOLDERS.isdisjoint(parts)


def is_marked_copy(name: str) -> bool:
    """Whether a file has the name of a copy with comments, as ``jsna check --mark`` writes it."""
    return bool(_MARKED_COPY.fullmatch(name))
