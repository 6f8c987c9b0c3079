"""How good the scorer is: coreference on GUM, speakers of its attributions, GAP; by folds where it trained on the rest.

What is measured is all of ``reportedly.reading.speakers`` on raw text: mentions, names, rules and scorer together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from evals.coreference import (
    ConllScores,
    GapRow,
    GapScores,
    align_mentions,
    judge_speaker,
    name_clusters,
    score_conll,
    score_gap,
)
from reportedly.reading.layout import find_paragraphs
from reportedly.reading.speakers.clusters import Clusters
from reportedly.reading.speakers.dialogue import Finder
from reportedly.reading.speakers.lexemes import Sort
from reportedly.reading.speakers.linking import link_all
from reportedly.reading.speakers.mentions import Form
from reportedly.reading.speakers.scorer import Scorer
from reportedly.vocabulary import Span
from training.speakers.texts import Prepared

KINDS = ("person", "organization", "place")
_SORTS = frozenset({Sort.PERSON, Sort.PEOPLE, Sort.BODY, Sort.PLACE})
_OTHERS = frozenset({Sort.THING, Sort.GROUP})

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerScore:
    """Attributions whose source came out as the right chain, of all that state a source with a chain."""

    right: int
    total: int

    @property
    def share(self) -> float:
        """Of all the share that is right; 0 where there are none."""
        return self.right / self.total if self.total else 0.0


def cluster_text(prepared: Prepared, scorer: Scorer) -> Clusters:
    """The clusters of one text, as reading makes them."""
    speakers = {
        int(quotation): int(speaker)
        for quotation, speaker in zip(prepared.table.quotation, prepared.table.speaker, strict=True)
        if quotation >= 0 and speaker >= 0
    }
    clusters = Clusters(prepared.mentions, prepared.groups)
    link_all(
        clusters,
        text=prepared.text,
        row=prepared.row,
        paragraphs=find_paragraphs(prepared.text),
        speakers=speakers,
        score=lambda: (prepared.table, prepared.states.astype(np.float32), scorer),
    )
    return clusters


def measure_conll(
    texts: Sequence[Prepared], gold: Mapping[str, Row], scorer_of: Callable[[str], Scorer], *, heads: bool
) -> ConllScores:
    """CoNLL scores of persons, organizations and places; mentions agree by their spans, or by their ``heads``."""
    return score_conll(_pair_clusters(text, gold[text.key], scorer_of(text.key), heads) for text in texts)


def _pair_clusters(text: Prepared, row: Row, scorer: Scorer, heads: bool) -> tuple[list[Any], list[Any]]:
    kept = [mention for mention in row["mentions"] if mention["type"] in KINDS]
    spans = [_without_possessive(text.text, mention) for mention in kept]
    chains: dict[str, set[int]] = {}
    for number, mention in enumerate(kept):
        chains.setdefault(mention["chain"], set()).add(number)
    clusters = cluster_text(text, scorer)
    found = [numbers for numbers in clusters.list() if _is_wanted(clusters, numbers)]
    flat = [number for numbers in found for number in numbers]
    aligned = align_mentions(spans, [text.mentions[n].span for n in flat], _find_head(text) if heads else None)
    names = {number: name for number, name in zip(flat, aligned, strict=True) if name is not None}
    return list(chains.values()), list(name_clusters(found, names))


def _without_possessive(text: str, mention: Row) -> Span:
    """GUM's spans take in the mark of a possessive, ours do not."""
    words = text[mention["start"] : mention["end"]]
    cut = 2 if words.endswith(("'s", "’s")) else 1 if words.endswith(("'", "’")) else 0
    return Span(start=mention["start"], end=max(mention["end"] - cut, mention["start"] + 1))


def _is_wanted(clusters: Clusters, numbers: Sequence[int]) -> bool:
    sorts = {clusters.mentions[number].sort for number in numbers}
    return bool(sorts & _SORTS) and not sorts & _OTHERS


def _find_head(text: Prepared) -> Callable[[Span], int]:
    def find(span: Span) -> int:
        words = text.row.within(span.start, span.end)
        return text.row.head_in(words.start, words.stop) if words else -1

    return find


def measure_speakers(
    texts: Sequence[Prepared], gold: Mapping[str, Row], scorer_of: Callable[[str], Scorer]
) -> SpeakerScore:
    """Gold attributions whose source's words come out as the gold chain; those without source or chain are left out."""
    right = total = 0
    for text in texts:
        clusters = cluster_text(text, scorer_of(text.key))
        cluster_of = {number: numbers for numbers in clusters.list() for number in numbers}
        finder, is_name = Finder(text.row, text.mentions), _tell_names(text)
        for attribution in gold[text.key]["attributions"]:
            speaker = attribution.get("speaker")
            if not speaker or not attribution["source"]:
                continue
            source = [Span(start=start, end=end) for start, end in attribution["source"]]
            number = finder.find(source)
            own = [] if number is None else [text.mentions[n].span for n in cluster_of[number]]
            chain = [Span(start=start, end=end) for start, end in speaker["mentions"]]
            right += judge_speaker(own, chain, is_name, source=source[0])
            total += 1
    return SpeakerScore(right=right, total=total)


def _tell_names(text: Prepared) -> Callable[[Span], bool]:
    named = {
        word
        for mention in text.mentions
        if mention.name is not None
        for word in text.row.within(mention.name.span.start, mention.name.span.end)
    }
    find = _find_head(text)
    return lambda span: find(span) in named


def measure_gap(texts: Sequence[Prepared], gold: Mapping[str, Row], scorer: Scorer) -> GapScores:
    """GAP from raw text: a name is predicted where our cluster of the pronoun holds a name that overlaps it."""
    return score_gap([_judge_gap(text, gold[text.key], cluster_text(text, scorer)) for text in texts])


def _judge_gap(text: Prepared, row: Row, clusters: Clusters) -> GapRow:
    places = {m["role"]: Span(start=m["start"], end=m["end"]) for m in row["mentions"]}
    pronoun = Finder(text.row, text.mentions).find([places["pronoun"]])
    names: list[Span] = []
    if pronoun is not None and text.mentions[pronoun].form is Form.PRONOUN:
        root = clusters.find(pronoun)
        together = (m for n, m in enumerate(text.mentions) if clusters.find(n) == root)
        names = [m.name.span for m in together if m.name is not None]
    first, second = (any(name.overlaps(places[role]) for name in names) for role in ("A", "B"))
    return GapRow(feminine=row["gender"] == "F", gold=(row["a_coref"], row["b_coref"]), predicted=(first, second))
