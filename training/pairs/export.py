"""The pair network as the one ONNX file that ships, int8: ``python -m training.pairs.export --weights W.pt``.

The graph takes one pair without padding: ids and features [pieces], int64; out comes one float for each relation. The
file carries the order of the relations and the temperature by which scores become shares.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

from training.export import Graph, add_layer, embed, quantise_maps
from training.pairs.layout import PLACES
from training.pairs.network import PairNetwork, load_pairs
from training.pairs.rows import KINDS


def build_graph(network: PairNetwork, *, small_words: bool) -> onnx.ModelProto:
    """The graph; with ``small_words`` the word table is int8 with a scale for each row.

    Raises ValueError for a network that looks at distances, as teachers do.
    """
    if network.encoder.relative is not None:
        raise ValueError("a teacher is not exported: the graph has no table of distances")
    graph = Graph()
    network = copy.deepcopy(network)
    network.encoder.positions.weight.data = network.encoder.positions.weight.data[:PLACES]
    x = embed(graph, network, small_words=small_words)
    front = graph.weight(np.array([0], dtype=np.int64), "front")
    *lower, last = network.encoder.layers
    for index, layer in enumerate(lower):
        x = add_layer(graph, layer, x, f"layer{index}")
    state = add_layer(graph, last, x, f"layer{len(lower)}", kept=front)
    graph.linear(state, network.relation, "relation", out="relation")
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["pieces"]) for name in ("ids", "features")]
    return graph.make(inputs, [helper.make_tensor_value_info("relation", TensorProto.FLOAT, [1, len(KINDS)])])


def export(weights: Path, out: Path, *, quantise: bool = True, temperature: float = 1.0) -> Path:
    """Write ``pairs.onnx`` and ``manifest.json`` (its checksum) into ``out``."""
    model = build_graph(load_pairs(weights).eval(), small_words=quantise)
    out.mkdir(parents=True, exist_ok=True)
    target = out / "pairs.onnx"
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder) / "plain.onnx", Path(folder) / "small.onnx"
        onnx.save(model, str(plain))
        if quantise:
            quantise_maps(plain, small, [each.name for each in model.graph.node if "relation.weight" in each.input])
        made = onnx.load(str(small if quantise else plain))
    described = {"format": 1, "kinds": [kind.value for kind in KINDS], "places": PLACES, "temperature": temperature}
    helper.set_model_props(made, {"reportedly": json.dumps(described, separators=(",", ":"))})
    onnx.save(made, str(target))
    sums = {target.name: hashlib.sha256(target.read_bytes()).hexdigest()}
    (out / "manifest.json").write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")
    return target


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, default=Path("training/work/pairs/six.pt"))
    parser.add_argument("--out", type=Path, default=Path("training/work/pairs/model"))
    parser.add_argument("--float", action="store_true", help="leave the weights in float, to compare")
    parser.add_argument("--temperature", type=float, default=1.0)
    chosen = parser.parse_args()
    path = export(chosen.weights, chosen.out, quantise=not chosen.float, temperature=chosen.temperature)
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
