"""Gold sets to training examples: a text with whatever labels it has, mapped to the heads' label lists.

What a set does not label is unknown, not absent: each word of a names set carries the *allowed* tags, and the loss
sums over them, so that sets with different schemes of types teach one head.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from training.labels import NAME_TYPES

Offsets: TypeAlias = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class GoldAttribution:
    """Spans of one attribution in code points."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]


@dataclass(frozen=True, kw_only=True)
class GoldName:
    """A name and the types it may have; an empty set of types: no label here says anything."""

    start: int
    end: int
    types: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class GoldToken:
    """A syntactic token; ``head`` is the index of its head in the example's tokens, or its own for a root."""

    start: int
    end: int
    upos: str
    head: int
    relation: str
    sentence: int


@dataclass(frozen=True, kw_only=True)
class Example:
    """A text with its labels; None where a set has none of that sort. ``factuality`` holds (start, end, value)."""

    id: str
    corpus: str
    text: str
    attributions: tuple[GoldAttribution, ...] | None = None
    names: tuple[GoldName, ...] | None = None
    outside: frozenset[str] = frozenset()
    tokens: tuple[GoldToken, ...] | None = None
    factuality: tuple[tuple[int, int, float], ...] = ()


_FACILITY = re.compile(
    r"\b(Airport|Bridge|Hospital|Stadium|Station|Prison|Tower|Square|Palace|Cathedral|Dam|Museum|Theat(?:er|re)|Hall"
    r"|Highway|Freeway|Expressway|Mosque|Airfield|Arena|Library|Castle|Temple|Hotel|Plaza|Gallery|Observatory|Canal"
    r"|Tunnel|Mall|Refinery|Barracks|Checkpoint|Crossing|Zoo|Cemetery|Memorial|Monument|Building|Power Plant|Pipeline"
    r"|Air Base|Naval Base|Airbase|Shipyard|Racecourse|Speedway|Chapel|Abbey|Opera House|Terminal|Jail|Lighthouse)$"
)
_CURRENCY = re.compile(r"[$€£¥₹]|\b(?:dollars?|euros?|pounds|yen|rupees|rubles|roubles)\b", re.IGNORECASE)
_CONLL = {"PER": {"PER"}, "LOC": {"LOC"}, "ORG": {"ORG"}, "MISC": {"EVENT", "WORK", "OTHER"}}
_GUM = {
    **{"person": {"PER"}, "place": {"LOC"}, "organization": {"ORG"}, "event": {"EVENT"}, "time": {"DATE"}},
    **{kind: {"OTHER"} for kind in ("object", "substance", "animal", "plant")},
    "abstract": {"WORK", "OTHER", "NORP"},
}
_CROSSNER: dict[str, set[str]] = {
    **{kind: {"PER"} for kind in ("person", "politician", "researcher", "scientist", "writer", "musicalartist")},
    **{kind: {"LOC"} for kind in ("location", "country")},
    **{kind: {"ORG"} for kind in ("organisation", "politicalparty", "university", "band")},
    **{kind: {"EVENT"} for kind in ("event", "election", "conference")},
    **{kind: {"WORK"} for kind in ("book", "poem", "album", "song", "magazine", "academicjournal")},
    "award": {"OTHER"},
    "misc": {"WORK", "OTHER", "EVENT"},
}
_VALUES = {"DATE", "NUM", "MONEY"}
_NO_NAMES = frozenset({*NAME_TYPES})


def read_examples(folder: Path, split: str, *, clean: bool = False) -> list[Example]:
    """All examples of a split ("train" or "dev"); ``clean`` leaves out the sets without a licence."""
    if split == "test":
        raise ValueError("test splits are scored by evals, never read here")
    demonyms = read_group_words()
    syntax = {row["text"]: _tokens(row) for row in _rows(folder / "ud.jsonl") if row["split"] == split}
    examples = list(_licensed(folder, split)) if clean else list(_polnear(folder, split))
    seen: set[str] = set()
    for row in _rows(folder / "ner.jsonl"):
        if find_split(row) == split:
            seen.add(row["text"])
            examples.append(_named(row, demonyms, syntax.get(row["text"])))
    for row in _rows(folder / "ud.jsonl"):
        if row["split"] == split and row["text"] not in seen:
            examples.append(
                Example(id=row["doc_id"], corpus=row["corpus"], text=row["text"], tokens=syntax[row["text"]])
            )
    return examples + _factual(folder, split)


def find_split(row: dict[str, Any]) -> str:
    """The split that a row of names is used for: half of UNER EWT's development texts train.

    The labels of its training texts come from a pre-release and miss names; those of its development texts do not.
    """
    clean = row["corpus"] == "uner_ewt" and row["split"] == "dev"
    return "train" if clean and zlib.crc32(str(row["doc_id"]).encode()) % 2 == 0 else str(row["split"])


def _factual(folder: Path, split: str) -> list[Example]:
    """Sentences with how sure it is that what their predicates say happened: spans with values from -3 to 3."""
    judged: dict[tuple[str, str], list[tuple[int, int, float]]] = {}
    for row in _rows(folder / "factuality.jsonl"):
        if row["split"] == split:
            judged.setdefault((row["set"], row["text"]), []).append((*row["span"], row["factuality"]))
    return [
        Example(id=f"{zlib.crc32(text.encode()):x}", corpus=corpus, text=text, factuality=tuple(values))
        for (corpus, text), values in judged.items()
    ]


def read_unlabelled(folder: Path) -> list[Example]:
    """Texts under a licence without labels, for a teacher to label: Wikinews, news sentences, Wikipedia passages."""
    examples = []
    for name, split in (("wikinews", None), ("factappeal", "train"), ("coref", "train")):
        for row in _rows(folder / f"{name}.jsonl"):
            if row.get("split") == split and row.get("corpus") in (None, "wikinews", "gap"):
                examples.append(Example(id=str(row.get("id") or row["doc_id"]), corpus=name, text=row["text"]))
    return examples


def read_group_words() -> frozenset[str]:
    """Nationality, religion and party words, lower case, from the reader's own tables and a short list."""
    path = Path(__file__).parent / "group_words.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().lower() for line in lines if line.strip() and not line.startswith("#"))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _polnear(folder: Path, split: str) -> Iterator[Example]:
    for row in _rows(folder / "polnear.jsonl"):
        if row["split"] == split:
            found = tuple(
                GoldAttribution(**{part: tuple((s, e) for s, e in item[part]) for part in ("source", "cue", "content")})
                for item in row["attributions"]
            )
            yield Example(id=row["id"], corpus="polnear", text=row["text"], attributions=found)


def _licensed(folder: Path, split: str) -> Iterator[Example]:
    """Attribution under a licence: FactAppeal's sentences (no cues) and GUM's news and interviews."""
    for name in ("factappeal.jsonl", "gum_attribution.jsonl"):
        for row in _rows(folder / name):
            if row["split"] == split:
                found = tuple(
                    GoldAttribution(
                        **{part: tuple((s, e) for s, e in item[part]) for part in ("source", "cue", "content")}
                    )
                    for item in row["attributions"]
                )
                yield Example(
                    id=row["id"], corpus=name.split("_")[0].split(".")[0], text=row["text"], attributions=found
                )


def _named(row: dict[str, Any], demonyms: frozenset[str], tokens: tuple[GoldToken, ...] | None) -> Example:
    scheme = row["scheme"].split(":")[0]
    names = []
    for start, end, kind, *_ in row["entities"]:
        types = _types(scheme, kind, row["text"], start, end, demonyms)
        names.append(GoldName(start=start, end=end, types=frozenset(types)))
    open_words = scheme == "uner" or not row["complete"]
    outside = {
        "uner": {"EVENT", "WORK", "OTHER", *_VALUES},
        "docred": set(),
        "gum": {*_VALUES, "NORP"},
    }.get(scheme, set(_VALUES))
    if scheme in ("uner", "gum"):
        names += _group_names(row["text"], demonyms, names)
    return Example(
        id=str(row["doc_id"]) + f"#{zlib.crc32(row['text'].encode()):x}",
        corpus=row["corpus"],
        text=row["text"],
        names=tuple(sorted(names, key=lambda name: name.start)),
        outside=_NO_NAMES if not row["complete"] else frozenset(outside if not open_words else {*outside}),
        tokens=tokens,
    )


def _types(scheme: str, kind: str, text: str, start: int, end: int, demonyms: frozenset[str]) -> set[str]:
    words = text[start:end]
    if scheme == "docred" and kind in ("TIME", "NUM"):
        if kind == "TIME":
            return {"DATE"}
        return {"MONEY"} if _CURRENCY.search(text[max(0, start - 2) : end + 10]) else {"NUM"}
    types = _CROSSNER.get(kind, set()) if scheme.startswith("crossner") else (_GUM if scheme == "gum" else _CONLL)[kind]
    if (words.lower() in demonyms and not types & {"PER"}) or (words.lower() in demonyms and kind == "person"):
        return {"NORP"}
    if types == {"LOC"} and _FACILITY.search(words):
        return {"FAC"}
    return set(types)


def _group_names(text: str, demonyms: frozenset[str], names: list[GoldName]) -> list[GoldName]:
    """Silver: capitalised nationality, religion and party words that no gold name covers."""
    taken = [(name.start, name.end) for name in names]
    found = []
    for match in re.finditer(r"\b[A-Z][\w'-]+(?: [A-Z]\w+)?", text):
        for words in (match[0], match[0].split(" ")[0]):
            end = match.start() + len(words)
            if words.lower() in demonyms and not any(s < end and match.start() < e for s, e in taken):
                found.append(GoldName(start=match.start(), end=end, types=frozenset({"NORP"})))
                break
    return found


def _tokens(row: dict[str, Any]) -> tuple[GoldToken, ...]:
    first: dict[int, int] = {}
    for index, token in enumerate(row["tokens"]):
        first.setdefault(token[6], index)
    return tuple(
        GoldToken(
            start=start,
            end=end,
            upos=upos,
            head=index if head < 0 else first[sentence] + head,
            relation=relation if relation == "nsubj:pass" else relation.split(":")[0],
            sentence=sentence,
        )
        for index, (start, end, upos, _, head, relation, sentence, *_) in enumerate(row["tokens"])
    )
