from __future__ import annotations

from jsna.exhibits.statement import Statement


def test_a_statement_is_its_words_whether_it_holds_and_why() -> None:
    said = Statement("A is lowest.", holds=True, because="It is 1.")
    assert (said.statement, said.holds, said.because) == ("A is lowest.", True, "It is 1.")
    assert said == Statement("A is lowest.", holds=True, because="It is 1.")
