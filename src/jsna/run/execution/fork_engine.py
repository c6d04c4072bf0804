"""The papermill engine that executes each notebook in a fresh child of a loaded process."""

from __future__ import annotations

from nbformat import NotebookNode
from papermill.engines import Engine, NotebookExecutionManager, papermill_engines

from jsna.run.execution.cells import execute_cells, notebook_client, run_within_limits
from jsna.run.execution.forked.client import forked_child
from jsna.run.execution.session import Session

FORK = "jsna-fork"


class ForkEngine(Engine):  # type: ignore[misc]
    """Executes a notebook with the kernel of a forked child, which starts at once.

    No state passes from one notebook to the next, as with kernels: each child begins as a copy of
    a process in which no notebook has run.
    """

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, *, session: Session, **_: object
    ) -> None:
        """Execute the notebook that papermill prepared; ``kernel_name`` is not looked up."""
        del kernel_name
        run_within_limits(nb_man.nb, session, _execute)


papermill_engines.register(FORK, ForkEngine)


async def _execute(notebook: NotebookNode, session: Session) -> None:
    async with forked_child(session.folder, session.scratch, session.environment) as child:
        client = notebook_client(notebook, session)
        # It has of a KernelClient what nbclient uses.
        client.kc = child  # type: ignore[assignment]
        await execute_cells(client, session)
