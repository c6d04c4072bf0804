"""Messages that an analyst can act on."""

from __future__ import annotations

import errno
import pickle
from dataclasses import replace

import pytest

from jsna import errors
from jsna.errors import (
    InputError,
    JsnaError,
    Problem,
    RunError,
    UsageError,
    did_you_mean,
    known_ones,
    refuse_if,
    refused_file,
    suggestion,
)

FIRST = Problem("a.csv", "row 5, column Score", 'the score is text (found "x")', "Type a number")
SECOND = Problem("b.csv", "", "the file is not there", "Add it")


def test_a_problem_says_file_place_fault_and_remedy() -> None:
    said = 'a.csv, row 5, column Score: the score is text (found "x"). Type a number.'
    assert str(FIRST) == said


def test_what_is_no_input_s_is_told_in_its_own_words() -> None:
    (problem,) = RunError("It failed:\nlast line").problems
    assert str(problem) == "It failed:\nlast line"


def test_a_problem_of_a_whole_file_names_no_place() -> None:
    assert str(SECOND) == "b.csv: the file is not there. Add it."


@pytest.mark.parametrize("end", ["?", "!", "."])
def test_a_sentence_gets_no_second_full_stop(end: str) -> None:
    problem = Problem("a.csv", "", "it is odd", f'Did you mean "rule"{end}')
    assert str(problem) == f'a.csv: it is odd. Did you mean "rule"{end}'


def test_all_problems_are_told_one_a_line_in_the_order_given() -> None:
    with pytest.raises(InputError) as caught:
        refuse_if(iter([SECOND, FIRST]))
    assert str(caught.value) == f"{SECOND}\n{FIRST}"
    assert caught.value.problems == (SECOND, FIRST)


def test_no_problem_is_no_error() -> None:
    refuse_if([])


def test_a_draft_is_not_refused_for_what_is_missing_alone() -> None:
    missing = replace(FIRST, missing=True)
    refuse_if([missing], draft=True)
    for problems, draft in (([missing], False), ([missing, SECOND], True)):
        with pytest.raises(InputError) as caught:
            refuse_if(problems, draft=draft)
        assert caught.value.problems == tuple(problems)


def test_the_nearest_word_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    # A wrong word can stand in thousands of rows.
    looked: list[str] = []
    monkeypatch.setattr(errors, "get_close_matches", lambda word, *_, **__: looked.append(word))
    said = {did_you_mean("once and again", ["rule", "note"]) for _ in range(3)}
    assert (said, looked) == ({"known are: rule, note"}, ["once and again"])


def test_an_input_error_passes_between_processes_whole() -> None:
    # Notebooks run side by side: an error crosses from one process to another.
    error = pickle.loads(pickle.dumps(InputError([FIRST, SECOND])))
    assert (type(error), error.problems) == (InputError, (FIRST, SECOND))
    assert str(error) == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize(
    "error",
    [UsageError("a\nb", ["a", "b"]), UsageError("a"), RunError("c", "d"), RunError("c")],
)
def test_other_errors_pass_between_processes_whole(error: UsageError | RunError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.look) == (type(error), str(error), error.look)
    assert again.as_data() == error.as_data()


def test_errors_without_a_place_are_told_in_the_form_of_those_that_have_one() -> None:
    no_place = {"file": "", "place": "", "remedy": ""}
    assert RunError("c").as_data() == [{**no_place, "what": "c", "kind": "failed"}]
    assert UsageError("a").as_data() == [{**no_place, "what": "a", "kind": "words"}]
    assert [each["what"] for each in UsageError("a\nb", ["a", "b"]).as_data()] == ["a", "b"]
    assert InputError([FIRST, SECOND]).as_data() == [FIRST.as_data(), SECOND.as_data()]


def test_wrong_input_and_wrong_words_end_with_2_and_the_rest_with_1() -> None:
    assert (JsnaError.exit_code, InputError.exit_code, UsageError.exit_code) == (1, 2, 2)


@pytest.mark.parametrize("word", ["asessment", "ASSESSMENT", "Asessment "])
def test_the_nearest_word_is_named_whatever_its_letters(word: str) -> None:
    assert did_you_mean(word, ["priorities", "assessment"]) == 'did you mean "assessment"?'


def test_the_nearest_word_is_named_as_it_is_written() -> None:
    assert did_you_mean("health visitor", ["Health Visitors"]) == 'did you mean "Health Visitors"?'


def test_a_word_like_none_gets_them_all() -> None:
    assert did_you_mean("zzz", ["rule", "note"]) == "known are: rule, note"


def test_of_very_many_known_words_the_first_are_listed() -> None:
    names = [f"w{number}" for number in range(103)]
    assert known_ones(names).endswith(", w98, w99 and 3 more")
    assert known_ones(names[:100]).endswith(", w98, w99")


def test_where_nothing_is_known_that_is_said() -> None:
    assert did_you_mean("zzz", []) == "none are known"


def test_a_suggestion_is_a_remedy_of_its_own() -> None:
    assert suggestion("rnu", ["run", "check"]) == 'Did you mean "run"?'
    assert suggestion("x", ["run", "check"]) == "Known are: run, check"
    assert suggestion("x", []) == "None are known"


def test_a_problem_as_data_says_whether_it_is_wrong_or_missing() -> None:
    assert FIRST.as_data() == {
        "file": "a.csv",
        "place": "row 5, column Score",
        "what": 'the score is text (found "x")',
        "remedy": "Type a number",
        "kind": "wrong",
    }
    assert Problem("a.csv", "", "", "", missing=True).as_data()["kind"] == "missing"


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EBUSY])
def test_a_file_that_the_system_refuses_is_named_with_what_to_do(number: int) -> None:
    said = str(refused_file(OSError(number, "Not now", "outputs/page.html")))
    assert said.startswith("outputs/page.html: the system refuses it (Not now). Close it in other")


@pytest.mark.parametrize(
    "error", [OSError(errno.EACCES, "No"), OSError(errno.ENOENT, "Gone", "a.csv"), OSError("odd")]
)
def test_any_other_error_of_the_system_is_a_defect(error: OSError) -> None:
    assert refused_file(error) is None
