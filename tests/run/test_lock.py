from __future__ import annotations

import packaging
import pytest

from jsna.run.lock import installed_version, pinned_in

LOCK = """\
# made by hand
one==1.0 \\
    --hash=sha256:00
two[extra]==2.0.post1 ; python_version >= '3' \\
    --hash=sha256:00 \\
    --hash=sha256:01
never==3 ; python_version < '3'
    # via one
"""


def test_the_packages_are_those_for_this_machine() -> None:
    assert pinned_in(LOCK) == {"one": "1.0", "two": "2.0.post1"}


@pytest.mark.parametrize("lock", ["", "# nothing", "--hash=sha256:00"])
def test_without_packages_there_is_none(lock: str) -> None:
    assert pinned_in(lock) == {}


def test_the_version_is_that_which_python_would_import() -> None:
    assert installed_version("packaging") == packaging.__version__
    assert installed_version("no-such-package") == "not installed"
