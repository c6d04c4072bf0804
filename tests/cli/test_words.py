from __future__ import annotations

import pytest

from jsna.cli.words import CommandParser, refuse_unknown_command, refuse_unknown_words
from jsna.errors import UsageError

KNOWN = ("run", "list", "check")
OPTIONS = ("--help", "--project", "--mark")
BEFORE = "--project has no place before the command. Begin with that"


def test_a_parser_says_its_options_in_full() -> None:
    parser = CommandParser()
    parser.add_argument("review")
    parser.add_argument("-m", "--mark")
    assert parser.options == ("--help", "--mark")


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["--version"], ["run", "2023"]])
def test_a_command_that_there_is_passes(words: list[str]) -> None:
    refuse_unknown_command(words, KNOWN)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Name a command (run, list, check): jsna --help says what each does"),
        (["chek"], 'There is no command "chek": did you mean "check"?'),
        (["--project", "X", "list", "--json"], f"{BEFORE}, as in: jsna list --project X --json"),
        (["--project", "X"], f"{BEFORE}, see jsna --help"),
    ],
)
def test_what_is_no_command_is_refused_with_a_hint(words: list[str], said: str) -> None:
    with pytest.raises(UsageError) as error:
        refuse_unknown_command(words, KNOWN)
    assert str(error.value) == said


def test_all_words_that_a_command_does_not_take_are_refused_at_once() -> None:
    with pytest.raises(UsageError) as error:
        refuse_unknown_words("check", ["--mrk", "--projct=X", "2025"], OPTIONS)
    assert str(error.value).splitlines() == [
        'jsna check has no option --mrk: did you mean "--mark"?',
        'jsna check has no option --projct: did you mean "--project"?',
        'jsna check cannot take "2025": see jsna check --help',
    ]
    refuse_unknown_words("check", [], OPTIONS)


def test_words_that_do_not_fit_are_refused_with_where_to_read_on() -> None:
    parser = CommandParser(prog="jsna run")
    parser.add_argument("--timeout", type=int)
    with pytest.raises(UsageError) as error:
        parser.parse_args(["--timeout", "soon"])
    assert str(error.value) == (
        "jsna run: argument --timeout: invalid int value: 'soon'. See jsna run --help"
    )


def test_each_word_that_a_command_does_not_take_is_a_fault_of_its_own() -> None:
    with pytest.raises(UsageError) as error:
        refuse_unknown_words("check", ["--mrk", "2025"], OPTIONS)
    assert [each.found for each in error.value.problems] == [
        'jsna check has no option --mrk: did you mean "--mark"?',
        'jsna check cannot take "2025": see jsna check --help',
    ]
