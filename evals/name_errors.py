"""What goes wrong with names: missed, spurious, of the wrong type, with the wrong boundary; by corpus and type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from evals.gold import NamedText
from evals.naming import Scheme, map_names
from evals.records import Named
from reportedly.vocabulary import Span


class NameFault(StrEnum):
    """What is wrong with one name."""

    MISSED = "missed"
    SPURIOUS = "spurious"
    TYPE = "wrong type"
    LONG = "too long"
    SHORT = "too short"
    SHIFTED = "boundary otherwise"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFinding:
    """One fault (or ``RIGHT``) on one name; ``type`` is the gold type, the predicted one where spurious."""

    fault: NameFault
    type: str
    corpus: str
    words: str
    given: str


def find_name_errors(scheme: Scheme, gold: NamedText, predicted: Iterable[Named]) -> Iterator[NameFinding]:
    """Each gold name against the predicted name that overlaps it most, then the predicted names that overlap none."""
    given = map_names(predicted, scheme.ours)
    wanted = map_names(gold.names, scheme.gold)
    for span, kind in sorted(wanted):
        overlapping = sorted((other for other in given if other[0].overlaps(span)), key=lambda o: _rank(o, span, kind))
        other = overlapping[0] if overlapping else None
        yield _describe(scheme, gold, kind, span, other)
    for span, kind in sorted(given) if gold.complete else ():
        if not any(span.overlaps(other) for other, _ in wanted):
            words = gold.text[span.start : span.end]
            yield NameFinding(fault=NameFault.SPURIOUS, type=kind, corpus=scheme.corpus, words="", given=words)


def _rank(other: tuple[Span, str], span: Span, kind: str) -> tuple[int, bool, Span]:
    distance = abs(other[0].start - span.start) + abs(other[0].end - span.end)
    return distance, other[1] != kind, other[0]


def _describe(scheme: Scheme, gold: NamedText, kind: str, span: Span, other: tuple[Span, str] | None) -> NameFinding:
    given = "" if other is None else f"{gold.text[other[0].start : other[0].end]} ({other[1]})"
    words = gold.text[span.start : span.end]
    return NameFinding(
        fault=find_name_fault(kind, span, other), type=kind, corpus=scheme.corpus, words=words, given=given
    )


def find_name_fault(kind: str, span: Span, other: tuple[Span, str] | None) -> NameFault:
    """What is wrong with ``other``, predicted where gold has ``kind`` at ``span``."""
    if other is None:
        return NameFault.MISSED
    if other[0] == span:
        return NameFault.RIGHT if other[1] == kind else NameFault.TYPE
    if span.within(other[0]):
        return NameFault.LONG
    return NameFault.SHORT if other[0].within(span) else NameFault.SHIFTED


def render_name_errors(title: str, findings: Iterable[NameFinding]) -> str:
    """Counts by corpus, type and fault as Markdown; never a word of the texts."""
    counts: dict[tuple[str, str], Counter[NameFault]] = {}
    for finding in findings:
        counts.setdefault((finding.corpus, finding.type), Counter())[finding.fault] += 1
    head = " | ".join(NameFault)
    rows = "\n".join(
        f"| {corpus} | {kind} | {' | '.join(str(faults[fault]) for fault in NameFault)} |"
        for (corpus, kind), faults in sorted(counts.items())
    )
    return (
        f"# Errors: {title}\n\nWritten by `python -m evals errors`. Counts only: the texts are not ours to quote.\n\n"
        f"| Corpus | Type | {head} |\n|---|---|{'---:|' * len(NameFault)}\n{rows}\n"
    )
