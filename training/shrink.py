"""A smaller network cut out of a trained one: some of its layers, attention heads and inner units, those that do most.

What is left out is learned back by distillation (``distill.py``). Heads and units are weighed by how much they add to
their layer's output on a sample of text: activation times outgoing weight.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from training.network import HEAD, Layer, Network, Shape


@dataclass(kw_only=True)
class _Weights:
    """What each attention head and each inner unit of one layer does, summed over batches."""

    heads: Tensor
    inner: Tensor
    hooks: list[Any] = field(default_factory=list)


def shrink(network: Network, layers: tuple[int, ...], heads: int, inner: int, batches: list[dict[str, Any]]) -> Network:
    """The network with only ``layers`` of its layers, ``heads`` attention heads and ``inner`` inner units in each.

    ``batches`` are the sample of text that heads and units are weighed on, as ``collate`` makes them.
    """
    weights = _weigh(network, batches)
    small = Network(Shape(layers=len(layers), heads=heads, inner=inner), dropout=network.encoder.dropout)
    state = {key: value for key, value in network.state_dict().items() if not key.startswith("encoder.layers.")}
    for place, index in enumerate(layers):
        part = _cut_layer(network.encoder.layers[index], weights[index], heads, inner)
        state |= {f"encoder.layers.{place}.{key}": value for key, value in part.items()}
    small.load_state_dict(state)
    return small


def _weigh(network: Network, batches: list[dict[str, Any]]) -> list[_Weights]:
    shape = network.encoder.shape
    weights = [_Weights(heads=torch.zeros(shape.heads), inner=torch.zeros(shape.inner)) for _ in range(shape.layers)]
    for layer, weight in zip(network.encoder.layers, weights, strict=True):
        weight.hooks = [_watch_heads(layer, weight), _watch_inner(layer, weight)]
    network.eval()
    with torch.no_grad():
        for batch in batches:
            network.states(batch)
    for weight in weights:
        for hook in weight.hooks:
            hook.remove()
    return weights


def _watch_heads(layer: Layer, weight: _Weights) -> Any:
    """What a head adds: the length of its mixed values after the outgoing map."""

    def add(_module: Any, inputs: tuple[Tensor], _out: Tensor) -> None:
        mixed = inputs[0].detach().float().unflatten(-1, (-1, HEAD))
        outgoing = layer.out.weight.detach().unflatten(1, (-1, HEAD))
        added = torch.einsum("bthd,whd->bthw", mixed, outgoing)
        weight.heads += added.norm(dim=-1).mean((0, 1))

    return layer.out.register_forward_hook(add)


def _watch_inner(layer: Layer, weight: _Weights) -> Any:
    outgoing = layer.down.weight.detach().norm(dim=0)

    def add(_module: Any, _inputs: Any, out: Tensor) -> None:
        weight.inner += F.gelu(out.detach().float()).abs().mean((0, 1)) * outgoing

    return layer.up.register_forward_hook(add)


def _cut_layer(layer: Layer, weight: _Weights, heads: int, inner: int) -> dict[str, Tensor]:
    """The layer's weights with the heads and inner units that weigh most, in their old order."""
    state = layer.state_dict()
    width = weight.heads.numel() * HEAD
    kept = torch.sort(torch.topk(weight.heads, heads).indices).values
    rows = (kept[:, None] * HEAD + torch.arange(HEAD)).flatten()
    triple = torch.cat([rows, rows + width, rows + 2 * width])
    units = torch.sort(torch.topk(weight.inner, inner).indices).values
    return state | {
        "qkv.weight": state["qkv.weight"][triple],
        "qkv.bias": state["qkv.bias"][triple],
        "out.weight": state["out.weight"][:, rows],
        "up.weight": state["up.weight"][units],
        "up.bias": state["up.bias"][units],
        "down.weight": state["down.weight"][:, units],
    }
