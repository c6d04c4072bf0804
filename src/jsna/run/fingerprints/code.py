"""The code that results are made by. Nothing heavy is imported: most runs end here.

A step declares its code by what its notebook imports. What these modules import is followed from
file to file, so that the list cannot fall behind.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import jsna
from jsna.run.fingerprints.files import Hashes, digest, files_below

_EXECUTION = "jsna.run.execution"
_NAMED = re.compile(r"\bjsna(?:\.\w+)*")
_FROM = re.compile(
    r"\bfrom\s+(jsna[\w.]*)\s+import\s+(\((?:[^)#]|#[^\n]*)*\)|(?:[^\n]*\\\n)*[^\n]*)"
)


@dataclass(frozen=True)
class Code:
    """The files of this package, the Python and the packages that it uses.

    Parameters
    ----------
    files
        The bytes of every file of the package, by its path inside it.
    around
        A hash of the Python and the names and versions of what is installed.
    """

    files: Mapping[str, bytes]
    around: str

    @cached_property
    def hashes(self) -> Hashes:
        """The hash of each file."""
        return {name: hashlib.sha256(content).hexdigest() for name, content in self.files.items()}

    @property
    def whole(self) -> str:
        """One hash for all of it."""
        return digest([self.hashes, self.around])

    def of(self, sources: Iterable[str]) -> str:
        """One hash for what can run when these sources are executed as a notebook.

        Parameters
        ----------
        sources
            The code of the notebook and of the modules beside it.
        """
        reached = self.reached(sources)
        own = {name: each for name, each in self.hashes.items() if self._module_of(name) in reached}
        return digest([own, self.around])

    def reached(self, sources: Iterable[str]) -> set[str]:
        """The modules of the package that can be imported by these sources or their execution.

        Whatever looks like the name of a module counts, in comments and strings too: one too many
        costs some work, one too few would leave an old result.
        """
        found: set[str] = set()
        new = {name for name in self._modules if f"{name}.".startswith(f"{_EXECUTION}.")}
        new.update(*map(self._named_in, sources))
        while new:
            found |= new
            new = {name for each in new for name in self._imports[each]} - found
        return found

    @cached_property
    def _modules(self) -> dict[str, str]:
        """The file of each module."""
        return {self._module_of(name): name for name in self.files if name.endswith(".py")}

    @cached_property
    def _imports(self) -> dict[str, set[str]]:
        """What each module imports, the packages that it lies in included."""
        return {
            module: self._named_in(self.files[name].decode("utf-8", "replace"))
            | self._parts(module)
            for module, name in self._modules.items()
        }

    def _named_in(self, text: str) -> set[str]:
        named = set(_NAMED.findall(text))
        for package, names in _FROM.findall(text):
            named.update(f"{package}.{name}" for name in re.findall(r"\w+", names))
        return {part for name in named for part in self._parts(name)}

    def _parts(self, name: str) -> set[str]:
        """Of a name with dots, all beginnings that are modules: these are imported with it."""
        parts = name.split(".")
        beginnings = (".".join(parts[:length]) for length in range(1, len(parts) + 1))
        return {each for each in beginnings if each in self._modules}

    def _module_of(self, file: str) -> str:
        """The module that a file is; of what is none, the package that it lies in."""
        folder, _, name = file.rpartition("/")
        stem, dot, ending = name.rpartition(".")
        if f"{dot}{ending}" == ".py" and stem != "__init__":
            return ".".join(filter(None, (jsna.__name__, *folder.split("/"), stem)))
        while folder and f"{folder}/__init__.py" not in self.files:
            folder = folder.rpartition("/")[0]
        return ".".join(filter(None, (jsna.__name__, *folder.split("/"))))


@cache
def code() -> Code:
    """The code as it was at the first call: what changes later is not what this process runs."""
    return code_on_disk()


def code_on_disk() -> Code:
    """The code as it is now."""
    return Code(
        dict(_package()), digest([sys.version, sys.platform, platform.machine(), *_installed()])
    )


def _package() -> Iterator[tuple[str, bytes]]:
    folder = Path(jsna.__file__).parent
    for path in files_below(folder):
        with suppress(FileNotFoundError):  # An editor's, gone again.
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _installed() -> list[str]:
    return sorted(
        name
        for place in map(Path, sys.path)
        if place.is_dir()
        for name in os.listdir(place)  # noqa: PTH208 - names alone, of thousands
        if name.endswith((".dist-info", ".egg-info"))
    )
