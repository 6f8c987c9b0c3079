"""The loop that fits a pair network to targets, and what a network says of pairs."""

from __future__ import annotations

import json
import math
import random
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from reportedly.reading.pieces import LAYOUTS, QUOTES
from training.pairs.network import PairNetwork
from training.pairs.rows import KINDS, NOBODY, Rows, choose_orders, make_batches

Floats: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a network is fitted. ``smooth`` of a label is spread over all kinds."""

    epochs: int = 4
    rate: float = 3e-5
    batch: int = 32
    warm: float = 0.06
    decay: float = 0.01
    smooth: float = 0.05
    seed: int = 0
    device: str = "cpu"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Task:
    """What a network is fitted to: the ``chosen`` pairs of ``rows``, ``targets`` [pairs, kinds] of all, and how."""

    rows: Rows
    chosen: Sequence[int]
    targets: Floats
    recipe: Recipe

    def describe(self) -> str:
        """The recipe without its device, how many pairs, and checksums of all that is read of them."""
        rows = self.rows
        arrays = (rows.ids, rows.features, rows.begins, rows.pairs, np.array(self.chosen), self.targets)
        sums = [zlib.crc32(np.ascontiguousarray(array).tobytes()) for array in arrays]
        recipe = {key: value for key, value in asdict(self.recipe).items() if key != "device"}
        return json.dumps(recipe | {"pairs": len(self.chosen), "sums": sums})


def spread_labels(labels: NDArray[np.int8], smooth: float) -> Floats:
    """Targets [pairs, kinds] of labels; all zeros where there is none."""
    targets = np.full((len(labels), len(KINDS)), smooth / len(KINDS), dtype=np.float32)
    known = labels != NOBODY
    targets[known, labels[known]] += 1 - smooth
    targets[~known] = 0
    return targets


def fit(network: PairNetwork, task: Task) -> float:
    """Fit ``network``; the mean loss of the last epoch. Raises FloatingPointError where that is no number."""
    rows, recipe = task.rows, task.recipe
    drawn = random.Random(recipe.seed)
    torch.manual_seed(recipe.seed)
    network.to(recipe.device).train()
    optimizer = torch.optim.AdamW(_group_weights(network, recipe), lr=recipe.rate, fused=recipe.device == "cuda")
    plan = [
        batch
        for _ in range(recipe.epochs)
        for batch in make_batches(rows, choose_orders(rows, task.chosen, drawn), recipe.batch, drawn)
    ]
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: slope(step / len(plan), recipe.warm))
    losses = []
    for batch in plan:
        wanted = torch.from_numpy(task.targets[batch]).to(recipe.device)
        with torch.autocast(recipe.device, dtype=torch.bfloat16):
            scores = network(collate(rows, batch, recipe.device))
        loss = -(wanted * F.log_softmax(scores.float(), -1)).sum(-1).mean()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        losses.append(loss.detach())
    last = float(torch.stack(losses[-max(1, len(plan) // recipe.epochs) :]).mean())
    if not math.isfinite(last):
        raise FloatingPointError(f"the loss is {last}: use a lower rate than {recipe.rate}")
    return last


def slope(done: float, warm: float) -> float:
    """The share of the full rate when ``done`` of all steps are: it rises through ``warm``, then falls to nothing."""
    return max(0.0, min(done / warm, (1 - done) / (1 - warm)))


def _group_weights(network: PairNetwork, recipe: Recipe) -> list[dict[str, object]]:
    """Matrices decay, biases and norms do not; tables that start from zero learn ten times as fast."""
    fresh = ("encoder.case", "encoder.quote", "encoder.layout", "relation")
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, weight in network.named_parameters():
        decay = recipe.decay if weight.dim() > 1 and not name.startswith(fresh) else 0.0
        rate = recipe.rate * (10 if name.startswith(fresh) else 1)
        groups.setdefault((decay, rate), []).append(weight)
    return [{"params": held, "weight_decay": decay, "lr": rate} for (decay, rate), held in groups.items()]


def collate(rows: Rows, chosen: Sequence[int], device: str) -> dict[str, Tensor]:
    """The batch as the encoder takes it, padded to a multiple of eight pieces."""
    sizes = [int(rows.begins[index + 1] - rows.begins[index]) for index in chosen]
    width = -(-max(sizes) // 8) * 8
    ids = np.zeros((len(chosen), width), dtype=np.int64)
    features = np.zeros((len(chosen), width), dtype=np.int64)
    for place, (index, size) in enumerate(zip(chosen, sizes, strict=True)):
        begin = int(rows.begins[index])
        ids[place, :size] = rows.ids[begin : begin + size]
        features[place, :size] = rows.features[begin : begin + size]
    mask = np.arange(width)[None] < np.array(sizes)[:, None]
    case, rest = np.divmod(features, len(QUOTES) * len(LAYOUTS))
    quote, layout = np.divmod(rest, len(LAYOUTS))
    arrays = {"ids": ids, "case": case, "quote": quote, "layout": layout, "mask": mask}
    return {key: torch.from_numpy(value).to(device, non_blocking=True) for key, value in arrays.items()}


def score(network: PairNetwork, rows: Rows, chosen: Sequence[int], device: str, size: int = 256) -> Floats:
    """Logarithms of shares [chosen, kinds], in the order of ``chosen``."""
    network.to(device).eval()
    made = np.zeros((len(rows), len(KINDS)), dtype=np.float32)
    sizes = rows.sizes
    ordered = sorted(chosen, key=lambda index: int(sizes[index]))
    with torch.no_grad():
        for batch in make_batches(rows, ordered, size, None):
            with torch.autocast(device, dtype=torch.bfloat16):
                scores = network(collate(rows, batch, device))
            made[batch] = F.log_softmax(scores.float(), -1).cpu().numpy()
    return made[list(chosen)]
