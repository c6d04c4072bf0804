from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from jsna.errors import StorageError
from jsna.exhibits.chapter import compose_chapter
from jsna.publishing import publish_chapter
from tests.exhibits.content_of_reviews import ROOT, content_of_2023
from tests.exhibits.content_of_several import content_of_three

PUBLISH = """
import sys
from pathlib import Path
from jsna.exhibits.chapter import compose_chapter
from jsna.publishing import publish_chapter
from tests.exhibits.content_of_reviews import content_of_2023
from tests.exhibits.content_of_several import content_of_three
for name, content in {"one": content_of_2023(), "three": content_of_three()}.items():
    publish_chapter(compose_chapter(content), Path(sys.argv[1], name), {"links": content.links})
"""
STYLE_OF_THE_MACHINE = """
axes.facecolor: red
font.size: 30
savefig.bbox: tight
svg.fonttype: none
text.usetex: True
"""


def hashes(folder: Path) -> dict[str, str]:
    """The hash of each file, by its path from the folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_every_file_of_the_chapter_is_written_and_named(tmp_path: Path) -> None:
    content = content_of_2023()
    written = publish_chapter(compose_chapter(content), tmp_path, {"links": content.links})
    assert written == sorted(hashes(tmp_path))
    assert {
        "figures/figure_1_scores.svg",
        "figures/figure_1_scores_narrow.svg",
        "figures/figure_1_scores.png",
        "figures/figure_1_scores.csv",
        "tables/table_18_scores_and_gaps.csv",
        "tables/table_18_scores_and_gaps.html",
        "tables/links.csv",
        "tables/sentences.csv",
        "tables/datapackage.json",
        "chapter.html",
        "chapter.pdf",
        "chapter.docx",
        "chapter-data.xlsx",
    } < set(written)
    assert len(written) == 2 * 5 + 8 * 2 + 7


def test_nothing_of_this_machine_or_of_now_is_in_any_file(tmp_path: Path) -> None:
    publish_chapter(compose_chapter(content_of_2023()), tmp_path, {})
    for path in tmp_path.rglob("*.*"):
        content = path.read_bytes()
        assert str(ROOT).encode() not in content
        assert b"atplotlib" not in content


@pytest.mark.slow
def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    """With another hash seed, locale and time zone, and a style that the machine has set."""
    for name, content in {"one": content_of_2023(), "three": content_of_three()}.items():
        folder = tmp_path / "here" / name
        publish_chapter(compose_chapter(content), folder, {"links": content.links})
    style = tmp_path / "matplotlibrc"
    style.write_text(STYLE_OF_THE_MACHINE, encoding="utf-8")
    path = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    odd = {"PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Pacific/Auckland"}
    subprocess.run(
        [sys.executable, "-c", PUBLISH, str(tmp_path / "there")],
        cwd=ROOT,
        env=os.environ | odd | {"MATPLOTLIBRC": str(style), "PYTHONPATH": path},
        check=True,
    )
    assert hashes(tmp_path / "there") == hashes(tmp_path / "here")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "figures").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(StorageError, match="cannot be written"):
        publish_chapter(compose_chapter(content_of_2023()), tmp_path, {})
