"""Whether "may", "might", "could" is a verb that leaves a thing open: no month, name or noun, no leave, no ability."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.certainty.lexicon import load_words
from reportedly.reading.certainty.places import Place
from reportedly.reading.cues import is_adverb, is_negator, lemmas_of

_MONTH = "May"
_SENSED = {"seen": "see", "heard": "hear", "felt": "feel"}


def is_modal(place: Place, text: str) -> bool:
    """Whether the place, which begins with the modal, holds one; ``text`` is the report's."""
    word = place.words[place.hit.first]
    if word.text == "could":
        return not (place.after and (is_negator(place.after[0]) or _is_ability(place.after)))
    if word.text not in ("may", "might"):
        return True
    if text[word.start : word.end] == _MONTH or not _precedes_verb(place.after):
        return False
    return word.text == "might" or not _is_permission(place)


def _precedes_verb(after: Sequence[str]) -> bool:
    """Whether a verb may follow: "military might was", "in may 2019" have none; "may, perhaps, have" has."""
    return bool(after) and (after[0][0].isalpha() or after[0] == ",") and after[0] not in load_words("no_infinitive")


def _is_permission(place: Place) -> bool:
    """Whether somebody gets leave to do what leave is needed for: "residents may return"."""
    subject = [text for text in place.before if not is_adverb(text)][-1:]
    verb = [text for text in place.after if not is_adverb(text)][:1]
    allowed = any(not load_words("permitted").isdisjoint((text, text.removesuffix("s"))) for text in subject)
    return allowed and any(text in load_words("permits") for text in verb)


def _is_ability(after: Sequence[str]) -> bool:
    """Whether the verb tells what somebody was able to do: "could see the smoke", "could be heard"."""
    verb = next((text for text in after if not is_adverb(text) and text != "be"), "")
    return not load_words("ability").isdisjoint((*lemmas_of(verb), _SENSED.get(verb, verb)))
