from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from tests.training.paired import make_rows
from training.pairs.rows import NOBODY, Rows, choose_orders, join, make_batches, part_folds, save_arrays

ROWS = make_rows((4, 1, 0, 0), (4, 1, 0, 0), (9, 0, 1, 1), (2, NOBODY, 2, 2), (2, NOBODY, 2, 2))


def assert_same(one: Rows, other: Rows) -> None:
    for name in Rows.__dataclass_fields__:
        mine, theirs = getattr(one, name), getattr(other, name)
        assert mine.dtype == theirs.dtype
        assert mine.tolist() == theirs.tolist()


def test_what_is_saved_is_what_is_loaded(tmp_path: Path) -> None:
    ROWS.save(tmp_path / "rows.npz")
    assert_same(Rows.load(tmp_path / "rows.npz"), ROWS)
    assert [path.name for path in tmp_path.iterdir()] == ["rows.npz"]


def test_a_file_that_was_not_written_to_its_end_is_not_there(tmp_path: Path) -> None:
    class Broken:
        def __array__(self, dtype: object = None, copy: object = None) -> np.ndarray:
            raise RuntimeError("killed")

    with pytest.raises(RuntimeError, match="killed"):
        save_arrays(tmp_path / "rows.npz", {"ids": Broken()})  # type: ignore[dict-item]
    assert not (tmp_path / "rows.npz").exists()


def test_rows_stand_one_behind_the_other() -> None:
    assert len(ROWS) == 5
    assert ROWS.begins.tolist() == [0, 4, 8, 17, 19, 21]
    assert ROWS.sizes.tolist() == [4, 4, 9, 2, 2]


def test_one_order_of_each_pair_is_drawn() -> None:
    drawn = random.Random(3)
    seen = [choose_orders(ROWS, range(5), drawn) for _ in range(40)]
    assert all([int(ROWS.pairs[index]) for index in chosen] == [0, 1, 2] for chosen in seen)
    assert {chosen[0] for chosen in seen} == {0, 1}
    assert {chosen[2] for chosen in seen} == {3, 4}


def test_an_order_that_was_not_chosen_is_not_drawn() -> None:
    assert choose_orders(ROWS, [1, 2], random.Random(0)) == [1, 2]


def test_each_pair_is_in_one_batch() -> None:
    batches = list(make_batches(ROWS, [0, 1, 2, 3, 4], 2, random.Random(0)))
    assert sorted(index for batch in batches for index in batch) == [0, 1, 2, 3, 4]
    assert max(map(len, batches)) == 2


def test_without_chance_batches_go_from_short_to_long() -> None:
    assert list(make_batches(ROWS, [0, 1, 2, 3, 4], 2, None)) == [[3, 4], [0, 1], [2]]


def test_joined_rows_are_counted_on() -> None:
    more = make_rows((3, 2, 0, 0), (3, 2, 0, 0), (1, 5, 1, 1), seed=2)
    both = join(ROWS, more)
    assert both.sizes.tolist() == [4, 4, 9, 2, 2, 3, 3, 1]
    assert both.ids[both.begins[5] :].tolist() == more.ids.tolist()
    assert both.pairs.tolist() == [0, 0, 1, 2, 2, 3, 3, 4]
    assert both.groups.tolist() == [0, 0, 1, 2, 2, 3, 3, 4]


def test_folds_part_happenings_and_no_happening() -> None:
    rows = make_rows(*((1, 0, place // 3, place) for place in range(600)))
    folds = part_folds(rows, 4)
    assert set(folds.tolist()) == {0, 1, 2, 3}
    assert all(len(set(folds[place : place + 3].tolist())) == 1 for place in range(0, 600, 3))
    assert min(np.bincount(folds)) > 75
