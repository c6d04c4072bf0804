"""What the checks of the answers looked for, how many they flagged, and what people decided."""

from __future__ import annotations

from jsna.exhibits.answers import people_of
from jsna.exhibits.base import Cell, Column, Content, Table
from jsna.exhibits.survey_notes import about_counts, meanings
from jsna.exhibits.wording import counted, in_words, sentence
from jsna.review.survey_rules import ANSWER_OUT, CHANGED, LEFT, RECORD_OUT, UNDECIDED

# What each check looks for; docs/cleaning.md says by which limits.
LOOKED_FOR = {
    "duplicate": "Someone else gave the same answers, which chance would seldom bring about",
    "near-duplicate": "Someone else gave the same answers but for one",
    "speeder": "Answered in less time than reading the questions takes",
    "straight-lining": "The same answer on every scale of a set, which few would give",
    "impossible combination": "Answers that the review says cannot be together",
    "over-selection": "More picks than may be",
    "exclusive with others": "“None of these”, or the like, beside another pick",
    "other text belongs to an option": "A text at “other” whose words are those of an option",
    "out of range": "A number below the lowest or above the highest that may be",
    "personal data in free text": "An address, a number or a name in a comment",
    "no answer at all": "Nothing was answered",
}
ANY = "Any of these"
# The columns of what was decided, and the word of the results for each.
OUTCOMES = {
    "left": LEFT,
    "changed": CHANGED,
    "answer_out": ANSWER_OUT,
    "record_out": RECORD_OUT,
    "undecided": UNDECIDED,
}
_COLUMNS = (
    Column("check", "Check", "Name of the check"),
    Column("looked_for", "What was looked for", "What an answer is flagged for"),
    Column("flagged", "Flagged", "How many respondents it flagged; rounded, or hidden", "number"),
    *(
        Column(name, outcome.capitalize(), f"Of how many the finding was: {outcome}", "number")
        for name, outcome in OUTCOMES.items()
    ),
)
_ABOUT = (
    "Checks find and change nothing: a flag is a question to a person, and no fault. Whoever has "
    "several findings of a check, or of all together, counts once, under the decision that takes "
    "most away."
)


def tabulate_survey_checks(content: Content) -> Table | None:
    """The checks that were made of the answers; nothing where none was."""
    made = set(content.rows("survey_flagged")["answer"]) - {""}
    if not made:
        return None
    rows = tuple(
        (check, looked_for, *_counts(content, check))
        for check, looked_for in LOOKED_FOR.items()
        if check in made
    )
    overall = (ANY, "At least one of what stands above", *_counts(content, ""))
    return Table(
        key="survey_checks",
        caption=_caption(overall[2], overall[-1], len(rows)),
        columns=_COLUMNS,
        rows=rows,
        overall=overall,
        notes=(
            _ABOUT,
            about_counts(content),
            *meanings([str(cell) for row in (*rows, overall) for cell in row]),
            content.dates("survey"),
            *content.notice,
        ),
    )


def _counts(content: Content, check: str) -> tuple[Cell, ...]:
    """How many were flagged, and how many by each decision."""
    flagged = content.rows("survey_flagged", answer=check)
    decided = (
        content.rows("survey_flagged", answer=check, group="outcome", group_value=outcome)
        for outcome in OUTCOMES.values()
    )
    return tuple(people_of(rows) for rows in (flagged, *decided))


def _caption(flagged: Cell, undecided: Cell, checks: int) -> str:
    if not isinstance(flagged, int):
        found = "how many respondents they flagged is not shown"
    elif not flagged:
        found = "they flagged nobody"
    else:
        found = f"they flagged {in_words(flagged)} respondents"
    waits = {0: "; nothing waits for a decision", flagged: "; none of it is decided"}
    left = waits.get(undecided, "") if isinstance(undecided, int) and flagged else ""
    made = f"{counted(checks, 'check')} of the answers {'was' if checks == 1 else 'were'} made"
    return sentence(f"{made}; {found}{left}")
