"""What a claim affirms or denies, in stems: its predicate, the words beside it, and whether negations turn it round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.reconciliation.questions.lexicon import (
    load_doings,
    load_events,
    load_negations,
    load_opposites,
    load_set,
)
from reportedly.reconciliation.questions.lexing import Line, find_country_at, find_stem, is_plain, split_words
from reportedly.reconciliation.rows import load_words
from reportedly.vocabulary import Span

_SHORT = 12
"""Words of a clause in which a negation behind the predicate is the predicate's own."""

_MOST = 24
"""Stems that a topic keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """``head`` is the stem of the predicate, "" where none shows; ``words`` the stems, sorted; ``nations`` codes.

    ``whole``: it has a verb of its own. "Him as Ada Holm" and "gun control" have none: they state nothing.
    """

    head: str
    words: tuple[str, ...]
    nations: tuple[str, ...]
    events: tuple[str, ...]
    doings: tuple[str, ...]
    negated: bool
    whole: bool


def read_statement(pieces: Iterable[tuple[Line, range]]) -> Statement:
    """What the words at ``pieces`` state."""
    stems: dict[str, None] = {}
    nations: set[str] = set()
    events: dict[str, None] = {}
    head, turns, doings = "", 0, dict[str, None]()
    known, deeds = load_events(), load_doings()
    whole = False
    for line, within in pieces:
        whole = whole or _has_verb(line, within)
        found, turned = _find_head(line, within)
        head = head or found
        turns += turned
        _collect(line, within, stems, nations)
        for low in line.low[within.start : within.stop]:
            event, doing = known.get(low), deeds.get(low)
            if event is not None:
                events[event] = None
            if doing is not None:
                doings[doing] = None
    return Statement(
        head=head,
        words=tuple(sorted(list(stems)[:_MOST])),
        nations=tuple(sorted(nations)),
        events=tuple(sorted(events)),
        doings=tuple(doings)[:2],
        negated=turns % 2 == 1,
        whole=whole or bool(head),
    )


def has_verb(text: str) -> bool:
    """Whether words are a clause: "the bridge is open", and not "the open bridge"."""
    if not text:
        return False
    line = split_words(text, Span(start=0, end=len(text)))
    within = range(len(line.low))
    return find_verb(line, within) is not None or _has_verb(line, within)


def _has_verb(line: Line, within: range) -> bool:
    """Whether a verb shows that no auxiliary stands by: an irregular one, or a pronoun that does something."""
    forms, doers = load_words("relations/verbs.tsv", "sort", "past"), load_set("doer")
    inside = range(within.start, min(within.stop, len(line.low)))
    return any(line.low[at] in forms or (line.low[at] in doers and at + 1 < inside.stop) for at in inside)


def _collect(line: Line, within: range, stems: dict[str, None], nations: set[str]) -> None:
    at = within.start
    while at < within.stop:
        found = find_country_at(line, at) if line.capitals[at] else None
        if found is not None:
            nations.add(found[0])
            stems[found[0].lower()] = None
            at = found[1]
            continue
        stem = _find_term(line.low[at])
        if stem is not None:
            stems[stem] = None
        at += 1


@lru_cache(maxsize=32768)
def _find_term(low: str) -> str | None:
    """What a word is compared as in a statement; None for one that says nothing."""
    if not is_plain(low) or low in load_negations():
        return None
    base = load_opposites().get(low)
    return find_stem(base[0] if base is not None else low)


def _find_head(line: Line, within: range) -> tuple[str, int]:
    """The predicate's stem, and how often the words around it turn its meaning round."""
    at = find_verb(line, within)
    turns = sum(low in load_negations() for low in _before(line, within, at))
    if at is None:
        return "", turns
    base = load_opposites().get(line.low[at])
    if base is not None:
        return find_stem(base[0]), turns + (not base[1])
    return find_stem(line.low[at]), turns


def _before(line: Line, within: range, at: int | None) -> Sequence[str]:
    """The words up to the predicate; those behind it too where there are few: "fired no shots"."""
    short = within.stop - within.start <= _SHORT
    return line.low[within.start : (at if at is not None and not short else within.stop)]


def find_verb(line: Line, within: range) -> int | None:
    """The word of the main predicate: what follows an auxiliary, else the first known verb, else one in -ed."""
    low, auxiliaries = line.low, load_set("auxiliary") | load_set("contracted")
    for at in within:
        if low[at] in auxiliaries:
            return next((ahead for ahead in range(at + 1, min(within.stop, at + 8)) if _is_predicate(low[ahead])), at)
    for at in within:
        if low[at] in load_doings() and at > within.start:
            return at
    return next((at for at in within if low[at].endswith("ed") and len(low[at]) > 4), None)


def _is_predicate(low: str) -> bool:
    passed = low in load_set("auxiliary") or low in load_set("adverb") or low in load_negations() or low.endswith("ly")
    return not passed and is_plain(low)
