"""The patterns of silences.tsv found in a sentence's words.

The same table tells attribution which cues say nothing; here its rows with a kind are looked for anywhere. Lemmas fit
any of their forms, adverbs may stand between, ``n't`` is a word of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.reading.cues import is_adverb, is_auxiliary, is_negator, lemmas_of, read_verb
from reportedly.reading.table_rows import load_rows
from reportedly.reading.words import Word
from reportedly.vocabulary import Act, SilenceKind, Span
from reportedly.vocabulary.making import make_quick

TABLE = "silences.tsv"
_WORD = re.compile(r"[a-z][a-z'-]*")
_ANY = "*"
_ANY_AT_MOST = 3
_SPEECH = "SPEECH"
_HAVE = frozenset({"has", "have", "had", "hasn't", "haven't", "hadn't", "nothing"})
_EMPTY_ENDS = frozenset({"QUESTION", "about", "of", "on", "over", "more", "anything", "much", "*"})
_NOBODY = frozenset({"neither", "nobody", "none"})
_NO_ONE = frozenset({"one", "official", "officials", "side", "party", "body"})
_SUBJECT_AT_MOST = 6
_BEFORE_SIGN = 5
_SPEECH_ACTS = frozenset({Act.STATE, Act.ESTIMATE, Act.CONFIRM, Act.WARN, Act.ACCUSE, Act.ASK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A row of silences.tsv: its elements and the kind of silence.

    ``role`` tells what the subject is (empty: who is silent; ``topic``; ``none``), ``subject`` the class that its noun
    must be of, or with ``!`` must not (empty for any).
    """

    elements: tuple[str, ...]
    kind: SilenceKind
    role: str
    subject: str

    @property
    def row(self) -> str:
        """The row's key in the table."""
        return " ".join(self.elements)


@make_quick
@dataclass(frozen=True, slots=True)
class Unit:
    """A word as patterns see it: its lemmas, itself first, and the index of the word it comes from."""

    lemmas: tuple[str, ...]
    word: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A pattern found in words ``[first, last)``; ``core`` is its own first word, behind the auxiliaries."""

    pattern: Pattern
    first: int
    core: int
    last: int
    span: Span


def find_matches(words: Sequence[Word]) -> Iterator[Match]:
    """The silences' cores in a sentence, in order, none inside another; at each place the longest pattern."""
    units = _cut_units(words)
    begin = 0
    for start in _near_signs(units):
        if start < begin:
            continue
        found = _match_at(units, start)
        if found is None or _is_negated(units, start):
            continue
        pattern, end = found
        first = _extend_left(words, units, start)
        last = units[end - 1].word + 1
        span = Span(start=words[first].start, end=words[last - 1].end)
        yield Match(pattern=pattern, first=first, core=units[start].word, last=last, span=span)
        begin = end


def _near_signs(units: Sequence[Unit]) -> Iterator[int]:
    """The units near enough to a sign of silence for a pattern to begin there, in order."""
    signs = load_class("sign")
    begin = 0
    for index, unit in enumerate(units):
        if unit.lemmas[0] in signs:
            yield from range(max(begin, index - _BEFORE_SIGN), index + 1)
            begin = index + 1


@cache
def load_class(name: str) -> frozenset[str]:
    """The words of a class of silence_words.tsv. Raises KeyError for one that is not in the table."""
    classes = {row["class"]: row["words"] for row in load_rows("silence_words.tsv")}
    return frozenset(classes[name].split("|"))


def may_be_silent(text: str) -> bool:
    """Whether a sentence may hold a silence; quick."""
    lowered = text.lower().replace("’", "'")
    words = frozenset(_WORD.findall(lowered))
    if words.isdisjoint(load_class("sign")) and "n't" not in lowered:
        return False
    return ("said" in words and not words.isdisjoint(_HAVE)) or any(_is_core(word) for word in words)


@lru_cache(maxsize=8192)
def _is_core(word: str) -> bool:
    return word != "said" and not _cores().isdisjoint(find_lemmas(word))


@cache
def _cores() -> frozenset[str]:
    """The last word of each pattern that says something, with all words of the class where it is one."""
    found: set[str] = set()
    for pattern in _patterns():
        last = next(one for one in reversed(pattern.elements) if one not in _EMPTY_ENDS)
        found |= load_class(last) if last.isupper() and last != _SPEECH else {last}
    return frozenset(found)


@cache
def _patterns() -> tuple[Pattern, ...]:
    return tuple(
        Pattern(
            elements=tuple(row["pattern"].split()),
            kind=SilenceKind(row["kind"]),
            role=row["role"],
            subject=row["subject"],
        )
        for row in load_rows(TABLE)
        if row["kind"]
    )


@cache
def _index() -> dict[str, tuple[Pattern, ...]]:
    """Patterns by the words that they may begin with."""
    found: dict[str, list[Pattern]] = {}
    for pattern in _patterns():
        head = pattern.elements[0]
        for word in load_class(head) if head.isupper() else {head}:
            found.setdefault(word, []).append(pattern)
    return {word: tuple(sorted(rows, key=lambda one: -len(one.elements))) for word, rows in found.items()}


def _cut_units(words: Sequence[Word]) -> list[Unit]:
    units: list[Unit] = []
    negated = -1
    for index, word in enumerate(words):
        if _is_nobody(words, index) and _begins_clause(words, index):
            negated = index
        turned = 0 < index - negated <= _SUBJECT_AT_MOST and negated >= 0 and not word.is_mark
        added = _cut_word(word.text, index, turned=turned)
        units += added
        if word.is_mark or len(added) > 1:
            negated = -1
    return units


def _cut_word(text: str, index: int, *, turned: bool) -> list[Unit]:
    """The units of one word; ``turned`` says that a subject who is nobody negates it: "neither side commented"."""
    if text == "cannot":
        return [Unit(("can",), index), Unit(("not",), index)]
    if text.endswith("n't") and len(text) > 3:
        lemmas = tuple(lemma for lemma in lemmas_of(text) if lemma != text)
        return [Unit(lemmas or (text[:-3],), index), Unit(("not",), index)]
    lemmas = find_lemmas(text)
    if turned and is_auxiliary(text):
        return [Unit(lemmas, index), Unit(("not",), index)]
    if turned and _is_finite(text, lemmas) and not _told_verbs().isdisjoint(lemmas):
        return [Unit(("do",), index), Unit(("not",), index), Unit(lemmas, index)]
    return [Unit(lemmas, index)]


def _is_finite(text: str, lemmas: tuple[str, ...]) -> bool:
    """Whether the word may be a verb in the past: not a noun like "comments", which "neither" may stand before."""
    return text.endswith("ed") or (len(lemmas) > 1 and text not in (lemmas[1], lemmas[1] + "s"))


@cache
def _told_verbs() -> frozenset[str]:
    """The verbs of the patterns that begin with "do not"."""
    verbs: set[str] = set()
    for pattern in _patterns():
        if pattern.elements[:2] == ("do", "not"):
            verb = pattern.elements[2]
            verbs |= load_class(verb) if verb.isupper() else {verb}
    return frozenset(verbs)


def _is_nobody(words: Sequence[Word], index: int) -> bool:
    text = words[index].text
    return text in _NOBODY or (text == "no" and index + 1 < len(words) and words[index + 1].text in _NO_ONE)


def _begins_clause(words: Sequence[Word], index: int) -> bool:
    return index == 0 or words[index - 1].is_mark or words[index - 1].text in ("but", "and", "that", "as", "though")


@lru_cache(maxsize=8192)
def find_lemmas(word: str) -> tuple[str, ...]:
    """The lemmas that a word may be a form of: those of the tables, else its regular stems, itself first."""
    known = lemmas_of(word)
    if len(known) > 1 or len(word) < 4:
        return known
    stems = [word]
    for ending, endings in _ENDINGS.items():
        if word.endswith(ending):
            stems += [word[: -len(ending)] + end for end in endings]
    return tuple(dict.fromkeys((*known, *stems)))


_ENDINGS = {"ed": ("", "e"), "ied": ("y",), "ing": ("", "e"), "es": ("", "e"), "ies": ("y",), "s": ("",)}


def _match_at(units: Sequence[Unit], start: int) -> tuple[Pattern, int] | None:
    best: tuple[Pattern, int] | None = None
    index = _index()
    for lemma in _heads(units[start].lemmas):
        for pattern in index.get(lemma, ()):
            if best is not None and len(pattern.elements) <= len(best[0].elements):
                break
            end = _match(pattern.elements, 0, units, start)
            if end is not None:
                best = (pattern, end)
                break
    return best


def _heads(lemmas: tuple[str, ...]) -> tuple[str, ...]:
    return ("not", *lemmas) if is_negator(lemmas[0]) else lemmas


def _match(elements: tuple[str, ...], at: int, units: Sequence[Unit], start: int) -> int | None:
    """The end of the match of ``elements[at:]`` from unit ``start`` on; None where it does not fit."""
    if at == len(elements):
        return start
    if elements[at] == _ANY:
        ends = (
            _match(elements, at + 1, units, start + skip)
            for skip in range(_ANY_AT_MOST + 1)
            if _is_plain(units, start, skip)
        )
        return next((end for end in ends if end is not None), None)
    if start >= len(units):
        return None
    if _fits(elements[at], units[start].lemmas):
        end = _match(elements, at + 1, units, start + 1)
        if end is not None:
            return end
    skips = at > 0 and is_adverb(units[start].lemmas[0])
    return _match(elements, at, units, start + 1) if skips else None


def _is_plain(units: Sequence[Unit], start: int, count: int) -> bool:
    """Whether the next ``count`` units are words, no marks."""
    if start + count > len(units):
        return False
    return all(unit.lemmas[0][-1].isalnum() for unit in units[start : start + count])


def _fits(element: str, lemmas: tuple[str, ...]) -> bool:
    if element == "not":
        return is_negator(lemmas[0])
    if element == _SPEECH:
        reading = read_verb(lemmas[0])
        return "comment" in lemmas or (reading is not None and reading.act in _SPEECH_ACTS)
    if element.isupper():
        return not load_class(element).isdisjoint(lemmas)
    return element in lemmas


def _is_negated(units: Sequence[Unit], start: int) -> bool:
    """Whether a negation stands before: "did not decline to comment" is no silence."""
    before = start - 1
    while before >= 0 and is_adverb(units[before].lemmas[0]):
        before -= 1
    return before >= 0 and is_negator(units[before].lemmas[0]) and units[before].lemmas[0] not in ("no", "neither")


def _extend_left(words: Sequence[Word], units: Sequence[Unit], start: int) -> int:
    """The first auxiliary of the verb group, adverbs passed over; the pattern's own first word where there is none."""
    first = units[start].word
    index = first - 1
    while index >= 0 and (is_auxiliary(words[index].text) or is_adverb(words[index].text)):
        if is_auxiliary(words[index].text):
            first = index
        index -= 1
    return first
