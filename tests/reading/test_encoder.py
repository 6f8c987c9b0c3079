from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import ModelError
from reportedly.reading.encoder import load_model, plan_windows


@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=400),
    st.lists(st.integers(0, 500), max_size=12),
    st.integers(60, 256),
)
def test_every_word_is_kept_once_within_a_window_that_fits(lengths: list[int], breaks: list[int], most: int) -> None:
    first = np.cumsum([0, *lengths[:-1]])
    windows = plan_windows(first, sum(lengths), breaks, most=most)
    kept = [word for window in windows for word in range(window.keep_begin, window.keep_end)]
    assert kept == list(range(len(lengths)))
    stops = [*first.tolist(), sum(lengths)]
    for window in windows:
        assert window.begin <= window.keep_begin
        assert window.keep_end <= window.end
        assert stops[window.end] - stops[window.begin] <= most - 2


def test_words_longer_than_a_window_are_not_left_out() -> None:
    windows = plan_windows(np.array([0, 500, 501]), 600, most=256)
    assert [word for window in windows for word in range(window.keep_begin, window.keep_end)] == [0, 1, 2]


def test_a_short_text_is_one_window() -> None:
    (window,) = plan_windows(np.arange(100), 100, [0, 50], most=256)
    assert (window.begin, window.end, window.keep_begin, window.keep_end) == (0, 100, 0, 100)


def test_no_words_no_windows() -> None:
    assert plan_windows(np.zeros(0, dtype=np.int64), 0, most=256) == ()


def test_windows_end_with_paragraphs() -> None:
    windows = plan_windows(np.arange(500), 500, [0, 120, 190, 400], most=256, target=200)
    assert [(window.begin, window.end) for window in windows] == [(0, 190), (190, 400), (400, 500)]


def test_a_paragraph_between_target_and_most_is_one_window() -> None:
    (window,) = plan_windows(np.arange(240), 240, [0], most=256, target=200)
    assert (window.begin, window.end) == (0, 240)


def test_parts_of_a_long_paragraph_share_context() -> None:
    left, right = plan_windows(np.arange(300), 300, [0], most=256)
    assert left.end - right.begin >= 30
    assert left.keep_end == right.keep_begin == (left.end + right.begin) // 2


def test_a_folder_without_a_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="install the package again"):
        load_model(tmp_path)


def test_altered_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps({"encoder.onnx": "00", "tokenizer.json": "00"}))
    (tmp_path / "encoder.onnx").write_bytes(b"not the weights")
    with pytest.raises(ModelError, match="manifest"):
        load_model(tmp_path)
