"""What the tests of every room can use."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from jsna.review.project import PROJECT_VARIABLE, WORKSPACE_VARIABLE, Project

REPOSITORY = Path(__file__).parents[1]

# A shell that starts the tests in the background lets them, and what they start, ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)

# A slow machine is no failure of a rule. Every run tries the same examples, so that a failure comes
# of the change; those who look for new ones choose "search".
settings.register_profile(
    "same",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("quick", settings.get_profile("same"), max_examples=20)
settings.register_profile("search", settings.get_profile("same"), derandomize=False)
settings.load_profile("same")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project of its own for one test, with all that a run of this one starts from."""
    root = tmp_path / "project"
    for folder in ("config", "data/raw", "notebooks"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    shutil.copy(REPOSITORY / "requirements.lock", root)
    monkeypatch.setenv(PROJECT_VARIABLE, str(root))
    monkeypatch.delenv(WORKSPACE_VARIABLE, raising=False)
    return Project(root)
