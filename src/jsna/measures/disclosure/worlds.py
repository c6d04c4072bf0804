"""Which tables of whole counts agree with what is known: the reader who does all the sums.

This is the audit of Fischetti and Salazar (2001, "Solving the cell suppression problem on tabular
data with linear constraints", Management Science 47): a hidden count is safe if there are tables in
which it is low and tables in which it is high, all in accord with everything that is published.
Each such table, a "world", is a proof that anybody can check by adding up.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from jsna.measures.disclosure.cells import Cells
from jsna.measures.disclosure.knowledge import Bounds, Floats

Indices = npt.NDArray[np.int64]
_WHOLE = 1e-6


class Worlds:
    """The tables that agree with the relations of these cells."""

    def __init__(self, cells: Cells) -> None:
        # Slow to import, and needed only where a count is hidden.
        from scipy.optimize import LinearConstraint  # noqa: PLC0415
        from scipy.sparse import csr_array  # noqa: PLC0415

        rows = [row for row, each in enumerate(cells.relations) for _ in each.cells]
        columns = [cell for each in cells.relations for cell in each.cells]
        factors = [float(factor) for each in cells.relations for factor in each.factors]
        shape = (len(cells.relations), len(cells.counts))
        matrix = csr_array((factors, (rows, columns)), shape=shape)
        most = [0.0 if each.exact else np.inf for each in cells.relations]
        self._size = len(cells.counts)
        self._sums = LinearConstraint(matrix, 0.0, np.array(most)) if cells.relations else None

    def furthest(self, known: Bounds, raised: Indices, direction: int) -> Floats:
        """The world in which these cells, added up, are the highest (1) or the lowest (-1).

        Raises
        ------
        RuntimeError
            If there is none: the true counts are always one, so that this is a defect.
        """
        from scipy.optimize import Bounds as Limits  # noqa: PLC0415
        from scipy.optimize import milp  # noqa: PLC0415

        goal = np.zeros(self._size)
        goal[raised] = -direction
        limits = Limits(known.least, known.most)
        # Most often the best table is whole without being told to be, and found much sooner.
        for whole in (0, 1):
            found = milp(goal, integrality=whole, bounds=limits, constraints=self._sums)
            if found.x is None:
                raise RuntimeError(f"no table agrees with what is published: {found.message}")
            world: Floats = np.round(found.x)
            if np.abs(found.x - world).max() < _WHOLE:
                break
        return world
