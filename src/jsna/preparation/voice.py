"""The residents' voice as statements: published priorities, engagement issues and their sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from jsna.errors import Problem, refuse_if
from jsna.preparation.cleaning import Cleaning, Issue
from jsna.preparation.delimited import Row, Sheet
from jsna.preparation.evidence_links import Link, Stream, clean_links
from jsna.preparation.inputs import read_inputs
from jsna.preparation.sheet import Change
from jsna.review.codebook import Codebook
from jsna.review.declared import COLUMNS
from jsna.review.project import Project
from jsna.review.settings import Review, Role
from jsna.review.survey import Survey
from jsna.review.survey_answers import answers_by_id

_ROLES: tuple[Role, ...] = (
    "priorities",
    "engagement_issues",
    "engagement_sources",
    "evidence_links",
)
_OF_SOURCES = "source-"
_KINDS: dict[Role, str] = {
    "priorities": "priority",
    "engagement_issues": "engagement issue",
    "engagement_sources": "engagement source",
}
_STREAMS: dict[str, Stream] = {
    "priority": "survey",
    "engagement issue": "engagement",
}


@dataclass(frozen=True)
class Statement:
    """A priority, an issue or a source, in words."""

    statement_id: str
    kind: str
    theme_id: str
    theme: str
    text: str
    source_row: int


@dataclass(frozen=True)
class CleanVoice:
    """Statements and links of a review, clean, in the order of their files.

    ``missing`` is what is not filled in yet. Only a draft has any: all else is refused for it.
    """

    statements: tuple[Statement, ...]
    links: tuple[Link, ...]
    issues: tuple[Issue, ...]
    changes: tuple[Change, ...]
    missing: tuple[Problem, ...] = ()


def read_voice(
    project: Project, review: Review, unread: list[Problem] | None = None
) -> dict[Role, Sheet]:
    """The sheets of the residents' voice that the review has, by their role.

    Parameters
    ----------
    project, review, unread
        As for ``jsna.preparation.inputs.read_inputs``.

    Raises
    ------
    InputError
        With the problems of every file that is not there, is not text, or has other columns.
    """
    return read_inputs(project, review, _ROLES, unread)


def clean_voice(
    sheets: dict[Role, Sheet],
    review: Review,
    codebook: Codebook,
    survey: Survey | None = None,
    *,
    survey_read: bool = True,
) -> CleanVoice:
    """Statements and links, with every change listed.

    A link can name an answer of the survey too, as question and option: "priorities.waits".

    Where a list of statements or the survey's spec could not be read, or a row of a list is half
    filled, nothing is said of the ids that links take from them: they may well be right.

    Raises
    ------
    InputError
        With every problem: a blank cell, an id that stands twice, a theme with two names, a link
        to an unknown statement or service or to one that there is not at the date of the review, a
        link that stands twice. A draft is not refused for what is missing alone.
    """
    work = {role: Cleaning(sheet, review.inputs[role].restricted) for role, sheet in sheets.items()}
    statements: dict[str, Statement] = {}
    answers = answers_by_id(survey)
    for role in _KINDS:
        if role in work:
            _clean_statements(work[role], role, statements, answers)
    links: list[Link] = []
    if "evidence_links" in work:
        lists = [work[role] for role in _KINDS if role in work]
        all_read = survey_read and len(lists) == sum(role in review.inputs for role in _KINDS)
        # The id of a row that is half filled may well be right.
        all_read = all_read and not any(each.missing for own in lists for each in own.problems)
        linkable: dict[str, Stream] = dict.fromkeys(answers, "survey")
        linkable |= {
            key: _STREAMS[each.kind] for key, each in statements.items() if each.kind in _STREAMS
        }
        at = codebook.at(review.date)
        links = clean_links(work["evidence_links"], linkable, at, all_read=all_read)
    problems = [problem for cleaning in work.values() for problem in cleaning.problems]
    refuse_if(problems, draft=review.draft)
    return CleanVoice(
        tuple(statements.values()),
        tuple(links),
        tuple(issue for cleaning in work.values() for issue in cleaning.issues),
        tuple(change for cleaning in work.values() for change in cleaning.changes),
        tuple(problems),
    )


def _clean_statements(
    cleaning: Cleaning, role: Role, statements: dict[str, Statement], answers: Collection[str]
) -> None:
    columns = COLUMNS[role]
    for row in cleaning.rows():
        cells = {column: cleaning.needed_text(row, column) for column in columns}
        if cells.get("statement_id", "").casefold().startswith(_OF_SOURCES):
            found = f'ids that begin with "{_OF_SOURCES}" are kept for the sources'
            cleaning.problem(row, "statement_id", found, "Give it another", cells["statement_id"])
        if cells.get("statement_id") in answers:
            found = "survey.toml has an answer of this id: question and option"
            cleaning.problem(row, "statement_id", found, "Give it another", cells["statement_id"])
        # A source has no number of its own: its place in the list names it.
        cells.setdefault("statement_id", f"{_OF_SOURCES}{row.number - 1}")
        statement = Statement(
            statement_id=cells["statement_id"],
            kind=_KINDS[role],
            theme_id=cells.get("theme_id", ""),
            theme=cells.get("theme", ""),
            text=cells["text"],
            source_row=row.number,
        )
        _refuse_conflict(cleaning, row, statement, statements.values())
        if all(cells.values()):
            statements.setdefault(statement.statement_id, statement)


def _refuse_conflict(
    cleaning: Cleaning, row: Row, statement: Statement, earlier: Iterable[Statement]
) -> None:
    for other in earlier:
        if statement.statement_id and other.statement_id == statement.statement_id:
            found = f"this id stands in row {other.source_row} of the {other.kind} list already"
            remedy = "Give each statement an id of its own"
            cleaning.problem(row, "statement_id", found, remedy, statement.statement_id)
        elif statement.theme_id and other.theme_id == statement.theme_id:
            if other.theme != statement.theme:
                found = f"theme {other.theme_id} has another name in row {other.source_row}"
                cleaning.problem(row, "theme", found, "Use one name for it", statement.theme)
            return
