"""Whether a source holds untrue what its content is of: by the words of the content, or by its cue."""

from __future__ import annotations

import re

from reportedly.reconciliation.questions.lexicon import load_opposites
from reportedly.reconciliation.relations.amounts import is_none
from reportedly.reconciliation.relations.pairs import find_frame
from reportedly.reconciliation.relations.wording import count_negations, find_cue, read_words
from reportedly.vocabulary import Polarity, Position

_LONGEST = 600
NOT_FOUND = re.compile(
    r"(?:\bnot|n['’]t)\s+(?:yet\s+)?(?:find|found|believe|think|accept|agree|see|seen)\b|\bfound\s+no\b", re.IGNORECASE
)
"""Cues by which a source holds untrue what it is said about: "the panel did not find that …"."""

_UNCOUNTED = re.compile(
    r"\bnon(?=-| - )|(?:\b(?:not|never|no)|n['’]t)\b(?=[^.;,]{0,60}\b(?:until|till)\b)", re.IGNORECASE
)
"""What denies a word or a time and not the doing: "a non-life-threatening wound", "will not open until May"."""


_IF = re.compile(r"\b(?:if|unless)\b[^.;,]{0,120}(?=[.;,]|$)", re.IGNORECASE)
"""A condition: "if he does not sign" denies nothing."""

_TOLD_DENIAL = re.compile(
    r"\b(?:denied|denies|denying)\b(?=[^;]{0,60}\b(?:that|he|she|they|it|having|being)\b)", re.IGNORECASE
)
"""A denial that the outlet tells of in its own words, with what is denied: "denying he was a smuggler"."""


_GOVERNS = re.compile(
    r"^\W*(?:that\s+)?(?:nothing|nobody|no one)\b"
    r"|(?:\bnot|n['’]t)\s+mean\b(?=.{3,}\b(?:not|without|never)\b|.{3,}n['’]t\b)",
    re.IGNORECASE,
)
"""A negation that all behind it hangs on: "nothing frees them of the duty not to build" denies, though twice."""


def _tells_denial(position: Position, focus: str) -> bool:
    """Whether a content tells that what ``focus`` says is denied; the "that" behind a dash is denied with the rest."""
    told = position.content.text[:_LONGEST] if focus.startswith("that ") else focus
    return _TOLD_DENIAL.search(told) is not None


def is_negative(position: Position, focus: str, *, phrases: bool = True) -> bool:
    """Whether the source holds the matter untrue; by its own words where the topic has no word for it."""
    wording = read_words(_UNCOUNTED.sub(" ", _IF.sub(" ", focus)))
    if is_none(position.amount):
        return True
    if NOT_FOUND.search(find_frame(position)) is not None:
        told = count_negations(wording, phrases=phrases) - wording.words.count("nor")
        return told % 2 == 0 or position.polarity is Polarity.NEGATIVE
    if position.polarity is Polarity.NEGATIVE:
        elsewhere = count_negations(wording) == 0 < count_negations(read_words(position.content.text))
        return not elsewhere or find_cue("denial", find_frame(position)) is not None
    if _GOVERNS.search(focus[:_LONGEST]) is not None:
        return True
    told = count_negations(wording, phrases=phrases) + _tells_denial(position, focus)
    return told % 2 == 1 and not any(word in load_opposites() for word in wording.words)
