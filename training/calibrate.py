"""Fit the confidence of attributions on PolNeAR dev: the exported model's own decoding against the gold links.

A logistic model of nine features; the least confidence that is kept is the one with the best linked F1 on dev.

    python -m training.calibrate --model src/reportedly/reading/model --out training/work/calibration.json
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.reading.encoder import Model, load_model, run_heads
from reportedly.reading.layout import find_paragraphs
from reportedly.reading.linking import Linked, expand_features
from reportedly.reading.pieces import Pieces, cut_pieces
from reportedly.reading.quotes import find_quotations
from reportedly.reading.stages import decode_links, find_starts
from training.gold import Example, GoldAttribution, Offsets, read_examples

COLUMNS = 9
"""How many numbers ``expand_features`` makes of an attribution."""

Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Judged:
    """Decoded attributions of one text with their features, and which of them the gold links bear out."""

    features: Floats
    right: NDArray[np.bool_]
    gold: int


def judge_text(model: Model, example: Example) -> Judged:
    """Decode one text and match it one to one against its gold."""
    text = example.text
    paragraphs = find_paragraphs(text)
    quotations = find_quotations(text, paragraphs)
    pieces = cut_pieces(text, tokenizer=model.tokenizer, paragraphs=paragraphs, quotations=quotations)
    outputs = run_heads(model, pieces, ("attribution", "link"))
    linked = decode_links(outputs, find_starts(pieces, paragraphs), model)
    gold = example.attributions or ()
    right = match_links(linked, pieces, gold)
    features = np.array([expand_features(item) for item in linked]).reshape(len(linked), COLUMNS)
    return Judged(features=features, right=right, gold=len(gold))


def match_links(linked: list[Linked], pieces: Pieces, gold: tuple[GoldAttribution, ...]) -> NDArray[np.bool_]:
    """Greedy by content Jaccard, at least a half, sources overlapping or both absent."""
    pairs = []
    for index, item in enumerate(linked):
        mine = [_offsets(pieces, words) for words in item.content]
        source = [] if item.source is None else [_offsets(pieces, item.source)]
        for other, attribution in enumerate(gold):
            overlap = _jaccard(mine, list(attribution.content))
            if overlap >= 0.5 and _sources_agree(source, list(attribution.source)):
                pairs.append((overlap, index, other))
    right = np.zeros(len(linked), dtype=np.bool_)
    taken: set[int] = set()
    for _, index, other in sorted(pairs, reverse=True):
        if not right[index] and other not in taken:
            right[index] = True
            taken.add(other)
    return right


def _offsets(pieces: Pieces, words: tuple[int, int]) -> Offsets:
    return int(pieces.starts[words[0]]), int(pieces.ends[words[1]])


def _sources_agree(mine: list[Offsets], gold: list[Offsets]) -> bool:
    if not mine or not gold:
        return not mine and not gold
    return any(a < d and c < b for a, b in mine for c, d in gold)


def _jaccard(mine: list[Offsets], gold: list[Offsets]) -> float:
    left = {place for start, end in mine for place in range(start, end)}
    right = {place for start, end in gold for place in range(start, end)}
    return len(left & right) / max(1, len(left | right))


def fit_logistic(features: Floats, right: NDArray[np.bool_], *, ridge: float = 1.0) -> tuple[Floats, float]:
    """Weights and bias by Newton's method with a small ridge."""
    rows = np.hstack([features, np.ones((len(features), 1))])
    weights = np.zeros(rows.shape[1])
    penalty = ridge * np.eye(rows.shape[1])
    penalty[-1, -1] = 0.0
    for _ in range(50):
        guess = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (guess - right) + penalty @ weights
        curve = (rows * (guess * (1 - guess))[:, None]).T @ rows + penalty
        weights -= np.linalg.solve(curve, slope)
    return weights[:-1], float(weights[-1])


def best_threshold(scores: Floats, right: NDArray[np.bool_], gold: int) -> tuple[float, float]:
    """The least confidence to keep, and the linked F1 that it gives."""
    tried = [(2 * right[scores >= least].sum() / ((scores >= least).sum() + gold), least) for least in _STEPS]
    best, least = max(tried)
    return float(least), float(best)


_STEPS = np.arange(0.0, 0.61, 0.02)


def calibrate(folder: Path, data: Path) -> dict[str, Any]:
    """Fit on every development text; returns what the model file carries along."""
    model = load_model(folder)
    texts = [example for example in read_examples(data, "dev") if example.attributions is not None]
    judged = [judge_text(model, example) for example in texts]
    features = np.concatenate([item.features for item in judged])
    if not len(features):
        raise ValueError("the network decodes no attribution on development texts: it needs more training than it had")
    right = np.concatenate([item.right for item in judged])
    gold = sum(item.gold for item in judged)
    weights, bias = fit_logistic(features, right)
    scores = 1 / (1 + np.exp(-(features @ weights + bias)))
    least, best = best_threshold(scores, right, gold)
    print(f"linked F1 on dev {2 * right.sum() / (len(right) + gold):.4f}, kept from {least:.2f} on {best:.4f}")
    return {"weights": np.round(weights, 5).tolist(), "bias": round(bias, 5), "least": least}


def main() -> None:
    """Command line of the calibration."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("src/reportedly/reading/model"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("training/work/calibration.json"))
    chosen = parser.parse_args()
    chosen.out.write_text(json.dumps({"calibration": calibrate(chosen.model, chosen.data)}, indent=1) + "\n")


if __name__ == "__main__":
    main()
