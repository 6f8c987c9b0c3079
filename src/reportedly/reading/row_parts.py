"""Rows that windows give part by part: some of them are taken, and putting all of a wide output together would cost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]


class RowParts:
    """An array [rows, width] in parts, one behind the other; without any part it has no rows, one wide."""

    def __init__(self, parts: Sequence[Floats]) -> None:
        self._parts = parts
        self._begins = np.cumsum([0, *map(len, parts)])

    def __len__(self) -> int:
        return int(self._begins[-1])

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        joined: NDArray[Any] = np.concatenate(self._parts) if self._parts else np.zeros((0, 1), dtype=np.float32)
        return joined if dtype is None else joined.astype(dtype, copy=False)

    def take(self, indices: ArrayLike, axis: int = 0) -> Floats:
        """The rows at ``indices``, which must not be negative; ``axis`` is 0, as an array would be asked."""
        wanted = np.asarray(indices, dtype=np.int64)
        if _DENSE * len(wanted) >= len(self):
            return np.asarray(self)[wanted]
        order = np.argsort(wanted, kind="stable")
        cuts = np.searchsorted(wanted[order], self._begins).tolist()
        taken = np.empty((len(wanted), self._parts[0].shape[1]), dtype=np.float32)
        for part, begin, low, high in zip(self._parts, self._begins.tolist(), cuts, cuts[1:], strict=False):
            if low < high:
                mine = order[low:high]
                taken[mine] = part[wanted[mine] - begin]
        return taken


_DENSE = 3
"""Where more than one row in so many is wanted, putting all together first is quicker."""
