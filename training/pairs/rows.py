"""Pairs as arrays: what the loop trains on, small enough to be carried to another machine. Needs no torch."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.vocabulary import RelationKind
from training.pairs.layout import Laid

KINDS = tuple(RelationKind)
"""The relations, in the order of labels and of a network's outputs."""

NOBODY = -1
"""The label of a pair that nobody has labelled."""


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Pairs one behind the other: ``ids`` and ``features`` [pieces], each pair's first piece in ``begins`` [pairs + 1].

    ``labels`` [pairs] index ``KINDS`` or are -1; ``groups`` [pairs] tell which happening a pair is of, so that folds
    part happenings; ``pairs`` [pairs] are alike for the two orders of one pair.
    """

    ids: NDArray[np.uint16]
    features: NDArray[np.uint8]
    begins: NDArray[np.int32]
    labels: NDArray[np.int8]
    groups: NDArray[np.int32]
    pairs: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def sizes(self) -> NDArray[np.int32]:
        """Pieces of each pair."""
        return np.diff(self.begins)

    def save(self, path: Path) -> None:
        """Write all arrays, packed."""
        save_arrays(path, {key: getattr(self, key) for key in self.__dataclass_fields__})

    @classmethod
    def load(cls, path: Path) -> Rows:
        """What ``save`` wrote."""
        with np.load(path) as held:
            return cls(**{key: held[key] for key in cls.__dataclass_fields__})


@dataclass(frozen=True, kw_only=True)
class Row:
    """One pair in one order."""

    laid: Laid
    label: int
    group: int
    pair: int


def save_arrays(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write a packed npz; a file of this name is whole or is not there, also after a kill."""
    part = path.with_name(f"{path.name}.part")
    with part.open("wb") as target:
        np.savez_compressed(target, **dict(arrays))  # type: ignore[arg-type]  # numpy types its one switch for all names
    part.replace(path)


def join_rows(rows: Iterable[Row]) -> Rows:
    """The rows one behind the other."""
    held = list(rows)
    return Rows(
        ids=np.concatenate([row.laid.ids for row in held]).astype(np.uint16),
        features=np.concatenate([row.laid.features for row in held]).astype(np.uint8),
        begins=np.cumsum([0, *(len(row.laid.ids) for row in held)]).astype(np.int32),
        labels=np.array([row.label for row in held], dtype=np.int8),
        groups=np.array([row.group for row in held], dtype=np.int32),
        pairs=np.array([row.pair for row in held], dtype=np.int32),
    )


def join(first: Rows, second: Rows) -> Rows:
    """Two sets of rows as one; happenings and pairs of the second are counted on."""
    return Rows(
        ids=np.concatenate([first.ids, second.ids]),
        features=np.concatenate([first.features, second.features]),
        begins=np.concatenate([first.begins, second.begins[1:] + first.begins[-1]]),
        labels=np.concatenate([first.labels, second.labels]),
        groups=np.concatenate([first.groups, second.groups + first.groups.max() + 1]),
        pairs=np.concatenate([first.pairs, second.pairs + first.pairs.max() + 1]),
    )


def part_folds(rows: Rows, folds: int) -> NDArray[np.int64]:
    """The fold of each row; all rows of one happening are in one."""
    return (rows.groups.astype(np.int64) * 2654435761 % (1 << 32) >> 16) % folds


def choose_orders(rows: Rows, chosen: Sequence[int], drawn: random.Random) -> list[int]:
    """Of each pair among ``chosen`` one order, drawn anew."""
    by_pair: dict[int, list[int]] = {}
    for index in chosen:
        by_pair.setdefault(int(rows.pairs[index]), []).append(index)
    return [drawn.choice(both) for both in by_pair.values()]


def make_batches(rows: Rows, chosen: Sequence[int], size: int, drawn: random.Random | None) -> Iterator[list[int]]:
    """Batches of pairs of like length; with ``drawn`` in drawn order, else from short to long."""
    held = list(chosen)
    if drawn is not None:
        drawn.shuffle(held)
    sizes = rows.sizes
    stretch = size * 32
    batches = [
        sorted(held[begin : begin + stretch], key=lambda index: int(sizes[index]))[place : place + size]
        for begin in range(0, len(held), stretch)
        for place in range(0, len(held[begin : begin + stretch]), size)
    ]
    if drawn is not None:
        drawn.shuffle(batches)
    yield from batches
