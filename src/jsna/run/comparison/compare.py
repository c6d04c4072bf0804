"""Everything that differs between two published outputs, with what can have made it differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jsna.measures.results import KEY
from jsna.pipeline import RESTRICTED, STEPS
from jsna.publishing.changes import Change, Field, SentenceChange
from jsna.publishing.comparison import Comparison
from jsna.run.comparison.attribution import Attribution, attribution
from jsna.run.comparison.exhibits import changed_exhibits
from jsna.run.comparison.published import Published, Row
from jsna.run.comparison.rows import Matching, changed_rows, differ, kind_of
from jsna.run.comparison.sentences import marked, matched_sentences
from jsna.run.comparison.successions import Known, matched
from jsna.storage.schemas import CONTRACTS

GAPS = "gap_statements"
NOTHING = Known()
# The id of the review says which side it is; a row's number says only where it stood.
WITHOUT = ("review", "source_row", "row")
_TABLE_OF = {"score": "score_results", "rank": "ranking_results"}
_REGISTER = "gap_register"
_SITE = "review/index.html"
_PUBLIC = [name for step in STEPS for name in step.writes if name not in RESTRICTED]
_RESULTS = [name for name in _PUBLIC if name.endswith("_results")]
_RECORDS = [name for name in _PUBLIC if name not in (*_RESULTS, GAPS)]


def compare_published(before: Published, after: Published, known: Known = NOTHING) -> Comparison:
    """Two outputs side by side.

    Parameters
    ----------
    before, after
        The two folders. Of one review at two times, or of two reviews: the ids of services, gaps
        and statements match what is the same.
    known
        What was renamed, and is the same under two ids; and what was split or merged.

    Raises
    ------
    StorageError
        If a manifest or a table cannot be read.
    """
    before, successions = matched(before, after, known)
    causes = attribution(before, after, lambda table: _differ(before, after, table))
    results = [each for table in _RESULTS for each in _results(before, after, table, causes)]
    return Comparison(
        before.side,
        after.side,
        causes=causes.all,
        successions=successions,
        scores=tuple(_by_service(before, after, "score", causes)),
        ranks=tuple(_by_service(before, after, "rank", causes)),
        gaps=tuple(_table(before, after, GAPS, causes)),
        sentences=tuple(_sentences(before, after, results, causes)),
        figures=tuple(changed_exhibits(before, after, "figures", causes.of_chapter)),
        tables=tuple(changed_exhibits(before, after, "tables", causes.of_chapter)),
        results=tuple(results),
        records=tuple(each for table in _RECORDS for each in _table(before, after, table, causes)),
        files=tuple(_files(before, after)),
    )


def key_of(row: Row) -> tuple[str, ...]:
    """The key of a result, as the numbers of the text name it."""
    return tuple(filter(None, (row.get(name, "") for name in KEY)))


def _differ(before: Published, after: Published, table: str) -> bool:
    """Whether a stored table differs; one that may not be published can."""
    return table in RESTRICTED or differ(before.table(table), after.table(table), WITHOUT)


def _results(
    before: Published, after: Published, table: str, causes: Attribution
) -> Iterator[Change]:
    rows = before.table(table), after.table(table)
    if not _differ(before, after, table):
        return
    names = {**before.names, **after.names}

    def describe(row: Row) -> str:
        measure, *about = key_of(row)
        said = ", ".join(names.get(each, each) for each in about)
        return f"{measure.replace('_', ' ')}: {said}" if said else measure.replace("_", " ")

    matching = Matching(table, KEY, describe, WITHOUT, finding="answer", about="service_id")
    yield from changed_rows(matching, *rows, causes.of_table(table))


def _by_service(
    before: Published, after: Published, measure: str, causes: Attribution
) -> Iterator[Change]:
    """A measure of each service, in the words of a reader."""
    table = _TABLE_OF[measure]
    old, new = (_worded(side.table(table), measure) for side in (before, after))
    for service in dict.fromkeys((*new, *old)):
        was, becomes = old.get(service), new.get(service)
        if was != becomes:
            name = after.names.get(service) or before.names.get(service) or service
            field = Field(measure, was or "", becomes or "")
            key, why = (measure, service), causes.of_table(table)
            yield Change(kind_of(was, becomes), name, key, (field,), why)


def _worded(rows: Iterable[Row], measure: str) -> dict[str, str]:
    """A score or a rank by service; a rank that several share has "=" behind it."""
    found = {}
    for row in rows:
        service = row["service_id"]
        if key_of(row) == (measure, service):
            shared = measure == "rank" and row["numerator"] not in ("", "1")
            shown = f"{row['value']}=" if shared else row["value"]
            found[service] = shown if row["status"] == "shown" else row["status"]
    return found


def _table(before: Published, after: Published, table: str, causes: Attribution) -> list[Change]:
    """The rows of a stored table that are new, gone or changed."""
    rows = before.table(table), after.table(table)
    if not differ(*rows, WITHOUT):
        return []
    contract = CONTRACTS[table]
    key = [name for name in contract.key or contract.columns if name not in WITHOUT]
    # What the register repeats of the gaps stands there already.
    repeated = [name for name in CONTRACTS[GAPS].columns if table == _REGISTER and name not in key]
    without = (*WITHOUT, *repeated)
    matching = Matching(table, key, lambda row: _described(row, key), without)
    return changed_rows(matching, *rows, causes.of_table(table))


def _described(row: Row, key: Iterable[str]) -> str:
    """What a row is about: its own words where it has some, and else its key."""
    words = row.get("text") or row.get("finding") or row.get("service")
    return words or ", ".join(filter(None, (row.get(name, "") for name in key))) or "the review"


def _sentences(
    before: Published, after: Published, results: list[Change], causes: Attribution
) -> Iterator[SentenceChange]:
    """The changed sentences. One whose numbers changed has the causes of these results."""
    by_key = {"; ".join(each.key[1:]): each.causes for each in results}
    for was, becomes in matched_sentences(before.table("sentences"), after.table("sentences")):
        old, new = (row["text"] if row else "" for row in (was, becomes))
        if old == new:
            continue
        keys = [key for row in (was, becomes) if row for key in row.get("results", "").split("\n")]
        found = [by_key[key] for key in dict.fromkeys(keys) if key in by_key]
        why = causes.of_several(found) if found else causes.of_chapter
        section = (becomes or was or {}).get("section", "")
        yield SentenceChange(kind_of(was, becomes), section, *marked(old, new), why)


def _files(before: Published, after: Published) -> Iterator[str]:
    """Files of one review whose bytes differ, without those that are compared value by value.

    The review site's first page says what has changed since the release before: where that is
    another one, the page tells nothing.
    """
    if before.side.review_id != after.side.review_id:
        return
    old, new = before.manifest["outputs"], after.manifest["outputs"]
    followed = [side.manifest.get("last_release") for side in (before, after)]
    passed_over = {_SITE} if followed[0] != followed[1] else set()
    for name in sorted((old.keys() | new.keys()) - passed_over):
        if old.get(name) != new.get(name) and not name.endswith(".csv"):
            yield name
