"""Sources that have said nothing: the reader to whom an appeal speaks, and the dead of whom a headline tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.reading.ground import Ground
from reportedly.reading.source_repair import load_words
from reportedly.reading.words import Word, cut_words
from reportedly.reading.workspace import Attribution
from reportedly.vocabulary import Span

_OWNED = frozenset({"of", "'s", "to", "by", "for", "who"})
"""Words that make another than the dead the one who speaks: "the mother of a slain guard", "a slain guard's mother"."""


def is_to_reader(attribution: Attribution, ground: Ground) -> bool:
    """Whether its source is the reader of an appeal: "If you want the news by mail, click here".

    Somebody's "you" between quotation marks is whom he speaks to, and may well have said something.
    """
    if [ground.text[span.start : span.end].lower() for span in attribution.source] != ["you"]:
        return False
    you = attribution.source[0]
    sentence = ground.sentence_at(you.start)
    if sentence is None or ground.quotations_on(you.start, you.end):
        return False
    before, behind = (_cut(ground, sentence.start, you.start), _cut(ground, you.end, sentence.end))
    asked = before[-1:] == ["if"] or any(word in load_words("bid") for word in behind[:3])
    return asked and not load_words("reach").isdisjoint(behind)


def _cut(ground: Ground, start: int, end: int) -> list[str]:
    return [word.text for word in cut_words(ground.text, start, end)]


def free_of_dead(attribution: Attribution, text: str) -> Attribution:
    """The attribution without a source of which its cue only tells: "Slain guard identified"."""
    cue = _words_of(attribution.cue, text)
    if len(cue) != 1 or cue[0].text not in load_words("honored") or not _is_dead(_words_of(attribution.source, text)):
        return attribution
    return replace(attribution, source=())


def _is_dead(words: Sequence[Word]) -> bool:
    """Whether the phrase is of the dead themselves: "deceased victims", "the guard killed on Monday"."""
    told = [word.text for word in words]
    at = next((place for place, word in enumerate(told) if word in load_words("dead")), None)
    return at is not None and _OWNED.isdisjoint(told[:at]) and "'s" not in told


def _words_of(spans: Sequence[Span], text: str) -> list[Word]:
    return [word for span in spans for word in cut_words(text, span.start, span.end)]
