"""The chapter: its sections and exhibits in reading order, the menu of what comes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from jsna.errors import did_you_mean
from jsna.exhibits.base import Content, Figure, Table
from jsna.exhibits.blocks import Block
from jsna.exhibits.figures.agreement_scales import draw_agreement_scales
from jsna.exhibits.figures.answers_by_group import draw_answers_by_group
from jsna.exhibits.figures.answers_by_share import draw_answers_by_share
from jsna.exhibits.figures.change import draw_change
from jsna.exhibits.figures.rank_acceptability import draw_rank_acceptability
from jsna.exhibits.figures.ranks import draw_ranks
from jsna.exhibits.figures.scores import draw_scores
from jsna.exhibits.figures.scores_by_review import draw_scores_by_review
from jsna.exhibits.numbering import numbered
from jsna.exhibits.tables.agreement import tabulate_agreement
from jsna.exhibits.tables.caveats import tabulate_caveats
from jsna.exhibits.tables.change_by_service import tabulate_change_by_service
from jsna.exhibits.tables.comment_codes import tabulate_comment_codes
from jsna.exhibits.tables.distribution import tabulate_distribution
from jsna.exhibits.tables.engagement_issues import tabulate_engagement_issues
from jsna.exhibits.tables.findings import tabulate_findings
from jsna.exhibits.tables.firmness import tabulate_firmness
from jsna.exhibits.tables.gap_ranking import tabulate_gap_ranking
from jsna.exhibits.tables.gap_register import tabulate_gap_register
from jsna.exhibits.tables.priorities import tabulate_priorities
from jsna.exhibits.tables.questions_asked import tabulate_questions_asked
from jsna.exhibits.tables.rank_uncertainty import tabulate_rank_uncertainty
from jsna.exhibits.tables.respondents import tabulate_respondents
from jsna.exhibits.tables.scores_and_gaps import tabulate_scores_and_gaps
from jsna.exhibits.tables.survey_checks import tabulate_survey_checks
from jsna.exhibits.tables.survey_quality import tabulate_survey_quality
from jsna.exhibits.tables.transitions import tabulate_transitions
from jsna.exhibits.tables.triangulation import tabulate_triangulation
from jsna.exhibits.tables.weighted_shares import tabulate_weighted_shares
from jsna.exhibits.text.chapter_text import compose_text
from jsna.review.prose import Prose
from jsna.review.settings import Review
from jsna.review.survey import Survey

# Each makes an exhibit, or nothing where the review lacks what it shows.
SECTIONS: dict[str, tuple[Callable[[Content], Figure | Table | None], ...]] = {
    "scores": (
        draw_scores,
        tabulate_scores_and_gaps,
        tabulate_distribution,
        tabulate_firmness,
        tabulate_agreement,
    ),
    "change": (
        draw_change,
        tabulate_change_by_service,
        tabulate_transitions,
        draw_scores_by_review,
    ),
    "rankings": (
        draw_ranks,
        tabulate_gap_ranking,
        tabulate_rank_uncertainty,
        draw_rank_acceptability,
        tabulate_gap_register,
    ),
    "voice": (
        tabulate_priorities,
        tabulate_respondents,
        tabulate_questions_asked,
        draw_answers_by_share,
        draw_agreement_scales,
        draw_answers_by_group,
        tabulate_comment_codes,
        tabulate_weighted_shares,
        tabulate_survey_checks,
        tabulate_survey_quality,
        tabulate_engagement_issues,
    ),
    "triangulation": (tabulate_triangulation,),
    "caveats": (tabulate_findings, tabulate_caveats),
}
# The tables in which a reader finds the numbers of a figure, the best first.
NUMBERS_OF = {
    "scores": ("scores_and_gaps",),
    "change": ("change_by_service",),
    "ranks": ("rank_uncertainty", "gap_ranking"),
}


@dataclass(frozen=True, eq=False)
class Chapter:
    """A review's exhibits in reading order, numbered, and its text with these in their places."""

    review: Review
    sections: dict[str, tuple[Figure | Table, ...]]
    blocks: tuple[Block, ...]
    survey: Survey | None = None

    @property
    def exhibits(self) -> tuple[Figure | Table, ...]:
        """All exhibits, section after section."""
        return tuple(each for section in self.sections.values() for each in section)

    def __getitem__(self, key: str) -> Figure | Table:
        """The exhibit of this name.

        Raises
        ------
        LookupError
            If the chapter has none, with the nearest name that it has.
        """
        found = {exhibit.key: exhibit for exhibit in self.exhibits}
        if key not in found:
            raise LookupError(f'no exhibit is called "{key}": {did_you_mean(key, found)}')
        return found[key]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures in reading order."""
        return tuple(each for each in self.exhibits if isinstance(each, Figure))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in reading order."""
        return tuple(each for each in self.exhibits if isinstance(each, Table))

    @property
    def contents(self) -> pd.DataFrame:
        """One row an exhibit: its label, its key and its caption."""
        rows = [(each.label, each.key, each.caption) for each in self.exhibits]
        return pd.DataFrame(rows, columns=["exhibit", "key", "caption"])


def compose_chapter(content: Content, prose: Sequence[Prose] = ()) -> Chapter:
    """Every exhibit that the review has, numbered from where its settings say, and the text.

    Parameters
    ----------
    content
        What the chapter is made of.
    prose
        The analyst's own words for its sections.

    Raises
    ------
    InputError
        If the analyst's words name what the chapter does not have.
    """
    sections = {
        name: [exhibit for make in makers if (exhibit := make(content)) is not None]
        for name, makers in SECTIONS.items()
    }
    numbering = content.review.numbering
    referred = numbered(sections, NUMBERS_OF, numbering.first_figure, numbering.first_table)
    by_key = {each.key: each for exhibits in referred.values() for each in exhibits}
    text = compose_text(content, by_key, prose)
    return Chapter(content.review, referred, text, content.survey)
