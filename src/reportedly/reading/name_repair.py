"""Names mended by what the tables know: first names, places, states, storms.

The encoder tags names by their looks. Lists without commas, signatures, texts without capitals mislead it, and there a
list of first names or the gazetteer knows better. Each repair was counted on the development texts of five sets of
names and stands here because it wins in one and costs in none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.identity.rows import load_rows as load_identity_rows
from reportedly.reading.cues import lemmas_of, read_verb
from reportedly.reading.gazetteer import load_gazetteer
from reportedly.reading.pieces import Pieces
from reportedly.reading.table_rows import load_rows
from reportedly.reading.workspace import Name
from reportedly.vocabulary import Span

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]

FAINT = "faint "
"""Before the type of a name that the encoder left out and half saw; ``admit_faint`` takes it or leaves it."""

_LEAST = 0.25
"""The probability from which a word left out is a faint name: lower ones are wrong as often as right."""
_SHORTEST = 3
_TOUCHING = re.compile(r"[\w@/'’_.-]$")
_TOUCHED = re.compile(r"(?:[@/'’_-]|\.)\w|@")
_WORD = re.compile(r"\S+")
_LIST = 4
"""Words from which names side by side may be several people's."""
_PAIR = 2
_REVERSED = re.compile(r'["“]([A-Z][\w\'’-]+, [A-Z][\w\'’-]+(?: [A-Z]\.?)?)["”]')
_SENDER = re.compile(r'["“]([^"“”\n<>@]{2,40}?) ?["”] ?<[^<>\s]{1,80}@')
_STATE_BEHIND = re.compile(r", ?([A-Z]{2})\b(?!\.\w)(?=(?P<zip> \d{5})?)")
_DASH = re.compile(r" [-–—]+ ")
_SLASH = " / "
_SIDE = 3
_ADDRESS = re.compile(r"@\w|\.(?:com|org|net|edu|gov|info|co\.uk)\b")
_WORD_BEHIND = re.compile(r",? (?:has |had )?([a-z]{3,20})\b")
_WORD_BEFORE = re.compile(r"\b([a-z]{3,20}) $")
_VERB_REACH = 22
_SENT = 0.9
_STORM_REACH = 18
_PLACES = frozenset(("LOC", "FAC"))
_NAMED = frozenset(("PER", "ORG", "LOC", "FAC"))
_TOWN = 15_000
_UNSURE, _SURE = 0.65, 0.9
_HALF_SURE = 0.55
"""Below it, one word in four that no table knows is a name of its type (23 of 101 on five development sets)."""


def find_faint(probabilities: Floats, tags: Ints, pieces: Pieces, names: Sequence[str]) -> tuple[Name, ...]:
    """Words without a tag that a person's or a place's tags hold for likely, as names of type ``FAINT`` and PER or LOC.

    ``probabilities`` [words, tags] sum to 1 for each word, ``tags`` [words] are the decoded ones, ``names`` theirs.
    """
    outside = np.flatnonzero((tags == 0) & (probabilities[:, 0] < 1 - _LEAST))
    found = []
    for word in outside.tolist():
        shares = {kind: float(probabilities[word, _columns(tuple(names), kind)].sum()) for kind in ("PER", "LOC")}
        kind = max(shares, key=shares.__getitem__)
        if shares[kind] >= _LEAST:
            span = Span(start=int(pieces.starts[word]), end=int(pieces.ends[word]))
            found.append(Name(span=span, type=FAINT + kind, score=round(shares[kind], 4)))
    return tuple(found)


@cache
def _columns(names: tuple[str, ...], kind: str) -> list[int]:
    types = ("LOC", "FAC") if kind == "LOC" else (kind,)
    return [place for place, name in enumerate(names) if name[2:] in types]


def admit_faint(names: Iterable[Name], text: str) -> tuple[Name, ...]:
    """With those faint names that the tables confirm, and without the others: "we go to cusco", "karen and paul".

    A place must be in lower case: with a capital the encoder knows why it is none ("Far North", "the Off season").
    """
    return tuple(
        sorted(
            (
                replace(name, type=name.type.removeprefix(FAINT)) if name.type.startswith(FAINT) else name
                for name in names
                if not name.type.startswith(FAINT) or _is_confirmed(name, text)
            ),
            key=lambda name: name.span,
        )
    )


def _is_confirmed(name: Name, text: str) -> bool:
    start, end = name.span.start, name.span.end
    word = text[start:end]
    if len(word) < _SHORTEST or not word.isalpha():
        return False
    if _TOUCHING.search(text, max(0, start - 1), start) or _TOUCHED.match(text, end):
        return False  # a part of an address, or of "o'neal"
    return is_first_name(word) if name.type.endswith("PER") else word.islower() and is_known_place(word)


def repair_names(names: Iterable[Name], text: str) -> tuple[Name, ...]:
    """The names with lists taken apart, turned names whole, states behind towns found, storms and addresses told apart.

    Every span stays within the text; names come sorted and without overlap where they were so.
    """
    people = _part_people([part for name in names for part in _part_name(name, text)], text)
    parted = [name for name in people if not _is_address(name, text)]
    whole = _find_states(_name_senders(_join_turned(parted, text), text), text)
    return tuple(_name_storms(_agree_pairs([_keep_bar(name, text, whole) for name in whole], text), text))


def leave_unsure(names: Sequence[Name], text: str, *, knows_body: Callable[[str], bool]) -> tuple[Name, ...]:
    """Without single words that no table knows and that the encoder is nowhere in the text sure of: "Sushi is fine".

    A word of a longer name in the same text stays, and so does one that speaks: "Beachley said".
    """
    known: set[str] = set()
    for name in names:
        words = text[name.span.start : name.span.end]
        if name.type in _NAMED and " " in words:
            known.update(words.split(" "))
        elif name.score >= _HALF_SURE:
            known.add(words)

    kept = (name if _is_sure(name, text, known) else _know_word(name, text, knows_body) for name in names)
    return tuple(name for name in kept if name is not None)


def _is_sure(name: Name, text: str, known: Collection[str]) -> bool:
    word = text[name.span.start : name.span.end]
    doubted = name.type in _NAMED and name.score < _HALF_SURE and " " not in word and word not in known
    return not doubted or _speaks(name.span, text)


def _know_word(name: Name, text: str, knows_body: Callable[[str], bool]) -> Name | None:
    """A doubted word by the tables; None where none has it. No first name, but a place's: the place."""
    word = text[name.span.start : name.span.end]
    if name.type == "PER":
        if is_first_name(word):
            return name
        placed = word.isalpha() and word[0].isupper() and is_known_place(word)
        return replace(name, type="LOC") if placed else None
    return name if is_known_place(word) or knows_body(word) else None


def _speaks(span: Span, text: str) -> bool:
    """Whether a verb that attributes stands beside it in an inflected form."""
    behind = _WORD_BEHIND.match(text, span.end)
    before = _WORD_BEFORE.search(text, max(0, span.start - _VERB_REACH), span.start)
    verbs = (match[1] for match in (behind, before) if match)
    return any(read_verb(lemma) is not None for verb in verbs for lemma in lemmas_of(verb)[1:])


def is_first_name(word: str) -> bool:
    """Whether the tables of first names have a word, in whatever case."""
    return word.lower() in _first_names()


def is_known_place(words: str) -> bool:
    """Whether they are the name of a state, of a division of one, or of a place of some size."""
    places = load_gazetteer().look_up(words)
    if words.lower() in _no_places():  # "us" and "US" fold alike
        return words.isupper() and any(place.feature.startswith("PCL") for place in places)
    return any(place.population >= _TOWN or place.feature.startswith(("PCL", "ADM1")) for place in places)


@cache
def _first_names() -> frozenset[str]:
    rows = (*load_rows("given_names.tsv"), *load_identity_rows("given_names.tsv"))
    return frozenset(name.lower() for row in rows for name in row["names"].split("|"))


@cache
def _no_places() -> frozenset[str]:
    return frozenset(row["word"].lower() for row in load_rows("place_words.tsv") if row["class"] == "no_place")


@cache
def _contexts(kind: str) -> tuple[str, ...]:
    return tuple(row["word"] for row in load_rows("name_contexts.tsv") if row["class"] == kind)


def _part_name(name: Name, text: str) -> list[Name]:
    """A person without what stands behind a dash; two names where a slash stands between them; town and country."""
    words = text[name.span.start : name.span.end]
    dash = _DASH.search(words) if name.type == "PER" else None
    if dash and " " in words[: dash.start()]:
        return [_reach(name, name.span.start, name.span.start + dash.start())]
    if name.type in _NAMED and _SLASH in words and all(len(side) >= _SIDE for side in words.split(_SLASH)):
        starts = [name.span.start]
        for side in words.split(_SLASH)[:-1]:
            starts.append(starts[-1] + len(side) + len(_SLASH))
        return [_reach(name, at, at + len(side)) for at, side in zip(starts, words.split(_SLASH), strict=True)]
    return _part_country(name, words) if name.type == "LOC" and " " in words else [name]


def _reach(name: Name, start: int, end: int) -> Name:
    return replace(name, span=Span(start=start, end=end))


def _part_country(name: Name, words: str) -> list[Name]:
    """Two names where a town stands before its country without a comma: "cusco peru"; not "Peninsular Malaysia"."""
    town, _, country = words.rpartition(" ")
    known = _countries().get(country.lower())
    if known is None or "," in town or town.split(" ")[0].lower() in _contexts("direction"):
        return [name]
    gazetteer = load_gazetteer()
    if gazetteer.look_up(words) or not any(place.country == known for place in gazetteer.look_up(town)):
        return [name]
    cut = name.span.start + len(town)
    return [_reach(name, name.span.start, cut), _reach(name, cut + 1, name.span.end)]


@cache
def _countries() -> dict[str, str]:
    """The states' names of one word in lower case, with their codes."""
    return {
        name.lower(): row["country"]
        for row in load_rows("countries.tsv")
        for name in row["names"].split("|")
        if " " not in name
    }


def _part_people(names: Sequence[Name], text: str) -> list[Name]:
    """People who stand side by side with nothing between them, one name for each: "Pam Hale Renee Sato Larry Ngo"."""
    found: list[Name] = []
    run: list[Name] = []
    for name in names:
        if run and not (name.type == "PER" and text[run[-1].span.end : name.span.start] == " "):
            found += _part_run(run, text)
            run = []
        if name.type == "PER":
            run.append(name)
        else:
            found.append(name)
    return found + _part_run(run, text)


def _part_run(run: list[Name], text: str) -> list[Name]:
    if not run:
        return run
    start, end = run[0].span.start, run[-1].span.end
    if len(run) == 1 and text.count(" ", start, end) < _LIST - 1:
        return run
    words = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text, start, end)]
    if not all(word[0].isupper() for *_, word in words) or not is_first_name(words[0][2]):
        return run
    if len(words) == len(run) == _PAIR:
        return run if is_first_name(words[1][2]) else [_reach(run[0], start, end)]
    parts = _group_words([word for *_, word in words], known=len(run) == 1) if len(words) >= _LIST else []
    return [_reach(run[0], words[first][0], words[last - 1][1]) for first, last in parts] if len(parts) > 1 else run


def _group_words(words: Sequence[str], *, known: bool) -> list[tuple[int, int]]:
    """Where each name begins and ends; a first name begins one where two words or more stand before and behind it.

    ``known``: the encoder took all for one name; then none begins behind a first name ("Ana Maria Elena Ruiz").
    """
    begins = [0]
    for place, word in enumerate(words):
        before = words[place - 1]
        if place - begins[-1] < _PAIR or len(words) - place < _PAIR or not is_first_name(word):
            continue
        if len(before.rstrip(".")) > 1 and not (known and is_first_name(before)):
            begins.append(place)
    return list(pairwise([*begins, len(words)]))


def _is_address(name: Name, text: str) -> bool:
    """Whether it is a part of an address: "ana.ruiz@…", "Harborlights.com"; bodies are called by theirs."""
    return name.type in ("PER", "LOC") and _ADDRESS.match(text, name.span.end) is not None


def _join_turned(names: Sequence[Name], text: str) -> list[Name]:
    """A surname and a first name in quotation marks as one name: ``"Ruiz, Ana"``."""
    turned = _find_spans(_REVERSED, text)
    found: list[Name] = []
    place = 0
    for name in names:
        while place < len(turned) and turned[place].end <= name.span.start:
            place += 1
        whole = turned[place] if place < len(turned) and name.span.within(turned[place]) else None
        if whole is None or (name.type != "PER" and not (found and found[-1].span == whole)):
            found.append(name)
        elif not found or found[-1].span != whole:
            found.append(replace(name, span=whole))
    return found


def _find_spans(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(start=match.start(1), end=match.end(1)) for match in pattern.finditer(text)]


def _name_senders(names: list[Name], text: str) -> list[Name]:
    """The senders of messages as people, whatever they call themselves: ``"Old Heron" <oh@example.org>``."""
    senders = _find_spans(_SENDER, text) if "<" in text else []
    if not senders:
        return names
    starts = [sender.start for sender in senders]

    def is_free(name: Name) -> bool:
        place = bisect_left(starts, name.span.end)
        return place == 0 or not senders[place - 1].overlaps(name.span)

    people = [Name(span=sender, type="PER", score=_SENT) for sender in senders]
    return sorted([*filter(is_free, names), *people], key=lambda name: name.span)


def _find_states(names: Sequence[Name], text: str) -> list[Name]:
    """With the postal abbreviations of states that stand behind a town: "Baltimore, MD 21202"."""
    found: list[Name] = []
    for place, name in enumerate(names):
        found.append(name)
        match = _STATE_BEHIND.match(text, name.span.end) if name.type == "LOC" else None
        if match is None or match[1] not in _codes():
            continue
        span = Span(start=match.start(1), end=match.end(1))
        free = place + 1 == len(names) or not names[place + 1].span.overlaps(span)
        if free and (match["zip"] or not text[name.span.start : name.span.end].isupper()):
            found.append(Name(span=span, type="LOC", score=name.score))
    return found


@cache
def _codes() -> frozenset[str]:
    return frozenset(
        code
        for row in load_rows("us_states.tsv")
        for code in row["abbreviations"].split("|")
        if re.fullmatch("[A-Z]{2}", code)
    )


def _keep_bar(name: Name, text: str, names: Sequence[Name]) -> Name:
    """With its ``'s`` where nothing behind it can be owned: "at Halloran's Boston", "maybe Halloran's tonight"."""
    start, end = name.span.start, name.span.end
    if (name.type not in _PLACES and name.type != "ORG") or text[end : end + 2] not in ("'s", "’s"):
        return name
    if _stays().match(text, end + 2):
        kept = name.type != "ORG" and not load_gazetteer().look_up(text[start:end])
    else:
        kept = (
            text[max(0, start - 3) : start] == "at " and text[end + 2 : end + 3] == " " and _has_place(names, end + 3)
        )
    return _reach(name, start, end + 2) if kept else name


@cache
def _stays() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in _contexts("stays"))
    return re.compile(rf"[.,;!?)]|$| (?:{words})\b")


def _has_place(names: Sequence[Name], start: int) -> bool:
    return any(name.span.start == start and name.type == "LOC" for name in names)


def _agree_pairs(names: Sequence[Name], text: str) -> list[Name]:
    """Of two single words side by side, an unsure one takes the type of a sure one: "Steve, Rod and Elyse"."""
    found = list(names)
    for place in range(1, len(found)):
        left, right = found[place - 1], found[place]
        if {left.type, right.type} != {"PER", "LOC"} or right.span.start - left.span.end > len(" and "):
            continue
        if text[left.span.end : right.span.start].strip() not in _contexts("joins"):
            continue
        weak, strong = (place - 1, place) if left.score < right.score else (place, place - 1)
        if _yields(found[weak], text) and found[strong].score > _SURE and not _has_space(found[strong], text):
            found[weak] = replace(found[weak], type=found[strong].type)
    return found


def _yields(name: Name, text: str) -> bool:
    if name.score >= _UNSURE or _has_space(name, text):
        return False
    return name.type == "PER" or not is_known_place(text[name.span.start : name.span.end])


def _has_space(name: Name, text: str) -> bool:
    return " " in text[name.span.start : name.span.end]


def _name_storms(names: Sequence[Name], text: str) -> Sequence[Name]:
    """Storms as events, also where the report calls them by their name alone: "Hurricane Odile … Odile turned"."""
    storms = {
        text[name.span.start : name.span.end]
        for name in names
        if name.type in _NAMED and _storm_before().search(text, max(0, name.span.start - _STORM_REACH), name.span.start)
    }
    storms |= {
        words[match.end() :]
        for name in names
        if name.type == "EVENT" and (match := _storm_first().match(words := text[name.span.start : name.span.end]))
    }
    if not storms:
        return names
    return [
        replace(name, type="EVENT") if name.type in _NAMED and text[name.span.start : name.span.end] in storms else name
        for name in names
    ]


@cache
def _storm_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_contexts('storm'))}) $")


@cache
def _storm_first() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_contexts('storm'))}) ")
