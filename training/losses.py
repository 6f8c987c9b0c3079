"""What the heads are trained on. Sums over labelled words, divided by a fixed count, so that batches weigh alike."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from training.examples import IGNORE, Mention
from training.network import ARC, LINK, RELATION, Network, distance_bucket

WORDS = 2000.0
"""Losses are sums over words divided by this: about the words of a full batch."""

RELATION_KINDS = ((2, 1), (2, 0), (1, 0))
"""Content to cue, content to source, cue to source, as indices of source, cue, content."""

WEIGHTS = {
    "attribution": 1.0,
    "names": 1.0,
    "links": 6.0,
    "sentence": 0.2,
    "upos": 0.3,
    "arcs": 0.3,
    "relations": 0.3,
    "factuality": 0.5,
    "states": 1.0,
    "taught_attribution": 1.0,
    "taught_names": 1.0,
    "taught_upos": 0.3,
    "taught_sentence": 0.2,
    "told_names": 1.0,
}


def sum_losses(network: Network, states: Tensor, batch: dict[str, Any]) -> dict[str, Tensor]:
    """The loss of each head that the batch has labels for, unweighted."""
    losses = {}
    if batch["has_tags"].any():
        rows = batch["has_tags"]
        mask = batch["real"][rows]
        logits = network.attribution(states[rows])
        scale = mask.sum() / WORDS
        losses["attribution"] = network.crf.loss(logits, batch["tags"][rows], mask) * scale
        losses["links"] = _link_loss(network, states, batch) / WORDS
    if batch["has_names"].any():
        losses["names"] = _name_loss(network, states, batch)
    if batch["has_syntax"].any():
        losses |= _syntax_losses(network, states[batch["has_syntax"]], batch)
    judged = ~batch["factuality"].isnan()
    if judged.any():
        guess = network.factuality(states[judged])[:, 0]
        losses["factuality"] = F.smooth_l1_loss(guess, batch["factuality"][judged], reduction="sum") / WORDS
    return losses


def _name_loss(network: Network, states: Tensor, batch: dict[str, Any]) -> Tensor:
    rows = batch["has_names"]
    logits = network.names(states[rows])
    return network.names_crf.surprise(logits, batch["allowed"][rows], batch["real"][rows]).sum() / WORDS


def _syntax_losses(network: Network, states: Tensor, batch: dict[str, Any]) -> dict[str, Tensor]:
    rows = batch["has_syntax"]
    heads, relations, real = batch["heads"][rows], batch["relations"][rows], batch["real"][rows]
    losses = {
        "sentence": _entropy(network.sentence(states), batch["sentences"][rows]),
        "upos": _entropy(network.upos(states), batch["upos"][rows]),
    }
    scores = arc_scores(network.arc(states), real)
    losses["arcs"] = _entropy(scores, heads)
    known = heads != IGNORE
    named = relation_logits(network, states, heads.clamp(min=0))
    losses["relations"] = _entropy(named, torch.where(known, relations, IGNORE))
    return losses


def _entropy(logits: Tensor, labels: Tensor) -> Tensor:
    flat = F.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=IGNORE, reduction="sum")
    return flat / WORDS


def arc_scores(arcs: Tensor, real: Tensor) -> Tensor:
    """Scores [batch, dependent, head]; a root's head is itself."""
    dependent, head = arcs.split(ARC, -1)
    scores = dependent @ head.transpose(1, 2) / ARC**0.5
    return scores.masked_fill(~real[:, None, :], -1e9)


def relation_logits(network: Network, states: Tensor, heads: Tensor) -> Tensor:
    """Relation logits [batch, words, relations] of each word to its head [batch, words]."""
    dependent, head = network.relation(states).split(RELATION, -1)
    chosen = head.gather(1, heads[..., None].expand(-1, -1, RELATION))
    return network.relation_out(torch.tanh(dependent + chosen))


def _link_loss(network: Network, states: Tensor, batch: dict[str, Any]) -> Tensor:
    total = states.new_zeros(())
    projected = network.link(states)
    for row, mentions in enumerate(batch["mentions"]):
        if mentions:
            for relation, (tail, head) in enumerate(RELATION_KINDS):
                loss = _relation_loss(network, projected[row], mentions, relation, tail, head)
                total = total if loss is None else total + loss
    return total


def _relation_loss(
    network: Network, projected: Tensor, mentions: list[Mention], relation: int, tail: int, head: int
) -> Tensor | None:
    tails, heads = _unique(mentions, tail), _unique(mentions, head)
    if not tails:
        return None
    scores = link_scores(network, projected, relation, list(tails), list(heads))
    right = torch.tensor([[bool(a & b) for b in heads.values()] for a in tails.values()], dtype=torch.bool)
    right = right.reshape(len(tails), -1)
    none = ~right.any(1, keepdim=True)
    allowed = torch.cat([right, none], 1)
    chosen = torch.logsumexp(scores.masked_fill(~allowed, -1e9), 1)
    return (torch.logsumexp(scores, 1) - chosen).sum()


def _unique(mentions: list[Mention], kind: int) -> dict[tuple[int, int], set[int]]:
    found: dict[tuple[int, int], set[int]] = {}
    for mention in mentions:
        if mention.kind == kind:
            found.setdefault((mention.first, mention.last), set()).add(mention.attribution)
    return found


def link_scores(
    network: Network,
    projected: Tensor,
    relation: int,
    tails: list[tuple[int, int]],
    heads: list[tuple[int, int]],
) -> Tensor:
    """Scores [tails, heads + 1] of spans given as first and last word; the last column is no link."""
    parts = projected.view(len(projected), 3, 2, 2, LINK)[:, relation]
    a = torch.tensor(tails)
    left = parts[a[:, 0], 0, 0] + parts[a[:, 1], 0, 1]
    none = network.link_none[relation].expand(len(tails), 1)
    if not heads:
        return none
    b = torch.tensor(heads)
    right = parts[b[:, 0], 1, 0] + parts[b[:, 1], 1, 1]
    after = b[None, :, 0] >= a[:, None, 0]
    apart = torch.where(after, b[None, :, 0] - a[:, None, 1], b[None, :, 1] - a[:, None, 0])
    scores = left @ right.T / LINK**0.5 + network.link_distance[relation][distance_bucket(apart)]
    return torch.cat([scores, none], 1)
