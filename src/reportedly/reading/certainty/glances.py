"""Whether a sentence can hold anything for the rules of certainty at all: most hold nothing, so a glance is cheap."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from reportedly.reading.certainty.confidence import load_confidence
from reportedly.reading.certainty.distancing import load_distancing
from reportedly.reading.certainty.lexicon import load_cue_hedges, load_words, sign_hedges
from reportedly.reading.cues import lemmas_of
from reportedly.vocabulary import Span

_WORD = re.compile(r"[a-z0-9][a-z0-9'’-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What a sentence may hold: words of likelihood or condition, words of distance, a statement of confidence."""

    hedges: bool
    distance: bool
    confidence: bool


@dataclass(slots=True)
class Glances:
    """The glances of one report, each sentence looked at once."""

    text: str
    known: dict[Span, Glance] = field(default_factory=dict)

    def at(self, sentence: Span) -> Glance:
        """What ``sentence`` may hold."""
        found = self.known.get(sentence)
        if found is None:
            found = self.known[sentence] = look_at(self.text[sentence.start : sentence.end])
        return found


def look_at(text: str) -> Glance:
    """What the text may hold."""
    words = frozenset(_WORD.findall(text.lower().replace("’", "'")))
    hedges, distance, confidence = _signs()
    return Glance(
        hedges=not words.isdisjoint(hedges),
        distance=not words.isdisjoint(distance),
        confidence=not words.isdisjoint(confidence),
    )


@lru_cache(maxsize=4096)
def hedges_as_cue(words: str) -> bool:
    """Whether a cue's words, in small letters, may be one of certainty_cues.tsv."""
    lemmas = {lemma for word in _WORD.findall(words) for lemma in lemmas_of(word)}
    return any(lemmas.issuperset(phrase) for phrase in _cue_signs())


@cache
def _signs() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """For each table the longest word of each phrase: a sentence without any of them holds none of its phrases."""
    hedges = sign_hedges() | load_words("condition") | load_words("chance") | {"50-50", "fifty-fifty"}
    return hedges, load_distancing().signs, load_confidence().signs


@cache
def _cue_signs() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(lemma.split()) - {"not"} for lemma in load_cue_hedges())
