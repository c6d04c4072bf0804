from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jsna.publishing.changes import Field
from jsna.run.comparison.published import Row
from jsna.run.comparison.rows import Matching, changed_rows, differ, kind_of

BY_ID = Matching("table", ("id",), lambda row: row["id"].upper(), without=("row",))


def row(name: str, value: str, at: str = "1") -> Row:
    return {"id": name, "value": value, "row": at}


tables = st.dictionaries(st.sampled_from("abcd"), st.sampled_from("12"), max_size=4).map(
    lambda cells: [row(name, value) for name, value in cells.items()]
)


def test_rows_are_new_gone_or_changed() -> None:
    before = [row("a", "1"), row("b", "1"), row("c", "1")]
    after = [row("d", "4"), row("b", "2"), row("a", "1", at="9")]
    found = changed_rows(BY_ID, before, after)

    assert [(each.kind, each.what, each.key, each.fields) for each in found] == [
        ("new", "D", ("table", "d"), (Field("value", "", "4"),)),
        ("changed", "B", ("table", "b"), (Field("value", "1", "2"),)),
        ("gone", "C", ("table", "c"), (Field("value", "1", ""),)),
    ]


def test_a_column_that_one_side_lacks_is_empty_there() -> None:
    (only,) = changed_rows(BY_ID, [{"id": "a"}], [{"id": "a", "unit": "points"}])

    assert only.fields == (Field("unit", "", "points"),)


def test_equal_rows_are_counted() -> None:
    flag = {"file": "f", "finding": "x"}
    matching = Matching("issues", ("file", "finding"), lambda row: row["finding"])

    (only,) = changed_rows(matching, [flag], [flag, flag])

    assert (only.kind, only.key) == ("new", ("issues", "f", "x"))


def test_another_finding_about_a_service_is_one_change() -> None:
    matching = Matching(
        "t", ("about", "answer"), lambda row: row["answer"], (), finding="answer", about="about"
    )
    before, after = [{"about": "a", "answer": "yes"}], [{"about": "a", "answer": "no"}]

    (only,) = changed_rows(matching, before, after)
    assert (only.kind, only.fields) == ("changed", (Field("answer", "yes", "no"),))
    # What is counted has no service: then each answer is a thing of its own.
    yes, no = ([{"about": "", "answer": word}] for word in ("yes", "no"))
    assert [each.kind for each in changed_rows(matching, yes, no)] == ["new", "gone"]
    # Of two answers it is not known which became which.
    several = [*after, {"about": "a", "answer": "perhaps"}]
    assert [each.kind for each in changed_rows(matching, before, several)] == ["new", "new", "gone"]


@given(tables, tables)
def test_what_is_told_is_what_differs_and_nothing_else(before: list[Row], after: list[Row]) -> None:
    old, new = ({each["id"]: each["value"] for each in rows} for rows in (before, after))
    told = {each.key[1]: each.kind for each in changed_rows(BY_ID, before, after)}

    expected = {}
    for name in old.keys() | new.keys():
        if old.get(name) != new.get(name):
            expected[name] = "new" if name not in old else "gone" if name not in new else "changed"
    assert told == expected


@given(tables, st.randoms())
def test_the_order_of_rows_makes_no_difference(before: list[Row], random: object) -> None:
    shuffled = list(before)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert changed_rows(BY_ID, before, shuffled) == []
    assert not differ(before, shuffled, ("row",))


def test_tables_differ_by_their_words_and_not_by_the_places_of_rows() -> None:
    assert differ([row("a", "1")], [row("a", "2")], ("row",))
    assert not differ([row("a", "1", "1")], [row("a", "1", "2")], ("row",))
    assert differ([row("a", "1")], [row("a", "1")] * 2, ("row",))
    assert not differ([{"id": "a"}], [{"id": "a", "theme": ""}], ())


def test_a_kind_is_told_from_what_is_missing() -> None:
    assert [kind_of(None, 1), kind_of(1, None), kind_of(1, 2)] == ["new", "gone", "changed"]
