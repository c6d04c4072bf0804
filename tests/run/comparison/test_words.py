from __future__ import annotations

from dataclasses import replace

import pytest

from jsna.publishing.changes import Cause, Change, ExhibitChange, Field, SentenceChange
from jsna.publishing.comparison import Comparison, Side
from jsna.run.comparison.sentences import marked
from jsna.run.comparison.words import in_words

BEFORE, AFTER = Side("release 1.0 of tiny", "tiny", "1.0"), Side("tiny as computed now", "tiny")
DATA, LOCK = (
    Cause("data", "the input ratings (ratings.csv)"),
    Cause("packages", "requirements.lock"),
)
SAME = Comparison(BEFORE, AFTER)


def score(name: str, before: str, after: str, *causes: Cause) -> Change:
    return Change("changed", name, ("score", name), (Field("score", before, after),), causes)


def sentence(before: str, after: str) -> str:
    pieces = marked(before, after)
    told = in_words(replace(SAME, sentences=(SentenceChange("changed", "In brief", *pieces),)))
    return told.splitlines()[-1].strip()


def test_nothing_differs() -> None:
    assert in_words(SAME) == "release 1.0 of tiny and tiny as computed now are identical."


def test_counts_come_first_and_then_the_first_of_each() -> None:
    scores = tuple(score(name, "2", "3", DATA) for name in "ABCDE")
    told = in_words(replace(SAME, causes=(DATA,), scores=scores, results=scores))

    assert told.splitlines()[:5] == [
        "From release 1.0 of tiny to tiny as computed now",
        "What went in and is not the same:",
        "  data: the input ratings (ratings.csv)",
        "",
        "Scores      5 changed",
    ]
    assert "Ranks       the same" in told
    assert "  A: 2 to 3\n  B: 2 to 3\n  C: 2 to 3\n  and 2 more. All of it: --json" in told
    # One cause of all is said once.
    assert told.count("ratings.csv") == 1


def test_a_cause_is_said_where_others_could_not_make_the_difference() -> None:
    told = in_words(replace(SAME, causes=(DATA, LOCK), scores=(score("A", "2", "3", LOCK),)))
    assert "  A: 2 to 3\n      by packages: requirements.lock" in told

    both = in_words(replace(SAME, causes=(DATA, LOCK), scores=(score("A", "2", "3", DATA, LOCK),)))
    assert "      by" not in both


def test_without_a_recorded_cause_the_code_is_named() -> None:
    told = in_words(replace(SAME, scores=(score("A", "2", "3"),)))

    assert "What went in is the same, as far as it is recorded: only the code can differ." in told


def test_what_went_in_can_be_all_that_differs() -> None:
    told = in_words(replace(SAME, causes=(LOCK,)))

    assert told.splitlines()[1:] == [
        "What went in and is not the same:",
        "  packages: requirements.lock",
        "No number and no word differs.",
    ]


def test_what_was_renamed_or_split_is_said_below_what_went_in() -> None:
    said = ("matched: A was renamed B", "not matched: W was split into P and Q", "c", "d", "e")
    told = in_words(replace(SAME, causes=(LOCK,), successions=said)).splitlines()

    assert told[3:7] == [
        "Services and questions that are not what they were (the first 3 of 5):",
        "  matched: A was renamed B",
        "  not matched: W was split into P and Q",
        "  c",
    ]


def test_files_are_named_where_no_value_differs() -> None:
    told = in_words(replace(SAME, files=tuple(f"figures/{n}.png" for n in range(5))))

    assert told.splitlines()[-5:] == [
        "Files that are drawn or written otherwise:",
        "  figures/0.png",
        "  figures/1.png",
        "  figures/2.png",
        "  and 2 more. All of it: --json",
    ]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("Of 15, six are low.", "Of 15, two are low.", "Of 15, [six -> two] are low."),
        ("It is 3.", "It is 3, or 4.", "It is 3[nothing -> , or 4]."),
        ("One is new.", "One is new. Really", "One is new.[nothing ->  Really]"),
        (
            "The services that were rated by these people are six.",
            "The services that were rated by these people are two.",
            "The services that were r...ted by these people are [six -> two].",
        ),
    ],
)
def test_a_sentence_shows_what_changed_in_its_place(before: str, after: str, line: str) -> None:
    assert sentence(before, after) == line


def test_new_and_gone_things_say_so() -> None:
    new = SentenceChange("new", "In brief", *marked("", "It is new."))
    figure = ExhibitChange("gone", "rank_intervals", "figures/figure_1_rank_intervals", "")
    gap = Change("new", "Too few beds", ("gap_statements", "a.1"), (Field("status", "", "open"),))
    told = in_words(replace(SAME, sentences=(new,), figures=(figure,), gaps=(gap,)))

    assert "  new: It is new.\n" in told
    assert told.endswith("  gone: rank intervals")
    assert "  new: Too few beds (open)\n" in told
    assert "Gaps        1 new" in told


def test_a_figure_tells_its_first_value_and_how_many_more() -> None:
    values = (score("A", "2", "3"), score("B", "", "1"), score("C", "1", "2"))
    figure = ExhibitChange("changed", "scores", "a", "b", values)
    told = in_words(replace(SAME, figures=(figure,)))

    assert told.endswith("  scores: A: 2 to 3 (and 2 more rows)")


def test_a_report_fits_a_screen_however_much_differs() -> None:
    many = tuple(score(f"Service {n} {'x' * 200}", "2", "3", LOCK) for n in range(500))
    pieces = marked("It is " + "long " * 90, "It was " + "long " * 90)
    sentences = tuple(SentenceChange("changed", "s", *pieces, (LOCK,)) for _ in range(90))
    figures = tuple(ExhibitChange("changed", f"f{n}", "a", "b", many, (LOCK,)) for n in range(20))
    comparison = Comparison(
        BEFORE, AFTER, (DATA,), many, many, many, sentences, figures, figures, many, many
    )
    lines = in_words(replace(comparison, successions=("x" * 200,) * 50)).splitlines()

    assert len(lines) <= 70
    assert max(map(len, lines)) <= 96
