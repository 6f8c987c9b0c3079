"""What the pair network is trained on, as arrays: ``python -m training.pairs.prepare --out training/work/pairs``.

- ``labelled.npz``: the scenes, and claims of published news that were labelled by hand (the wide set of ``evals/own``:
  offsets into Wikinews and ECB+, Cybulska and Vossen 2014).
- ``unlabelled.npz``: sentences of news on one matter, for the teachers to judge.

Texts of the other natural pairs of ``evals`` are left out of both. Needs no torch.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from evals.gold import DEFAULT_FOLDER
from evals.own_sets import FOLDER as OWN_SETS
from evals.relations import FRESH, NATURAL, digest, list_wide
from reportedly.reading.encoder import FOLDER as MODEL
from reportedly.vocabulary import RelationKind, Span
from training.pairs.layout import Told, lay_out
from training.pairs.rows import KINDS, NOBODY, Row, Rows, join_rows
from training.pairs.scenes import OWN, Example, load_scenes

UNLABELLED = 24_000
"""Pairs drawn for the teachers to judge."""

CORPORA = ("wikinews", "meantime", "ecbplus")
"""News whose texts may be trained on."""

_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n+")
_CLAUSE = re.compile(r",\s+|;\s+|\s+(?:and|but|while|after|when|that)\s+")
_TELLING = re.compile(r"[a-z]{4,}|\d+")


@dataclass
class Gathering:
    """Rows in the making: both orders of each pair that has no order in time."""

    tokenizer: Tokenizer
    rows: list[Row] = field(default_factory=list)
    groups: dict[str, int] = field(default_factory=dict)
    pairs: int = 0

    def add(
        self, one: Told, other: Told, *, alike: bool | None, days: int | None, kind: RelationKind | None, group: str
    ) -> None:
        """One pair."""
        label = NOBODY if kind is None else KINDS.index(kind)
        number = self.groups.setdefault(group, len(self.groups))
        for first, second in [(one, other)] if days else [(one, other), (other, one)]:
            laid = lay_out(first, second, self.tokenizer, alike=alike, days=days)
            self.rows.append(Row(laid=laid, label=label, group=number, pair=self.pairs))
        self.pairs += 1

    def join(self) -> Rows:
        """All rows."""
        return join_rows(self.rows)


def gather_scenes(into: Gathering, examples: Iterable[Example]) -> None:
    """The pairs of scenes."""
    for each in examples:
        into.add(each.one.told, each.other.told, alike=each.alike, days=each.days, kind=each.relation, group=each.scene)


def list_measured(folder: Path = OWN_SETS) -> set[str]:
    """Reports that hold a pair which ``evals`` measures on."""
    lines = [line for name in (NATURAL, FRESH) for line in (folder / name).read_text(encoding="utf-8").splitlines()]
    return {json.loads(line)[side]["report"] for line in lines for side in "ab"}


def load_texts(gold: Path) -> dict[str, dict[str, str]]:
    """Of each corpus the texts that may be trained on, by id."""
    measured = list_measured()
    texts: dict[str, dict[str, str]] = {}
    for corpus in CORPORA:
        rows = [json.loads(line) for line in (gold / f"{corpus}.jsonl").read_text(encoding="utf-8").splitlines()]
        kept = [row for row in rows if row["doc_id"] not in measured]
        texts[corpus] = {row["doc_id"]: row["text"] for row in kept}
    return texts


def gather_news(into: Gathering, texts: dict[str, dict[str, str]], own: Path = OWN_SETS) -> None:
    """Claims of published news, labelled by hand: those pairs of the wide set whose corpus has texts to train on.

    The set is no measure of what it trained. Raises ValueError where the words are not those that were judged.
    """
    for fields in list_wide(own):
        if fields["corpus"] not in texts:
            continue
        sides = (fields["a"], fields["b"])
        one, other = (_read_side(side, texts[fields["corpus"]], fields["id"]) for side in sides)
        voices = [side["source"] == OWN for side in sides]
        one_report = sides[0]["report"] == sides[1]["report"]
        alike = all(voices) and one_report if any(voices) else sides[0]["source"] == sides[1]["source"]
        into.add(
            one, other, alike=alike, days=None, kind=RelationKind(fields["relation"]), group=name_happening(fields)
        )


def name_happening(fields: Mapping[str, Any]) -> str:
    """What pairs of one happening share: in ECB+ the topic, of whose texts there are several groups; else the group."""
    topic = fields["a"]["report"].partition("_")[0]
    return f"ecbplus/{topic}" if fields["corpus"] == "ecbplus" else str(fields["group"])


def _read_side(side: Mapping[str, Any], texts: dict[str, str], pair: str) -> Told:
    text = texts.get(side["report"])
    if text is None:
        raise ValueError(f"{pair}: {side['report']} is not among the texts that may be trained on")
    if digest(text[side["start"] : side["end"]]) != side["sha"]:
        raise ValueError(f"{pair}: other words than were judged stand at {side['start']} of {side['report']}")
    return _surround(text, side["start"], side["end"], side["source"])


def _surround(text: str, start: int, end: int, source: str) -> Told:
    """The sentence that the words stand in, white space as it is."""
    begin = max((found.end() for found in _SENTENCE.finditer(text) if found.end() <= start), default=0)
    stop = min((found.start() for found in _SENTENCE.finditer(text) if found.start() >= end), default=len(text))
    return Told(
        source="the report" if source == OWN else source,
        text=text[begin:stop],
        compared=Span(start=start - begin, end=end - begin),
    )


def gather_unlabelled(into: Gathering, gold: Path, texts: dict[str, dict[str, str]], drawn: random.Random) -> None:
    """Sentences on one matter that share words, parts of them compared."""
    matters: dict[str, list[str]] = defaultdict(list)
    for corpus in CORPORA:
        for line in (gold / f"{corpus}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["doc_id"] in texts[corpus]:
                matter = row["subtopic"] if corpus == "ecbplus" else row["doc_id"]
                matters[f"{corpus}/{matter}"] += [each.strip() for each in _SENTENCE.split(row["text"])]
    pool = [
        (matter, one, other)
        for matter, sentences in sorted(matters.items())
        for one, other in _list_near(list(dict.fromkeys(sentences)))
    ]
    for matter, one, other in drawn.sample(pool, min(UNLABELLED, len(pool))):
        into.add(
            _mark_part(one, drawn),
            _mark_part(other, drawn),
            alike=drawn.choice([False, False, True, None]),
            days=drawn.choice([None, 0, 1, 5]),
            kind=None,
            group=matter,
        )


def _list_near(sentences: list[str]) -> Iterator[tuple[str, str]]:
    words = [set(_TELLING.findall(each.lower())) for each in sentences]
    held = [place for place, each in enumerate(sentences) if 30 < len(each) < 400]
    for number, place in enumerate(held):
        for other in held[number + 1 :]:
            if len(words[place] & words[other]) >= 3:
                yield sentences[place], sentences[other]


def _mark_part(sentence: str, drawn: random.Random) -> Told:
    """The sentence with all of it or one of its clauses compared."""
    cuts = [0, *(found.end() for found in _CLAUSE.finditer(sentence)), len(sentence)]
    parts = [(begin, end) for begin, end in itertools.pairwise(cuts) if end - begin > 12]
    begin, end = drawn.choice(parts) if parts and drawn.random() < 0.7 else (0, len(sentence))
    return Told(source="the report", text=sentence, compared=Span(start=begin, end=end))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("training/work/pairs"))
    parser.add_argument("--gold", type=Path, default=DEFAULT_FOLDER)
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    texts = load_texts(chosen.gold)
    labelled = Gathering(tokenizer=tokenizer)
    gather_scenes(labelled, load_scenes())
    gather_news(labelled, texts)
    unlabelled = Gathering(tokenizer=tokenizer)
    gather_unlabelled(unlabelled, chosen.gold, texts, random.Random(0))
    for name, gathering in {"labelled": labelled, "unlabelled": unlabelled}.items():
        rows = gathering.join()
        rows.save(chosen.out / f"{name}.npz")
        print(f"{name}: {gathering.pairs} pairs, {len(rows)} rows, {rows.begins[-1]} pieces")


if __name__ == "__main__":
    main()
