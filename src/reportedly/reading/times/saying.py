"""When each claim was said, where the text says so: "said Wednesday", "on Friday, he told", "told reporters last week".

A time tells of the saying where it stands in the cue's sentence, outside every content, with nothing between it and the
cue that has a verb of its own. The date of publication is never taken for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportedly.reading.ground import Ground, subtract, touches_any, unite
from reportedly.reading.times.contexts import load_contexts
from reportedly.reading.times.tenses import load_tenses
from reportedly.reading.words import Word, cut_words
from reportedly.vocabulary import Claim, Interval, Moment, Passage, Span, TimeType

_GAP = 14
_REACH = 400


def date_claims(
    claims: Sequence[Claim], moments: Sequence[Moment], ground: Ground, published: str | None
) -> tuple[Claim, ...]:
    """The claims, in their order, with ``said_on`` and ``times``.

    ``moments`` are those of the report in order of the text. ``said_on`` is None where the text does not tell it; a
    time behind the publication date is none of saying.
    """
    starts = [moment.span.start for moment in moments]
    telling = [_may_tell(moment, published) for moment in moments]
    told = [_find_said(claim, _Times(moments, starts, telling), ground) for claim in claims]
    spread = _spread(claims, told, ground)
    return tuple(
        _give_times(claim, said, _list_times(claim.content, moments, starts))
        for claim, said in zip(claims, spread, strict=True)
    )


def _give_times(claim: Claim, said: Interval | None, times: tuple[str, ...]) -> Claim:
    same = said == claim.said_on and times == claim.times
    return claim if same else replace(claim, said_on=said, times=times)


class _Times:
    """The moments with quick answers to which stand where; ``telling`` says which may tell of a saying."""

    def __init__(self, moments: Sequence[Moment], starts: Sequence[int], telling: Sequence[bool]) -> None:
        self.moments, self.starts, self.telling = moments, starts, telling

    def between(self, start: int, end: int) -> list[Moment]:
        """Those that begin in ``[start, end)`` and may tell of a saying, in order."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [self.moments[place] for place in range(low, high) if self.telling[place]]


def _may_tell(moment: Moment, published: str | None) -> bool:
    if moment.type not in (TimeType.DATE, TimeType.TIME) or moment.start is None or moment.end is None:
        return False
    return published is None or moment.start[:10] <= published[:10]


def _list_times(content: Passage, moments: Sequence[Moment], starts: Sequence[int]) -> tuple[str, ...]:
    """The moments that stand in a content, in order."""
    found = []
    for span in content.spans:
        for place in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            if moments[place].span.within(span):
                found.append(moments[place].id)
    return tuple(found)


def _find_said(claim: Claim, times: _Times, ground: Ground) -> Interval | None:
    released = _find_released(claim, times, ground)
    if released is not None or claim.cue is None or not claim.cue.words.spans:
        return released
    cue = Span(start=claim.cue.words.spans[0].start, end=claim.cue.words.spans[-1].end)
    inside = [one for one in times.between(cue.start, cue.end) if any(map(one.span.within, claim.cue.words.spans))]
    if inside:  # the model takes "said Wednesday" for the cue now and then
        return Interval(start=inside[0].start, end=inside[0].end)
    sentence = ground.sentence_at(cue.start)
    if sentence is None:
        return None
    taken = unite((*claim.content.spans, *claim.source.words.spans))
    after = times.between(cue.end, min(sentence.end, cue.end + _REACH))
    before = times.between(max(sentence.start, cue.start - _REACH), cue.start)
    for moment in (*after, *reversed(before)):
        if not touches_any(moment.span, taken) and _reaches(moment, cue, taken, ground, sentence):
            return Interval(start=moment.start, end=moment.end)
    return None


def _reaches(moment: Moment, cue: Span, taken: Sequence[Span], ground: Ground, sentence: Span) -> bool:
    """Whether nothing between the two keeps them apart."""
    later = moment.span.start >= cue.end
    low, high = (cue.end, moment.span.start) if later else (moment.span.end, cue.start)
    gap = list(_read_gap(low, high, taken, ground))
    led = cut_words(ground.text, max(sentence.start, moment.span.start - _REACH), moment.span.start)
    if led and led[-1].text in load_contexts()["NOT_SAID"]:
        return False
    if len(gap) > _GAP or any(_parts(word) for word in gap):
        return False
    return later or not any(_parts(word) or word.text in load_contexts()["TOLD_AFTER"] for word in _open(led))


def _open(led: Sequence[Word]) -> Sequence[Word]:
    """The words that lead to a time, from the last mark or "and" on."""
    begins = [place for place, word in enumerate(led) if word.is_mark or word.text in ("and", "but", "or")]
    return led[begins[-1] + 1 :] if begins else led


def _read_gap(low: int, high: int, taken: Sequence[Span], ground: Ground) -> Iterator[Word]:
    """The words of a gap that belong neither to the content nor to the source."""
    if low >= high:
        return
    for span in subtract([Span(start=low, end=high)], [span for span in taken if span.start < high and span.end > low]):
        yield from cut_words(ground.text, span.start, span.end)


def _parts(word: Word) -> bool:
    """Whether a word begins a clause of its own, so that a time behind it belongs there."""
    contexts, tenses = load_contexts(), load_tenses()
    if word.text in contexts["RELEASED"]:
        return False
    if word.text in contexts["CLAUSE"] or word.text in tenses["past"] or word.text in tenses["future"]:
        return True
    return word.text.endswith("ed") and not word.capital and word.text not in tenses["no_past"]


def _find_released(claim: Claim, times: _Times, ground: Ground) -> Interval | None:
    """As in "a report released Monday": a source that is a paper was told when it was given out."""
    for span in claim.source.words.spans:
        for moment in times.between(span.start, span.end):
            words = cut_words(ground.text, max(span.start, moment.span.start - 40), moment.span.start)
            if any(word.text in load_contexts()["RELEASED"] for word in words[-3:]):
                return Interval(start=moment.start, end=moment.end)
    return None


def _spread(claims: Sequence[Claim], told: Sequence[Interval | None], ground: Ground) -> list[Interval | None]:
    """What was told of one claim, also for those it goes on in: of one source and sentence, or without a cue."""
    by_sentence: dict[tuple[Passage, Span | None], Interval] = {}
    for claim, said in zip(claims, told, strict=True):
        if said is not None and claim.cue is not None:
            by_sentence.setdefault((claim.source.words, _sentence_of(claim, ground)), said)
    by_source: dict[Passage, Interval | None] = {}
    spread: list[Interval | None] = []
    for claim, said in zip(claims, told, strict=True):
        known = said or _inherit(claim, by_sentence, by_source, ground)
        spread.append(known)
        by_source[claim.source.words] = known
    return spread


def _inherit(
    claim: Claim,
    by_sentence: Mapping[tuple[Passage, Span | None], Interval],
    by_source: Mapping[Passage, Interval | None],
    ground: Ground,
) -> Interval | None:
    if not claim.source.words.spans:
        return None
    if claim.cue is None:
        return by_source.get(claim.source.words)
    return by_sentence.get((claim.source.words, _sentence_of(claim, ground)))


def _sentence_of(claim: Claim, ground: Ground) -> Span | None:
    spans = claim.cue.words.spans if claim.cue is not None else ()
    return ground.sentence_at(spans[0].start) if spans else None
