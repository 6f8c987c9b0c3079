"""Trained weights to the one ONNX file that ships: written out node by node, then quantised to int8.

The graph takes one window without padding, so a window's states depend on nothing but the window; dynamic ranges are
taken over it alone. Weights are quantised per channel to seven bits, so that processors without VNNI do not saturate.

    python -m training.export --weights training/work/student/average.pt --out src/reportedly/reading/model
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.labels import ATTRIBUTION_TAGS, NAME_TAGS, RELATIONS, UPOS
from training.network import ARC, HEAD, LINK, RELATION, Network, load_network
from training.rounding import Moments, round_weights

OPSET = 20
HEADS = {
    "attribution": len(ATTRIBUTION_TAGS),
    "names": len(NAME_TAGS),
    "sentence": 2,
    "upos": len(UPOS),
    "link": 12 * LINK,
    "arc": 2 * ARC,
    "relation": 2 * RELATION,
    "factuality": 1,
}

Floats: TypeAlias = NDArray[np.float32]


class Graph:
    """Nodes and weights in the making."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self.count = 0

    def weight(self, value: Any, name: str) -> str:
        """Keep a tensor or an array under a name; gives that name back."""
        array = value.detach().float().numpy() if isinstance(value, torch.Tensor) else np.asarray(value)
        self.weights.append(numpy_helper.from_array(array.copy(order="C"), name))
        return name

    def add(self, kind: str, *inputs: str, out: str | None = None, **attributes: Any) -> str:
        """One node of an operator ``kind`` with one output."""
        self.count += 1
        out = out or f"{kind.lower()}_{self.count}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], name=f"node_{self.count}", **attributes))
        return out

    def split(self, x: str, sizes: str, outputs: list[str]) -> None:
        """Cut the last axis into parts of these ``sizes``, an int64 weight."""
        self.count += 1
        self.nodes.append(helper.make_node("Split", [x, sizes], outputs, name=f"node_{self.count}", axis=-1))

    def linear(self, x: str, module: torch.nn.Linear, name: str, out: str | None = None) -> str:
        """A linear map."""
        product = self.add("MatMul", x, self.weight(module.weight.T, f"{name}.weight"))
        return self.add("Add", product, self.weight(module.bias, f"{name}.bias"), out=out)

    def norm(self, x: str, module: torch.nn.LayerNorm, name: str, out: str | None = None) -> str:
        """A layer norm over the last axis."""
        scale, bias = self.weight(module.weight, f"{name}.scale"), self.weight(module.bias, f"{name}.bias")
        return self.add("LayerNormalization", x, scale, bias, out=out, axis=-1, epsilon=1e-12)

    def make(self, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]) -> onnx.ModelProto:
        """The whole, checked."""
        made = helper.make_graph(self.nodes, "reportedly", inputs, outputs, self.weights)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
        model = helper.make_model(made, opset_imports=opsets)
        model.ir_version = 9
        onnx.checker.check_model(model)
        return model


def build_graph(network: Network, *, small_words: bool) -> onnx.ModelProto:
    """The graph: ids, features [pieces] and first [words], int64, to one float output [words, …] a head.

    The words' last states come out too, as ``states``: coreference reads them with a scorer of its own.
    With ``small_words`` the word table is int8 with a scale for each row: one scale for all rows costs the names a
    point. Everything else is float here.
    """
    graph = Graph()
    x = embed(graph, network, small_words=small_words)
    *lower, last = network.encoder.layers
    for index, layer in enumerate(lower):
        x = add_layer(graph, layer, x, f"layer{index}")
    words = add_layer(graph, last, x, f"layer{len(lower)}", kept="first", out="states")
    for head in HEADS:
        graph.linear(words, getattr(network, head), head, out=head)
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["pieces"]),
        helper.make_tensor_value_info("features", TensorProto.INT64, ["pieces"]),
        helper.make_tensor_value_info("first", TensorProto.INT64, ["words"]),
    ]
    sizes = {**HEADS, "states": network.encoder.shape.width}
    outputs = [helper.make_tensor_value_info(key, TensorProto.FLOAT, ["words", size]) for key, size in sizes.items()]
    return graph.make(inputs, outputs)


def embed(graph: Graph, network: Any, *, small_words: bool) -> str:
    """The pieces with their features and places, [pieces, width]; ``network`` is any that has an ``encoder``."""
    encoder = network.encoder
    words = _small_words(graph, encoder.words.weight) if small_words else _words(graph, encoder.words.weight)
    case, quote, layout = encoder.case.weight, encoder.quote.weight, encoder.layout.weight
    features = case[:, None, None] + quote[None, :, None] + layout[None, None]
    marks = graph.add("Gather", graph.weight(features.reshape(-1, features.shape[-1]), "marks"), "features", axis=0)
    size = graph.add("Shape", "ids")
    zero, axis = (
        graph.weight(np.array([0], dtype=np.int64), "zero"),
        graph.weight(np.array([0], dtype=np.int64), "axis"),
    )
    places = graph.add("Slice", graph.weight(encoder.positions.weight, "positions"), zero, size, axis)
    return graph.norm(graph.add("Add", graph.add("Add", words, marks), places), encoder.norm, "norm")


def _words(graph: Graph, table: torch.Tensor) -> str:
    return graph.add("Gather", graph.weight(table, "words"), "ids", axis=0)


def _small_words(graph: Graph, table: torch.Tensor) -> str:
    rows = table.detach().float().numpy()
    scale = np.maximum(np.abs(rows).max(1, keepdims=True), 1e-8) / 127
    small = graph.weight(np.round(rows / scale).astype(np.int8), "words")
    picked = graph.add("Cast", graph.add("Gather", small, "ids", axis=0), to=TensorProto.FLOAT)
    return graph.add("Mul", picked, graph.add("Gather", graph.weight(scale, "words.scale"), "ids", axis=0))


def add_layer(graph: Graph, layer: Any, x: str, name: str, *, kept: str | None = None, out: str | None = None) -> str:
    """One layer; with ``kept``, only the pieces at these indices ask and come out, while all of them are asked."""
    width = layer.heads * HEAD
    joined = graph.linear(x, _scaled_queries(layer.qkv), f"{name}.qkv")
    sizes = graph.weight(np.full(3, width, dtype=np.int64), f"{name}.sizes")
    outputs = [f"{name}.{part}" for part in ("query", "key", "value")]
    graph.split(joined, sizes, outputs)
    if kept is not None:
        outputs[0] = graph.add("Gather", outputs[0], kept, axis=0)
        x = graph.add("Gather", x, kept, axis=0)
    batch = graph.weight(np.array([0], dtype=np.int64), f"{name}.batch")
    parts = [graph.add("Unsqueeze", part, batch) for part in outputs]
    mixed = graph.add("MultiHeadAttention", *parts, domain="com.microsoft", num_heads=layer.heads, scale=1.0)
    mixed = graph.add("Squeeze", mixed, batch)
    x = graph.norm(graph.add("Add", x, graph.linear(mixed, layer.out, f"{name}.out")), layer.norm1, f"{name}.norm1")
    inner = graph.add("Gelu", graph.linear(x, layer.up, f"{name}.up"), approximate="tanh")
    return graph.norm(
        graph.add("Add", x, graph.linear(inner, layer.down, f"{name}.down")), layer.norm2, f"{name}.norm2", out
    )


def _scaled_queries(qkv: torch.nn.Linear) -> torch.nn.Linear:
    """The same map with the attention's scale folded into the queries."""
    outputs, width = qkv.weight.shape
    scaled = torch.nn.Linear(width, outputs)
    scale = torch.ones(outputs, 1)
    scale[: outputs // 3] = HEAD**-0.5
    with torch.no_grad():
        scaled.weight.copy_(qkv.weight * scale)
        scaled.bias.copy_(qkv.bias * scale[:, 0])
    return scaled


def describe_heads(network: Network) -> dict[str, Any]:
    """What decoding needs beside the heads' outputs; rounded, since it travels as JSON inside the file."""
    return {
        "format": 1,
        "window": 256,
        "attribution": {
            "tags": ATTRIBUTION_TAGS,
            "transitions": _rounded(network.crf.matrix()),
            "start": _rounded(network.crf.start),
        },
        "names": {
            "tags": NAME_TAGS,
            "transitions": _rounded(network.names_crf.matrix()),
            "start": _rounded(network.names_crf.start),
        },
        "upos": UPOS,
        "relations": RELATIONS,
        "relation_out": {
            "weight": _rounded(network.relation_out.weight),
            "bias": _rounded(network.relation_out.bias),
        },
        "link": {"width": LINK, "distance": _rounded(network.link_distance), "none": _rounded(network.link_none)},
        "arc": {"width": ARC},
        "relation": {"width": RELATION},
    }


def _rounded(value: torch.Tensor) -> Any:
    return np.round(value.detach().float().numpy(), 5).tolist()


def export(
    weights: Path,
    out: Path,
    *,
    tokenizer: Path,
    quantise: bool = True,
    moments: Moments | None = None,
    extra: dict[str, Any],
) -> Path:
    """Write ``encoder.onnx``, ``tokenizer.json`` and ``manifest.json`` (their checksums) into ``out``.

    With ``moments`` the weights are rounded with a view to what goes into them, else each for itself.
    """
    network = load_network(weights)
    model = build_graph(network.eval(), small_words=quantise)
    heads = {**describe_heads(network), **extra}
    out.mkdir(parents=True, exist_ok=True)
    target = out / "encoder.onnx"
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder) / "plain.onnx", Path(folder) / "small.onnx"
        onnx.save(model, str(plain))
        if quantise:
            quantise_maps(plain, small, _small_heads(onnx.load(str(plain))))
        made = onnx.load(str(small if quantise else plain))
        if quantise and moments is not None:
            _round_better(made, onnx.load(str(plain)), moments)
            _check_range(made)
        helper.set_model_props(made, {"reportedly": json.dumps(heads, separators=(",", ":"))})
        onnx.save(made, str(target))
    _write_tokenizer(tokenizer, out / "tokenizer.json")
    write_manifest(out)
    return target


def quantise_maps(plain: Path, small: Path, kept: list[str]) -> None:
    """Write ``plain`` to ``small`` with its products in int8, but for the nodes ``kept``."""
    quantize_dynamic(
        str(plain),
        str(small),
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul"],
        nodes_to_exclude=kept,
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
    )
    _check_range(onnx.load(str(small)))


def _round_better(made: onnx.ModelProto, plain: onnx.ModelProto, moments: Moments) -> None:
    """Put weights rounded together in the place of those rounded alone."""
    floats = {weight.name: numpy_helper.to_array(weight) for weight in plain.graph.initializer}
    places = {weight.name: weight for weight in made.graph.initializer}
    for name, moment in moments.items():
        steps, size = round_weights(floats[f"{name}.weight"], moment)
        for key, value in ((f"{name}.weight_quantized", steps), (f"{name}.weight_scale", size)):
            if numpy_helper.to_array(places[key]).shape != value.shape:
                raise ValueError(f"{key} has another shape than what it is to hold: the quantiser changed its layout")
            places[key].CopyFrom(numpy_helper.from_array(value, key))


def _small_heads(model: onnx.ModelProto) -> list[str]:
    """Names of the products that stay float: the heads of few labels, which cost next to nothing."""
    kept = {f"{head}.weight" for head, size in HEADS.items() if size < 64}
    return [node.name for node in model.graph.node if node.op_type == "MatMul" and kept & set(node.input)]


def _check_range(model: onnx.ModelProto) -> None:
    """Seven bits: a product of two pairs then fits sixteen bits on processors that lack VNNI. Raises ValueError."""
    multiplied = {node.input[1] for node in model.graph.node if node.op_type == "MatMulInteger"}
    if not multiplied:
        raise ValueError("nothing was quantised")
    for weight in model.graph.initializer:
        if weight.name in multiplied and np.abs(numpy_helper.to_array(weight).astype(np.int64)).max() > 64:
            raise ValueError(f"{weight.name} uses more than seven bits")


def _write_tokenizer(source: Path, target: Path) -> None:
    kept = json.loads(source.read_text(encoding="utf-8"))
    kept["truncation"] = kept["padding"] = None
    target.write_text(json.dumps(kept, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def write_manifest(folder: Path) -> None:
    """Checksums of the shipped files, which reading compares before it loads them."""
    sums = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("encoder.onnx", "tokenizer.json")
    }
    (folder / "manifest.json").write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Command line of the export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, default=Path("training/work/student/average.pt"))
    parser.add_argument("--tokenizer", type=Path, default=Path("training/work/base/tokenizer.json"))
    parser.add_argument("--out", type=Path, default=Path("src/reportedly/reading/model"))
    parser.add_argument("--float", action="store_true", help="leave the weights in float, for the parity test")
    parser.add_argument("--extra", type=Path, help="JSON file with calibration and scores to carry along")
    chosen = parser.parse_args()
    extra = json.loads(chosen.extra.read_text()) if chosen.extra else {}
    path = export(chosen.weights, chosen.out, tokenizer=chosen.tokenizer, quantise=not chosen.float, extra=extra)
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")
    shutil.rmtree(path.parent / "__pycache__", ignore_errors=True)


if __name__ == "__main__":
    main()
