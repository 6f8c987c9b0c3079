"""The learned part: how well an anaphor and a candidate go together, as one small network in numpy.

Its first layer is a sum of a map of the anaphor, one of the candidate, one of the pair's features and one of the
product of two narrow projections, so that nearly all of the work is done once a mention and not once a pair.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.reading.speakers.pairs import Pairs

Floats: TypeAlias = NDArray[np.float32]
FILE = "scorer.npz"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scorer:
    """The weights by their names, as ``make_scorer`` lays them out."""

    weights: Mapping[str, Floats]

    def score(self, states: Floats, unary: Floats, pairs: Pairs) -> tuple[Floats, Floats]:
        """Scores of ``pairs``, and for every mention the score of standing for nobody before it.

        ``states`` [mentions, width] are the encoder's, ``unary`` [mentions, …] the features of each mention. A mention
        that no pair has gets 0.
        """
        w = self.weights
        asked = np.zeros(len(states), dtype=np.bool_)
        asked[pairs.anaphors], asked[pairs.candidates] = True, True
        used, places = np.flatnonzero(asked), np.cumsum(asked) - 1
        i, j = places[pairs.anaphors], places[pairs.candidates]
        inputs = np.concatenate([states[used] @ w["squeeze"] + w["squeeze_bias"], unary[used]], axis=1)
        mapped = inputs @ w["mapped"] + w["mapped_bias"]
        left, right, narrow_left, narrow_right, alone = np.split(mapped, w["cuts"].astype(np.int64), axis=1)
        joined = np.concatenate([pairs.features, narrow_left[i] * narrow_right[j]], axis=1)
        hidden = joined @ w["joined"]
        hidden += left[i]
        hidden += right[j]
        np.maximum(hidden, 0.0, out=hidden)
        second = np.maximum(hidden @ w["second"] + w["second_bias"], 0.0)
        nobody = np.zeros(len(states), dtype=np.float32)
        nobody[used] = np.maximum(alone, 0.0) @ w["alone_out"]
        return second @ w["out"], nobody


def make_scorer(stored: Mapping[str, NDArray[np.floating[Any]]]) -> Scorer:
    """A scorer out of weights as training stores them: the evening out of states goes into the first map.

    The five maps of a mention become one, so that they cost one product.
    """
    w = {name: value.astype(np.float32) for name, value in stored.items()}
    squeeze = w["scale"][:, None] * w["squeeze"]
    maps = [w["left"], w["right"], w["narrow_left"], w["narrow_right"], w["alone"]]
    biases = [w["bias"], *(np.zeros(each.shape[1], dtype=np.float32) for each in maps[1:4]), w["alone_bias"]]
    kept = {name: w[name] for name in ("joined", "second", "second_bias", "out", "alone_out")}
    return Scorer(
        weights={
            **kept,
            "squeeze": squeeze,
            "squeeze_bias": w["squeeze_bias"] - w["mean"] @ squeeze,
            "mapped": np.concatenate(maps, axis=1),
            "mapped_bias": np.concatenate(biases),
            "cuts": np.cumsum([each.shape[1] for each in maps])[:-1].astype(np.float32),
        }
    )


def read_scorer(content: bytes) -> Scorer:
    """A scorer out of the bytes of its file."""
    with np.load(io.BytesIO(content), allow_pickle=False) as stored:
        return make_scorer({name: stored[name] for name in stored.files})


@lru_cache(maxsize=2)
def load_scorer(path: Path | None = None) -> Scorer | None:
    """The scorer in ``path``, by default the one that ships; None where there is no file."""
    source = path or files("reportedly.reading.speakers").joinpath(FILE)
    return read_scorer(source.read_bytes()) if source.is_file() else None
