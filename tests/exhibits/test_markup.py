from __future__ import annotations

from jsna.exhibits.markup import Marked, marked_up

HOSTILE = "<script>alert('x')</script> & more"
SAFE = "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; more"


def test_every_kind_of_cell_is_escaped() -> None:
    assert marked_up(HOSTILE) == SAFE
    assert marked_up((HOSTILE, "b")) == f"<ul><li>{SAFE}</li><li>b</li></ul>"
    assert marked_up(Marked("<", HOSTILE)) == f'<span aria-hidden="true">&lt;\xa0</span>{SAFE}'
    assert marked_up(3) == "3"


def test_an_empty_list_says_so() -> None:
    assert marked_up((), "None recorded") == "None recorded"
