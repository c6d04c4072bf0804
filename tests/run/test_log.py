from __future__ import annotations

import importlib.metadata
import logging
import platform
import re
from pathlib import Path

import pytest

from jsna.errors import StorageError, UsageError
from jsna.review.project import Project
from jsna.run.log import installed_packages, logs_of, run_log
from tests.run.tiny import REVIEW


def test_each_run_has_its_log_with_times_and_versions(tiny: Project) -> None:
    for _ in range(2):
        with run_log(tiny, REVIEW) as (log, path):
            log.info("01_first took 1.00 s")

    assert len(list(logs_of(tiny, REVIEW).glob("*.log"))) == 1 + 1
    lines = path.read_text(encoding="utf-8").splitlines()
    assert all(re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]+ .", line) for line in lines)
    assert f"Python {platform.python_version()}" in lines[0]
    assert any(line.endswith(f"pandas {importlib.metadata.version('pandas')}") for line in lines)
    assert lines[-1].endswith("INFO 01_first took 1.00 s")


def test_what_papermill_says_goes_there_and_not_to_the_terminal(
    tiny: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    with run_log(tiny, REVIEW) as (_, path):
        logging.getLogger("papermill").warning("a warning")
    logging.getLogger("papermill").debug("later")

    assert path.read_text(encoding="utf-8").endswith("WARNING a warning\n")
    assert capfd.readouterr() == ("", "")


def test_no_handler_stays_behind(tiny: Project) -> None:
    before = list(logging.getLogger("papermill").handlers)

    with run_log(tiny, REVIEW):
        pass

    assert logging.getLogger("papermill").handlers == before


def test_a_name_that_is_no_reviews_makes_no_folder(tiny: Project) -> None:
    with pytest.raises(UsageError):
        logs_of(tiny, "../x")


def test_where_no_log_can_be_written_it_is_said(tiny: Project) -> None:
    Path(tiny.root / "logs").write_text("a file", encoding="utf-8")

    with pytest.raises(StorageError, match="cannot be written"), run_log(tiny, REVIEW):
        pytest.fail("it runs")


def test_packages_are_listed_by_name() -> None:
    names = [name for name, _ in installed_packages()]

    assert names == sorted(names, key=str.lower)
    assert {"papermill", "nbclient", "ipykernel"} <= set(names)
