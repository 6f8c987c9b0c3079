"""Texts with coreference, run through the shipped reader up to the point where coreference begins."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.reading.encoder import Model
from reportedly.reading.ground import lay_ground
from reportedly.reading.speakers.columns import Table, make_table
from reportedly.reading.speakers.contexts import gather_contexts
from reportedly.reading.speakers.dialogue import Finder, find_speakers
from reportedly.reading.speakers.mentions import Mention, find_mentions
from reportedly.reading.speakers.named import Named
from reportedly.reading.speakers.naming import group_names
from reportedly.reading.speakers.pairs import Pairs, find_anaphors, list_pairs
from reportedly.reading.speakers.rows import Row, lay_row
from reportedly.reading.stages import attribute, encode
from reportedly.reading.workspace import Workspace
from reportedly.vocabulary import Report

Floats: TypeAlias = NDArray[np.float32]
Halves: TypeAlias = NDArray[np.float16]
Ints: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A text's mentions as the scorer sees them; ``states`` [mentions, …] as ``gather_contexts`` has them."""

    key: str
    text: str
    row: Row
    mentions: list[Mention]
    groups: list[Named]
    table: Table
    pairs: Pairs
    states: Halves


def prepare_text(key: str, text: str, model: Model) -> Prepared:
    """One text as a bare report. Raises ValueError where the encoder gives no states."""
    workspace = attribute(encode(Workspace(report=Report(id=key, text=text)), model), model)
    if workspace.states is None:
        raise ValueError(f"no states of {key}: the text is empty, or the encoder lacks the output `states`")
    ground = lay_ground(workspace)
    row = lay_row(text, workspace.sentences, workspace.parse)
    mentions = find_mentions(ground, row)
    groups = group_names(text, row, mentions)
    said = [(claim.source.words.spans, claim.content.spans) for claim in workspace.claims]
    table = make_table(row, mentions, groups, find_speakers(ground, Finder(row, mentions), said))
    return Prepared(
        key=key,
        text=text,
        row=row,
        mentions=mentions,
        groups=groups,
        table=table,
        pairs=list_pairs(table, find_anaphors(table)),
        states=gather_contexts(row, mentions, workspace.states).astype(np.float16),
    )


def prepare_all(
    rows: Iterator[tuple[str, str]], model: Model, folder: Path, name: str, report: Callable[[str], None] = print
) -> list[Prepared]:
    """All texts of one set, kept in ``folder`` by the model's checksum and the set's name."""
    path = folder / f"{name}-{model.checksum[7:19]}.pickle"
    if path.is_file():
        with path.open("rb") as stored:
            kept: list[Prepared] = pickle.load(stored)  # written by the line below, in a work folder
            return kept
    made = [prepare_text(key, text, model) for key, text in rows]
    report(f"{name}: {len(made)} texts, {sum(len(each.mentions) for each in made)} mentions")
    folder.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as target:
        pickle.dump(made, target)
    return made


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of one gold set."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
