"""The shipped file against the same weights in float, through the reader's own path, on development sets.

python -m training.parity --shipped src/reportedly/reading/model --float training/work/float
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from reportedly.reading import decode_text, load_model, tag_text
from reportedly.reading.encoder import Model
from training.gold import Example, read_examples

LIMIT = 0.5
"""Points of exact F1 that quantisation may cost."""

JUDGED = ("source", "cue", "content", "names")
"""What the limit holds for. The types of names are shown beside: of bodies there are 224, so one is half a point."""

Spans = set[tuple[str, int, int]]


def score_model(model: Model, examples: list[Example]) -> dict[str, float]:
    """Exact span F1, in points, of source, cue and content on PolNeAR dev and of names on UNER dev."""
    counts: Counter[tuple[str, str]] = Counter()
    for example in examples:
        if example.attributions is not None:
            _count(counts, _decoded(model, example.text), _gold(example), ("source", "cue", "content"))
        elif example.corpus == "uner_ewt":
            found = {
                (_coarse(name.type), name.span.start, name.span.end) for name in tag_text(example.text, model).names
            }
            gold = {
                (_coarse(next(iter(name.types))), name.start, name.end)
                for name in example.names or ()
                if len(name.types) == 1
            }
            _count(counts, found, gold, ("PER", "ORG", "LOC"))
            _count_all(counts, found, gold, ("PER", "ORG", "LOC"))
    kinds = sorted({kind for kind, _ in counts})
    return {
        kind: round(200 * counts[kind, "both"] / max(1, counts[kind, "guess"] + counts[kind, "gold"]), 2)
        for kind in kinds
    }


def _coarse(kind: str) -> str:
    return "LOC" if kind == "FAC" else kind


def _decoded(model: Model, text: str) -> Spans:
    return {
        (kind, span.start, span.end)
        for item in decode_text(text, model)
        for kind in ("source", "cue", "content")
        for span in getattr(item, kind)
    }


def _gold(example: Example) -> Spans:
    return {
        (kind, start, end)
        for item in example.attributions or ()
        for kind in ("source", "cue", "content")
        for start, end in getattr(item, kind)
    }


def _count(counts: Counter[tuple[str, str]], guess: Spans, gold: Spans, kinds: tuple[str, ...]) -> None:
    for kind in kinds:
        mine, theirs = ({span for span in spans if span[0] == kind} for spans in (guess, gold))
        counts[kind, "both"] += len(mine & theirs)
        counts[kind, "guess"] += len(mine)
        counts[kind, "gold"] += len(theirs)


def _count_all(counts: Counter[tuple[str, str]], guess: Spans, gold: Spans, kinds: tuple[str, ...]) -> None:
    """All kinds together, as ``names``."""
    both: Counter[tuple[str, str]] = Counter()
    _count(both, guess, gold, kinds)
    for (_, part), value in both.items():
        counts["names", part] += value


def compare(shipped: Path, plain: Path, data: Path) -> dict[str, tuple[float, float]]:
    """Scores of both files; raises ValueError where the shipped one is more than LIMIT lower in one of JUDGED."""
    examples = [item for item in read_examples(data, "dev") if item.attributions is not None or item.names]
    examples = [item for item in examples if item.attributions is not None or item.corpus == "uner_ewt"]
    ours, theirs = score_model(load_model(shipped), examples), score_model(load_model(plain), examples)
    pairs = {kind: (ours[kind], theirs[kind]) for kind in ours}
    lower = {kind: pair for kind, pair in pairs.items() if kind in JUDGED and pair[0] < pair[1] - LIMIT}
    if lower:
        raise ValueError(f"quantisation costs more than {LIMIT} points: (shipped, float) {lower}")
    return pairs


def main() -> None:
    """Command line of the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shipped", type=Path, default=Path("src/reportedly/reading/model"))
    parser.add_argument("--float", dest="plain", type=Path, default=Path("training/work/float"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    chosen = parser.parse_args()
    print(json.dumps(compare(chosen.shipped, chosen.plain, chosen.data), indent=1))


if __name__ == "__main__":
    main()
