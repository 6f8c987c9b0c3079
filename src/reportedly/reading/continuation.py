"""Quotations that the model left without a speaker: those that go on from the last one, and those beside a sure cue.

A wrong speaker is worse than a missed one, so anything that could bring in another person ends the search.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import replace

from reportedly.reading.cues import nests, read_cue, read_verb
from reportedly.reading.ground import Ground, unite
from reportedly.reading.quotation_claims import is_speech
from reportedly.reading.quotes import Quotation as Marks
from reportedly.reading.subjects import find_subject, is_source_phrase, span_of
from reportedly.reading.words import Word, cut_words
from reportedly.reading.workspace import Attribution
from reportedly.vocabulary import Act, Span

CONTINUED_SCORE = 0.6
"""The confidence of a quotation given to the last speaker because nobody else stands between; not fitted."""

BESIDE_SCORE = 0.7
"""The confidence of a quotation with a plain "NAME said" beside it that the model passed over; not fitted."""

_LABEL = re.compile(r"[A-Z][A-Z .'’-]{1,30}:")
_ENDS = frozenset(".!?…")
_TAIL_AT_MOST = 160
_FEWEST_WORDS = 3
_FEWEST_WORDS_ALONE = 4
_SPEAKERS = frozenset({"PER", "ORG", "NORP"})
_TOLD_AT_MOST = 80


class _Speakers:
    """Attributions so far, with what quotation belongs to which; grows while quotations are read in order."""

    def __init__(self, attributions: Sequence[Attribution], ground: Ground) -> None:
        self.ground = ground
        self.attributions = list(attributions)
        self._contents = sorted(
            (span.start, span.end, index) for index, one in enumerate(attributions) for span in one.content
        )
        self.cues = sorted((span.start, span.end) for one in attributions for span in (*one.cue, *one.source))

    def owner_of(self, marks: Marks) -> int | None:
        """The attribution whose content takes in most of a quotation's words."""
        paragraph = self.ground.paragraph_of(marks.span.start)
        begin = self.ground.paragraphs[paragraph].start if paragraph >= 0 else 0
        low, high = bisect_left(self._contents, (begin,)), bisect_left(self._contents, (marks.span.end,))
        shared: dict[int, int] = {}
        for start, end, index in self._contents[low:high]:
            common = min(end, marks.span.end) - max(start, marks.span.start)
            if common > 0:
                shared[index] = shared.get(index, 0) + common
        return min(shared, key=lambda index: (-shared[index], index)) if shared else None

    def extend(self, index: int, span: Span) -> None:
        """Give the quotation at ``span`` to an attribution."""
        one = self.attributions[index]
        self.attributions[index] = replace(one, content=unite((*one.content, span)))
        insort(self._contents, (span.start, span.end, index))

    def add(self, attribution: Attribution) -> int:
        """A new attribution."""
        self.attributions.append(attribution)
        index = len(self.attributions) - 1
        for span in attribution.content:
            insort(self._contents, (span.start, span.end, index))
        for span in (*attribution.cue, *attribution.source):
            insort(self.cues, (span.start, span.end))
        return index

    def is_cued(self, start: int, end: int) -> bool:
        """Whether a cue or a source begins in ``[start, end)``."""
        index = bisect_left(self.cues, (start,))
        return index < len(self.cues) and self.cues[index][0] < end


def continue_quotations(attributions: Sequence[Attribution], ground: Ground) -> tuple[Attribution, ...]:
    """The attributions with every quotation whose speaker is certain; the other quotations stay without a claim."""
    speakers = _Speakers(attributions, ground)
    last: Marks | None = None
    for marks in ground.quotations:
        if marks.nested or marks.inner is None:
            continue
        if speakers.owner_of(marks) is None and not _is_unread(marks, ground):
            _assign(marks, last, speakers)
        last = marks
    return tuple(speakers.attributions)


def _assign(marks: Marks, last: Marks | None, speakers: _Speakers) -> None:
    owner = None if last is None else speakers.owner_of(last)
    if last is not None and owner is not None:
        if marks.continues and not last.closed and not _is_labelled(marks, speakers.ground):
            speakers.extend(owner, marks.span)
            return
        if _follows(marks, last, owner, speakers):
            speakers.extend(owner, marks.span)
            return
        if _stands_alone_after(marks, last, owner, speakers):
            source = speakers.attributions[owner].source
            speakers.add(Attribution(source=source, cue=(), content=(marks.span,), score=CONTINUED_SCORE))
            return
    beside = _find_beside(marks, speakers)
    if beside is not None:
        speakers.add(beside)


def _follows(marks: Marks, last: Marks, owner: int, speakers: _Speakers) -> bool:
    """Whether a whole quoted sentence stands behind the attributed one in its paragraph: '"A," he said. "B."'."""
    ground = speakers.ground
    same = ground.paragraph_of(marks.span.start) == ground.paragraph_of(last.span.start)
    if not same or not _is_whole(marks, ground, _FEWEST_WORDS):
        return False
    return _nobody_between(_end_of(owner, last, speakers), marks.span.start, speakers, sentence_ends=True)


def _stands_alone_after(marks: Marks, last: Marks, owner: int, speakers: _Speakers) -> bool:
    """A paragraph that is one quotation, behind a paragraph that ends with the last speaker's words or cue."""
    ground = speakers.ground
    index = ground.paragraph_of(marks.span.start)
    if index < 1 or ground.paragraph_of(last.span.start) != index - 1 or not speakers.attributions[owner].source:
        return False
    paragraph, before = ground.paragraphs[index], ground.paragraphs[index - 1]
    alone = paragraph.start == marks.span.start and not ground.text[marks.span.end : paragraph.end].strip(' .,”"')
    if not alone or marks.opening in "'‘" or not _is_whole(marks, ground, _FEWEST_WORDS_ALONE):
        return False
    if _was_asked(speakers.attributions[owner], last, ground) or _repeats(marks, ground):
        return False
    return _nobody_between(_end_of(owner, last, speakers), before.end, speakers, sentence_ends=True)


def _end_of(owner: int, last: Marks, speakers: _Speakers) -> int:
    """Where the last speaker's attribution ends: behind its words, its cue or its source in that paragraph."""
    ground, one = speakers.ground, speakers.attributions[owner]
    paragraph = ground.paragraph_of(last.span.start)
    ends = [span.end for span in (*one.cue, *one.source) if ground.paragraph_of(span.start) == paragraph]
    return max([last.span.end, *ends])


def _nobody_between(start: int, end: int, speakers: _Speakers, *, sentence_ends: bool) -> bool:
    """Whether the text between holds no other cue, no name of a speaker, and closes its sentence."""
    ground = speakers.ground
    between = ground.text[start:end].strip()
    if len(between) > _TAIL_AT_MOST or speakers.is_cued(start, end):
        return False
    if any(name.type in _SPEAKERS for name in ground.names_in(start, end)):
        return False
    if any(mark in between[:-1] for mark in _ENDS) and ". " in between:
        return False
    before = ground.text[max(0, start - 3) : start].rstrip("”\"’' ")
    closed = between[-1:] in _ENDS or (not between and before[-1:] in _ENDS)
    return closed or not sentence_ends


def _is_whole(marks: Marks, ground: Ground, fewest: int) -> bool:
    """Whether a quotation is a sentence by itself: capital first, stop last, enough words, no speaker's label."""
    assert marks.inner is not None
    words = cut_words(ground.text, marks.inner.start, marks.inner.end)
    spoken = [word for word in words if not word.is_mark]
    if len(spoken) < fewest or not (spoken[0].capital or words[0].text in ("…", ".", "$")):
        return False
    if marks.closed and ground.text[marks.inner.end - 1] == ",":
        return False
    stops = (
        not marks.closed
        or ground.text[max(0, marks.inner.end - 4) : marks.inner.end].rstrip()[-1:] in _ENDS
        or _ends_sentence(marks, ground)
    )
    return stops and not _is_labelled(marks, ground) and is_speech(marks, (marks.span,), ground)


def _ends_sentence(marks: Marks, ground: Ground) -> bool:
    return ground.text[marks.span.end : marks.span.end + 1] in _ENDS


def _is_labelled(marks: Marks, ground: Ground) -> bool:
    assert marks.inner is not None
    return _LABEL.match(ground.text, marks.inner.start, marks.inner.end) is not None


def _is_unread(marks: Marks, ground: Ground) -> bool:
    return any(marks.span.overlaps(part) for part in ground.unread)


def _was_asked(attribution: Attribution, last: Marks, ground: Ground) -> bool:
    """Whether the last words were a question, which somebody else may answer."""
    text = ground.text
    if "?" in text[max(last.span.start, last.span.end - 3) : last.span.end]:
        return True
    words = [word for span in attribution.cue for word in cut_words(text, span.start, span.end)]
    return bool(words) and read_cue(words).act is Act.ASK


def _repeats(marks: Marks, ground: Ground) -> bool:
    """A pull quote: the same words stand elsewhere in the report."""
    assert marks.inner is not None
    words = ground.text[marks.inner.start : marks.inner.end].strip(" .,")
    return ground.text.count(words) > 1


def _find_beside(marks: Marks, speakers: _Speakers) -> Attribution | None:
    """A plain cue beside the quotation that no attribution has: '"…," said Ito', 'the mayor said: "…"'."""
    ground = speakers.ground
    if not is_speech(marks, (marks.span,), ground):
        return None
    return _behind(marks, speakers) or _in_front(marks, speakers)


def _behind(marks: Marks, speakers: _Speakers) -> Attribution | None:
    ground = speakers.ground
    inner = marks.inner
    assert inner is not None
    if not marks.closed or (
        ground.text[inner.end - 1] not in ",?!" and ground.text[marks.span.end : marks.span.end + 1] != ","
    ):
        return None
    words = _clause(ground, marks.span.end, marks.span.end + _TOLD_AT_MOST)
    if words and words[0].text == ",":
        words = words[1:]
    found = _subject_then_verb(words, ground) or _verb_then_subject(words, ground)
    return _speak(found, marks, speakers)


def _in_front(marks: Marks, speakers: _Speakers) -> Attribution | None:
    ground = speakers.ground
    sentence = ground.sentence_at(marks.span.start)
    if sentence is None or sentence.start >= marks.span.start:
        return None
    words = cut_words(ground.text, sentence.start, marks.span.start)
    if len(words) < 3 or words[-1].text not in (",", ":") or not nests(words[-2].text):
        return None
    subject = find_subject(words[:-1], len(words) - 2, ground)
    if subject is None or subject[0] != 0:
        return None
    found = span_of(words[: subject[1]]), span_of(words[subject[1] : -1])
    return _speak(found, marks, speakers)


def _clause(ground: Ground, start: int, end: int) -> list[Word]:
    """Words behind a quotation up to the next full stop, quotation mark or end of its paragraph."""
    paragraph = ground.paragraphs[ground.paragraph_of(start - 1)]
    words: list[Word] = []
    for word in cut_words(ground.text, start, min(end, paragraph.end)):
        if word.text in ("“", '"', "”", "—", "–", ";"):
            break
        words.append(word)
    return words


def _subject_then_verb(words: Sequence[Word], ground: Ground) -> tuple[Span, Span] | None:
    for verb, word in enumerate(words[:10]):
        if _says(word) and verb > 0 and (subject := find_subject(words, verb, ground)) is not None:
            if subject[0] == 0 and _stops_after(words, verb + 1):
                return span_of(words[: subject[1]]), span_of(words[subject[1] : verb + 1])
            return None
    return None


def _verb_then_subject(words: Sequence[Word], ground: Ground) -> tuple[Span, Span] | None:
    if len(words) < 2 or not _says(words[0]):
        return None
    end = next((i for i, word in enumerate(words) if i and word.text in (",", ".")), len(words))
    phrase = words[1:end]
    pronoun = len(phrase) == 1 and phrase[0].text in ("he", "she", "they")
    if not phrase or not (pronoun or is_source_phrase(phrase, ground)):
        return None
    return span_of(phrase), words[0].span


def _says(word: Word) -> bool:
    reading = read_verb(word.text)
    return reading is not None and nests(word.text) and reading.act is not Act.BELIEVE and not word.text.endswith("ing")


def _stops_after(words: Sequence[Word], index: int) -> bool:
    """Whether the verb closes the clause, or a time, a place or a comma follows; no object that could be a content."""
    if index >= len(words):
        return True
    following = words[index]
    return following.is_mark or following.capital or following.text in ("on", "in", "at", "during", "after", "to")


def _speak(found: tuple[Span, Span] | None, marks: Marks, speakers: _Speakers) -> Attribution | None:
    if found is None:
        return None
    source, cue = found
    if speakers.is_cued(source.start, source.end) or speakers.is_cued(cue.start, cue.end):
        return None
    return Attribution(source=(source,), cue=(cue,), content=(marks.span,), score=BESIDE_SCORE)
