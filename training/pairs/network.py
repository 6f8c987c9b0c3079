"""The pair network in torch: the reader's encoder over a pair of claims, and one linear map of its first state."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import torch
from torch import Tensor, nn

from training.network import LARGE, Encoder, Shape, load_large, load_pretrained, shape_of
from training.pairs.packing import read_parts, unpack_weights
from training.pairs.rows import KINDS

Size = Literal["large", "small"]
"""A teacher's, MPNet; or a student's, MiniLM."""

SHAPES: dict[Size, Shape] = {"large": LARGE, "small": Shape()}


class PairNetwork(nn.Module):
    """Pairs in, one score for each of ``KINDS`` out."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(shape, dropout)
        self.dropout = nn.Dropout(dropout)
        self.relation = nn.Linear(shape.width, len(KINDS))

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """Scores [batch, kinds], float32."""
        scores: Tensor = self.relation(self.dropout(self.encoder(batch)[:, 0].float()))
        return scores


def start(size: Size, work: Path) -> PairNetwork:
    """A network before training: from ``work/{size}.packed.*`` where these are, else from the files beside ``work``.

    Raises ValueError where packed weights are of another network.
    """
    packed = read_parts(work / f"{size}.packed")
    if packed is None:
        return start_anew(size, work.parent)
    network = PairNetwork(SHAPES[size])
    lacking, odd = network.load_state_dict(to_tensors(packed), strict=False)
    faults = [*odd, *(name for name in lacking if not name.startswith("relation."))]
    if faults:
        raise ValueError(f"{size}.packed in {work} does not fit: {', '.join(faults[:5])}")
    return network


def start_anew(size: Size, folder: Path) -> PairNetwork:
    """A network with its publisher's weights, from where ``training.build`` puts them (``base`` and ``large``)."""
    network = PairNetwork(SHAPES[size])
    if size == "large":
        load_large(network, folder / "large")
    else:
        load_pretrained(network, folder / "base")
    return network


def to_tensors(packed: bytes) -> dict[str, Tensor]:
    """Packed weights as a state dict, in float32."""
    return {name: torch.from_numpy(value) for name, value in unpack_weights(packed).items()}


def cut_layers(network: PairNetwork, layers: tuple[int, ...]) -> PairNetwork:
    """The network with only these of its layers."""
    small = PairNetwork(replace(network.encoder.shape, layers=len(layers)))
    state = {key: value for key, value in network.state_dict().items() if not key.startswith("encoder.layers.")}
    for place, layer in enumerate(layers):
        kept = network.encoder.layers[layer].state_dict()
        state |= {f"encoder.layers.{place}.{key}": value for key, value in kept.items()}
    small.load_state_dict(state)
    return small


def halve(network: PairNetwork) -> dict[str, Tensor]:
    """Its weights in half precision, as they are kept."""
    return {key: value.detach().half().cpu() for key, value in network.state_dict().items()}


def load_pairs(path: Path, *, dropout: float = 0.0) -> PairNetwork:
    """A network with saved weights: a file of torch, or packed ones in parts (``six.weights`` for ``six.weights.0``…).

    Raises FileNotFoundError where there are neither.
    """
    packed = None if path.is_file() else read_parts(path)
    state = torch.load(path, weights_only=True, map_location="cpu") if packed is None else to_tensors(packed)
    network = PairNetwork(shape_of(state), dropout)
    network.load_state_dict({key: value.float() for key, value in state.items()})
    return network
