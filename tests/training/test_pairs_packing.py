from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.training.paired import make_rows
from training.pairs.packing import find_pieces, pack_halves, pack_weights, read_parts, unpack_weights, write_parts
from training.pairs.rows import save_arrays


@given(st.integers(0, 1000), st.floats(1e-3, 1e3))
def test_a_packed_matrix_loses_half_a_step_of_its_row_at_most(seed: int, size: float) -> None:
    drawn = np.random.default_rng(seed)
    matrix = (drawn.normal(size=(5, 7)) * drawn.uniform(0.01, 1, (5, 1)) * size).astype(np.float32)
    made = unpack_weights(pack_weights({"layer.weight": matrix}))
    step = np.abs(matrix).max(1, keepdims=True) / 63
    assert made.keys() == {"layer.weight"}
    assert made["layer.weight"].dtype == np.float32
    assert (np.abs(made["layer.weight"] - matrix) <= step * 0.501).all()


def test_what_is_no_matrix_is_packed_in_half_precision() -> None:
    bias = np.array([0.1, -2.0, 1000.5], dtype=np.float32)
    made = unpack_weights(pack_weights({"bias": bias, "one": np.float32(3).reshape(())}))
    assert made["bias"].tolist() == bias.astype(np.float16).astype(np.float32).tolist()
    assert made["one"].shape == ()


def test_a_row_of_zeros_stays_one() -> None:
    made = unpack_weights(pack_weights({"words": np.array([[0, 0], [1, -2]], dtype=np.float32)}))
    assert made["words"].tolist()[0] == [0.0, 0.0]


def test_halves_come_back_as_they_were() -> None:
    matrix = np.random.default_rng(0).normal(size=(3, 4)).astype(np.float16)
    made = unpack_weights(pack_halves({"a.weight": matrix, "b": matrix[0]}))
    assert made["a.weight"].tolist() == matrix.astype(np.float32).tolist()
    assert made["b"].tolist() == matrix[0].astype(np.float32).tolist()


@pytest.mark.parametrize("most", [1, 7, 100, 1000])
def test_parts_are_joined_in_their_order(tmp_path: Path, most: int) -> None:
    packed = bytes(range(100))
    made = write_parts(packed, tmp_path / "large.packed", most)
    assert len(made) == -(-100 // most)
    assert max(path.stat().st_size for path in made) <= most
    assert read_parts(tmp_path / "large.packed") == packed


def test_older_parts_go_when_new_ones_are_written(tmp_path: Path) -> None:
    write_parts(b"abcdef", tmp_path / "large.packed", 2)
    write_parts(b"xyz", tmp_path / "large.packed", 2)
    assert read_parts(tmp_path / "large.packed") == b"xyz"


def test_parts_of_another_name_are_left_alone(tmp_path: Path) -> None:
    write_parts(b"abc", tmp_path / "small.packed", 2)
    (tmp_path / "large.packed.txt").write_bytes(b"notes")
    assert read_parts(tmp_path / "large.packed") is None


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    write_parts(b"abcdef", tmp_path / "large.packed", 2)[1].unlink()
    with pytest.raises(ValueError, match=r"only large\.packed\.0, large\.packed\.2"):
        read_parts(tmp_path / "large.packed")


def test_the_pieces_of_all_arrays_of_pairs_are_found(tmp_path: Path) -> None:
    rows = [make_rows((5, 0, 0, 0), seed=seed) for seed in (1, 2)]
    for number, each in enumerate(rows):
        each.save(tmp_path / f"{number}.npz")
    save_arrays(tmp_path / "told-0.npz", {"known": np.zeros(3)})
    assert find_pieces(tmp_path).tolist() == sorted({*rows[0].ids.tolist(), *rows[1].ids.tolist()})


def test_a_folder_without_arrays_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="prepare makes them"):
        find_pieces(tmp_path)
