from __future__ import annotations

import subprocess
import sys

import seaborn as sns

from jsna.exhibits.ground import GROUND


def test_it_is_the_plain_style_of_seaborn() -> None:
    plain = {**sns.axes_style("white"), **sns.plotting_context("paper")}

    assert plain == {**GROUND, "image.cmap": "rocket"}


def test_exhibits_and_publishing_load_no_statistics() -> None:
    program = "import sys, jsna.exhibits.chapter, jsna.publishing; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()

    assert "matplotlib.figure" in loaded
    assert {"seaborn", "scipy", "matplotlib.pyplot"} & set(loaded) == set()
