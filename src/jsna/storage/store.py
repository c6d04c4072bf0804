"""The store: the only door to the tables between the steps."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from jsna.errors import StorageError
from jsna.pipeline import RESTRICTED, Step, step_of
from jsna.review.drafts import read_draft
from jsna.review.project import WORKSPACE_VARIABLE, find_project
from jsna.review.settings import read_review
from jsna.storage.files import read_stored, write_stored
from jsna.storage.opened_review import OpenedReview
from jsna.storage.schemas import CONTRACTS


@dataclass(frozen=True, repr=False)
class Store(OpenedReview):
    """What one step may read and write of one review.

    In a run, tables and the chapter go to the run's own folder, which is published as one when all
    notebooks have succeeded. A notebook that is opened by hand writes to ``data/processed`` only,
    so that it never touches what was published.
    """

    step: Step

    @property
    def tables(self) -> Path:
        """The folder of the tables between steps."""
        return self._workspace / "processed" if self._workspace else self._by_hand

    @property
    def chapter(self) -> Path:
        """The folder that the chapter is written to."""
        return self._workspace / "outputs" if self._workspace else self._by_hand / "chapter"

    @property
    def _workspace(self) -> Path | None:
        """The folder of the run that this is part of, if it is."""
        named = os.environ.get(WORKSPACE_VARIABLE)
        return Path(named) if named else None

    @property
    def _by_hand(self) -> Path:
        return self.project.processed(self.review.id)

    def read(self, table: str) -> pd.DataFrame:
        """A stored table, checked against its contract.

        Where no notebook of this machine has written it yet, the published copy is read and a
        line says so; in a run never.

        Raises
        ------
        LookupError
            If the pipeline does not list the table among the reads of this step: a defect.
        StorageError
            If there is neither, or the table does not keep its contract.
        """
        if table not in self.step.reads:
            raise LookupError(f"{self.step.notebook} does not list {table} among its reads")
        if self._stored(table).exists():
            return self._read(table, self._stored(table))
        published = self.project.outputs(self.review.id) / "tables" / f"{table}.csv"
        if self._workspace or not published.exists():
            raise StorageError(
                f"The table {table} of review {self.review.id} is not there yet. "
                f"Run the notebooks before this one, or: jsna run {self.review.id}"
            )
        shown_as = self.project.relative(published)
        print(f"{table}: as published in {shown_as}")
        return self._read(table, published)

    def earlier(self, table: str) -> list[pd.DataFrame]:
        """A table as each earlier review published it, the oldest first; never recomputed.

        Raises
        ------
        StorageError
            If an earlier review has not been published, or by another version.
        """
        return [self._published(table, review_id) for review_id in self.review.earlier]

    def results(self) -> pd.DataFrame:
        """All result tables that this step reads, as one."""
        tables = [table for table in self.step.reads if table.endswith("_results")]
        return pd.concat([self.read(table) for table in tables], ignore_index=True)

    def write(self, table: str, frame: pd.DataFrame) -> None:
        """Keep a table, whole or not at all.

        Raises
        ------
        LookupError
            If the pipeline does not list the table among the writes of this step: a defect.
        ContractError
            If the frame does not keep the table's contract: a defect.
        StorageError
            If the folder cannot be written.
        """
        if table not in self.step.writes:
            raise LookupError(f"{self.step.notebook} does not list {table} among its writes")
        path = self._stored(table)
        write_stored(CONTRACTS[table].kept_by(frame), path, self.project.relative(path))

    def public_tables(self) -> dict[str, pd.DataFrame]:
        """Every public table that the steps wrote, by name, for publication beside the chapter.

        Raises
        ------
        StorageError
            If this is a run and a table is not there: it would be published without.
        """
        public = [table for table in CONTRACTS if table not in RESTRICTED]
        there = [table for table in public if self._stored(table).exists()]
        if self._workspace and there != public:
            missing = ", ".join(table for table in public if table not in there)
            raise StorageError(f"The run has not written the public tables {missing}.")
        return {table: self._read(table, self._stored(table)) for table in there}

    def _published(self, table: str, review_id: str) -> pd.DataFrame:
        path = self.project.outputs(review_id) / "tables" / f"{table}.csv"
        if not path.exists():
            raise StorageError(
                f"The earlier review {review_id} is not published: "
                f"{self.project.relative(path)} is not there. Run: jsna run {review_id}"
            )
        return self._read(table, path, review_id)

    def _stored(self, table: str) -> Path:
        return self.tables / f"{table}.parquet"

    def _read(self, table: str, path: Path, review_id: str = "") -> pd.DataFrame:
        try:
            return read_stored(table, path, self.project.relative(path))
        except StorageError as error:
            raise StorageError(f"{error} Run: jsna run {review_id or self.review.id}") from None


def open_store(review: str, step: str, *, draft: bool = False) -> Store:
    """The store of a review as one notebook sees it, from wherever inside the project it runs.

    Parameters
    ----------
    review
        Id of the review.
    step
        Name of the notebook, without its ending.
    draft
        Whether a draft is made of what is there.
    """
    project = find_project()
    return Store(project, (read_draft if draft else read_review)(project, review), step_of(step))
