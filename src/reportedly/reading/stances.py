"""The stance of a claim: what a source does with the words, from its cue and from the form of the words themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.reading.cues import CueReading, is_adverb, lemmas_of, read_verb
from reportedly.reading.words import Word
from reportedly.vocabulary import Act, SourceKind, Span, Stance

_FIRST_PERSON = frozenset({"i", "we"})
_PERSON = frozenset({"he", "she"})
_FUTURE = frozenset({"will", "'ll", "won't", "shall"})
_REPORTED_FUTURE = _FUTURE | {"would", "wouldn't"}
_STATES = frozenset({"be", "have"})
_DECIDED = frozenset({"decide", "determine", "rule", "know", "resolve", "discover", "learn", "depend"})
_ASKED_TO = frozenset({"ask", "tell", "advise", "warn", "instruct", "remind", "beg", "encourage", "invite"})
_PROPOSED = frozenset({"suggest", "propose", "recommend", "advise", "advocate"})
_PROMISED_TO = frozenset({"swear", "threaten", "offer", "volunteer", "agree", "promise", "pledge", "vow"})
_ATTITUDES = frozenset({Act.BELIEVE})
_AIMS = frozenset({Act.INTEND, Act.PROMISE, Act.DEMAND})


def refine_cue(reading: CueReading, content: Sequence[Word]) -> CueReading:
    """The cue's reading, given the words it governs: "asked him" is a question, "asked him to leave" a demand."""
    first = content[0].text if content else ""
    if reading.lemma in _ASKED_TO and first in ("to", "not") and _has_infinitive(content):
        act = reading.act if reading.act is Act.WARN else Act.DEMAND
        return replace(reading, act=act, stance=Stance.INTEND)
    if reading.lemma == "ask" and first == "for":
        return replace(reading, act=Act.DEMAND, stance=Stance.INTEND)
    if reading.lemma in _PROPOSED and len(first) > 4 and first.endswith("ing"):
        return replace(reading, stance=Stance.INTEND)
    if reading.lemma in _PROMISED_TO and first == "to":
        promised = Act.PROMISE if reading.lemma == "swear" else reading.act
        return replace(reading, act=promised, stance=Stance.INTEND)
    return reading


def judge_stance(
    reading: CueReading, content: Sequence[Word], *, source: Sequence[Word], kind: SourceKind, question: bool
) -> Stance:
    """Assert, opine, intend or ask.

    ``content``: its first words. ``kind`` tells which pronoun at the content's start is the source itself;
    ``question`` whether the content is nothing but questions.
    """
    if reading.stance is not Stance.ASSERT:
        return reading.stance
    words = _from_first_word(content)
    if not words:
        return reading.stance
    if question or (words[0].text == "whether" and reading.lemma not in _DECIDED):
        return Stance.ASK
    if words[0].text in _own_pronouns(source, kind):
        return _stance_of_own(words) or reading.stance
    return reading.stance


def _has_infinitive(content: Sequence[Word]) -> bool:
    return len(content) > 1 and (content[0].text == "to" or content[1].text == "to")


def _from_first_word(content: Sequence[Word]) -> list[Word]:
    """The content's words behind quotation marks and a leading "that"."""
    words = [word for word in content if not word.is_mark or (word.text[0] == "'" and len(word.text) > 1)]
    return words[1:] if words and words[0].text == "that" else words


def asks_only(text: str, content: Sequence[Span]) -> bool:
    """Whether every sentence of the content ends in a question mark, within the content or right behind it."""
    last = content[-1]
    if "?" not in text[max(last.start, last.end - 2) : last.end + 1]:
        return False
    return not any(re.search(r"[.!](?:\s|$)", text[span.start : span.end].rstrip("\"”'’")) for span in content)


def _own_pronouns(source: Sequence[Word], kind: SourceKind) -> frozenset[str]:
    """The pronouns by which a content can begin with its own source."""
    if len(source) == 1 and source[0].text in _PERSON | {"they", "it"}:
        return _FIRST_PERSON | {source[0].text}
    if kind in (SourceKind.PERSON, SourceKind.UNKNOWN):
        return _FIRST_PERSON | _PERSON
    if kind is SourceKind.GROUP:
        return _FIRST_PERSON | {"they"}
    if kind in (SourceKind.ORGANIZATION, SourceKind.GOVERNMENT):
        return _FIRST_PERSON | {"it", "they"}
    return _FIRST_PERSON


def _stance_of_own(words: Sequence[Word]) -> Stance | None:
    """What a content that begins with its own source says of itself: "I think …", "we will …", "he hopes …"."""
    first_person = words[0].text in _FIRST_PERSON
    rest = [word for word in words[1:8] if not (is_adverb(word.text) or word.text == "not")]
    if not rest:
        return None
    future = _FUTURE if first_person else _REPORTED_FUTURE
    if rest[0].text in future:
        acts = len(rest) > 1 and not _STATES & set(lemmas_of(rest[1].text))
        return Stance.INTEND if acts or (first_person and len(rest) > 2) else None
    return _stance_of_verb([word for word in rest if not _is_helper(word.text)])


def _is_helper(word: str) -> bool:
    return any(lemma in ("be", "have", "do") for lemma in lemmas_of(word))


def _stance_of_verb(rest: Sequence[Word]) -> Stance | None:
    if not rest:
        return None
    if rest[0].text == "going" and len(rest) > 1 and rest[1].text == "to":
        return Stance.INTEND
    reading = read_verb(rest[0].text)
    if reading is None:
        return None
    if reading.act in _ATTITUDES:
        return Stance.OPINE
    return Stance.INTEND if reading.act in _AIMS else None
