"""The token metric of CofeNet (COLING 2022): exact F1 of source, cue and content fragments.

Gold is a BIO label a token; every contiguous fragment is scored alone, micro over passages. A passage is laid out as
text that a reader of news understands (real quotation marks, no space before a comma), with the place of each token
in it; a predicted span counts as the tokens whose characters it overlaps. No passage is ever cut.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from evals.gold import TokenPassage
from evals.records import KINDS, Attributed
from evals.spans import Counts, add_counts, count_exact
from reportedly.vocabulary import Span

PARAGRAPH = "\n\n"

WRITTEN = {"``": "“", "''": "”", "'''": "’”", "`": "‘", "'": "’", "-LSB-": "[", "-RSB-": "]", "--": "—"}
"""Penn Treebank's way of writing marks, and the marks."""

_JOINS_LEFT = re.compile(r"""[,.;:?!)\]%”’]+|\.\.\.|n't|'(?:s|re|m|ve|ll|d)""", re.IGNORECASE)
_JOINS_RIGHT = frozenset("([$#“‘")
_SPLIT_WORDS = frozenset({("can", "not"), ("gon", "na"), ("got", "ta"), ("wan", "na"), ("gim", "me")})

Fragment = tuple[int, int]
"""Tokens ``[first, last)`` of one passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Passages laid out as one text: ``places`` holds the span of every token, passage after passage.

    ``firsts`` holds the number of each passage's first token, in order.
    """

    text: str
    places: tuple[Span, ...]
    passages: tuple[TokenPassage, ...]
    firsts: tuple[int, ...]


def need_space(left: str, right: str) -> bool:
    """Whether two tokens, as written, are set apart."""
    if left in _JOINS_RIGHT or (left.lower(), right.lower()) in _SPLIT_WORDS:
        return False
    return _JOINS_LEFT.fullmatch(right) is None


def lay_out(passages: Sequence[TokenPassage]) -> Layout:
    """The text of ``passages`` as paragraphs, with the place of every token."""
    pieces: list[str] = []
    places: list[Span] = []
    firsts: list[int] = []
    length = 0
    for number, passage in enumerate(passages):
        firsts.append(len(places))
        left = None
        for token in passage.tokens:
            word = WRITTEN.get(token, token)
            gap = _choose_gap(left, word, number > 0)
            length += len(gap)
            places.append(Span(start=length, end=length + len(word)))
            length += len(word)
            pieces += (gap, word)
            left = word
    return Layout(text="".join(pieces), places=tuple(places), passages=tuple(passages), firsts=tuple(firsts))


def _choose_gap(left: str | None, right: str, later: bool) -> str:
    if left is None:
        return PARAGRAPH if later else ""
    return " " if need_space(left, right) else ""


def group_passages(passages: Iterable[TokenPassage]) -> tuple[tuple[TokenPassage, ...], ...]:
    """The passages of each document together, in order."""
    return tuple(tuple(group) for _, group in groupby(passages, key=lambda passage: passage.doc))


def find_fragments(labels: Sequence[str]) -> dict[str, set[Fragment]]:
    """The fragments of BIO labels by kind. An ``I-`` that continues nothing of its kind opens a fragment."""
    fragments: dict[str, set[Fragment]] = {kind: set() for kind in KINDS}
    start, kind = 0, ""
    for index, label in enumerate([*labels, "O"]):
        if label == f"I-{kind}" and kind:
            continue
        if kind:
            fragments[kind].add((start, index))
        start, kind = index, label[2:]
    return fragments


def cover_tokens(layout: Layout, spans: Iterable[Span]) -> Iterator[tuple[int, Fragment]]:
    """The tokens under ``spans`` as ``(passage, fragment)``: cut where a passage ends, joined where tokens touch."""
    touched: set[int] = set()
    for span in spans:
        first = bisect_right(layout.places, span.start, key=lambda place: place.end)
        last = bisect_left(layout.places, span.end, key=lambda place: place.start)
        touched.update(range(first, last))
    for run in _split_runs(layout, sorted(touched)):
        passage = _find_passage(layout, run[0])
        first = layout.firsts[passage]
        yield passage, (run[0] - first, run[-1] + 1 - first)


def _find_passage(layout: Layout, token: int) -> int:
    return bisect_right(layout.firsts, token) - 1


def _split_runs(layout: Layout, tokens: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for token in tokens:
        if run and (token != run[-1] + 1 or _find_passage(layout, token) != _find_passage(layout, run[-1])):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def score_layout(layout: Layout, predicted: Iterable[Attributed]) -> dict[str, Counts]:
    """Counts by kind. Attributions inside another's content are left out: the gold has none."""
    outermost = [attributed for attributed in predicted if attributed.outermost]
    gold = [find_fragments(passage.labels) for passage in layout.passages]
    counts = {}
    for kind in KINDS:
        given = {place for attributed in outermost for place in cover_tokens(layout, attributed.spans_of(kind))}
        wanted = {(number, fragment) for number, by_kind in enumerate(gold) for fragment in by_kind[kind]}
        counts[kind] = count_exact(wanted, given)
    return counts


def score_layouts(pairs: Iterable[tuple[Layout, Iterable[Attributed]]]) -> dict[str, Counts]:
    """Counts by kind over many texts."""
    scored = [score_layout(layout, predicted) for layout, predicted in pairs]
    return {kind: add_counts(counts[kind] for counts in scored) for kind in KINDS}
