"""Comments that people have coded: who mentions what, and how well the coders agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from jsna.measures.agreement import score_agreement
from jsna.measures.bootstrap import Bootstrap
from jsna.measures.results import Result
from jsna.review.disclosure import Disclosure

# The name of the coding that the coders settled on, where they did.
AGREED = "agreed"


def mentions(codings: pd.DataFrame, respondents: pd.Series[str]) -> pd.DataFrame:
    """Who mentions what.

    Parameters
    ----------
    codings
        Of one question, one row a respondent, coder and code: ``respondent``, ``coder``, ``code``
        ("" where a coder finds none).
    respondents
        All respondents, in the order of the coded answers.

    Returns
    -------
    pandas.DataFrame
        One row a respondent in that order: ``commented``, and a bool column for each code, in the
        order of the alphabet. A code counts as the coding named "agreed" has it; without one, where
        more than half of the comment's coders give it.
    """
    settled = codings["coder"] == AGREED
    used = codings[settled] if settled.any() else codings
    coders = used.groupby("respondent")["coder"].nunique()
    given = used[used["code"] != ""].drop_duplicates(["respondent", "coder", "code"])
    votes = given.groupby(["respondent", "code"]).size().unstack(fill_value=0)  # noqa: PD010
    found = (votes.mul(2).gt(coders, axis="index")).reindex(respondents, fill_value=False)
    commented = pd.Series(respondents.isin(used["respondent"]).to_numpy(), found.index)
    table = pd.concat({"commented": commented}, axis="columns").join(found)
    return table.astype(bool).reset_index(drop=True)


def coder_agreement(
    codings: pd.DataFrame, question_id: str, bootstrap: Bootstrap, rules: Disclosure
) -> Iterator[Result]:
    """``coder_agreement`` of each code: Krippendorff's alpha of "mentioned" or "not".

    Parameters
    ----------
    codings
        As for ``mentions``. The coding named "agreed" is no coder's.
    question_id
        The question that the comments answer.
    bootstrap, rules
        How the interval is drawn, and how the number of comments, of people, is rounded.
    """
    own = codings[codings["coder"] != AGREED]
    seen = own[["respondent", "coder"]].drop_duplicates()
    for code in sorted(set(own["code"]) - {""}):
        given = own[own["code"] == code][["respondent", "coder"]].drop_duplicates()
        ratings = seen.merge(given, how="left", indicator=True)
        ratings = ratings.assign(
            rater=ratings["coder"],
            service_id="",
            item_id=ratings["respondent"],
            score=(ratings["_merge"] == "both").astype("float64"),
            not_applicable=False,
        )
        for found in score_agreement(ratings, range(2), bootstrap):
            if found.measure == "krippendorff_alpha" and found.answer == "nominal":
                yield _of_code(found, code, question_id, rules)


def _of_code(found: Result, code: str, question_id: str, rules: Disclosure) -> Result:
    named = replace(found, measure="coder_agreement", question_id=question_id, answer=code)
    if found.status != "shown":
        return replace(named, base=float("nan"))
    if found.base < rules.low_base:
        return replace(
            named, value=float("nan"), lower=float("nan"), upper=float("nan"),
            confidence=float("nan"), base=float("nan"), status="low base",
        )  # fmt: skip
    return replace(named, base=float(rules.rounded(int(found.base))))
