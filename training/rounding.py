"""Weights rounded to seven bits so that what they make of real inputs changes least.

A weight is rounded to the nearest step, and what that changes is made up for by the weights of the same output that are
not rounded yet, as far as their inputs go together (Frantar et al. 2023, "GPTQ", after LeCun's optimal brain surgeon).
Rounding each weight for itself cost the names of bodies a point of F1 on development data.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.network import Network

Moments: TypeAlias = dict[str, NDArray[np.float64]]
"""For each linear map by its name in the exported graph, the sum of products of its inputs [in, in]."""

STEPS = 64
"""Seven bits: -64 to 64, as the quantiser's reduced range has it."""

_DAMP = 0.01


def gather_moments(network: Network, batches: list[dict[str, Any]]) -> Moments:
    """Run the batches (as ``collate`` makes them) and sum what goes into each map that is made int8."""
    network.eval()
    moments: dict[str, Tensor] = {}
    mask: list[Tensor] = []
    hooks = [
        module.register_forward_pre_hook(_watch(name, moments, mask)) for name, module in _list_maps(network).items()
    ]
    with torch.no_grad():
        for batch in batches:
            mask[:] = [batch["mask"]]
            states = network.states(batch)
            mask[:] = [batch["real"]]
            for head in ("link", "arc", "relation"):
                getattr(network, head)(states)
    for hook in hooks:
        hook.remove()
    return {name: value.numpy() for name, value in moments.items()}


def _list_maps(network: Network) -> dict[str, nn.Linear]:
    maps: dict[str, nn.Linear] = {head: getattr(network, head) for head in ("link", "arc", "relation")}
    for index, layer in enumerate(network.encoder.layers):
        maps |= {f"layer{index}.{part}": getattr(layer, part) for part in ("qkv", "out", "up", "down")}
    return maps


def _watch(name: str, moments: dict[str, Tensor], mask: list[Tensor]) -> Any:
    def add(_module: Any, inputs: tuple[Tensor]) -> None:
        rows = inputs[0][mask[0]].double()
        moments[name] = moments.get(name, torch.zeros(())) + rows.T @ rows

    return add


def round_weights(weights: NDArray[Any], moments: NDArray[np.float64]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Steps [in, out] and the size of a step [out] for ``weights`` [in, out]."""
    left = weights.astype(np.float64).copy()
    size = np.maximum(np.abs(left).max(0), 1e-12) / STEPS
    damped = moments + _DAMP * np.mean(np.diag(moments)) * np.eye(len(moments))
    upper = np.linalg.cholesky(np.linalg.inv(damped)).T
    steps = np.empty_like(left)
    for row in range(len(left)):
        steps[row] = np.clip(np.round(left[row] / size), -STEPS, STEPS)
        wrong = (left[row] - steps[row] * size) / upper[row, row]
        left[row + 1 :] -= upper[row, row + 1 :, None] * wrong
    return steps.astype(np.int8), size.astype(np.float32)
