"""Comments that people have coded: who mentions what, and how well the coders agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import nan

import pandas as pd

from jsna.measures.agreement import nominal_alpha, share_agreed
from jsna.measures.bootstrap import Bootstrap
from jsna.measures.results import Result
from jsna.measures.survey.counting import COMMENTED
from jsna.review.disclosure import Disclosure

# The name of the coding that the coders settled on, where they did.
AGREED = "agreed"


def mentions(
    codings: pd.DataFrame, respondents: pd.Series[str], codes: Sequence[str] = ()
) -> pd.DataFrame:
    """Who mentions what.

    Parameters
    ----------
    codings
        Of one question, one row a respondent, coder and code: ``respondent``, ``coder``, ``code``
        ("" where a coder finds none).
    respondents
        All respondents, in the order of the coded answers.
    codes
        All codes of the codebook, in its order; without them, those that were given.

    Returns
    -------
    pandas.DataFrame
        One row a respondent in that order: ``COMMENTED``, and a bool column for each code. A code
        counts as the coding named "agreed" has it; without one, where more than half of the
        comment's coders give it.
    """
    settled = codings["coder"] == AGREED
    agreed = codings["respondent"].isin(codings.loc[settled, "respondent"])
    used = codings[settled | ~agreed]
    coders = used.groupby("respondent")["coder"].nunique()
    given = used[used["code"] != ""].drop_duplicates(["respondent", "coder", "code"])
    votes = given.groupby(["respondent", "code"]).size().unstack(fill_value=0)  # noqa: PD010
    found = (votes.mul(2).gt(coders, axis="index")).reindex(respondents, fill_value=False)
    found = found.reindex(columns=list(codes) or list(found.columns), fill_value=False)
    commented = pd.Series(respondents.isin(used["respondent"]).to_numpy(), found.index)
    table = pd.concat({COMMENTED: commented}, axis="columns").join(found)
    return table.astype(bool).reset_index(drop=True)


def coder_agreement(
    codings: pd.DataFrame, question_id: str, bootstrap: Bootstrap, rules: Disclosure
) -> Iterator[Result]:
    """How far the coders agree whether a comment mentions a code, for each code.

    Parameters
    ----------
    codings
        As for ``mentions``. The coding named "agreed" is no coder's.
    question_id
        The question that the comments answer.
    bootstrap, rules
        How the interval is drawn, and how the number of comments, of people, is rounded.

    Yields
    ------
    Result
        ``coder_agreement``, Krippendorff's alpha of "mentioned" or not, and
        ``coder_agreement_share``, the share of pairs of coders of a comment who say the same. Both
        have two decimals, which together can still tell how many mention the code: they may be
        shown only where those counts can be known.
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
        found = nominal_alpha(ratings, range(2), bootstrap)
        named = replace(found, measure="coder_agreement", question_id=question_id, answer=code)
        yield _safe(named, rules)
        yield _safe(_as_share(named, share_agreed(ratings, range(2))), rules)


def _as_share(found: Result, share: float) -> Result:
    method = "share of pairs of coders of a comment who say the same of it"
    plain = replace(found, measure="coder_agreement_share", value=share, unit="share")
    return replace(plain, method=method, lower=nan, upper=nan, confidence=nan)


def _safe(found: Result, rules: Disclosure) -> Result:
    """A result about comments as far as it may be shown; few comments are few people."""
    if found.status == "shown" and found.base < rules.low_base:
        found = replace(found, status="low base")
    if found.status != "shown":
        return without_numbers(found)
    value, lower, upper = (round(each, 2) for each in (found.value, found.lower, found.upper))
    base = float(rules.rounded(int(found.base)))
    return replace(found, value=value, lower=lower, upper=upper, base=base)


def without_numbers(found: Result) -> Result:
    """A result that says no more than why it is not shown."""
    return replace(found, value=nan, lower=nan, upper=nan, confidence=nan, base=nan)
