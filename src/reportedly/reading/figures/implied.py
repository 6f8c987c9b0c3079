"""Figures without a number: one person or thing that something befell ("a man was shot dead", "shot down a drone")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reportedly.reading.figures.contexts import load_nouns, load_stops
from reportedly.reading.figures.phrases import Phrases, index_phrases
from reportedly.reading.figures.scan import Tokens
from reportedly.reading.table_rows import load_rows

_DETERMINERS = frozenset({"a", "an", "another", "his", "her", "its", "their", "my", "our", "your"})
_BE = frozenset("is are was were be been being got gets 's".split())
_HELPERS = frozenset(
    "has have had will would may might could can must should also since then later both all to".split()
)
_MISSING = frozenset({"missing"})
_BETWEEN = 12
_ADJECTIVES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """A verb form of ``figure_harms.tsv``: for a ``person`` or a ``thing``; ``role`` is how the form is used."""

    verb: str
    object: str
    role: str


class One(NamedTuple):
    """One person or thing at tokens ``[first, end)``, its head noun the last of them, and the verb."""

    first: int
    head: int
    end: int
    additional: bool
    noun: str
    harm: Harm


def find_ones(tokens: Tokens) -> Iterator[One]:
    """The implied ones of a sentence, in order."""
    if tokens.words.isdisjoint(load_harm_words()) or tokens.words.isdisjoint(_load_heads()):
        return
    done: set[int] = set()
    for at in range(tokens.size):
        for end, harms in _load_harms().all_from(tokens, at):
            for one in _read_harm(tokens, at, end, harms):
                if one.first not in done:
                    done.add(one.first)
                    yield one
            break


def _read_harm(tokens: Tokens, at: int, end: int, harms: tuple[Harm, ...]) -> Iterator[One]:
    """What the verb at ``[at, end)`` befell: its subject in the passive, its object in the active."""
    passive = _find_be(tokens, at)
    if passive is not None:
        fitting = [harm for harm in harms if harm.role in ("participle", "ing")]
        yield from _read_subjects(tokens, passive, [harm for harm in fitting if harm.role == "participle"])
        if any(harm.role == "participle" for harm in fitting):
            return
    intransitive = [harm for harm in harms if harm.role.startswith("subject")]
    yield from _read_subjects(tokens, _skip_helpers(tokens, at), intransitive)
    left = [harm for harm in harms if harm.role == "left"]
    yield from (one for one in _read_objects(tokens, end, left) if _is_left(tokens, one.end))
    yield from _read_objects(tokens, end, [harm for harm in harms if harm.role in ("active", "ing", "base")])


def _is_left(tokens: Tokens, at: int) -> bool:
    """Whether "dead", "badly wounded" stands at token ``at``."""
    return tokens.low[at + tokens.low[at].endswith("ly")] in load_nouns()["state"]


def _find_be(tokens: Tokens, at: int) -> int | None:
    """The first token of the passive's auxiliaries before the participle at ``at``, or None."""
    place = at
    while place > 0 and (
        tokens.low[place - 1] in _HELPERS or tokens.low[place - 1].endswith("ly") or _is_joined(tokens, place)
    ):
        place -= 2 if _is_joined(tokens, place) else 1
    if tokens.low[place - 1] not in _BE:
        return None
    return _skip_helpers(tokens, place - 1)


def _is_joined(tokens: Tokens, at: int) -> bool:
    """Whether "wounded and" stands before the participle at ``at``: "was wounded and captured"."""
    return tokens.low[at - 1] == "and" and tokens.low[at - 2] in load_harm_words()


def _skip_helpers(tokens: Tokens, at: int) -> int:
    while at > 0 and (tokens.low[at - 1] in _HELPERS or tokens.low[at - 1] in _BE or tokens.low[at - 1].endswith("ly")):
        at -= 1
    return at


def _read_subjects(tokens: Tokens, at: int, harms: list[Harm]) -> Iterator[One]:
    """The one that ends before token ``at`` or a little earlier ("a man in his 30s"), and those joined to it."""
    if not harms:
        return
    found = _find_phrase_left(tokens, at, harms)
    while found is not None:
        yield found
        place = found.first
        if tokens.low[place - 1] not in ("and", ","):
            return
        place -= 1
        if tokens.low[place - 1] == "," and _is_age(tokens, place - 2):  # "his brother, 22, and a cousin were hurt"
            place = _find_comma(tokens, place - 1) or place
        found = _read_phrase_ending(tokens, place, harms)


def _find_phrase_left(tokens: Tokens, at: int, harms: list[Harm]) -> One | None:
    """The nearest phrase to the left of the verb that no other verb, relative word or clause stands between."""
    stops = load_stops()
    for place in range(at, max(0, at - _BETWEEN), -1):
        found = _read_phrase_ending(tokens, place, harms)
        if found is not None:
            return found if place == at or _may_stand_between(tokens, place) else None
        token = tokens.low[place - 1]
        kind = stops.get(token, "")
        if kind in ("auxiliary", "conjunction", "verb") or token in (".", ";", ":", "who", "which", '"', "“", "”"):
            return None
        if token == "," and place == at:
            opened = _find_comma(tokens, place - 1)
            if opened is not None:
                return _read_phrase_ending(tokens, opened, harms)
        if token == "," and (place != at or not _is_age(tokens, place - 2)):
            return None
    return None


def _may_stand_between(tokens: Tokens, at: int) -> bool:
    """Whether the word behind a subject may begin what stands before its verb: "a man in his 30s was"."""
    return load_stops().get(tokens.low[at]) == "preposition" or tokens.low[at] in (",", "(", "aged", "named")


def _is_age(tokens: Tokens, at: int) -> bool:
    """Whether the token before a closing comma is an age."""
    return (tokens.low[at].isdecimal() and len(tokens.low[at]) < 4) or tokens.low[at] in ("old", "s")


def _find_comma(tokens: Tokens, at: int) -> int | None:
    """The comma that opens what the comma at ``at`` closes ("a nurse, whose name is not known, was shot")."""
    for place in range(at - 1, max(0, at - _BETWEEN), -1):
        if tokens.low[place] == ",":
            return place
    return None


def _read_phrase_ending(tokens: Tokens, end: int, harms: list[Harm]) -> One | None:
    """The phrase with a determiner whose head ends before token ``end``."""
    head = _read_head(tokens, end, harms)
    if head is None:
        return None
    first, noun, harm = head
    for place in range(first - 1, max(-1, first - 2 - _ADJECTIVES), -1):
        word = tokens.low[place]
        if word in _DETERMINERS or (word.endswith("'s") and len(word) > 2):
            return _make(tokens, place, first, end, noun, harm)
        if not _is_modifier(tokens, place):
            return None
    return None


def _read_head(tokens: Tokens, end: int, harms: list[Harm]) -> tuple[int, str, Harm] | None:
    match = _load_nouns().end(tokens, end)
    if match is None:
        return None
    first, (noun, kind) = match
    harm = next((harm for harm in harms if harm.object == kind), None)
    return None if harm is None else (first, noun, harm)


def _is_modifier(tokens: Tokens, at: int) -> bool:
    word = tokens.low[at]
    if word in ("-", "‑", "'") or tokens.is_number(at):
        return True
    return word[0].isalpha() and word not in load_stops()


def _make(tokens: Tokens, first: int, head: int, end: int, noun: str, harm: Harm) -> One | None:
    before = tokens.low[first - 1]
    if tokens.low[first].endswith("'s") and before in ("the", "this", "that"):
        return None
    if tokens.capital(end) and tokens.low[end] not in load_stops() and tokens.low[end] != "":
        return None  # "his brother Ali": a name
    if before == "of" and tokens.low[first - 2] in ("kind", "sort", "type"):
        return None
    return One(first, end - 1, end, tokens.low[first] == "another" or (before == "yet"), noun, harm)


def _read_objects(tokens: Tokens, at: int, harms: list[Harm]) -> Iterator[One]:
    """The object that begins at token ``at``, and those joined to it ("killed a woman and her son")."""
    place = at + (tokens.low[at] in ("at", "dead", "to")) if harms else -1
    while place >= 0:
        found = _read_phrase_beginning(tokens, place, harms)
        if found is None:
            return
        yield found
        place = found.end + 1 if tokens.low[found.end] in ("and", ",") else -1
        if place > 0 and tokens.low[place] == "and":
            place += 1


def _read_phrase_beginning(tokens: Tokens, at: int, harms: list[Harm]) -> One | None:
    """The phrase that begins with a determiner at token ``at``."""
    if tokens.low[at] not in _DETERMINERS:
        return None
    best = None
    for end in range(at + 2, min(at + 3 + _ADJECTIVES, tokens.size + 1)):
        head = _read_head(tokens, end, harms)
        if head is not None and head[0] > at:
            best = _make(tokens, at, head[0], end, head[1], head[2])
        if not _is_modifier(tokens, end - 1):
            break
    return best


@cache
def load_harm_words() -> frozenset[str]:
    """The first word of every form, for a quick look at a sentence."""
    return frozenset(words[0] for same in _load_harms().first.values() for words, _ in same)


@cache
def _load_heads() -> frozenset[str]:
    return frozenset(words[-1] for same in _load_nouns().first.values() for words, _ in same)


@cache
def _load_nouns() -> Phrases[tuple[str, str]]:
    return index_phrases((row["noun"], (row["noun"], row["class"])) for row in load_rows("figure_persons.tsv"))


@cache
def _load_harms() -> Phrases[tuple[Harm, ...]]:
    found: dict[str, list[Harm]] = {}
    for row in load_rows("figure_harms.tsv"):
        for form, role in _name_roles(row["forms"].split("|"), row["class"]):
            found.setdefault(form, []).append(Harm(verb=row["verb"], object=row["object"], role=role))
    missing = tuple(Harm(verb="be missing", object="person", role="subject") for _ in _MISSING)
    return index_phrases([*((form, tuple(harms)) for form, harms in found.items()), ("missing", missing)])


def _name_roles(forms: list[str], kind: str) -> Iterable[tuple[str, str]]:
    base, third, past, participle, ing = forms
    if kind == "leaving":
        return ((form, "left") for form in dict.fromkeys(forms))
    if kind == "intransitive":
        return ((form, "subject") for form in dict.fromkeys(forms))
    roles = [(base, "base"), (third, "active"), (past, "active"), (participle, "participle"), (ing, "ing")]
    return dict.fromkeys(roles)
