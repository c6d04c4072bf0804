"""A survey of a nation's size: read, tabulate by five breakdowns and make safe.

Run it with ``python benchmarks/survey.py --rows 1000000``. An absolute time is not stable on a
shared machine, so every variant is timed in turn within one run, each in a process of its own, by
the seconds that the processor worked, all threads together. What counts are the ratios: to merely
reading the file by the fastest reader, and to the quickest way of counting that we know (pyarrow's
reader, numpy.bincount over dictionary codes).
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import resource
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from jsna.measures.bootstrap import Bootstrap
from jsna.measures.results import results_table
from jsna.measures.survey.estimates import Answers, estimate_survey
from jsna.preparation.survey.reading import read_export
from jsna.preparation.survey_checks.checking import check_answers
from jsna.review.analysis_plan import default_plan
from jsna.review.disclosure import Disclosure
from jsna.review.survey import Survey
from jsna.review.survey_question import Option, Question
from jsna.review.survey_rules import SurveyRules

QUESTIONS, GROUPS, OPTIONS = 55, 5, ("a", "b", "c", "d", "e")
GROUP_IDS = tuple(f"group-{number}" for number in range(GROUPS))
QUESTION_IDS = tuple(f"question-{number}" for number in range(QUESTIONS))


def write_survey(folder: Path, rows: int) -> None:
    """Write the same answers as CSV and Parquet."""
    draw = np.random.default_rng(1)
    words = pa.array(OPTIONS)
    columns = {
        name: pa.DictionaryArray.from_arrays(
            pa.array(draw.integers(0, 5, rows, dtype="int8"), mask=draw.random(rows) < 0.03), words
        )
        for name in (*GROUP_IDS, *QUESTION_IDS)
    }
    table = pa.table(columns)
    pa.parquet.write_table(table, folder / "survey.parquet")
    plain = pa.table({name: table[name].cast(pa.string()) for name in table.column_names})
    pa.csv.write_csv(plain, folder / "survey.csv")


def read(path: Path) -> pa.Table:
    """The table as pyarrow reads it fastest, as dictionary codes."""
    if path.suffix == ".parquet":
        return pa.parquet.read_table(path, read_dictionary=[])
    kinds = {name: pa.dictionary(pa.int32(), pa.string()) for name in (*GROUP_IDS, *QUESTION_IDS)}
    options = pa.csv.ConvertOptions(column_types=kinds, strings_can_be_null=True)
    return pa.csv.read_csv(path, convert_options=options)


def count_plainly(path: Path) -> None:
    """The best line of the comparison: counts only, one bincount a question and breakdown."""
    table = read(path)

    def codes(name: str) -> np.ndarray:
        column = table[name].unify_dictionaries().combine_chunks()
        return column.indices.fill_null(len(OPTIONS)).to_numpy().astype("int64")

    size = len(OPTIONS) + 1
    groups = [codes(name) * size for name in GROUP_IDS]
    for name in QUESTION_IDS:
        own = codes(name)
        for group in groups:
            np.bincount(group + own, minlength=size * size)


def survey() -> Survey:
    """The spec of these answers."""
    options = tuple(Option(id=option, wording=option) for option in OPTIONS)
    questions = tuple(
        Question(id=name, wording=name, type="single", options=options)
        for name in (*GROUP_IDS, *QUESTION_IDS)
    )
    return Survey(
        file="survey.csv",
        dialect="generic",
        origin="generated",
        added=dt.date(2026, 1, 1),
        groups=GROUP_IDS,
        question=questions,
    )


def estimate(path: Path) -> None:
    """Everything: read by the spec and clean, counts by five breakdowns, safety, intervals."""
    spec = survey()
    export = read_export(path, path.name, spec)
    plan = [each for each in default_plan(spec) if each.question in QUESTION_IDS]
    answers = Answers(export.wide, export.respondents)
    results_table("", estimate_survey(answers, spec, plan, Disclosure(), Bootstrap(1, 0.95, 1)))


def check(path: Path) -> None:
    """Read by the spec, and look for what a person should see: duplicates, straight lines ..."""
    spec = survey()
    export = read_export(path, path.name, spec)
    check_answers(export.wide, export.respondents, spec, SurveyRules())


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
    works = {
        "reading alone": read_only,
        "counts alone": count_plainly,
        "everything": estimate,
        "read, checked": check,
    }
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
                        f"{rows:9,} rows {path.suffix:9} {each:14} {seconds:7.2f} s "
                        f"{ratios[0]:6.1f} x reading {ratios[1]:6.1f} x counts {peak:5.2f} GB"
                    )


def read_only(path: Path) -> None:
    """Merely read the file."""
    read(path)


if __name__ == "__main__":
    main()
