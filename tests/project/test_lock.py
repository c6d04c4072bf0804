"""The lock can be installed anywhere: no address, every file hashed, every Python and system."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

PYTHONS = ("3.11.0", "3.11.9", "3.12.0", "3.13.0")
SYSTEMS = {
    "linux": {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"},
    "win32": {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"},
    "darwin": {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin"},
}


@dataclass(frozen=True)
class Pin:
    """A release that the lock names, and when it is wanted."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def version(self) -> str:
        """The one release that it allows."""
        (only,) = self.requirement.specifier
        assert only.operator == "=="
        return only.version


def pins_of(text: str) -> list[Pin]:
    """The pins of a lock; a comment is left out."""
    joined = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ")
    pins = []
    for line in filter(str.strip, joined.splitlines()):
        requirement, *hashes = re.split(r"\s+--hash=", line.strip())
        pins.append(Pin(Requirement(requirement), tuple(hashes)))
    return pins


@pytest.fixture(scope="module")
def lock(root: Path) -> str:
    return (root / "requirements.lock").read_text(encoding="utf-8")


def test_no_address_and_no_option_stands_in_it(lock: str) -> None:
    # An address, a local path and an option that names an index all begin like one of these.
    assert not re.findall(r"^.*(?:://|^\s*--?(?!hash=)\w|^\s*[./]).*$", lock, flags=re.MULTILINE)


def test_every_pin_is_exact_and_hashed(lock: str) -> None:
    pins = pins_of(lock)

    assert len(pins) > 100
    for pin in pins:
        assert pin.version
        assert pin.hashes, pin.requirement.name
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in pin.hashes)


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_one_pin_in_range_for_each_dependency(
    lock: str, pyproject: dict[str, Any], python: str, system: str
) -> None:
    place = SYSTEMS[system] | {
        "python_full_version": python,
        "python_version": python.rpartition(".")[0],
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
    }
    project = pyproject["project"]
    asked = project["dependencies"] + project["optional-dependencies"]["test"]
    versions: dict[str, list[str]] = {}
    for pin in pins_of(lock):
        if pin.requirement.marker is None or pin.requirement.marker.evaluate(place):
            versions.setdefault(canonicalize_name(pin.requirement.name), []).append(pin.version)

    assert [name for name, found in versions.items() if len(found) > 1] == []
    for wanted in map(Requirement, asked):
        if wanted.marker is None or wanted.marker.evaluate(place):
            (version,) = versions[canonicalize_name(wanted.name)]
            assert wanted.specifier.contains(version), wanted


def test_the_pythons_tried_are_those_that_the_project_takes(pyproject: dict[str, Any]) -> None:
    taken = SpecifierSet(pyproject["project"]["requires-python"])

    assert all(taken.contains(each) for each in PYTHONS)
    assert not taken.contains("3.14.0")
    assert not taken.contains("3.10.9")


@pytest.mark.parametrize("line", ["--index-url here", "-e .", "./wheels/a.whl", "a @ https://b"])
def test_the_address_check_can_fail(line: str) -> None:
    with pytest.raises(AssertionError):
        test_no_address_and_no_option_stands_in_it(f"# a comment\n{line}\n")
