from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest

from jsna.measures.bootstrap import Bootstrap
from jsna.measures.disclosure.cells import Cells
from jsna.measures.disclosure.safety import Safe, make_safe
from jsna.measures.survey import estimates, publication
from jsna.measures.survey.answers import Answers
from jsna.measures.survey.columns import Column
from jsna.measures.survey.estimates import estimate_survey
from jsna.measures.survey.limits import Limits, limits_of_picks, limits_of_text
from jsna.measures.survey.publication import ANSWER, ANSWERED, key
from jsna.review.analysis_plan import default_plan
from jsna.review.disclosure import Disclosure
from jsna.review.survey import Survey
from jsna.review.survey_question import Option, Question
from tests.measures.disclosure.attacker import Attacker, narrowed, pinned
from tests.measures.survey.kinds import matrix_of
from tests.measures.survey.survey_example import category, people_in, survey

UNROUNDED = Disclosure(suppress_to=7, round_to=1, low_base=10)
WHERE = Question(
    id="where",
    wording="?",
    type="single",
    options=tuple(
        Option(id=name, wording=name, other=name == "other") for name in ("a", "b", "other")
    ),
)
TEXT = Question(id="text", wording="?", type="free-text", other_of="where")
GROUP = Question(
    id="group",
    wording="?",
    type="single",
    options=(Option(id="x", wording="x"), Option(id="y", wording="y")),
)


def several(most: int | None = None, exclusive: str = "", options: str = "abc") -> Question:
    own = tuple(
        Option(id=name, wording=name, exclusive=name in exclusive, missing=name in "mp")
        for name in options
    )
    question = Question(id="q", wording="?", type="select-all", options=own)
    limited = {} if most is None else {"type": "select-up-to-n", "most": most}
    return question.model_copy(update=limited)


def ticked(question: Question, picks: Iterable[str]) -> pd.DataFrame:
    given = list(picks)
    return pd.DataFrame(
        {f"q:{option}": [option in each for each in given] for option in question.option_ids}
    )


def placed(*counts: Sequence[int], silent: int = 0) -> tuple[pd.DataFrame, pd.DataFrame]:
    """So many of each group for a, b and other; whoever picked other wrote, but for the silent."""
    names = [
        (group, option)
        for group, row in zip("xy", counts, strict=False)
        for option, count in zip(WHERE.option_ids, row, strict=True)
        for _ in range(count)
    ]
    groups = category([group for group, _ in names], ("x", "y"))
    wrote = np.array([option == "other" for _, option in names])
    wrote[np.flatnonzero(wrote)[:silent]] = False
    wide = pd.DataFrame(
        {
            "where": category([option for _, option in names], WHERE.option_ids),
            "text": np.where(wrote, "text", ""),
            "group": groups,
        }
    )
    return wide, people_in(len(names), {"group": groups, "where": wide["where"]})


Publish = Callable[..., "Published"]


@dataclass
class Published:
    """What the estimates of a survey rest on, with and without what its answers keep to."""

    cells: Cells
    safe: Safe
    rules: Disclosure
    spec: Survey
    text_needed: bool

    def attackers(self) -> list[Attacker]:
        kinds = matrix_of(self.cells, self.spec, text_needed=self.text_needed)
        return [
            Attacker(self.cells, self.safe, self.rules, insider=insider, kinds=kinds)
            for insider in (False, True)
        ]

    def status(self, question: str, answer: str = "", column: Column | None = None) -> str:
        what = ANSWER if answer else ANSWERED
        return self.safe.statuses[self.cells.index[key(what, question, answer, column or Column())]]

    def found(self, question: str, answer: str) -> tuple[float, float]:
        """What the reader who knows most finds of an answer."""
        place = self.cells.index[key(ANSWER, question, answer)]
        return self.attackers()[1].range_of(place)

    def is_solved(self) -> bool:
        """Whether a small count is; a large one is known no better than if it were shown."""
        outside, insider = self.attackers()
        counts, beside = self.cells.counts, self.cells.beside
        pins = [cell for cell, _ in pinned(outside) if cell not in beside]
        small = [cell for cell in pins if counts[cell] <= self.rules.suppress_to]
        return bool(small or narrowed(outside) or narrowed(insider))


@pytest.fixture
def publish(monkeypatch: pytest.MonkeyPatch) -> Publish:
    def made(
        spec: Survey,
        wide: pd.DataFrame,
        respondents: pd.DataFrame | None = None,
        rules: Disclosure = UNROUNDED,
        *,
        limited: bool = True,
        text_needed: bool = False,
    ) -> Published:
        kept: list[Published] = []

        def noted(cells: Cells, own: Disclosure) -> Safe:
            safe = make_safe(cells, own)
            kept.append(Published(cells, safe, own, spec, text_needed))
            return safe

        monkeypatch.setattr(estimates, "make_safe", noted)
        if not limited:
            monkeypatch.setattr(estimates, "limits_of", lambda *_: Limits())
        people = people_in(len(wide), {}) if respondents is None else respondents
        answers = Answers(wide, people)
        list(estimate_survey(answers, spec, default_plan(spec), rules, Bootstrap(10, 0.95, 1)))
        monkeypatch.undo()
        return kept[-1]

    return made


def test_a_limit_of_picks_holds_where_nobody_has_more() -> None:
    question = several(2)
    assert limits_of_picks(ticked(question, ["ab", "c", ""]), question) == Limits(most=2)
    assert limits_of_picks(ticked(question, ["ab", "abc"]), question) == Limits()
    assert limits_of_picks(ticked(several(), ["abc"]), several()) == Limits()
    assert limits_of_picks(ticked(question, []), question) == Limits(most=2)


def test_only_picks_in_the_base_count_against_the_limit() -> None:
    # m and p are outside the base: "ab" with m is two picks that are counted.
    question = several(2, options="abcmp")
    assert limits_of_picks(ticked(question, ["abm", "mp"]), question) == Limits(most=2)


def test_an_exclusive_option_is_alone_where_nobody_picked_it_with_another() -> None:
    question = several(None, "cp", "abcmp")
    assert limits_of_picks(ticked(question, ["ab", "c", "p", "m"]), question).alone == ("c", "p")
    assert limits_of_picks(ticked(question, ["ab", "bc", "p"]), question).alone == ("p",)
    # Outside the base p counts of those only who picked nothing inside it.
    assert limits_of_picks(ticked(question, ["ap", "c", "p"]), question).alone == ("c", "p")
    assert limits_of_picks(ticked(question, ["c", "mp"]), question).alone == ("c",)


@pytest.mark.parametrize(
    ("gave", "expected"),
    [
        ([0, 0, 1, 1], Limits(other="other", by_all=True)),
        ([0, 0, 1, 0], Limits(other="other")),
        ([0, 1, 1, 1], Limits()),
    ],
)
def test_texts_are_of_those_who_picked_other_unless_somebody_else_wrote(
    gave: list[int], expected: Limits
) -> None:
    wide, _ = placed([1, 1, 2])
    assert limits_of_text(wide, WHERE, np.array(gave, dtype=bool)) == expected
    picks = several().model_copy(
        update={
            "options": tuple(Option(id=name, wording=name, other=name == "c") for name in "abc")
        }
    )
    found = limits_of_text(ticked(picks, ["a", "ab", "bc", "c"]), picks, np.array(gave, dtype=bool))
    assert (bool(found.other), found.by_all) == (bool(expected.other), expected.by_all)


def test_an_other_that_is_outside_the_base_says_nothing_of_its_texts() -> None:
    outside = WHERE.model_copy(
        update={
            "options": (
                *WHERE.options[:2],
                Option(id="other", wording="other", other=True, missing=True),
            )
        }
    )
    wide, _ = placed([1, 1, 2])
    assert limits_of_text(wide, outside, np.zeros(4, dtype=bool)) == Limits()
    assert limits_of_text(wide, GROUP, np.zeros(4, dtype=bool)) == Limits()


def test_a_hidden_other_is_not_found_from_its_texts(publish: Publish) -> None:
    # 20 a, 5 b, 12 other of 37: b and other are hidden, and the 12 texts would leave b = 5.
    spec = survey(WHERE, TEXT, groups=())
    wide, respondents = placed([20, 5, 12])
    before = publish(spec, wide, respondents, limited=False, text_needed=True)
    assert before.found("where", "b") == (5, 5)
    found = publish(spec, wide, respondents, text_needed=True)
    assert found.status("where", "b") == "suppressed"
    assert found.status("where", "a") == "suppressed" or found.status("text") == "suppressed"
    assert not found.is_solved()


def test_nor_where_a_few_who_picked_it_wrote_nothing(publish: Publish) -> None:
    # 11 texts: other is 11 or more, so that b is 6 at most where the rule says 7.
    spec = survey(WHERE, TEXT, groups=())
    wide, respondents = placed([20, 5, 12], silent=1)
    before = publish(spec, wide, respondents, limited=False)
    assert before.found("where", "b") == (1, 6)
    assert not publish(spec, wide, respondents).is_solved()


def test_nor_by_groups_or_by_the_question_itself(publish: Publish) -> None:
    wide, respondents = placed([30, 5, 20], [25, 12, 14])
    spec = survey(WHERE, TEXT, GROUP, groups=("group",))
    assert publish(spec, wide, respondents, limited=False, text_needed=True).is_solved()
    assert not publish(spec, wide, respondents, text_needed=True).is_solved()
    spec = survey(WHERE, TEXT, GROUP, groups=("where",))
    assert not publish(spec, wide, respondents, text_needed=True).is_solved()


def test_a_count_that_two_breakdowns_show_is_not_found_from_both(
    publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Of a, two are x: a hidden count that stands in "where by group" and in "group by where".
    wide, respondents = placed([2, 19, 13], [13, 20, 18])
    spec = survey(WHERE, TEXT, GROUP, groups=("where", "group"))
    assert not publish(spec, wide, respondents, text_needed=True).is_solved()

    monkeypatch.setattr(publication, "_relate_crossed", lambda *_: None)
    assert publish(spec, wide, respondents, text_needed=True).is_solved()


def test_a_hidden_pick_is_not_found_from_the_limit_of_picks(publish: Publish) -> None:
    # Of 21 with two picks at most, 21 a and 20 b leave 42 - 41 = 1 for c.
    question = several(2)
    spec, wide = survey(question, groups=()), ticked(question, ["ab"] * 20 + ["ac"])
    assert publish(spec, wide, limited=False).found("q", "c") == (1, 1)
    found = publish(spec, wide)
    assert found.status("q", "c") == "suppressed"
    assert not found.is_solved()


def test_a_hidden_pick_is_not_found_from_what_excludes_it(publish: Publish) -> None:
    # 29 stand as 30 (28 to 32), 28 who picked "none" as 30 too: 32 - 28 = 4 at most are left.
    question = several(None, "n", "abn")
    spec, wide = survey(question, groups=()), ticked(question, ["n"] * 28 + ["a"])
    rules = Disclosure()
    assert publish(spec, wide, rules=rules, limited=False).found("q", "a") == (1, 4)
    found = publish(spec, wide, rules=rules)
    assert found.status("q", "a") == found.status("q", "n") == "suppressed"
    assert not found.is_solved()


@pytest.mark.parametrize("rules", [UNROUNDED, Disclosure(), Disclosure(show_zero=False)])
@pytest.mark.parametrize("seed", range(3))
def test_nothing_can_be_found_by_whoever_knows_the_form(
    publish: Publish, seed: int, rules: Disclosure
) -> None:
    draw = np.random.default_rng(seed)
    question = several(2, "np", "abcnmp")
    allowed = ["", "a", "b", "ab", "ac", "bc", "n", "m", "p", "c"]
    chances = draw.dirichlet(np.full(len(allowed), 0.4))
    numbers = [draw.integers(0, most, 3).tolist() for most in (30, 15)]
    wide, respondents = placed(*numbers, silent=seed % 2)
    picks = ticked(question, draw.choice(allowed, len(wide), p=chances))
    spec = survey(WHERE, TEXT, GROUP, question, groups=("group",))
    found = publish(spec, wide.join(picks), respondents, rules, text_needed=seed % 2 == 0)
    assert "suppressed" in found.safe.statuses
    assert not found.is_solved()
