from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jsna.errors import InputError
from jsna.preparation.survey import text_file as module
from jsna.preparation.survey.text_file import text_file

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff\r"))


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width))
    ),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n"]),
)
def test_the_quick_way_gives_what_the_careful_way_gives(
    rows: list[list[str]], separator: str, ends: str
) -> None:
    width = len(rows[0]) if rows else 1
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, lineterminator=ends, quoting=csv.QUOTE_ALL)
    writer.writerows([[f"h{place}" for place in range(width)], *rows])
    content = stream.getvalue().encode()
    bodies = []
    for large in (0, 10**9):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, "LARGE", large)
            bodies.append(text_file(content, "x").body(1, range(width)))
    quick, careful = bodies
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    for place in range(width):
        assert careful.columns[place].texts().tolist() == [row[place] for row in kept]
    if len(kept) == len(rows):
        assert quick.source_rows.tolist() == careful.source_rows.tolist()
        for place in range(width):
            assert quick.columns[place].texts().tolist() == careful.columns[place].texts().tolist()


def outcome(content: bytes, large: int) -> tuple[object, ...]:
    """What is read of two columns, or that the file is refused."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "LARGE", large)
        try:
            body = text_file(content, "x").body(1, {0, 1})
        except InputError:
            return ("refused",)
    texts = [body.columns[place].texts().tolist() for place in (0, 1)]
    return body.source_rows.tolist(), body.blank_rows, texts


@settings(max_examples=300)
@given(st.text(st.sampled_from('ab,,\n\n";\xa0 \r'), max_size=24))
@example(" ,\n,\nb,a")
@example(",")
def test_both_ways_read_or_refuse_the_same(text: str) -> None:
    content = f"h,i\n{text}".encode()
    assert outcome(content, 0) == outcome(content, 10**9)


def test_a_heading_whose_quotation_marks_never_close_is_refused_however_long() -> None:
    content = b'"Why?,b\n' + b"SECRET,y\n" * 60_000
    with pytest.raises(InputError, match="the quotation marks are broken") as caught:
        text_file(content, "x").head  # noqa: B018
    assert "SECRET" not in str(caught.value)


@pytest.mark.parametrize("text", ["a,b\n1,2\n\n3,4\n", "a,b\n1,2\n,\n3,4\n", "a,b\n1,2\r3,4\n"])
def test_blank_rows_and_odd_ends_are_read_carefully_however_large(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(module, "LARGE", 0)
    body = text_file(text.encode(), "x").body(1, {0})
    assert body.columns[0].texts().tolist() == ["1", "3"]


@pytest.mark.parametrize("large", [0, 10**9])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b\n1,2\nSECRET\n", "row 3: there are 1 cells under 2 headings"),
        ("a,b\n1,2,SECRET\n", "row 2: there are 3 cells under 2 headings"),
        ('a,b\n1,"SECRET', "the file ends inside a cell"),
    ],
)
def test_ragged_and_cut_off_rows_are_refused_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, large: int, text: str, words: str
) -> None:
    monkeypatch.setattr(module, "LARGE", large)
    with pytest.raises(InputError, match=words) as caught:
        text_file(text.encode(), "x").body(1, {0})
    assert "SECRET" not in str(caught.value)


def test_of_many_ragged_rows_the_first_are_named_and_the_others_counted() -> None:
    text = "a,b\n" + "1\n" * 50
    with pytest.raises(InputError) as caught:
        text_file(text.encode(), "x").body(1, {0})
    assert len(caught.value.problems) == 21
    assert "30 more rows" in str(caught.value.problems[-1])


def test_only_the_columns_that_are_asked_for_are_kept() -> None:
    assert set(text_file(b"a,b,c\n1,2,3\n", "x").body(1, {1}).columns) == {1}


def test_a_separator_inside_quotation_marks_is_none() -> None:
    assert text_file(b'"a;b;c",d\n1,2\n', "x").separator == ","


@pytest.mark.parametrize("line", ["sep=;\n", '"sep=;"\r\n', "SEP=;\n"])
def test_a_line_that_names_the_separator_is_no_row(line: str) -> None:
    # Excel shows and counts no such line.
    found = text_file(f"{line}a, or b, or c;d\n1;2\n".encode(), "x.csv")
    assert found.head[0] == ["a, or b, or c", "d"]
    assert found.body(1, [1]).source_rows.tolist() == [2]
