from __future__ import annotations

from pathlib import Path

import pytest

from jsna.errors import InputError
from jsna.review.project import Project
from jsna.review.prose import KEPT, SECTIONS, read_prose


def write(project: Project, name: str, content: str | bytes) -> Path:
    path = project.raw("2023") / "prose" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def refusals(project: Project) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_prose(project, "2023")
    return [str(problem) for problem in caught.value.problems]


def test_most_reviews_have_none(project: Project) -> None:
    assert read_prose(project, "2023") == ()


def test_files_come_in_the_order_of_the_sections_what_replaces_first(project: Project) -> None:
    for name in ("sources.add.md", "in-brief.add.md", "in-brief.replace.md", "order.add.md"):
        write(project, name, "\ufeffWords.\r\n")
    found = [(each.section, each.replaces, each.file) for each in read_prose(project, "2023")]
    assert found == [
        ("in-brief", True, "data/raw/2023/prose/in-brief.replace.md"),
        ("in-brief", False, "data/raw/2023/prose/in-brief.add.md"),
        ("order", False, "data/raw/2023/prose/order.add.md"),
        ("sources", False, "data/raw/2023/prose/sources.add.md"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("ordr.add.md", "a", "its name is not that of a section. Call it <section>.add.md or"),
        ("ordr.add.md", "a", 'did you mean "order"?'),
        ("order.md", "a", "its name is not that of a section"),
        ("notes.txt", "a", "its name is not that of a section"),
        ("order.add.md", b"\xff\xfe\x00", "it is not text in UTF-8. Save it as text in UTF-8."),
        ("order.add.md", "a\x00b", "line 1: it holds a control character (U+0000)"),
        ("order.add.md", "a\n\nb\u2066c", "line 3: it holds a character that turns the direction"),
        ("order.add.md", "a\n&#8238;b", "line 2: it holds a character that turns the direction"),
        ("order.add.md", "a &#x202E;b", "line 1: it holds a character that turns the direction"),
        ("order.add.md", "**a**", "bold text is not taken"),
        *[(f"{each}.replace.md", "a", "cannot be replaced") for each in KEPT],
    ],
)
def test_what_cannot_be_taken_is_refused(
    project: Project, name: str, content: str | bytes, said: str
) -> None:
    write(project, name, content)
    (told,) = refusals(project)
    assert told.startswith(f"data/raw/2023/prose/{name}")
    assert said in told


def test_the_problems_of_all_files_are_told_at_once(project: Project) -> None:
    write(project, "order.add.md", "# a")
    write(project, "gaps.add.md", "> b")
    assert len(refusals(project)) == 2


def test_numbers_that_were_typed_are_pointed_at_but_years_are_not(project: Project) -> None:
    text = "In 2023 there were 12 of {gaps}.\n\n- 3.5 or 1,200 of A4 and 15%"
    write(project, "order.add.md", text)
    (own,) = read_prose(project, "2023")
    assert list(own.typed_numbers()) == [(1, "12"), (3, "3.5"), (3, "1,200"), (3, "15")]


def test_what_a_reader_must_be_told_are_sections() -> None:
    assert set(KEPT) < set(SECTIONS)


@pytest.mark.parametrize("name", [".DS_Store", "~$order.add.md", ".ipynb_checkpoints"])
def test_what_programs_leave_are_no_words(project: Project, name: str) -> None:
    write(project, name, b"\x00")
    assert read_prose(project, "2023") == ()
