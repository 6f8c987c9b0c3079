"""Quick scores on development sets while training; the measurements that count are those of ``evals``."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from training.examples import IGNORE, Labelled, collate, cut_windows, make_batches
from training.labels import ATTRIBUTION_TAGS, NAME_TAGS
from training.losses import RELATION_KINDS, _unique, arc_scores, link_scores, relation_logits
from training.network import Network


def measure(network: Network, examples: list[Labelled]) -> dict[str, float]:
    """Exact span F1 of attribution and names, link accuracy on gold spans, UPOS, sentence, UAS, LAS; factuality's r."""
    network.eval()
    dice = random.Random(7)
    windows = [window for example in examples for window in cut_windows(example, dice, most=256)]
    counts: dict[str, NDArray[np.int64]] = {}
    given, wanted = [np.zeros(0)], [np.zeros(0)]
    with torch.no_grad():
        for chosen in make_batches(windows, dice, budget=4096):
            batch = collate(chosen, budget=4096)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                states = network.states(batch)
            _count_spans(network, states, batch, chosen, counts)
            _count_links(network, states, batch, counts)
            _count_syntax(network, states, batch, counts)
            judged = ~batch["factuality"].isnan()
            given.append(network.factuality(states[judged])[:, 0].numpy())
            wanted.append(batch["factuality"][judged].numpy())
    scores = {key: _score(value) for key, value in sorted(counts.items())}
    likeness = np.corrcoef(np.concatenate(given), np.concatenate(wanted))[0, 1]
    return scores | {"factuality": round(100 * float(likeness), 2)}


def _score(value: NDArray[np.int64]) -> float:
    if len(value) == 2:
        return round(100 * float(value[0]) / max(1, int(value[1])), 2)
    return round(200 * float(value[0]) / max(1, int(value[1] + value[2])), 2)


def decode(logits: NDArray[np.float32], matrix: NDArray[np.float32], start: NDArray[np.float32]) -> list[int]:
    """The best tag sequence [words] of one text under transition scores."""
    score = logits[0] + start
    back = []
    for row in logits[1:]:
        moved = score[:, None] + matrix
        back.append(moved.argmax(0))
        score = moved.max(0) + row
    path = [int(score.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def spans_of(tags: list[int], names: tuple[str, ...]) -> set[tuple[str, int, int]]:
    """Spans (kind, first word, last word) of a tag sequence without broken transitions."""
    found, open_at = set(), -1
    for index, tag in enumerate([*tags, 0]):
        if open_at >= 0 and not names[tag].startswith("I-"):
            found.add((names[tags[open_at]][2:], open_at, index - 1))
            open_at = -1
        if names[tag].startswith("B-"):
            open_at = index
    return found


def _count_spans(
    network: Network, states: Any, batch: dict[str, Any], chosen: list[Any], counts: dict[str, Any]
) -> None:
    tag_logits = network.attribution(states).float().numpy()
    name_logits = network.names(states).float().numpy()
    matrix, start = network.crf.matrix().detach().numpy(), network.crf.start.numpy()
    free, free_start = network.names_crf.matrix().detach().numpy(), network.names_crf.start.numpy()
    for row, window in enumerate(chosen):
        size = window.end - window.begin
        if batch["has_tags"][row]:
            guess = spans_of(decode(tag_logits[row, :size], matrix, start), ATTRIBUTION_TAGS)
            gold = spans_of(batch["tags"][row, :size].tolist(), ATTRIBUTION_TAGS)
            for kind in ("source", "cue", "content"):
                _add(counts, kind, guess, gold, {kind})
        if batch["has_names"][row] and window.example.corpus == "uner_ewt":
            guess = spans_of(decode(name_logits[row, :size], free, free_start), NAME_TAGS)
            gold = _gold_names(window)
            guess = {("LOC" if kind == "FAC" else kind, a, b) for kind, a, b in guess}
            _add(counts, "names", guess, gold, {"PER", "ORG", "LOC"})


def _gold_names(window: Any) -> set[tuple[str, int, int]]:
    allowed = window.example.allowed[window.begin : window.end]
    tags = []
    for row in allowed:
        wanted = [index for index in np.flatnonzero(row) if NAME_TAGS[index][2:] in ("PER", "ORG", "LOC", "FAC")]
        tags.append(int(wanted[0]) if wanted and not row[0] else 0)
    for index, tag in enumerate(tags):
        if NAME_TAGS[tag].startswith("I-") and (index == 0 or tags[index - 1] not in (tag, tag - 1)):
            tags[index] = tag - 1
    return {("LOC" if kind == "FAC" else kind, a, b) for kind, a, b in spans_of(tags, NAME_TAGS)}


def _add(counts: dict[str, Any], key: str, guess: set[Any], gold: set[Any], kinds: set[str]) -> None:
    guess = {span for span in guess if span[0] in kinds}
    gold = {span for span in gold if span[0] in kinds}
    row = np.array([len(guess & gold), len(guess), len(gold)])
    counts[key] = counts.get(key, np.zeros(3, dtype=np.int64)) + row


def _count_links(network: Network, states: Any, batch: dict[str, Any], counts: dict[str, Any]) -> None:
    for row, mentions in enumerate(batch["mentions"]):
        if not mentions:
            continue
        projected = network.link(states[row])
        for relation, (tail, head) in enumerate(RELATION_KINDS):
            tails, heads = _unique(mentions, tail), _unique(mentions, head)
            if not tails:
                continue
            best = link_scores(network, projected, relation, list(tails), list(heads)).argmax(1).tolist()
            owners = [*heads.values()]
            right = 0
            for (_, mine), choice in zip(tails.items(), best, strict=True):
                some = any(mine & owner for owner in owners)
                right += bool(mine & owners[choice]) if choice < len(owners) else not some
            key = f"link{relation}"
            counts[key] = counts.get(key, np.zeros(2, dtype=np.int64)) + np.array([right, len(tails)])


def _count_syntax(network: Network, states: Any, batch: dict[str, Any], counts: dict[str, Any]) -> None:
    if not batch["has_syntax"].any():
        return
    rows = batch["has_syntax"]
    states, heads, upos = states[rows], batch["heads"][rows], batch["upos"][rows]
    known = (heads != IGNORE) & (upos != IGNORE)
    guessed = arc_scores(network.arc(states), batch["real"][rows]).argmax(-1)
    right = (guessed == heads) & known
    named = relation_logits(network, states, guessed).argmax(-1) == batch["relations"][rows]
    tagged = (network.upos(states).argmax(-1) == upos) & (upos != IGNORE)
    for key, value, of in (
        ("uas", right.sum(), known.sum()),
        ("las", (right & named).sum(), known.sum()),
        ("upos", tagged.sum(), (upos != IGNORE).sum()),
    ):
        counts[key] = counts.get(key, np.zeros(2, dtype=np.int64)) + np.array([int(value), int(of)])
    split = network.sentence(states).argmax(-1) == 1
    gold = batch["sentences"][rows] == 1
    real = batch["real"][rows]
    row = np.array([int((split & gold & real).sum()), int((split & real).sum()), int((gold & real).sum())])
    counts["sentence"] = counts.get("sentence", np.zeros(3, dtype=np.int64)) + row
