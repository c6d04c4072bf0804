from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
import typst
from pikepdf import Array, Dictionary, Name

from jsna.publishing.pdf.tags import elements_of, finished
from tests.publishing.pdf.reading import elements

TABLE = b"""#set document(title: "T")
#let rows = ([c], [d], table.cell(colspan: 2)[e])
#figure(caption: [C], table(columns: 2, table.header([a], [b]), ..rows))
"""


def compiled() -> bytes:
    return typst.compile(TABLE, format="pdf", pdf_standards="ua-1", timestamp=0)


def element(pdf: pikepdf.Pdf, tag: str, *kids: Any) -> Any:
    return pdf.make_indirect(Dictionary(S=Name("/" + tag), K=Array(kids)))


def tags_of(content: bytes) -> list[str]:
    with pikepdf.open(BytesIO(content)) as pdf:
        return [str(each.S) for each in elements_of(pdf.Root.StructTreeRoot)]


def test_the_first_cell_of_a_row_is_its_header_and_a_cell_of_a_whole_row_is_none() -> None:
    before, after = elements(compiled()), elements(finished(compiled()))
    assert [(each.tag, each.scope) for each in before if each.tag in {"TH", "TD"}] == [
        *(("TH", "Column"), ("TH", "Column"), ("TD", ""), ("TD", ""), ("TD", ""))
    ]
    assert [(each.tag, each.scope) for each in after if each.tag in {"TH", "TD"}] == [
        *(("TH", "Column"), ("TH", "Column"), ("TH", "Row"), ("TD", ""), ("TD", ""))
    ]


def test_no_cell_names_headers_which_would_leave_out_those_of_the_rows() -> None:
    def named(content: bytes) -> int:
        with pikepdf.open(BytesIO(content)) as pdf:
            return sum(
                "/Headers" in attributes
                for each in elements_of(pdf.Root.StructTreeRoot)
                for attributes in each.get("/A", [])
            )

    assert named(compiled()) == 5
    assert named(finished(compiled())) == 0


def test_streams_stay_as_they_were_packed() -> None:
    def streams(content: bytes) -> set[bytes]:
        with pikepdf.open(BytesIO(content)) as pdf:
            found = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
            return {
                each.read_raw_bytes()
                for each in found
                if each.get("/Type") not in {Name.ObjStm, Name.XRef}
            }

    before, after = compiled(), finished(compiled())
    assert streams(after) == streams(before)
    assert finished(before) == after


@pytest.mark.parametrize("depth", [0, 1, 2])
def test_a_caption_beside_a_table_is_moved_into_it(depth: int) -> None:
    with pikepdf.new() as pdf:
        beside = element(pdf, "Table", element(pdf, "TR"))
        for _ in range(depth):
            beside = element(pdf, "Div", beside)
        found = tags_of(finished(saved(pdf, element(pdf, "Caption"), beside)))
    assert found == ["/Div", *["/Div"] * depth, "/Table", "/Caption", "/TR"]


def test_the_caption_of_a_figure_stays() -> None:
    with pikepdf.new() as pdf:
        content = saved(pdf, element(pdf, "Caption"), element(pdf, "Figure"))
    assert tags_of(finished(content)) == tags_of(content) == ["/Div", "/Caption", "/Figure"]


def saved(pdf: pikepdf.Pdf, *below: Any) -> bytes:
    pdf.Root.StructTreeRoot = Dictionary(K=Array([element(pdf, "Div", *below)]))
    content = BytesIO()
    pdf.save(content)
    return content.getvalue()
