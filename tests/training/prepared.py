"""A small text as training prepares it, without the model."""

from __future__ import annotations

import numpy as np

from reportedly.reading.speakers.columns import make_table
from reportedly.reading.speakers.naming import group_names
from reportedly.reading.speakers.pairs import find_anaphors, list_pairs
from tests.reading.spoken import mention, write_report
from training.speakers.texts import Prepared

ANA = "Ana/PROPN/nsubj/2 met/VERB/root/0 Tomas/PROPN/obj/2 ./PUNCT/punct/2"
SHE = "She/PRON/nsubj/2 left/VERB/root/0 ./PUNCT/punct/2"


def prepare() -> Prepared:
    """Ana met Tomas. She left."""
    workspace = write_report(ANA, SHE, names={"Ana": "PER", "Tomas": "PER"})
    ground, row, mentions = mention(workspace)
    groups = group_names(ground.text, row, mentions)
    table = make_table(row, mentions, groups, {})
    return Prepared(
        key="text",
        text=ground.text,
        row=row,
        mentions=mentions,
        groups=groups,
        table=table,
        pairs=list_pairs(table, find_anaphors(table)),
        states=np.random.default_rng(1).normal(size=(len(mentions), 6)).astype(np.float16),
    )


def gold(prepared: Prepared, words: str, chain: str, role: str | None = None) -> dict[str, object]:
    """A gold mention."""
    start = prepared.text.index(words)
    return {"start": start, "end": start + len(words), "chain": chain} | ({"role": role} if role else {})
