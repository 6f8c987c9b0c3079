"""Spans as the contract wants them, from spans as a model decodes them.

Source, cue and content stay inside the parts of a report that are read, inside paragraphs, apart from one another and
without white space at their ends; a content has its "that", both marks of a quotation or none, and no sentence-final
punctuation that stands outside its marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.reading.ground import Ground, length, subtract, touches_any, unite
from reportedly.reading.quotes import Quotation
from reportedly.reading.source_repair import trim_source
from reportedly.reading.table_rows import load_rows
from reportedly.reading.workspace import Attribution
from reportedly.vocabulary import Span

_THAT = re.compile(r"\bthat\s+$", re.IGNORECASE)
_SPEAKABLE = re.compile(r"[^\W_]")
_TRAILING = frozenset(".;:!?…")
_PAIRED = frozenset(",–—-")
_LEADING = frozenset(",;:.!?…–—")
_ABBREVIATED = re.compile(r"(?:^|[^\w.])((?:[^\W\d_]\.)+[^\W\d_]|[^\W\d_]+)\.$")
_LOOK_BACK = 12


def repair_spans(attributions: Iterable[Attribution], ground: Ground) -> tuple[Attribution, ...]:
    """Every attribution with its spans repaired; those of which no content is left fall away."""
    clipped = [_clip(attribution, ground) for attribution in attributions]
    cues = unite(span for attribution in clipped for span in attribution.cue)
    repaired = (_repair(attribution, cues, ground) for attribution in clipped)
    return tuple(attribution for attribution in repaired if attribution.content)


def _clip(attribution: Attribution, ground: Ground) -> Attribution:
    """Each role inside what is read, and the roles apart: the cue takes first, then the source."""
    cue = _keep_read(attribution.cue, ground)
    source = subtract(_keep_read(attribution.source, ground), cue)
    content = subtract(_keep_read(attribution.content, ground), (*cue, *source))
    return replace(
        attribution,
        source=trim_source(_trim_all(source, ground.text), ground.text),
        cue=_trim_all(cue, ground.text),
        content=_trim_all(content, ground.text),
    )


def _keep_read(spans: Iterable[Span], ground: Ground) -> tuple[Span, ...]:
    """What of the spans stands in paragraphs and in parts that are read."""
    kept: list[Span] = []
    for span in unite(spans):
        for index in range(max(0, ground.paragraph_of(span.start)), len(ground.paragraphs)):
            paragraph = ground.paragraphs[index]
            if paragraph.start >= span.end:
                break
            start, end = max(span.start, paragraph.start), min(span.end, paragraph.end)
            if start < end:
                kept.append(Span(start=start, end=end))
    return subtract(kept, ground.unread) if ground.unread else tuple(kept)


def _repair(attribution: Attribution, cues: Sequence[Span], ground: Ground) -> Attribution:
    others = (*attribution.source, *attribution.cue, *_unread_near(attribution.content, ground))
    content = _take_that(attribution.content, attribution.cue, ground)
    before: tuple[Span, ...] = ()
    while content != before and length(before) <= length(content):  # whole outer marks may show an inner one cut
        before = content
        for quotation in _quotations_of(content, ground):
            content = _complete(content, quotation, others, cues, ground)
    content = subtract(content, others)
    whole = [marks for marks in _quotations_of(content, ground) if _has_mark(content, marks)]
    trimmed = (piece for span in content if (piece := _trim_edges(span, whole, ground.text)) is not None)
    return replace(attribution, content=_join(tuple(trimmed), others, ground))


def _unread_near(content: Sequence[Span], ground: Ground) -> tuple[Span, ...]:
    """The unread stretches of the paragraphs that the content stands in, where its repair might reach."""
    if not ground.unread or not content:
        return ()
    first = ground.paragraphs[max(0, ground.paragraph_of(content[0].start))]
    last = ground.paragraphs[max(0, ground.paragraph_of(content[-1].start))]
    return tuple(part for part in ground.unread if part.start < last.end and part.end > first.start)


def _take_that(content: tuple[Span, ...], cue: Sequence[Span], ground: Ground) -> tuple[Span, ...]:
    """The content with a "that" before it, which the contract counts to it: "said Monday [that rain fell]"."""
    if not content or not cue:
        return content
    first, before = content[0], [span.end for span in cue if span.end <= content[0].start]
    sentence = ground.sentence_at(first.start)
    if not before or sentence is None or max(before) < sentence.start:
        return content
    found = _THAT.search(ground.text, max(*before, first.start - _LOOK_BACK), first.start)
    return (Span(start=found.start(), end=first.end), *content[1:]) if found else content


def _quotations_of(content: Sequence[Span], ground: Ground) -> tuple[Quotation, ...]:
    found: list[Quotation] = []
    for span in content:
        for quotation in ground.quotations_on(max(0, span.start - 2), span.end + 2):
            if quotation.inner is not None and quotation not in found:
                found.append(quotation)
    return tuple(found)


def _complete(
    content: tuple[Span, ...], quotation: Quotation, others: Sequence[Span], cues: Sequence[Span], ground: Ground
) -> tuple[Span, ...]:
    """Both marks of ``quotation`` in ``content``, or none of them; a mark counts only with the letter beside it."""
    first, last = _speakable_ends(quotation, ground.text)
    head, tail = Span(start=quotation.span.start, end=first + 1), Span(start=last, end=quotation.span.end)
    if _covers(content, Span(start=first, end=first + 1)):
        content = _grow(content, head, others)
    if not quotation.closed:
        return content
    if _covers(content, Span(start=last, end=last + 1)):
        content = _grow(content, tail, others)
    opens, closes = _covers(content, head), _covers(content, tail)
    if opens == closes:
        return content
    return _extend_or_drop(content, quotation, others, cues, opens=opens)


def _extend_or_drop(
    content: tuple[Span, ...], quotation: Quotation, others: Sequence[Span], cues: Sequence[Span], *, opens: bool
) -> tuple[Span, ...]:
    """A content that stops in mid-quotation takes the rest where nothing else speaks in it, else gives up its mark."""
    assert quotation.inner is not None
    if opens:
        held = next(span for span in content if span.start <= quotation.span.start < span.end)
        rest = Span(start=min(held.end, quotation.span.end - 1), end=quotation.span.end)
        mark = Span(start=quotation.span.start, end=quotation.inner.start)
    else:
        held = next(span for span in content if span.start < quotation.span.end <= span.end)
        rest = Span(start=quotation.span.start, end=max(held.start, quotation.span.start + 1))
        mark = Span(start=quotation.inner.end, end=quotation.span.end)
    if not touches_any(rest, cues) and not any(span.overlaps(rest) for span in others):
        return _grow(content, rest, others)
    return subtract(content, (mark,))


def _speakable_ends(quotation: Quotation, text: str) -> tuple[int, int]:
    """Where the first and the last letter or digit between the marks stand."""
    inner = quotation.inner
    assert inner is not None
    found = _SPEAKABLE.search(text, inner.start, inner.end)
    first = found.start() if found else inner.start
    last = inner.end - 1
    while last > first and not _SPEAKABLE.match(text, last):
        last -= 1
    return first, last


def _covers(content: Iterable[Span], part: Span) -> bool:
    return any(part.within(span) for span in content)


def _grow(content: Iterable[Span], more: Span, others: Sequence[Span]) -> tuple[Span, ...]:
    return unite((*content, *subtract((more,), others)))


def _has_mark(content: Sequence[Span], marks: Quotation) -> bool:
    """Whether the content holds the opening mark: then the punctuation between the marks is its own."""
    return any(span.start <= marks.span.start < span.end for span in content)


def _trim_edges(span: Span, quotations: Sequence[Quotation], text: str) -> Span | None:
    """The span without edge punctuation outside its quotation marks; None where nothing speakable is left."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or _is_loose(text, start, quotations, _LEADING)):
        start += 1
    while start < end and (text[end - 1].isspace() or _may_drop_last(text, start, end, quotations)):
        end -= 1
    return Span(start=start, end=end) if _SPEAKABLE.search(text, start, end) else None


def _may_drop_last(text: str, start: int, end: int, quotations: Sequence[Quotation]) -> bool:
    if text[end - 1] == ")":
        return text.count("(", start, end) < text.count(")", start, end)
    if text[end - 1] == "." and _ends_in_abbreviation(text[max(start, end - 16) : end]):
        return False
    if text[end - 1] in _PAIRED:
        return _is_unpaired(text, start, end) and _is_loose(text, end - 1, quotations, _PAIRED)
    return _is_loose(text, end - 1, quotations, _TRAILING)


def _is_unpaired(text: str, start: int, end: int) -> bool:
    """Whether a comma or dash at the end closes nothing: "Ann Lee, the mayor," keeps its second comma."""
    return text.count(text[end - 1], start, end) < 2


def _is_loose(text: str, offset: int, quotations: Sequence[Quotation], marks: frozenset[str]) -> bool:
    return text[offset] in marks and not any(q.span.start <= offset < q.span.end for q in quotations)


def _ends_in_abbreviation(tail: str) -> bool:
    """Whether the full stop belongs to a word ("U.S.", "Calif.") and must stay."""
    found = _ABBREVIATED.search(tail)
    if found is None:
        return False
    word = found[1]
    return "." in word or word.lower() in _ABBREVIATIONS


_ABBREVIATIONS = frozenset(row["word"] for row in load_rows("abbreviations.tsv"))


def _join(spans: Sequence[Span], others: Sequence[Span], ground: Ground) -> tuple[Span, ...]:
    """Pieces of one paragraph with only white space between them joined: nothing is left out there."""
    joined: list[Span] = []
    for span in spans:
        if joined and _only_space(joined[-1], span, ground) and not _parted(joined[-1], span, others):
            joined[-1] = Span(start=joined[-1].start, end=span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _parted(left: Span, right: Span, others: Sequence[Span]) -> bool:
    """Whether something that is not content stands between, an unread stretch of white space too."""
    return any(other.start < right.start and left.end < other.end for other in others)


def _only_space(left: Span, right: Span, ground: Ground) -> bool:
    same = ground.paragraph_of(left.start) == ground.paragraph_of(right.start)
    return same and not ground.text[left.end : right.start].strip()


def _trim_all(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """The spans without white space at their ends, those with nothing left dropped."""
    trimmed: list[Span] = []
    for span in spans:
        start, end = span.start, span.end
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start < end:
            trimmed.append(Span(start=start, end=end))
    return tuple(trimmed)
