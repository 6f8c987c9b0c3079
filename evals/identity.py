"""Identity across reports, measured: names of our own set, and the names of ECB+ and MEANTIME document by document.

Neither corpus tells roles or states, so there the names and their surroundings decide alone. Both are development
sets; the sealed half of our own names is scored once.
"""

from __future__ import annotations

import itertools
import json
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.records import EvaluationError, Figure
from evals.spans import Counts, add_counts
from reportedly.identity.comparing import Sameness, compare_profiles
from reportedly.identity.grouping import group_profiles
from reportedly.identity.names import Verdict, compare_names, parse_body, parse_name
from reportedly.identity.profiles import Profile, make_profile
from reportedly.vocabulary import Entity, EntityKind, Report, Span

FOLDER = Path(__file__).with_name("own")
HALVES = ("dev", "sealed")
CORPORA = ("ecbplus", "meantime")
KINDS = {
    "HUMAN_PART_PER": EntityKind.PERSON,
    "HUMAN_PART_ORG": EntityKind.ORGANIZATION,
    "PERSON": EntityKind.PERSON,
    "ORGANIZATION": EntityKind.ORGANIZATION,
}
"""Types of the two corpora that are measured."""

_WORD = r"(?:[A-Z][\w.'’&-]*|of|and|for|the|de|la|van|von|bin|al|el)"
_NAME = re.compile(rf"{_WORD}(?: {_WORD})*")
_MOST_WORDS = 7
_PRONOUNS = frozenset("he she it they we i you who his her their our its him them".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """Two names with what is known of their bearers, and what is expected of names and of bearers."""

    id: str
    form: str
    left: Profile
    right: Profile
    names: Verdict
    verdict: Sameness


@dataclass(frozen=True, slots=True, kw_only=True)
class Chained:
    """What one document knows of an entity, and the gold chain that it belongs to; ``topic``: where chains count."""

    topic: str
    chain: str
    profile: Profile


def load_names(half: str, folder: Path = FOLDER) -> tuple[NameRow, ...]:
    """The rows of ``half`` ("dev" or "sealed"). Raises EvaluationError with the id of a bad row."""
    if half not in HALVES:
        raise EvaluationError(f"{half!r} is no half of the own sets; use one of {', '.join(HALVES)}")
    lines = (folder / f"names.{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(_read_row(json.loads(line), half) for line in lines)


def _read_row(row: Mapping[str, Any], half: str) -> NameRow:
    if row["half"] != half or (zlib.crc32(row["id"].encode()) % 2 == 0) != (half == "dev"):
        raise EvaluationError(f"{row['id']} does not belong into the half {half}")
    try:
        return NameRow(
            id=row["id"],
            form=row["form"],
            left=_read_side(row["a"], "a"),
            right=_read_side(row["b"], "b"),
            names=Verdict(row["names"]),
            verdict=Sameness(row["verdict"]),
        )
    except ValueError as error:
        raise EvaluationError(f"{row['id']}: {error}") from error


def _read_side(side: Mapping[str, Any], name: str) -> Profile:
    kind = EntityKind(side["kind"])
    return Profile(id=name, name=side["name"], kind=kind, role=side["role"], country=side["country"], date=side["date"])


def measure_own_names(half: str) -> list[Figure]:
    """The share of right verdicts on our own pairs, of names alone and of their bearers; and false "same"."""
    rows = load_names(half)
    names = [row for row in rows if _judge_names(row) is row.names]
    verdicts = [(row, compare_profiles(row.left, row.right).verdict) for row in rows]
    right = sum(verdict is row.verdict for row, verdict in verdicts)
    wrong = sum(verdict is Sameness.SAME and row.verdict is not Sameness.SAME for row, verdict in verdicts)
    said = sum(verdict is Sameness.SAME for _, verdict in verdicts)
    group, key, count = "Identity across reports, own set", f"identity.own.{half}", len(rows)
    return [
        Figure(key=f"{key}.names", group=group, title="names, right", value=len(names) / count, support=count),
        Figure(key=f"{key}.bearers", group=group, title="bearers, right", value=right / count, support=count),
        Figure(key=f"{key}.precision", group=group, title="same, precision", value=1 - wrong / said, support=said),
    ]


def _judge_names(row: NameRow) -> Verdict:
    lefts, rights = (
        (parse_name if side.kind is EntityKind.PERSON else parse_body)(side.name) for side in (row.left, row.right)
    )
    return compare_names(lefts, rights).verdict


def load_chained(folder: Path, corpus: str) -> tuple[Chained, ...]:
    """What each document of ECB+ or MEANTIME knows of each person and body that it names."""
    with (folder / f"{corpus}.jsonl").open(encoding="utf-8") as lines:
        return tuple(chained for line in lines for chained in _read_document(json.loads(line)))


def _read_document(document: Mapping[str, Any]) -> Iterator[Chained]:
    """The chains of a document that have a name in it; a mention counts as a name if it is written as one."""
    text = document["text"]
    report = Report(id=document["doc_id"], text=text)
    chains: dict[tuple[str, EntityKind], list[Span]] = defaultdict(list)
    for mention in document["mentions"]:
        kind = KINDS.get(mention.get("tag") or mention["type"])
        if kind is not None and _crosses(mention) and _is_name(text[mention["start"] : mention["end"]]):
            chains[_name_chain(mention), kind].append(Span(start=mention["start"], end=mention["end"]))
    for (chain, kind), spans in chains.items():
        names = [text[span.start : span.end] for span in spans]
        best = max(names, key=lambda name: (len(name), name))
        made = Entity(
            id=f"{document['doc_id']}/{chain}", name=best, kind=kind, names=tuple(spans), mentions=tuple(spans)
        )
        yield Chained(
            topic=document.get("subtopic") or document["topic"], chain=chain, profile=make_profile(made, report)
        )


def _crosses(mention: Mapping[str, Any]) -> bool:
    """Whether the chain was followed across documents; others begin anew in each, so that they tell nothing here."""
    return mention.get("scope") == "CROSS_DOC_COREF" or str(mention["chain"]).startswith("cross_")


def _name_chain(mention: Mapping[str, Any]) -> str:
    """The chain; MEANTIME has several for one company in one topic, described alike: they are one."""
    chain = str(mention["chain"])
    return str(mention["descr"]).casefold() if chain.startswith("cross_") and mention.get("descr") else chain


def _is_name(words: str) -> bool:
    written = bool(_NAME.fullmatch(words)) and words[0].isupper() and len(words.split()) <= _MOST_WORDS
    return written and words.lower() not in _PRONOUNS


def measure_pairs(folder: Path, corpus: str) -> list[Figure]:
    """Pairwise precision and recall of "same" across the documents of a topic: compared pair by pair, and grouped."""
    topics: dict[str, list[Chained]] = defaultdict(list)
    for chained in load_chained(folder, corpus):
        topics[chained.topic].append(chained)
    figures: list[Figure] = []
    for kind in (EntityKind.PERSON, EntityKind.ORGANIZATION):
        held = [[one for one in topic if one.profile.kind is kind] for topic in topics.values()]
        for way, count in (("compared", count_compared), ("grouped", count_grouped)):
            figures += _make_figures(f"identity.{corpus}.{kind.value}.{way}", corpus, way, map(count, held))
    return figures


def count_compared(topic: Sequence[Chained]) -> Counts:
    """Pairs of a topic that are the same in gold, by comparison, and by both."""
    return _count(
        (left, right, compare_profiles(left.profile, right.profile).verdict is Sameness.SAME)
        for left, right in _pair(topic)
    )


def count_grouped(topic: Sequence[Chained]) -> Counts:
    """The same after all profiles of the topic were grouped."""
    places = {
        profile.id: place
        for place, group in enumerate(group_profiles(one.profile for one in topic))
        for profile in group.profiles
    }
    return _count((left, right, places[left.profile.id] == places[right.profile.id]) for left, right in _pair(topic))


def _count(judged: Iterable[tuple[Chained, Chained, bool]]) -> Counts:
    pairs = [(left.chain == right.chain, same) for left, right, same in judged]
    return Counts(
        gold=sum(one for one, _ in pairs),
        predicted=sum(same for _, same in pairs),
        right=sum(one and same for one, same in pairs),
    )


def _pair(topic: Sequence[Chained]) -> Iterator[tuple[Chained, Chained]]:
    """Pairs from two documents."""
    pairs = itertools.combinations(topic, 2)
    return ((left, right) for left, right in pairs if left.profile.report != right.profile.report)


def _make_figures(key: str, corpus: str, way: str, counts: Iterable[Counts]) -> list[Figure]:
    total = add_counts(counts)
    group = f"Identity across reports, {corpus}, {way}"
    kind = key.split(".")[2]
    return [
        Figure(key=f"{key}.{name}", group=group, title=f"{kind}, {name}", value=value, support=total.gold)
        for name, value in (("precision", total.precision), ("recall", total.recall), ("f1", total.f1))
    ]
