"""The scorer's network in torch, and how it is fitted; its weights go into one file for numpy."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.speakers.examples import Example

Weights: TypeAlias = dict[str, NDArray[np.float16]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How the network is shaped and fitted. ``trust``: how much gold counts where a teacher was heard as well."""

    hidden: int = 128
    second: int = 32
    squeeze: int = 128
    narrow: int = 48
    alone: int = 48
    epochs: int = 12
    rate: float = 2e-3
    decay: float = 0.02
    dropout: float = 0.3
    state_dropout: float = 0.3
    small_dropout: float = 0.3
    batch: int = 400
    trust: float = 0.5
    seed: int = 7


class Network(nn.Module):
    """As ``reportedly.reading.speakers.scorer`` runs it."""

    def __init__(self, inputs: int, features: int, width: int, recipe: Recipe) -> None:
        super().__init__()
        self.width = width
        self.recipe = recipe
        self.squeeze = nn.Linear(width, recipe.squeeze)
        inputs = inputs - width + recipe.squeeze
        self.left = nn.Linear(inputs, recipe.hidden)
        self.right = nn.Linear(inputs, recipe.hidden, bias=False)
        self.narrow_left = nn.Linear(inputs, recipe.narrow, bias=False)
        self.narrow_right = nn.Linear(inputs, recipe.narrow, bias=False)
        self.joined = nn.Linear(features + recipe.narrow, recipe.hidden, bias=False)
        self.second = nn.Linear(recipe.hidden, recipe.second)
        self.out = nn.Linear(recipe.second, 1, bias=False)
        self.alone = nn.Linear(inputs, recipe.alone)
        self.alone_out = nn.Linear(recipe.alone, 1, bias=False)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Scores of the pairs, and of each anaphor's standing for nobody."""
        inputs = self._squeeze(batch.inputs)
        i, j = batch.left, batch.right
        product = self.narrow_left(inputs)[i] * self.narrow_right(inputs)[j]
        hidden = self.left(inputs)[i] + self.right(inputs)[j]
        hidden = hidden + self.joined(torch.cat([batch.features, product], 1))
        hidden = nn.functional.dropout(torch.relu(hidden), self.recipe.dropout, self.training)
        scores = self.out(torch.relu(self.second(hidden)))[:, 0]
        alone = self.alone_out(torch.relu(self.alone(inputs[batch.anaphors])))[:, 0]
        return scores, alone

    def _squeeze(self, inputs: Tensor) -> Tensor:
        """States in fewer numbers, with dropout; the features are few and each matters."""
        states, unary = inputs[:, : self.width], inputs[:, self.width :]
        small = self.squeeze(nn.functional.dropout(states, self.recipe.state_dropout, self.training))
        return torch.cat([nn.functional.dropout(small, self.recipe.small_dropout, self.training), unary], 1)


@dataclass(slots=True, kw_only=True)
class Batch:
    """Several texts in one: mentions behind one another, pairs and anaphors with moved numbers."""

    inputs: Tensor
    anaphors: Tensor
    none: Tensor
    owners: Tensor
    left: Tensor
    right: Tensor
    features: Tensor
    labels: Tensor
    weights: Tensor
    gold: Tensor
    soft: Tensor
    soft_none: Tensor


def join_examples(examples: Sequence[Example], mean: Tensor, scale: Tensor, trust: float = 1.0) -> Batch:
    """One batch of several texts."""
    inputs, columns = [], []
    mentions = owners = 0
    for each in examples:
        states = (torch.from_numpy(each.states.astype(np.float32)) - mean) * scale
        inputs.append(torch.cat([states, torch.from_numpy(each.unary)], 1))
        columns.append(
            (
                torch.from_numpy(each.anaphors) + mentions,
                torch.from_numpy(each.none),
                torch.from_numpy(each.owners) + owners,
                torch.from_numpy(each.left) + mentions,
                torch.from_numpy(each.right) + mentions,
                torch.from_numpy(each.features),
                torch.from_numpy(each.labels),
                torch.full((len(each.anaphors),), each.weight),
                torch.full((len(each.anaphors),), 1.0 if each.soft is None else each.gold * trust),
                torch.from_numpy(each.soft) if each.soft is not None else torch.zeros(len(each.labels)),
                torch.from_numpy(each.soft_none) if each.soft_none is not None else torch.zeros(len(each.anaphors)),
            )
        )
        mentions += len(each.states)
        owners += len(each.anaphors)
    parts = [torch.cat(column) for column in zip(*columns, strict=True)]
    return Batch(
        inputs=torch.cat(inputs),
        anaphors=parts[0],
        none=parts[1],
        owners=parts[2],
        left=parts[3],
        right=parts[4],
        features=parts[5],
        labels=parts[6],
        weights=parts[7],
        gold=parts[8],
        soft=parts[9],
        soft_none=parts[10],
    )


def find_loss(scores: Tensor, alone: Tensor, batch: Batch) -> Tensor:
    """Minus the log of the probability that an anaphor's right candidates have together, weighted, on average."""
    top = alone.detach().scatter_reduce(0, batch.owners, scores.detach(), "amax")
    grown = torch.exp(scores - top[batch.owners])
    nobody = torch.exp(alone - top)
    total = torch.log(nobody.index_add(0, batch.owners, grown))
    right = (nobody * batch.none).index_add(0, batch.owners, grown * batch.labels)
    hard = total - torch.log(right.clamp(min=1e-8))
    told = (batch.soft_none * (alone - top)).index_add(0, batch.owners, batch.soft * (scores - top[batch.owners]))
    soft = total - told
    loss = torch.where(batch.gold > 0, batch.gold * hard, 0.0) + (1 - batch.gold) * soft
    return (loss * batch.weights).sum() / batch.weights.sum()


def fit(examples: Sequence[Example], recipe: Recipe, report: Callable[[str], None] = print) -> Weights:
    """Fit a network to ``examples``; the same examples and recipe give the same weights."""
    torch.manual_seed(recipe.seed)
    mean, scale = _measure(examples)
    width = len(mean)
    network = Network(width + examples[0].unary.shape[1], examples[0].features.shape[1], width, recipe)
    optimizer = torch.optim.AdamW(network.parameters(), lr=recipe.rate, weight_decay=recipe.decay)
    random = np.random.default_rng(recipe.seed)
    batches = _plan(examples, recipe.batch)
    steps, step = recipe.epochs * len(batches), 0
    network.train()
    for epoch in range(recipe.epochs):
        batches = _plan([examples[int(n)] for n in random.permutation(len(examples))], recipe.batch)
        losses = []
        for chosen in batches:
            for group in optimizer.param_groups:
                group["lr"] = recipe.rate * _schedule(step / max(steps, 1))
            batch = join_examples(chosen, mean, scale, recipe.trust)
            scores, alone = network(batch)
            loss = find_loss(scores, alone, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            losses.append(float(loss.detach()))
            step += 1
        report(f"epoch {epoch + 1}: loss {sum(losses) / len(losses):.4f}")
    return export_weights(network, mean, scale)


def _schedule(done: float) -> float:
    return min(done / 0.05, 1.0) * 0.5 * (1 + math.cos(math.pi * min(done, 1.0)))


def _plan(examples: Sequence[Example], size: int) -> list[list[Example]]:
    batches: list[list[Example]] = [[]]
    room = size
    for example in examples:
        if room <= 0:
            batches.append([])
            room = size
        batches[-1].append(example)
        room -= len(example.anaphors)
    return [batch for batch in batches if batch]


def _measure(examples: Sequence[Example]) -> tuple[Tensor, Tensor]:
    sample = np.concatenate([example.states for example in examples[:: max(1, len(examples) // 400)]])
    values = torch.from_numpy(sample.astype(np.float32))
    return values.mean(0), 1 / (values.std(0) + 1e-3)


def export_weights(network: Network, mean: Tensor, scale: Tensor) -> Weights:
    """The weights by the names that the numpy scorer reads."""
    found = {
        "mean": mean,
        "scale": scale,
        "squeeze": network.squeeze.weight.T,
        "squeeze_bias": network.squeeze.bias,
        "left": network.left.weight.T,
        "bias": network.left.bias,
        "right": network.right.weight.T,
        "narrow_left": network.narrow_left.weight.T,
        "narrow_right": network.narrow_right.weight.T,
        "joined": network.joined.weight.T,
        "second": network.second.weight.T,
        "second_bias": network.second.bias,
        "out": network.out.weight[0],
        "alone": network.alone.weight.T,
        "alone_bias": network.alone.bias,
        "alone_out": network.alone_out.weight[0],
    }
    return {name: value.detach().numpy().astype(np.float16) for name, value in found.items()}
