"""Sources named behind a statement: ", according to officials" speaks for all of it, ", citing the army" within it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportedly.reading.ground import Ground, subtract, touches_any, unite
from reportedly.reading.nesting import RULE_SCORE, is_according, is_citing, speaks
from reportedly.reading.subjects import is_source_phrase, span_of
from reportedly.reading.words import Word, cut_words
from reportedly.reading.workspace import Attribution
from reportedly.vocabulary import Span

_TRAILER = re.compile(r",?\s+(?P<cue>according to|citing|quoting)\s+", re.IGNORECASE)
_RELATIVE = frozenset({"who", "which", "that", "whose"})
_APPOSED = _RELATIVE | {"a", "an", "the", "and", "one", "both", "not", "including"}


def attach_trailers(attributions: Sequence[Attribution], ground: Ground) -> tuple[Attribution, ...]:
    """The attributions with the trailing sources behind or inside them made claims of their own.

    "Seoul estimates the number …, according to an official" gives the official's claim, which holds Seoul's whole
    sentence; "Yonhap reported that …, citing an official" gives the official's, which Yonhap's carries.
    """
    taken = unite(span for attribution in attributions for span in attribution.cue)
    kept: list[Attribution] = []
    made: dict[Span, Attribution] = {}
    for attribution in attributions:
        found = next(_find_trailers(attribution, ground), None)
        if found is None:
            kept.append(attribution)
            continue
        cue, source, comma = found
        content = subtract(attribution.content, (Span(start=comma, end=source.end),))
        kept.append(replace(attribution, content=content) if content else attribution)
        if content and not touches_any(cue, taken) and cue not in made:
            made[cue] = _make(attribution, content, cue, source, ground)
    return (*kept, *(made[cue] for cue in sorted(made)))


def _find_trailers(attribution: Attribution, ground: Ground) -> Iterator[tuple[Span, Span, int]]:
    """Cue, source and where the comma stands, of a trailer that ends the sentence in which the content ends."""
    if is_according(attribution, ground.text) or is_citing(attribution, ground.text):
        return
    last = attribution.content[-1]
    sentence = ground.sentence_at(last.end - 1)
    if sentence is None:
        return
    start = max(last.start, sentence.start)
    for match in _TRAILER.finditer(ground.text, start, sentence.end):
        between = ground.text[min(last.end, match.start()) : match.start()]
        if between.strip(" ,”\"’'") or match.start() <= start or _is_quoted(match.start("cue"), ground):
            continue
        if _opens_clause(ground.text[start : match.start()]):
            continue
        end = _end_of_phrase(match.end(), sentence, ground)
        words = cut_words(ground.text, match.end(), end)
        if not words or not _names_source(words, match["cue"].lower(), ground):
            continue
        source, cue = span_of(words), Span(start=match.start("cue"), end=match.end("cue"))
        if any(span.overlaps(source) or span.overlaps(cue) for span in (*attribution.source, *attribution.cue)):
            continue
        yield cue, source, match.start()


def _opens_clause(before: str) -> bool:
    """Whether the clause only begins: "said that, according to the medics, the men were young" has no trailer."""
    return before.split()[-1:] in (["that"], ["and"], ["but"], ["because"])


def _names_source(words: Sequence[Word], cue: str, ground: Ground) -> bool:
    """Whether the phrase behind the cue is a source to its end: loosely for "according to", strictly for "citing".

    In "the bridge, according to engineers, was unsafe" it is not: the sentence goes on behind the comma.
    """
    commas = [index for index, word in enumerate(words[:-1]) if word.text == ","]
    if not all(words[index + 1].text in _APPOSED or words[index + 1].capital for index in commas):
        return False
    if cue == "according to":
        return speaks(words, ground)
    stop = next((i for i, word in enumerate(words) if word.text in _RELATIVE or word.text == ","), len(words))
    return is_source_phrase(words[:stop], ground)


def _end_of_phrase(start: int, sentence: Span, ground: Ground) -> int:
    """The end of the sentence, its punctuation left out."""
    return start + len(ground.text[start : sentence.end].rstrip(" .!?\r\n\t”\"’'"))


def _is_quoted(offset: int, ground: Ground) -> bool:
    return any(marks.span.start <= offset < marks.span.end for marks in ground.quotations_on(offset, offset + 1))


def _make(attribution: Attribution, content: Sequence[Span], cue: Span, source: Span, ground: Ground) -> Attribution:
    """The trailer's attribution: a citing one repeats the content, an "according to" takes in the whole clause."""
    spoken = tuple(content)
    if ground.text[cue.start : cue.end].lower() == "according to":
        sentence = ground.sentence_at(cue.start)
        begin = sentence.start if sentence is not None else content[-1].start
        clause = _within(unite((*attribution.source, *attribution.cue, *content)), begin, cue.start)
        spoken = (Span(start=clause[0].start, end=clause[-1].end),) if clause else spoken
    return Attribution(source=(source,), cue=(cue,), content=spoken, score=RULE_SCORE)


def _within(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    return [span for span in spans if start <= span.start and span.end <= end]
