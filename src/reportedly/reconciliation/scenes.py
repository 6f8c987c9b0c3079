"""Sentences of a report that tell of an occasion, and whom they name; found in one pass over the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter

from reportedly.reconciliation.rows import load_rows
from reportedly.vocabulary import Claim, Entity, EntityKind, PartKind, Reading, Span

_PEOPLE = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.FACILITY})
_LINES = re.compile(r"\S[^\n]*")
_WORD = re.compile(r"\w+")
_DOTS = str.maketrans("ıİ", "ii")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """When, and before whom, words were said.

    ``family`` is ``conference``, ``document``, ``interview``, ``hearing``, ``speech``, ``broadcast`` or ``post``.
    ``start`` and ``end`` are the first and last possible day (ISO, None where unknown); ``who`` names those who took
    part or issued it; ``span`` are the words that tell.
    """

    family: str
    start: str | None
    end: str | None
    who: tuple[str, ...]
    text: str
    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenes:
    """The occasions of a report by the starts of their sentences, and by the ids of entities whom these name."""

    sentences: Sequence[Span]
    by_sentence: Mapping[int, Sequence[Occasion]]
    by_entity: Mapping[str, Sequence[Occasion]]

    def find_beside(self, claim: Claim) -> Occasion | None:
        """The occasion whose words stand nearest to the claim's cue or source, in one sentence with it."""
        near = [
            (abs(occasion.span.start - anchor.start), occasion.span.start, occasion)
            for anchor in (*(claim.cue.words.spans if claim.cue else ()), *claim.source.words.spans)
            for sentence in _cover(self.sentences, anchor)
            for occasion in self.by_sentence.get(sentence.start, ())
        ]
        return min(near, key=lambda item: item[:2])[2] if near else None


def find_scenes(reading: Reading) -> Scenes:
    """The scenes of ``reading``. Words within what somebody says tell of no occasion that it was said on."""
    text = reading.report.text
    sentences = reading.sentences or tuple(
        Span(start=found.start(), end=found.end()) for found in _LINES.finditer(text)
    )
    closed = [span for claim in reading.claims for span in claim.content.spans]
    closed += [part.span for part in reading.report.parts if part.kind is not PartKind.BODY]
    open_hits = _drop_covered(_find_hits(text), closed)
    named = _Named.of(reading.entities)
    by_sentence: dict[int, list[Occasion]] = defaultdict(list)
    by_entity: dict[str, list[Occasion]] = defaultdict(list)
    for span, family in open_hits:
        for sentence in _cover(sentences, span):
            entities = named.find(sentence)
            occasion = _make_occasion(span, family, entities, reading)
            by_sentence[sentence.start].append(occasion)
            for entity in entities:
                by_entity[entity.id].append(occasion)
    return Scenes(sentences=sentences, by_sentence=by_sentence, by_entity=by_entity)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """Mentions of people and bodies in the order of the text."""

    starts: Sequence[int]
    mentions: Sequence[tuple[Span, Entity]]

    @classmethod
    def of(cls, entities: Iterable[Entity]) -> _Named:
        found = [(mention, entity) for entity in entities if entity.kind in _PEOPLE for mention in entity.mentions]
        found.sort(key=lambda item: item[0])
        return cls(starts=[mention.start for mention, _ in found], mentions=found)

    def find(self, sentence: Span) -> list[Entity]:
        """The entities that ``sentence`` names, each once."""
        begin, end = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
        return list({entity.id: entity for mention, entity in self.mentions[begin:end]}.values())


def _find_hits(text: str) -> Iterator[tuple[Span, str]]:
    """Where a phrase may begin the pattern is tried: to try it at each word of a text takes ten times as long."""
    rows, begins, pattern = load_rows("occasions.tsv"), _load_first_words(), _pattern()
    end = 0
    for word in _WORD.finditer(text):
        if word.start() >= end and fold_word(word[0]) in begins:
            found = pattern.match(text, word.start())
            if found is not None:
                end = found.end()
                row = rows[int((found.lastgroup or "r0")[1:])]
                yield Span(start=found.start(), end=end), row["family"]


def fold_word(word: str) -> str:
    """A word as the pattern takes it, which does not tell letters apart that are capitals of each other."""
    return word.translate(_DOTS).casefold()


@lru_cache(maxsize=1)
def _load_first_words() -> frozenset[str]:
    found = (_WORD.match(row["words"]) for row in load_rows("occasions.tsv"))
    return frozenset(fold_word(word[0]) for word in found if word is not None)


def _drop_covered(hits: Iterable[tuple[Span, str]], closed: Iterable[Span]) -> Iterator[tuple[Span, str]]:
    """Those that no closed span covers; both are walked once, in order."""
    ordered = sorted(closed)
    reach, place = 0, 0
    for span, family in hits:
        while place < len(ordered) and ordered[place].start <= span.start:
            reach = max(reach, ordered[place].end)
            place += 1
        if reach < span.end:
            yield span, family


def _cover(sentences: Sequence[Span], span: Span) -> Sequence[Span]:
    """The sentence that ``span`` begins in, if any."""
    place = bisect_right(sentences, span.start, key=attrgetter("start")) - 1
    return sentences[place : place + 1] if place >= 0 and span.start < sentences[place].end else ()


def _make_occasion(span: Span, family: str, entities: Iterable[Entity], reading: Reading) -> Occasion:
    words = " ".join(reading.report.text[span.start : span.end].split())
    start, end = _guess_days(reading.report.published)
    return Occasion(
        family=family,
        start=start,
        end=end,
        who=tuple(sorted({entity.name for entity in entities})),
        text=words,
        span=span,
        reason=f"the sentence of its cue says “{words}”",
    )


def _guess_days(published: str | None) -> tuple[str | None, str | None]:
    """Where nothing says when: the day of publication or the one before, as a paper prints what was said yesterday."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None, None
    return (day - timedelta(days=1)).isoformat() if day > date.min else None, day.isoformat()


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """All phrases, the longest first; the group that matched has the number of its row."""
    rows = sorted(enumerate(load_rows("occasions.tsv")), key=lambda item: (-len(item[1]["words"]), item[0]))
    phrases = (f"(?P<r{place}>{_write_pattern(row['words'])})" for place, row in rows)
    return re.compile(r"\b(?:" + "|".join(phrases) + r")\b", re.IGNORECASE)


def _write_pattern(words: str) -> str:
    return r"\s+".join(r"\S[^.\n]{0,50}?" if word == "…" else re.escape(word) for word in words.split())
