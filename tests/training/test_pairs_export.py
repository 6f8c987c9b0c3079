from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from tests.training.paired import make_tokenizer, mark
from training.pairs.layout import lay_out
from training.pairs.rows import KINDS, Row, join_rows

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
from training.network import Shape  # noqa: E402  # needs torch
from training.pairs.export import build_graph, export  # noqa: E402
from training.pairs.fitting import collate  # noqa: E402
from training.pairs.network import PairNetwork, halve  # noqa: E402

LAID = lay_out(mark("a man was {shot twice}"), mark("{hit once}"), make_tokenizer(), alike=False, days=1)


def make_network(*, relative: bool = False) -> PairNetwork:
    torch.manual_seed(0)
    network = PairNetwork(Shape(width=64, layers=2, heads=2, inner=64, relative=relative)).eval()
    torch.nn.init.normal_(network.encoder.quote.weight)
    return network


def ask_torch(network: PairNetwork) -> np.ndarray:
    rows = join_rows([Row(laid=LAID, label=0, group=0, pair=0)])
    with torch.no_grad():
        return network(collate(rows, [0], "cpu")).numpy()


@pytest.mark.parametrize(("quantise", "apart"), [(False, 1e-4), (True, 0.2)])
def test_the_file_says_what_the_network_says(tmp_path: Path, *, quantise: bool, apart: float) -> None:
    network = make_network()
    torch.save(halve(network), tmp_path / "one.pt")
    network.load_state_dict(halve(network))
    path = export(tmp_path / "one.pt", tmp_path / "model", quantise=quantise, temperature=1.5)
    session = onnxruntime.InferenceSession(str(path))
    (said,) = session.run(None, {"ids": LAID.ids, "features": LAID.features})
    assert said.shape == (1, len(KINDS))
    assert np.abs(said - ask_torch(network)).max() < apart
    told = json.loads(session.get_modelmeta().custom_metadata_map["reportedly"])
    assert (told["kinds"], told["temperature"]) == ([kind.value for kind in KINDS], 1.5)
    sums = json.loads((tmp_path / "model" / "manifest.json").read_text(encoding="utf-8"))
    assert sums == {"pairs.onnx": hashlib.sha256(path.read_bytes()).hexdigest()}


def test_the_network_is_left_as_it_was() -> None:
    network = make_network()
    before = network.encoder.positions.weight.shape
    build_graph(network, small_words=False)
    assert network.encoder.positions.weight.shape == before


def test_a_teacher_is_refused() -> None:
    with pytest.raises(ValueError, match="teacher is not exported"):
        build_graph(make_network(relative=True), small_words=False)
