"""What the attribution rules stand on: a report's text with quick answers to where its quotations and paragraphs are.

Every look-up is by bisection, so that a report of a hundred thousand words costs in proportion to its length.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import is_
from threading import local

from reportedly.reading.layout import find_paragraphs
from reportedly.reading.quotes import Quotation
from reportedly.reading.workspace import Name, Workspace
from reportedly.vocabulary import PartKind, Span

_READ = frozenset({PartKind.HEADLINE, PartKind.BODY})
_latest = local()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A report's text and its layers, each in order with the start offsets beside it."""

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    names: tuple[Name, ...]
    unread: tuple[Span, ...]
    paragraph_starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]
    quotation_starts: tuple[int, ...]
    name_starts: tuple[int, ...]

    def paragraph_of(self, offset: int) -> int:
        """The index of the paragraph that holds ``offset``, or of the last one before it; -1 before the first."""
        return bisect_right(self.paragraph_starts, offset) - 1

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds ``offset``."""
        index = bisect_right(self.sentence_starts, offset) - 1
        found = self.sentences[index] if index >= 0 else None
        return found if found is not None and offset < found.end else None

    def quotations_on(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that share a character with ``[start, end)``, in order of their opening."""
        paragraph = self.paragraph_of(start)
        first = self.paragraphs[paragraph].start if paragraph >= 0 else 0
        low, high = bisect_left(self.quotation_starts, first), bisect_left(self.quotation_starts, end)
        return tuple(quotation for quotation in self.quotations[low:high] if quotation.span.end > start)

    def names_in(self, start: int, end: int) -> tuple[Name, ...]:
        """The names that stand wholly in ``[start, end)``."""
        low, high = bisect_left(self.name_starts, start), bisect_left(self.name_starts, end)
        return tuple(name for name in self.names[low:high] if name.span.end <= end)


def lay_ground(workspace: Workspace) -> Ground:
    """The ground of a workspace; paragraphs and sentences that it lacks are taken from the text's line breaks.

    It is kept until another text is asked for in the same thread, since every stage stands on it.
    """
    layers = (workspace.report, workspace.paragraphs, workspace.sentences, workspace.quotations, workspace.names)
    known: tuple[tuple[object, ...], Ground] | None = getattr(_latest, "laid", None)
    if known is None or not all(map(is_, known[0], layers)):
        known = (layers, _lay(workspace))
        _latest.laid = known
    return known[1]


def _lay(workspace: Workspace) -> Ground:
    report = workspace.report
    paragraphs = workspace.paragraphs or find_paragraphs(report.text)
    sentences = tuple(sorted(workspace.sentences)) or paragraphs
    quotations = tuple(sorted(workspace.quotations, key=lambda quotation: quotation.span))
    names = tuple(sorted(workspace.names, key=lambda name: name.span))
    return Ground(
        text=report.text,
        paragraphs=paragraphs,
        sentences=sentences,
        quotations=quotations,
        names=names,
        unread=tuple(sorted(part.span for part in report.parts if part.kind not in _READ)),
        paragraph_starts=_starts(paragraphs),
        sentence_starts=_starts(sentences),
        quotation_starts=_starts(quotation.span for quotation in quotations),
        name_starts=_starts(name.span for name in names),
    )


def unite(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, overlapping and touching ones joined."""
    ordered = sorted(spans)
    if len(ordered) < 2:
        return tuple(ordered)
    united: list[Span] = []
    for span in ordered:
        if united and span.start <= united[-1].end:
            united[-1] = Span(start=united[-1].start, end=max(united[-1].end, span.end))
        else:
            united.append(span)
    return tuple(united)


def subtract(spans: Iterable[Span], taken: Sequence[Span]) -> tuple[Span, ...]:
    """What is left of ``spans`` outside ``taken``, in order."""
    united = unite(spans)
    if not united or not taken:
        return united
    left = list(united)
    for cut in taken:
        pieces: list[Span] = []
        for span in left:
            pieces += _cut_out(span, cut)
        left = pieces
    return tuple(left)


def overlap(left: Iterable[Span], right: Sequence[Span]) -> int:
    """How many characters the two share; each side's spans must be apart."""
    return sum(max(0, min(one.end, other.end) - max(one.start, other.start)) for one in left for other in right)


def touches_any(span: Span, spans: Sequence[Span]) -> bool:
    """Whether ``span`` shares a character with one of ``spans``, which must be in order and apart."""
    index = bisect_left(spans, span)
    return any(other.overlaps(span) for other in spans[max(0, index - 1) : index + 1])


def length(spans: Iterable[Span]) -> int:
    """How many characters the spans take in."""
    return sum(span.end - span.start for span in spans)


def _cut_out(span: Span, cut: Span) -> list[Span]:
    if not span.overlaps(cut):
        return [span]
    pieces = []
    if span.start < cut.start:
        pieces.append(Span(start=span.start, end=cut.start))
    if cut.end < span.end:
        pieces.append(Span(start=cut.end, end=span.end))
    return pieces


def _starts(spans: Iterable[Span]) -> tuple[int, ...]:
    return tuple(span.start for span in spans)
