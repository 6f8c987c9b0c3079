"""Trainable weights out of a model file that ``export`` wrote, so that work can go on from the one that ships.

    python -m training.recover --model src/reportedly/reading/model --out training/work/shipped.pt

What int8 rounded away stays lost: within two tenths of a point of F1 of the weights that were exported.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.export import HEADS
from training.network import HEAD, Network, shape_of

Arrays: TypeAlias = dict[str, NDArray[Any]]


def recover(model: Path, out: Path) -> Path:
    """Write the weights of ``encoder.onnx`` in the folder ``model`` to ``out``, as ``train`` saves its average."""
    loaded = onnx.load(str(model / "encoder.onnx"))
    arrays = {weight.name: numpy_helper.to_array(weight) for weight in loaded.graph.initializer}
    described = next(prop.value for prop in loaded.metadata_props if prop.key == "reportedly")
    state = _encoder(arrays) | _heads(arrays, json.loads(described))
    network = Network(shape_of(state))
    network.load_state_dict(network.state_dict() | state)  # a head that the file does not have yet starts anew
    torch.save(network.state_dict(), out)
    return out


def _encoder(arrays: Arrays) -> dict[str, torch.Tensor]:
    words = arrays["words"].astype(np.float32)
    if "words.scale" in arrays:
        words = words * arrays["words.scale"].reshape(-1, 1)
    marks = arrays["marks"].reshape(6, 6, 2, -1)
    state = {
        "encoder.words.weight": words,
        "encoder.positions.weight": arrays["positions"],
        "encoder.case.weight": marks.mean((1, 2)),
        "encoder.quote.weight": marks.mean((0, 2)) - marks.mean((0, 1, 2)),
        "encoder.layout.weight": marks.mean((0, 1)) - marks.mean((0, 1, 2)),
        "encoder.norm.weight": arrays["norm.scale"],
        "encoder.norm.bias": arrays["norm.bias"],
    }
    for index in range(sum(f"layer{number}.up.bias" in arrays for number in range(12))):
        state |= {f"encoder.layers.{index}.{key}": value for key, value in _layer(arrays, f"layer{index}.").items()}
    return {key: torch.tensor(np.asarray(value, dtype=np.float32)) for key, value in state.items()}


def _layer(arrays: Arrays, prefix: str) -> Arrays:
    state: Arrays = {}
    for name in ("qkv", "out", "up", "down"):
        state[f"{name}.weight"] = _product(arrays, f"{prefix}{name}").T
        state[f"{name}.bias"] = arrays[f"{prefix}{name}.bias"].copy()
    for name in ("norm1", "norm2"):
        state[f"{name}.weight"] = arrays[f"{prefix}{name}.scale"]
        state[f"{name}.bias"] = arrays[f"{prefix}{name}.bias"]
    queries = len(state["qkv.bias"]) // 3
    state["qkv.weight"] = state["qkv.weight"].copy()
    state["qkv.weight"][:queries] *= HEAD**0.5  # the attention's scale was folded into them
    state["qkv.bias"][:queries] *= HEAD**0.5
    return state


def _product(arrays: Arrays, name: str) -> NDArray[Any]:
    """A weight matrix [in, out], float again where it was made int8."""
    if f"{name}.weight" in arrays:
        return arrays[f"{name}.weight"]
    return arrays[f"{name}.weight_quantized"].astype(np.float32) * arrays[f"{name}.weight_scale"]


def _heads(arrays: Arrays, described: dict[str, Any]) -> dict[str, torch.Tensor]:
    state: dict[str, Any] = {}
    for head in (head for head in HEADS if f"{head}.bias" in arrays):
        state[f"{head}.weight"] = _product(arrays, head).T.copy()
        state[f"{head}.bias"] = arrays[f"{head}.bias"]
    for name, key in (("crf", "attribution"), ("names_crf", "names")):
        matrix, start = (np.asarray(described[key][part], dtype=np.float32) for part in ("transitions", "start"))
        forbidden = np.where(matrix <= -5e3, np.float32(-1e4), np.float32(0))
        state |= {f"{name}.transitions": matrix - forbidden, f"{name}.forbidden": forbidden, f"{name}.start": start}
    state["relation_out.weight"] = described["relation_out"]["weight"]
    state["relation_out.bias"] = described["relation_out"]["bias"]
    state["link_distance"], state["link_none"] = described["link"]["distance"], described["link"]["none"]
    return {key: torch.tensor(np.asarray(value, dtype=np.float32)) for key, value in state.items()}


def main() -> None:
    """Command line of the recovery."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=Path("src/reportedly/reading/model"))
    parser.add_argument("--out", type=Path, default=Path("training/work/shipped.pt"))
    chosen = parser.parse_args()
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    print(recover(chosen.model, chosen.out))


if __name__ == "__main__":
    main()
