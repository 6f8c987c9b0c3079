"""The encoder's names as the rest of the report tells them: mended types, whole units, those that it passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from reportedly.reading.ground import Ground
from reportedly.reading.names import knows_body
from reportedly.reading.sourcing.lexicon import find_term, load_lexicon
from reportedly.reading.sourcing.tokens import split_tokens
from reportedly.reading.speakers.families import read_rank
from reportedly.reading.speakers.forms import is_common_title, spell_initials
from reportedly.reading.speakers.lexemes import (
    Number,
    Sort,
    find_noun,
    load_given_names,
    load_ship_prefixes,
    load_ships,
    load_surnamed,
    load_trades,
)
from reportedly.reading.speakers.rows import Row
from reportedly.reading.workspace import Name
from reportedly.vocabulary import Span

_UNITS = frozenset(
    "brigade regiment division battalion army corps fleet squadron wing company battery circuit infantry".split()
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_SHORTEST_ACRONYM = 3
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj"})
_WHO = (", who ", ", whose ", ", whom ")
_ADDED_SCORE = 0.5


def complete_names(ground: Ground, row: Row) -> list[Name]:
    """The names with a unit's number ("71st Motor Rifle Regiment"), and acronyms of bodies that were not tagged."""
    names: list[Name] = []
    spelled: set[str] = set()
    for name in _mend_surnames(ground):
        if name.type in ("ORG", "LOC"):
            words = ground.text[name.span.start : name.span.end]
            spelled |= spell_initials(words)
            names.append(_take_number(row, name, words))
        else:
            names.append(name)
    names = _join_bodies(row, _end_at_surname(row, names))
    names += _find_surnames(row, names)
    names += _find_ships(ground.text, row, names)
    wanted = {letters for letters in spelled if len(letters) >= _SHORTEST_ACRONYM}
    if wanted:
        names = [_retype(ground.text, name, wanted) for name in names]
        names += _find_acronyms(ground, row, wanted, names)
    return sorted(names, key=lambda name: name.span)


def _retype(text: str, name: Name, wanted: set[str]) -> Name:
    """An acronym of a body that was taken for a person: "SAM"."""
    return replace(name, type="ORG") if name.type == "PER" and text[name.span.start : name.span.end] in wanted else name


def _mend_surnames(ground: Ground) -> Iterator[Name]:
    """Names with the type that the rest of the report tells: a surname is a person's, a country no people.

    A surname that was taken for a place is a person's only before ", who": "Washington, who chairs the panel".
    """
    hyphened = _join_hyphened(ground.text, ground.names)
    whole = [_begin_at_name(ground.text, _end_at_word(ground.text, name)) for name in hyphened]
    words = [(name, ground.text[name.span.start : name.span.end]) for name in whole]
    surnames = {written.rpartition(" ")[2].lower() for name, written in words if name.type == "PER" and " " in written}
    alone = {written for name, written in words if name.type == "PER" and " " not in written}
    ships = {
        written
        for name, written in words
        if _is_ship(ground.text, name) and (name.type != "PER" or written.partition(" ")[2] not in alone)
    }
    for name, written in words:
        if written.lower() in surnames and _is_surname(ground, name, written):
            person = True
        else:
            person = name.type in _NO_PEOPLE and _has_surname(written, alone, surnames)
        if person:
            yield replace(name, type="PER")
        elif name.type == "NORP" and is_country(written):
            yield replace(name, type="LOC")
        elif name.type in _NO_PEOPLE and _is_told_of(ground.text, name, written):
            yield replace(name, type="PER")
        elif name.type in _NO_BODIES and written in ships:
            yield replace(name, type="ORG")
        else:
            yield name


def _join_hyphened(text: str, names: Sequence[Name]) -> list[Name]:
    """With people whom the encoder cut at a hyphen made one: "Hans-Peter Maurer"."""
    found: list[Name] = []
    for name in names:
        last = found[-1] if found else None
        if (
            last is not None
            and last.type == name.type == "PER"
            and last.span.end + 1 == name.span.start
            and text[last.span.end] in _HYPHENS
        ):
            found[-1] = replace(last, span=Span(start=last.span.start, end=name.span.end))
        else:
            found.append(name)
    return found


def _has_surname(written: str, alone: set[str], surnames: set[str]) -> bool:
    """Whether a name of two words ends in one by which the report calls a person whom it never names in full."""
    first, _, last = written.rpartition(" ")
    return last in alone and last.lower() not in surnames and " " not in first and not knows_body(written)


def _is_told_of(text: str, name: Name, written: str) -> bool:
    """Whether a name with a first name stands between commas, as those of people do behind an office."""
    first, _, rest = written.partition(" ")
    between = text.startswith(",", name.span.end) and text.endswith(", ", 0, name.span.start)
    return (
        between
        and rest.count(" ") < _PARTS
        and first.lower() in load_given_names()
        and rest != ""
        and not knows_body(written)
    )


_PARTS = 2
_RANK_REACH = 12
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr"})
_NO_PEOPLE = frozenset({"ORG", "LOC", "FAC", "OTHER"})
_NO_BODIES = frozenset({"LOC", "PER", "OTHER", "WORK", "FAC"})
_HYPHENS = frozenset("-‐‑")
_REST = re.compile(r"[-‐‑][a-zç-ž]{1,5}\b")
_ADJECTIVES = frozenset("led run era like born style based owned wide to".split())


def _end_at_word(text: str, name: Name) -> Name:
    """A person's name that the encoder cut at a hyphen, with the rest: "Yang Soo-ah"."""
    if name.type != "PER":
        return name
    at = name.span.end - (text[name.span.end - 1 : name.span.end] in _HYPHENS)
    match = _REST.match(text, at)
    if match is None or match[0][1:] in _ADJECTIVES or " " not in text[name.span.start : name.span.end]:
        return name
    return replace(name, span=Span(start=name.span.start, end=match.end()))


def _begin_at_name(text: str, name: Name) -> Name:
    """A person's one name without the trade before it, in capitals at a sentence's start: "Herder Oyuunchimeg"."""
    start = name.span.start
    if name.type != "PER" or not (
        start == 0 or (text[start - 1] in "\n " and text[max(0, start - 3) : start].strip() in _STARTS)
    ):
        return name
    first, _, rest = text[start : name.span.end].partition(" ")
    known = _is_trade(first.lower()) if " " not in rest else _is_before_name(first.lower(), rest)
    if not rest or not known:
        return name
    return replace(name, span=Span(start=name.span.end - len(rest), end=name.span.end))


def _is_before_name(word: str, rest: str) -> bool:
    """Whether a trade that is a first name as well stands before a whole name: "Tanner Abdelilah ben Moussa"."""
    return word in load_surnamed() and rest.partition(" ")[0].lower() in load_given_names()


_STARTS = frozenset({"", ".", ".”", '."', "—", "–", "-", '"', "“"})


def _is_trade(word: str) -> bool:
    """Whether a word says what one does and is not a first name or a title that belongs to a name."""
    noun = find_noun(word)
    if noun is not None and noun.sort is Sort.PEOPLE and noun.number is Number.MANY and word.endswith("s"):
        return True  # "Sisters Ana and Eva Ruiz"
    return noun is not None and noun.role and noun.sort is Sort.PERSON and is_common_title(word) and word not in _KEPT


_KEPT = frozenset(
    "sheikh prince princess king queen pope emir sultan dean bishop earl duke baron lama baker page marshal judge "
    "major carter".split()
)


def _is_surname(ground: Ground, name: Name, written: str) -> bool:
    if name.type == "LOC":
        before = ground.text[max(0, name.span.start - _RANK_REACH) : name.span.start].lower().split()
        ranked = bool(before) and (read_rank(before[-1:]) is not None or before[-1].rstrip(".") in _HONORIFICS)
        return ranked or ground.text.startswith(_WHO, name.span.end) or _says(ground.text, name.span)
    return name.type == "ORG" and not knows_body(written)


def _says(text: str, span: Span) -> bool:
    """Whether a name says something: "Washington said", "said Washington"."""
    behind = _VERB_BEHIND.match(text, span.end)
    before = _VERB_BEFORE.search(text, max(0, span.start - _RANK_REACH), span.start)
    return any(match[1] in _SAYING for match in (behind, before) if match is not None)


_VERB_BEHIND = re.compile(r" (?:also |later |then )?([a-z]{3,9})\b")
_VERB_BEFORE = re.compile(r"[,”\"] ([a-z]{3,9}) $")
_SAYING = frozenset("said says told added replied recalled asked wrote explained insisted argued answered".split())


@lru_cache(maxsize=1 << 10)
def is_country(words: str) -> bool:
    """Whether all of ``words`` is the name of a country."""
    tokens = split_tokens(words, Span(start=0, end=len(words))) if words else []
    term = find_term(load_lexicon(), tokens, 0) if tokens else None
    return term is not None and term[0] == len(tokens) and term[1].type == "country"


def _is_ship(text: str, name: Name) -> bool:
    """Whether a kind of ship stands before a name, or a prefix in it: "the bulk carrier Maria K", "HMS Otter"."""
    if has_prefix(text[name.span.start : name.span.end]):
        return True
    before = text[max(0, name.span.start - _LONGEST_SHIP) : name.span.start]
    return before.endswith(" ") and before.rstrip().rpartition(" ")[2].lower() in load_ships()


_LONGEST_SHIP = 16


def has_prefix(words: str) -> bool:
    """Whether a name begins as those of ships do: "SAS Umkhonto"."""
    first, _, rest = words.partition(" ")
    return bool(rest) and first in load_ship_prefixes()


def _find_surnames(row: Row, names: Sequence[Name]) -> list[Name]:
    """Surnames of people named in full that the encoder passed over where they stand alone: "Ms. Seo said"."""
    full = [row.within(name.span.start, name.span.end) for name in names if name.type == "PER"]
    surnames = {row.words[part] for words in full if len(words) > 1 for part in (words.start, words.stop - 1)}
    surnames -= {word for word in surnames if not word[:1].isupper() or _is_noun(word.lower())}
    taken = {at for name in names for at in row.within(name.span.start, name.span.end)}
    return [
        Name(span=Span(start=row.starts[at], end=row.ends[at]), type="PER", score=_ADDED_SCORE)
        for at, word in enumerate(row.words)
        if word in surnames and at not in taken and (row.upos[at] == "PROPN" or row.relations[at] in ARGUMENTS)
    ]


def _end_at_surname(row: Row, names: list[Name]) -> list[Name]:
    """With the second surname that the encoder cut off: "Nieves Blázquez" of "Nieves Blázquez Rico"."""
    starts = {name.span.start for name in names}
    ended = []
    for name in names:
        words = row.within(name.span.start, name.span.end) if name.type == "PER" else range(0)
        at = words.stop
        if len(words) == _WITH_SURNAME and at < len(row) and row.starts[at] == name.span.end + 1:
            flat = row.relations[at] == "flat" and row.heads[at] in words and row.upos[at] == "PROPN"
            if flat and row.words[at].isalpha() and row.words[at][0].isupper() and row.starts[at] not in starts:
                ended.append(replace(name, span=Span(start=name.span.start, end=row.ends[at])))
                continue
        ended.append(name)
    return ended


_WITH_SURNAME = 2


def _join_bodies(row: Row, names: list[Name]) -> list[Name]:
    """With bodies of which the encoder saw only the place in their name: "the Garrison of South Varanger"."""
    starts = [index for index in range(1, len(row) - 2) if row.lowers[index + 1] in _JOINING and _is_body(row, index)]
    if not starts:
        return names
    at_word = {at: number for number, name in enumerate(names) for at in row.within(name.span.start, name.span.end)}
    gone: set[int] = set()
    added: list[Name] = []
    free = 0
    for start in starts:
        end = _end_body(row, start + 2) if start >= free else 0
        span = Span(start=row.starts[start], end=row.ends[end - 1]) if end else None
        inside = {at_word[at] for at in range(start, end) if at in at_word}
        if span is not None and inside.isdisjoint(gone) and all(_may_stand_in(names[at], span) for at in inside):
            gone |= inside
            free = end
            added.append(Name(span=span, type="ORG", score=_ADDED_SCORE))
    return [name for number, name in enumerate(names) if number not in gone] + added


def _may_stand_in(name: Name, span: Span) -> bool:
    """Whether a name is a place in a body's, or what the encoder saw of the body itself."""
    return name.type in _INSIDE or (name.type == "ORG" and name.span.within(span))


_JOINING = frozenset({"of", "for"})
_INSIDE = frozenset({"LOC", "FAC", "NORP", "OTHER"})
_MOST_WORDS = 6


def _is_body(row: Row, index: int) -> bool:
    """Whether a word is the noun of a body, with a capital that no sentence's start gives it."""
    if not row.words[index][:1].isupper() or row.sentences[index - 1] != row.sentences[index]:
        return False
    noun = find_noun(row.lowers[index])
    return noun is not None and noun.sort is Sort.BODY and noun.number is Number.ONE


def _end_body(row: Row, at: int) -> int:
    """The end of the words with capitals that begin at ``at``, behind "the"; 0 where there are none."""
    last = row.bounds[row.sentences[at - 1]][1]
    at += at < last and row.lowers[at] == "the"
    end = at
    while end < last and end - at < _MOST_WORDS and row.words[end][:1].isupper():
        end += 1
    return end if end > at else 0


def _find_ships(text: str, row: Row, names: Sequence[Name]) -> list[Name]:
    """Ships that the encoder passed over: behind the kind of ship, and where they come again: "the Aurora sank"."""
    taken = {at for name in names for at in row.within(name.span.start, name.span.end)}
    kinds = load_ships()
    found = []
    for at, lower in enumerate(row.lowers):
        end = _end_body(row, at + 1) if lower in kinds and at + 1 not in taken else 0
        if end and taken.isdisjoint(range(at + 1, end)):
            found.append(
                Name(span=Span(start=row.starts[at + 1], end=row.ends[end - 1]), type="ORG", score=_ADDED_SCORE)
            )
            taken.update(range(at + 1, end))
    ships = {text[name.span.start : name.span.end] for name in names if name.type == "ORG" and _is_ship(text, name)}
    again = [at for at, word in enumerate(row.words) if word in ships and at not in taken] if ships else []
    return found + [
        Name(span=Span(start=row.starts[at], end=row.ends[at]), type="ORG", score=_ADDED_SCORE) for at in again
    ]


def _is_noun(word: str) -> bool:
    """Whether a word may be a noun where it stands alone; trades are surnames as often: "Potter"."""
    return find_noun(word) is not None and word not in load_trades()


def _take_number(row: Row, name: Name, words: str) -> Name:
    if words.rpartition(" ")[2].lower() not in _UNITS:
        return name
    first = row.within(name.span.start, name.span.end).start - 1
    if first >= 0 and _ORDINAL.match(row.lowers[first]):
        return replace(name, span=Span(start=row.starts[first], end=name.span.end))
    return name


def _find_acronyms(ground: Ground, row: Row, wanted: set[str], names: list[Name]) -> list[Name]:
    known = {name.span.start for name in names}
    found = []
    for index, word in enumerate(row.words):
        if word in wanted and row.starts[index] not in known:
            span = Span(start=row.starts[index], end=row.ends[index])
            if not any(name.span.overlaps(span) for name in ground.names_in(span.start - 60, span.end + 60)):
                found.append(Name(span=span, type="ORG", score=_ADDED_SCORE))
    return found
