"""The model: one ONNX file with all heads, run window by window over a report of any length.

A window is run alone, without padding, and a word's outputs come from the window in which it has most context, so a
reading depends on the report and on nothing beside it.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.errors import ModelError
from reportedly.reading.pieces import Pieces
from reportedly.reading.row_parts import RowParts

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]

FOLDER = Path(__file__).parent / "model"
CLS, SEP = 101, 102
TARGET = 200
OVERLAP = 40
READING_HEADS = ("attribution", "link", "names", "sentence", "upos", "arc", "relation", "factuality", "states")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Model:
    """The loaded encoder, equal to itself alone.

    ``checksum`` is ``sha256:…`` of its file; ``heads`` what decoding needs beside outputs.
    """

    session: InferenceSession
    tokenizer: Tokenizer
    heads: Mapping[str, Any]
    checksum: str

    @property
    def reading_heads(self) -> tuple[str, ...]:
        """The heads that reading asks for, as far as this model has them."""
        known = {output.name for output in self.session.get_outputs()}
        return tuple(head for head in READING_HEADS if head in known)

    @property
    def window(self) -> int:
        """The most pieces that a window holds, its two special ones included."""
        return int(self.heads["window"])


@lru_cache(maxsize=4)
def load_model(path: Path | None = None, *, threads: int = 1) -> Model:
    """Load the model in ``path``, by default the one that ships; checked against its manifest.

    The same model is handed out again on a second call. Raises ModelError when a file is missing or altered.
    """
    folder = path or FOLDER
    sums = _read_manifest(folder)
    weights = _read_checked(folder, "encoder.onnx", sums)
    words = _read_checked(folder, "tokenizer.json", sums)
    with _loading:
        session, tokenizer = _open_session(weights, threads), _open_tokenizer(words)
    described = session.get_modelmeta().custom_metadata_map.get("reportedly")
    if described is None:
        raise ModelError(f"{folder / 'encoder.onnx'} says nothing of its heads; make it with `make model`")
    heads = json.loads(described)
    if heads.get("format") != 1:
        raise ModelError(f"the model's format is {heads.get('format')}; this version reads format 1: update either")
    return Model(session=session, tokenizer=tokenizer, heads=heads, checksum="sha256:" + sums["encoder.onnx"])


_loading = threading.Lock()


def _read_manifest(folder: Path) -> dict[str, str]:
    try:
        sums: dict[str, str] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"no model in {folder}: install the package again, or make it with `make model`") from error
    return sums


def _read_checked(folder: Path, name: str, sums: Mapping[str, str]) -> bytes:
    try:
        content = (folder / name).read_bytes()
    except OSError as error:
        raise ModelError(f"{folder / name} cannot be read: install the package again") from error
    if hashlib.sha256(content).hexdigest() != sums.get(name):
        raise ModelError(f"{folder / name} is not the file that its manifest names: install the package again")
    return content


def _open_session(weights: bytes, threads: int) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


def _open_tokenizer(content: bytes) -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_buffer(content)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Words ``[begin, end)`` go in; the outputs of words ``[keep_begin, keep_end)`` are kept."""

    begin: int
    end: int
    keep_begin: int
    keep_end: int


def plan_windows(
    first: Ints, pieces: int, breaks: Sequence[int] = (), *, most: int, target: int = TARGET
) -> tuple[Window, ...]:
    """Windows of whole paragraphs, about ``target`` pieces each; a paragraph beyond ``most`` is cut with overlap.

    ``first`` holds each word's first piece, ``pieces`` is their number, ``breaks`` are the paragraphs' first words.
    What crosses a paragraph is found by links, not by tags, so windows that end with one lose nothing, and on
    development data they do better than overlapping ones. A word longer than a window is cut short in it, never left
    out: its label stands on its first piece.
    """
    words, room = len(first), most - 2
    stops = np.append(first, pieces)
    cuts = sorted({0, words, *(cut for cut in breaks if 0 < cut < words)})
    windows: list[Window] = []
    begin = 0
    for left, right in pairwise(cuts):
        size = int(stops[right] - stops[begin])
        if begin < left and size > min(target, room):
            windows.append(Window(begin=begin, end=left, keep_begin=begin, keep_end=left))
            begin = left
        if stops[right] - stops[begin] > room:
            windows += _cut_long(stops, begin, right, room)
            begin = right
    if begin < words:
        windows.append(Window(begin=begin, end=words, keep_begin=begin, keep_end=words))
    return tuple(windows)


def _cut_long(stops: Ints, begin: int, end: int, room: int) -> list[Window]:
    """One long paragraph in windows of like size, each sharing ``OVERLAP`` pieces with the next."""
    size = int(stops[end] - stops[begin])
    count = -(-(size - OVERLAP) // (room - OVERLAP))
    while True:
        windows = _spread(stops[begin : end + 1] - stops[begin], count, room)
        if windows is not None:
            return [_shift(window, begin) for window in windows]
        count += 1


def _shift(window: Window, by: int) -> Window:
    return Window(
        begin=window.begin + by,
        end=window.end + by,
        keep_begin=window.keep_begin + by,
        keep_end=window.keep_end + by,
    )


def _spread(stops: Ints, count: int, room: int) -> list[Window] | None:
    """``count`` windows over all words, or None where one of them would hold more than ``room`` pieces."""
    first, words = stops[:-1], len(stops) - 1
    step = (int(stops[-1]) - OVERLAP) / count
    begins = [min(int(np.searchsorted(first, round(index * step))), words - 1) for index in range(count)]
    ends = [int(np.searchsorted(first, round((index + 1) * step + OVERLAP))) for index in range(count)]
    ends[-1] = words
    if any(stops[end] - stops[begin] > room and end - begin > 1 for begin, end in zip(begins, ends, strict=True)):
        return None
    cuts = [0, *((right + left) // 2 for left, right in zip(ends, begins[1:], strict=False)), words]
    return [
        Window(begin=begin, end=max(end, keep_end), keep_begin=keep_begin, keep_end=keep_end)
        for begin, end, keep_begin, keep_end in zip(begins, ends, cuts, cuts[1:], strict=False)
        if keep_end > keep_begin
    ]


def run_heads(model: Model, pieces: Pieces, heads: Sequence[str]) -> dict[str, Floats]:
    """Outputs [words, size] of the heads named, for every word of the text."""
    return {head: np.asarray(rows) for head, rows in run_windows(model, pieces, heads).items()}


def run_windows(model: Model, pieces: Pieces, heads: Sequence[str]) -> dict[str, RowParts]:
    """The same window by window, as the model gives them."""
    features = (pieces.case * 6 + pieces.quote) * 2 + pieces.layout
    breaks = np.flatnonzero(pieces.layout[pieces.first]).tolist()
    stops = np.append(pieces.first, len(pieces.ids))
    parts: list[list[Floats]] = []
    for window in plan_windows(pieces.first, len(pieces.ids), breaks, most=model.window):
        low = int(stops[window.begin])
        high = min(int(stops[window.end]), low + model.window - 2)
        feed = {
            "ids": _framed(pieces.ids[low:high], CLS, SEP),
            "features": _framed(features[low:high], 0, 0),
            "first": np.minimum(pieces.first[window.keep_begin : window.keep_end] - low + 1, high - low),
        }
        parts.append(model.session.run(list(heads), feed))
    columns = zip(*parts, strict=True) if parts else ([] for _ in heads)
    return {head: RowParts(column) for head, column in zip(heads, columns, strict=True)}


def _framed(values: Ints, before: int, after: int) -> Ints:
    framed = np.empty(len(values) + 2, dtype=np.int64)
    framed[0], framed[-1] = before, after
    framed[1:-1] = values
    return framed
