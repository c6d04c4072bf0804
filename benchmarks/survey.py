"""A survey of a nation's size: read, check, clean by a log, tabulate by five breakdowns, make safe.

Run it with ``python benchmarks/survey.py --rows 1000000``. An absolute time is not stable on a
shared machine, so every variant is timed in turn within one run, each in a process of its own, by
the seconds that the processor worked, all threads together. What counts are the ratios: to merely
reading the file by the fastest reader, and to the quickest way of counting that we know (pyarrow's
reader, numpy.bincount over dictionary codes); and how the whole way grows with the rows.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

from answers import GROUP_IDS, QUESTION_IDS, spec_of_answers, write_survey
from yardsticks import count_plainly, read_only

from jsna.measures.bootstrap import Bootstrap
from jsna.measures.results import results_table
from jsna.measures.survey.answers import Answers
from jsna.measures.survey.estimates import estimate_survey
from jsna.preparation.cleaning_log.cleaning_log import CleaningLog, clean_survey_by_log
from jsna.preparation.cleaning_log.entries import Entry
from jsna.preparation.cleaning_log.faults import faults_of_content
from jsna.preparation.cleaning_log.tables import survey_records
from jsna.preparation.survey.reading import Received, read_export
from jsna.preparation.survey_checks.checking import check_answers
from jsna.review.analysis_plan import default_plan
from jsna.review.disclosure import Disclosure
from jsna.review.survey import Survey
from jsna.review.survey_rules import SurveyRules

ENTRIES = 1_000


def everything(path: Path) -> None:
    """The whole way: read by the spec, checked, cleaned by a log of 1,000 entries, estimated."""
    spec = spec_of_answers()
    export = read_export(path, path.name, spec)
    check_answers(export.wide, export.respondents, spec, SurveyRules())
    _estimate(_cleaned(export, spec), spec)


def estimate(path: Path) -> None:
    """Read by the spec; counts by five breakdowns, made safe, with intervals."""
    spec = spec_of_answers()
    _estimate(read_export(path, path.name, spec), spec)


def check(path: Path) -> None:
    """Read by the spec, and look for what a person should see: duplicates, straight lines ..."""
    spec = spec_of_answers()
    export = read_export(path, path.name, spec)
    check_answers(export.wide, export.respondents, spec, SurveyRules())


def clean(path: Path) -> None:
    """Read by the spec; the log found good, replayed and audited."""
    spec = spec_of_answers()
    _cleaned(read_export(path, path.name, spec), spec)


def _cleaned(export: Received, spec: Survey) -> Received:
    """The answers with 1,000 entries of a log carried out, over 20 questions."""
    records = survey_records(export, spec)
    names = QUESTION_IDS[:20]
    places = [(names[place % len(names)], place) for place in range(ENTRIES)]
    held = zip(places, records.texts_at(places), strict=True)
    log = tuple(
        Entry(f"r{place + 1}", name, old, "a" if old != "a" else "b", "asked back", "A. Analyst",
              "2026-01-01", "cleaning_log.csv", place + 2)
        for (name, place), old in held
    )  # fmt: skip
    if faults := list(faults_of_content(log, [records], whole=True)):
        raise AssertionError(faults)
    return clean_survey_by_log(export, spec, CleaningLog(log))


def _estimate(export: Received, spec: Survey) -> None:
    plan = [each for each in default_plan(spec) if each.question not in GROUP_IDS]
    answers = Answers(export.wide, export.respondents)
    results_table("", estimate_survey(answers, spec, plan, Disclosure(), Bootstrap(1, 0.95, 1)))


def measured(work: Callable[[Path], object], path: Path) -> tuple[float, float, float]:
    """Seconds on the clock, of processors, and the peak of memory in GB, in a fresh process."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(_measure, (work, path))


def _measure(work: Callable[[Path], object], path: Path) -> tuple[float, float, float]:
    start = perf_counter(), process_time()
    work(path)
    seconds = perf_counter() - start[0], process_time() - start[1]
    return *seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def main() -> None:
    """Time all variants in turn, and print the best of each with the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    if min(given.rows) < ENTRIES:
        parser.error(f"--rows must be at least {ENTRIES:,}: the cleaning log has as many entries")
    works = {
        "reading alone": read_only,
        "counts alone": count_plainly,
        "everything": everything,
        "read, estimated": estimate,
        "read, checked": check,
        "read, cleaned": clean,
    }
    whole: dict[tuple[str, int], float] = {}
    for rows in given.rows:
        with tempfile.TemporaryDirectory() as folder:
            write_survey(Path(folder), rows)
            for name in ("survey.csv", "survey.parquet"):
                path = Path(folder) / name
                runs = [
                    {each: measured(work, path) for each, work in works.items()}
                    for _ in range(given.rounds)
                ]
                for each in works:
                    seconds = min(run[each][1] for run in runs)
                    ratios = [seconds / min(run[o][1] for run in runs) for o in list(works)[:2]]
                    peak = max(run[each][2] for run in runs)
                    print(
                        f"{rows:9,} rows {path.suffix:9} {each:15} {seconds:7.2f} s "
                        f"{ratios[0]:6.1f} x reading {ratios[1]:6.1f} x counts {peak:5.2f} GB"
                    )
                whole[path.suffix, rows] = min(run["everything"][1] for run in runs)
    _print_growth(whole)


def _print_growth(whole: dict[tuple[str, int], float]) -> None:
    """How the whole way grows from the fewest rows to the most."""
    fewest, most = min(rows for _, rows in whole), max(rows for _, rows in whole)
    for suffix in dict.fromkeys(suffix for suffix, _ in whole):
        growth = whole[suffix, most] / whole[suffix, fewest]
        print(f"{suffix:9} {most / fewest:g} times the rows take {growth:.1f} times as long")


if __name__ == "__main__":
    main()
