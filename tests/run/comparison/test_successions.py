from __future__ import annotations

from pathlib import Path

import pytest

from jsna.errors import InputError
from jsna.review.project import Project
from jsna.review.succession import Succession
from jsna.run.comparison import compare_published
from jsna.run.comparison.published import Published, Row
from jsna.run.comparison.successions import Known, known_successions, matched
from tests.run.comparison.folders import put

# A became B; W was split into P and Q; the question wish became want.
KNOWN = Known(
    Succession({"b": ["a"], "p": ["w"], "q": ["w"]}),
    {"a": "A", "b": "B", "p": "P", "q": "Q", "w": "W"},
    Succession({"want": ["wish"], "one": ["both"], "other": ["both"]}),
)


def result(measure: str, service: str = "", question: str = "", value: str = "1") -> Row:
    empty = dict.fromkeys(("item_id", "answer", "group", "group_value", "numerator"), "")
    key = {"measure": measure, "service_id": service, "question_id": question}
    return {**key, **empty, "value": value, "status": "shown"}


def side(folder: Path, scores: dict[str, str], questions: str, gap: str) -> Published:
    rated: list[Row] = [{"service_id": one, "service": one.upper()} for one in scores]
    text = {"gap_id": "G1", "service_id": gap, "text": "a gap", "status": "open"}
    tables = {
        "assessment": rated,
        "score_results": [result("score", one, value=score) for one, score in scores.items()],
        "gap_statements": [text],
        "voice_results": [result("share", question=one) for one in questions.split()],
        "figures/figure_1_scores.csv": [
            {"service": one.upper(), "score": score} for one, score in scores.items()
        ],
    }
    return put(folder, tables)


@pytest.fixture
def sides(tmp_path: Path) -> tuple[Published, Published]:
    before = side(tmp_path / "one", {"a": "1", "w": "2", "s": "3"}, "wish both age", "a")
    after = side(tmp_path / "two", {"b": "4", "p": "2", "q": "5", "s": "3"}, "want one age", "b")
    return before, after


def test_renamed_services_and_questions_are_matched(sides: tuple[Published, Published]) -> None:
    found = compare_published(*sides, KNOWN)
    assert {each.what: (each.kind, each.before, each.after) for each in found.scores} == {
        "B": ("changed", "1", "4"),
        "P": ("new", "", "2"),
        "Q": ("new", "", "5"),
        "W": ("gone", "2", ""),
    }
    assert found.gaps == ()
    voice = {each.key: each.kind for each in found.results if each.key[0] == "voice_results"}
    assert voice == {
        ("voice_results", "share", "one"): "new",
        ("voice_results", "share", "both"): "gone",
    }
    (figure,) = found.figures
    assert {each.what: each.kind for each in figure.values} == {
        "B": "changed",
        "P": "new",
        "Q": "new",
        "W": "gone",
    }


def test_what_was_matched_and_what_was_not_is_said(sides: tuple[Published, Published]) -> None:
    said = (
        "matched: A was renamed B",
        "not matched: W was split into P and Q",
        "matched: wish was renamed want",
        "not matched: both was split into one and other",
    )
    assert compare_published(*sides, KNOWN).successions == said
    # The later in time can be named first.
    before, after = sides
    assert compare_published(after, before, KNOWN).successions == said


def test_the_later_can_be_compared_with_the_earlier(sides: tuple[Published, Published]) -> None:
    before, after = sides
    found = compare_published(after, before, KNOWN)
    changed = [each for each in found.scores if each.kind == "changed"]
    assert [(each.what, each.before, each.after) for each in changed] == [("A", "4", "1")]


def test_without_successions_nothing_is_matched_or_said(
    sides: tuple[Published, Published],
) -> None:
    found = compare_published(*sides)
    assert {each.what for each in found.scores} == {"A", "B", "P", "Q", "W"}
    assert found.successions == ()
    assert matched(sides[1], sides[1], KNOWN)[1] == ()


def test_a_side_that_uses_two_names_of_one_thing_is_not_matched(tmp_path: Path) -> None:
    chain = Known(Succession({"b": ["a"], "c": ["b"]}), {}, Succession({}))
    before = side(tmp_path / "one", {"a": "1"}, "age", "a")
    after = side(tmp_path / "two", {"b": "2", "c": "3"}, "age", "b")
    found = compare_published(before, after, chain)
    assert found.successions == ()
    assert {each.what: each.kind for each in found.scores} == {"A": "gone", "B": "new", "C": "new"}


# The question wish became want; its option near became close, far was split, two were merged.
OPTIONS = Known(
    questions=Succession({"want": ["wish"]}),
    options=Succession(
        {
            "want.close": ["want.near"],
            "want.bus": ["want.far"],
            "want.train": ["want.far"],
            "want.never": ["want.no", "want.cannot"],
            "area.hills": ["area.north"],
        }
    ),
)


def answer(question: str, option: str, value: str, *group: str) -> Row:
    of, is_ = group or ("", "")
    return {**result("share", question=question, value=value), "answer": option} | {
        "group": of,
        "group_value": is_,
    }


@pytest.fixture
def waves(tmp_path: Path) -> tuple[Published, Published]:
    before = [
        answer("wish", "near", "0.5"),
        answer("wish", "near", "0.1", "area", "north"),
        answer("wish", "far", "0.3"),
        answer("wish", "no", "0.2"),
        answer("other", "near", "0.7"),
    ]
    after = [
        answer("want", "close", "0.6"),
        answer("want", "close", "0.2", "area", "hills"),
        answer("want", "bus", "0.3"),
        answer("want", "never", "0.2"),
        answer("other", "near", "0.8"),
    ]
    links = [{"statement_id": f"{each}", "service_id": "s"} for each in ("wish.near", "issue-1")]
    now = [{"statement_id": f"{each}", "service_id": "s"} for each in ("want.close", "issue-1")]
    return (
        put(tmp_path / "one", {"voice_results": before, "links": links}),
        put(tmp_path / "two", {"voice_results": after, "links": now}),
    )


def test_renamed_options_are_matched_within_their_question(
    waves: tuple[Published, Published],
) -> None:
    found = compare_published(*waves, OPTIONS)
    told = {each.key[2:]: (each.kind, each.fields) for each in found.results}
    changed = {
        key: [(field.before, field.after) for field in fields if field.column == "value"]
        for key, (kind, fields) in told.items()
        if kind == "changed"
    }
    assert changed == {
        ("want", "close"): [("0.5", "0.6")],
        ("want", "close", "area", "hills"): [("0.1", "0.2")],
        # An option of another question with the id of one that was renamed is another option.
        ("other", "near"): [("0.7", "0.8")],
    }
    assert {key for key, (kind, _) in told.items() if kind == "gone"} == {
        ("want", "far"),
        ("want", "no"),
    }
    assert {key for key, (kind, _) in told.items() if kind == "new"} == {
        ("want", "bus"),
        ("want", "never"),
    }
    # A link to an answer is the same under the answer's new name.
    assert found.records == ()


def test_renamed_options_are_said_and_split_and_merged_ones_too(
    waves: tuple[Published, Published],
) -> None:
    said = compare_published(*waves, OPTIONS).successions
    assert set(said) == {
        "matched: wish was renamed want",
        "matched: area.north was renamed area.hills",
        "matched: want.near was renamed want.close",
        "not matched: want.far was split into want.bus and want.train",
        "not matched: want.no and want.cannot were merged into want.never",
    }


def published(project: Project, review_id: str) -> Published:
    return put(project.root / "made" / review_id, review=review_id)


def test_the_codebook_and_the_surveys_of_both_sides_say_it(project: Project) -> None:
    path = project.raw("example-2025") / "survey.toml"
    text = path.read_text(encoding="utf-8")
    first = '[[question]]\nid = "'
    assert first in text
    path.write_text(text.replace(first, '[[question]]\nreplaces = ["old"]\nid = "', 1), "utf-8")
    before, after = (published(project, f"example-{year}") for year in (2024, 2025))
    found = known_successions(project, before, after)
    assert found.services.renamed == {"ex-partners": "ex-families"}
    assert found.names["ex-partners"] == "Example Information for Partners"
    assert list(found.questions.renamed) == ["old"]


def test_a_review_whose_date_is_not_filled_in_yet_can_be_compared(project: Project) -> None:
    path = project.raw("example-2025") / "review.toml"
    text = path.read_text(encoding="utf-8")
    assert 'date = "2025-04"' in text
    path.write_text(text.replace('date = "2025-04"', 'date = ""', 1), encoding="utf-8")
    sides = (published(project, "example-2024"), published(project, "example-2025"))
    assert known_successions(project, *sides).services.renamed == {"ex-partners": "ex-families"}


def test_a_survey_that_cannot_be_read_is_said(project: Project) -> None:
    (project.raw("example-2024") / "survey.toml").write_text("question", encoding="utf-8")
    sides = (published(project, "2023"), published(project, "example-2025"))
    with pytest.raises(InputError, match=r"example-2024/survey\.toml"):
        known_successions(project, *sides)


def test_options_are_known_by_the_last_name_of_their_question(project: Project) -> None:
    """In 2024 an option of "easy" came in the place of "o"; in 2025 the question is "simple"."""
    middle = project.raw("example-2024") / "survey.toml"
    text = middle.read_text(encoding="utf-8")
    name = 'id = "easy"'
    assert name in text
    start = text.index(name)
    options = text.index("{ id = ", start)
    first = text[options:].split('"')[1]
    end = text.index(" }", options)
    middle.write_text(f'{text[:end]}, replaces = ["o"]{text[end:]}', encoding="utf-8")
    last = project.raw("example-2025") / "survey.toml"
    text = last.read_text(encoding="utf-8")
    assert name in text
    renamed = text.replace(name, 'id = "simple"\nreplaces = ["easy"]', 1)
    last.write_text(renamed, encoding="utf-8")
    sides = (published(project, "example-2023"), published(project, "example-2025"))
    found = known_successions(project, *sides)
    assert found.questions.renamed == {"easy": "simple"}
    assert found.options.renamed == {"simple.o": f"simple.{first}"}
