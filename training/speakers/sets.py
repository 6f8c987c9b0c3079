"""The texts that the scorer learns from, and how much each set weighs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.reading.encoder import Model
from training.speakers.examples import Example, label_full, label_partial, leave_open
from training.speakers.texts import Prepared, prepare_all, read_rows

WEIGHTS = {"gum": 1.0, "litbank": 0.5, "gap": 1.0, "winobias": 0.3}
"""LitBank's novels are far from news; WinoBias is there for balance between men and women only."""

OPEN_WEIGHT = 0.5
"""How much texts count that teachers alone have judged."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One set: its prepared texts and their gold rows by key."""

    texts: list[Prepared]
    rows: Mapping[str, Row]


def load_gum(data: Path, model: Model, work: Path) -> Gold:
    """GUM with coreference, all genres."""
    rows = {row["doc_id"]: row for row in read_rows(data / "gum_coref.jsonl")}
    return _prepare(rows, model, work, "gum")


def load_attributions(data: Path, model: Model, work: Path) -> Gold:
    """GUM's news and interviews with attributions and their speakers' chains."""
    rows = {row["id"]: row for row in read_rows(data / "gum_attribution.jsonl")}
    return _prepare(rows, model, work, "gum-attributions")


def load_coreference(data: Path, model: Model, work: Path, corpus: str, split: str) -> Gold:
    """One split of one corpus of ``coref.jsonl``."""
    rows = {
        row["doc_id"]: row
        for row in read_rows(data / "coref.jsonl")
        if row["corpus"] == corpus and row["split"] == split
    }
    return _prepare(rows, model, work, f"{corpus}-{split}")


def _prepare(rows: Mapping[str, Row], model: Model, work: Path, name: str) -> Gold:
    return Gold(texts=prepare_all(((key, row["text"]) for key, row in rows.items()), model, work, name), rows=rows)


def label_gum(gold: Gold) -> dict[str, Example]:
    """Examples of GUM by document, all splits: for folds."""
    return {text.key: label_full(text, gold.rows[text.key]["mentions"], WEIGHTS["gum"]) for text in gold.texts}


def list_tests(data: Path) -> frozenset[str]:
    """GUM's documents of the test split, which ``ud.jsonl`` tells: what ships is not fitted to them."""
    return frozenset(row["doc_id"] for row in read_rows(data / "ud.jsonl") if row["split"] == "test")


def label_others(data: Path, model: Model, work: Path, *, development: bool) -> list[Example]:
    """Examples of all other sets: their training splits, with ``development`` their development splits too.

    WinoBias has a development split only, which is always taken.
    """
    splits = ("train", "dev") if development else ("train",)
    examples: list[Example] = []
    for split in splits:
        novels = load_coreference(data, model, work, "litbank", split)
        examples += [label_full(text, novels.rows[text.key]["mentions"], WEIGHTS["litbank"]) for text in novels.texts]
        examples += _label_partial(load_coreference(data, model, work, "gap", split), WEIGHTS["gap"])
    return examples + _label_partial(load_coreference(data, model, work, "winobias", "dev"), WEIGHTS["winobias"])


def open_others(data: Path, model: Model, work: Path) -> list[Example]:
    """Texts without chains of pronouns, for teachers to judge: Wikinews and Re-DocRED's training and development."""
    news = {str(number): row for number, row in enumerate(read_rows(data / "wikinews.jsonl"))}
    sets = [_prepare(news, model, work, "wikinews")]
    sets += [load_coreference(data, model, work, "redocred", split) for split in ("train", "dev")]
    return [leave_open(text, OPEN_WEIGHT) for each in sets for text in each.texts]


def _label_partial(gold: Gold, weight: float) -> list[Example]:
    labelled = [label_partial(text, gold.rows[text.key]["mentions"], weight) for text in gold.texts]
    return [example for example in labelled if example is not None]
