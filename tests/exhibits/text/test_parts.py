from __future__ import annotations

import pytest

from jsna.exhibits.blocks import Number, Paragraph, Reference
from jsna.exhibits.chapter import compose_chapter
from jsna.exhibits.text.parts import (
    bullets,
    count,
    has,
    joined,
    line,
    number,
    or_none,
    paragraph,
    see,
    services_rated,
    shown,
)
from tests.exhibits.content_of_reviews import content_of_2023, synthetic

CONTENT = content_of_2023()
THREE = Number("three", ("a",))


def test_a_number_has_the_key_of_its_result_in_the_order_of_the_columns() -> None:
    found = number(CONTENT, "shortfall_total", group_value="4", group="target")
    assert found == Number("19", ("shortfall_total", "target", "4"))


@pytest.mark.parametrize(
    ("measure", "where"),
    [("nothing", {}), ("score", {}), ("overall", {"answer": "never"})],
    ids=["no such measure", "several", "no such answer"],
)
def test_a_number_that_is_not_one_result_is_a_defect(measure: str, where: dict[str, str]) -> None:
    with pytest.raises(LookupError, match=f"results are called {measure}"):
        number(CONTENT, measure, answer=where.get("answer", ""))


@pytest.mark.parametrize(
    ("gaps", "said"), [(0, ("no", " gaps")), (1, ("one", " gap")), (2, ("two", " gaps"))]
)
def test_a_count_agrees_with_its_noun(gaps: int, said: tuple[str, str]) -> None:
    found, noun = count(synthetic({"A": 2}, [("A", "x")] * gaps), "gap", "gaps")
    assert isinstance(found, Number)
    assert (found.text, noun) == said


def test_a_sentence_has_a_capital_and_a_full_stop() -> None:
    assert line("it is ", THREE) == ("It is ", THREE, ".")
    assert line(THREE, " are.") == (Number("Three", ("a",)), " are.")
    assert line("so:") == ("So:",)


def test_sentences_make_a_paragraph_with_spaces_between_and_the_empty_left_out() -> None:
    assert paragraph(("A.",), (), "B.") == Paragraph(("A.", " ", "B."))
    assert bullets("a", (), ("b", THREE)).items == (("a",), ("b", THREE))


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], ()),
        (["a"], ("a",)),
        (["a", "b"], ("a", " and ", "b")),
        (["a", "b", ("c", THREE)], ("a", ", ", "b", " and ", "c", THREE)),
    ],
)
def test_a_list_in_prose(items: list[str], expected: tuple[object, ...]) -> None:
    assert joined(items) == expected


def test_only_exhibits_that_the_chapter_has_are_mentioned_and_shown() -> None:
    exhibits = {each.key: each for each in compose_chapter(CONTENT).exhibits}
    assert see(exhibits, "firmness") == ()
    both = (" (", Reference("scores"), ", ", Reference("ranks"), ")")
    assert see(exhibits, "scores", "firmness", "ranks") == both
    assert [each.exhibit.key for each in shown(exhibits, "firmness", "ranks")] == ["ranks"]


def test_how_many_services_were_rated_is_a_base_of_the_results() -> None:
    found = (Number("15", ("services_below_target", "target", "4")), " services")
    assert services_rated(CONTENT) == found


def test_whether_the_results_show_a_measure() -> None:
    assert has(CONTENT, "overall")
    assert not has(CONTENT, "overall", answer="no")


def test_a_count_without_its_noun_says_none() -> None:
    assert [or_none(0), or_none(1), or_none(12)] == ["none", "one", "12"]
