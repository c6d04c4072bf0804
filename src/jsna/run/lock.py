"""The packages that the lock file pins, and those that are installed."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version

_PINNED = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)\s*(?:;\s*(?P<when>.*?))?\s*\\?$"
)


def pinned_in(lock: str) -> dict[str, str]:
    """The version of each package that the text of a lock file has for this machine."""
    from packaging.markers import Marker

    lines = (line.strip() for line in lock.splitlines() if not line.startswith(("#", " ")))
    found = filter(None, map(_PINNED.match, lines))
    return {
        each["name"]: each["version"]
        for each in found
        if not each["when"] or Marker(each["when"]).evaluate()
    }


def installed_version(name: str) -> str:
    """The version of an installed package, or that there is none."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
