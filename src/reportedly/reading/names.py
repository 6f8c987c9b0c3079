"""Names as the encoder tags them, with their ends and types settled by rule; who bears them is found out later."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.reading.name_repair import admit_faint, find_faint, leave_unsure, repair_names
from reportedly.reading.pieces import Pieces
from reportedly.reading.table_rows import load_rows
from reportedly.reading.tags import decode_tags, find_runs
from reportedly.reading.workspace import Name
from reportedly.vocabulary import Span

Floats: TypeAlias = NDArray[np.float32]

_VOTING = frozenset({"PER", "ORG", "LOC", "FAC"})
_LOOSE_END = re.compile(r"(?: (?:of|and|in|at|for)|,)+$")
_LOOSE = (" of", " and", " in", " at", " for", ",", "\n")
_ABBREVIATED = re.compile(r"(?:\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St|Bros|Dept)|[A-Z])\.$")
_TOWN_WORDS = 4
_PARTS_OF_NAMES = frozenset(
    "new north south east west northern southern eastern western northeast northwest southeast southwest central upper "
    "lower greater baja inner outer mainland metropolitan the old saint st gulf lake mount fort port state republic "
    "kingdom city province county university".split()
)
"""What stands before the name of a state as a part of one name ("Northern Ireland", "Fort Washington")."""
_MISTAKEN = frozenset({"PER", "LOC", "FAC", "WORK", "OTHER"})
_SHORT_BODY = 2
_BEFORE_TITLES = frozenset(("former", "then", "the", "ex", "late"))
_INSERTED = 60
"""Characters of an insertion in brackets before the name in it: "(former Northland President Ana) Ruiz"."""
_WELL_KNOWN = frozenset(("EU", "UN"))
_OWNED = re.compile(r"['’]s(?=$|[.,;:!?)]|\s+(?:at|of|in|on|and|or|for|with|before|after|near|by|to|is|was)\b)")
_SHOP_BEFORE = re.compile(r"\bat $")
_SHOPS = frozenset({"ORG", "LOC", "FAC"})
_ALSO_PEOPLE = frozenset({"Dawn", "Stern", "Spiegel"})
_HALVES = frozenset("North South Central Latin Native Saudi Roman Eastern Western East West".split())
_HALF_BEFORE = re.compile(r"\b((?:North|South|Central|Latin|Native|Saudi|Roman) )$")
_HALF_REACH = 10
_WORD_AFTER = re.compile(r" [A-Z][a-z]+")
_SHORT = 4
_DOUBLE = re.compile(r"\w ([A-ZÀ-Þ][\w'’]+[-‐‑][A-ZÀ-Þ][\w'’]+)$")
_ACRONYM_BEHIND = re.compile(r" \(([A-Z]{2,8})\)")
_CAPITALS = re.compile(r"\b[A-Z]\w*")
_SPELLED = 120
_SMALL_WORDS = frozenset(("", "of", "for", "and", "the", "of the", "for the", "and the", "in", "on", "to", "de", "&"))
_PARTICLES = frozenset("du de da di van von der la le al el bin".split())


def make_names(scores: Floats, pieces: Pieces, starts: Sequence[int], head: Mapping[str, Any]) -> tuple[Name, ...]:
    """Names in code points with the least of their words' tag probabilities; faint ones behind the others."""
    if len(scores) == 0:
        return ()
    tags = decode_tags(scores, starts, head)
    grown = np.exp(scores - scores.max(1, keepdims=True))
    probabilities = grown / grown.sum(1, keepdims=True)
    sure = probabilities[np.arange(len(tags)), tags].tolist()
    begins, ends = pieces.starts.tolist(), pieces.ends.tolist()
    found = tuple(
        Name(
            span=Span(start=begins[first], end=ends[last]),
            type=kind,
            score=round(min(sure[first : last + 1]), 4),
        )
        for kind, first, last in find_runs(tags, head["tags"], starts)
    )
    return (*found, *find_faint(probabilities, tags, pieces, head["tags"]))


def settle_names(names: Sequence[Name], text: str) -> tuple[Name, ...]:
    """The names with loose ends cut off and one type for one spelling throughout the report.

    Both were tried on persons, bodies and places of five development sets: they win where names are ragged and cost
    nowhere. Other types are left alone.
    """
    whole = _join_hyphens(_join_bracketed(_join_groups(_find_unions(admit_faint(names, text), text), text), text), text)
    joined = [_keep_shop(_spell_out(name, text), text) for name in whole]
    cut = tuple(part for name in joined for part in _split_place(_cut_end(name, text), text))
    mended = repair_names(_settle_bodies(_know_bodies(_agree_types(cut, text), text), text), text)
    return leave_unsure(mended, text, knows_body=knows_body)


def _find_unions(names: Sequence[Name], text: str) -> Sequence[Name]:
    """With the names of unions, parties and leagues of several people whole: "the Jute Spinners' Council of Bihar"."""
    if not any(mark in text for mark in _OF_SEVERAL):
        return names
    found: list[Name] = []
    rest = list(reversed(names))
    for match in _union_pattern().finditer(text):
        span = Span(start=match.start(1), end=match.end(1))
        while rest and rest[-1].span.end <= span.start:
            found.append(rest.pop())
        within = []
        while rest and rest[-1].span.start < span.end:
            within.append(rest.pop())
        if all(name.span.start >= span.start - len("The ") and name.span.end <= span.end for name in within):
            found.append(Name(span=span, type="ORG", score=max((n.score for n in within), default=_UNION_SCORE)))
        else:
            found += within
    return [*found, *reversed(rest)]


@cache
def _union_pattern() -> re.Pattern[str]:
    nouns = "|".join(word for row in load_rows("union_nouns.tsv") for word in row["nouns"].split("|"))
    word = r"[A-Z][\w&-]*"
    several = r"[A-Z][\w-]*(?:s['’]|en['’]s|eople['’]s)"
    first = r"(?!(?:The|A|An|And|But|In|On|At|For|When|While|As|By|To|From|His|Her|Its|Their)\b)"
    return re.compile(
        rf"(?<![\w'’-])({first}(?:{word} ){{0,4}}{several} (?:{word} ){{0,3}}?(?:{nouns})\b"
        rf"(?: (?:of|for) (?:the )?{word}(?: {word})*)?)"
    )


_OF_SEVERAL = ("s' ", "s’ ", "en's ", "en’s ", "eople's ", "eople’s ")
_UNION_SCORE = 0.5


def _join_groups(names: Sequence[Name], text: str) -> list[Name]:
    """Names of groups whole: "Saudi Arabian", "North American", "Roman Catholic" are tagged in halves.

    Such a word is made whole with the group word beside it; what is no group without it ("North") takes the next word.
    """
    joined: list[Name] = []
    for name in names:
        grown = _grow_group(name, text) if name.type == "NORP" else name
        last = joined[-1] if joined else None
        if last is not None and {last.type, grown.type} == {"NORP"} and grown.span.start <= last.span.end + 1:
            grown = replace(grown, span=Span(start=last.span.start, end=max(last.span.end, grown.span.end)))
            joined.pop()
        joined.append(grown)
    return joined


def _grow_group(name: Name, text: str) -> Name:
    start, end = name.span.start, name.span.end
    before = _HALF_BEFORE.search(text, max(0, start - _HALF_REACH), start)
    after = _WORD_AFTER.match(text, end) if text[start:end] in _HALVES else None
    if before is None and after is None:
        return name
    return replace(name, span=Span(start=before.start(1) if before else start, end=after.end() if after else end))


def _join_bracketed(names: Sequence[Name], text: str) -> list[Name]:
    """One name of two where an editor put the first name into a quotation: "(President Ana) Ruiz", "[Ana] Ruiz"."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if last is not None and last.type == name.type == "PER" and _is_inserted(last.span, name.span, text):
            joined[-1] = replace(name, span=Span(start=last.span.start, end=name.span.end))
        else:
            joined.append(name)
    return joined


def _spell_out(name: Name, text: str) -> Name:
    """A body's name from the first word that the acronym in brackets behind it stands for: "Union of … (UCF)"."""
    end, start = name.span.end, name.span.start
    match = _ACRONYM_BEHIND.match(text, end) if name.type == "ORG" else None
    if match is None:
        return name
    letters, at = list(match[1]), end
    words = list(_CAPITALS.finditer(text, max(0, end - _SPELLED), end))
    while letters and words:
        word = words.pop()
        between = text[word.end() : at].strip(" -'’s")
        if word[0][0] != letters.pop() or between not in _SMALL_WORDS:
            return name
        at = word.start()
    return replace(name, span=Span(start=at, end=end)) if not letters and at < start else name


def _join_hyphens(names: Sequence[Name], text: str) -> list[Name]:
    """One name of two that a hyphen joins after a first name: "Ana Ruiz-Vega"; then "Ruiz-Vega" wherever it stands.

    "Trump-Kim" is two people: neither has a first name there.
    """
    found: list[Name] = []
    doubles: set[str] = set()
    for name in names:
        last = found[-1] if found else None
        if last is not None and last.type == name.type == "PER" and _is_hyphened(last.span, name.span, text):
            start, between = last.span.start, text[last.span.start : last.span.end]
            double = between.rpartition(" ")[2].lower() + text[last.span.end : name.span.end].lower()
            if (" " in between and between.partition(" ")[0].lower() not in _PARTICLES) or double in doubles:
                doubles.add(double)
                found[-1] = replace(name, span=Span(start=start, end=name.span.end))
                continue
        elif name.type == "PER" and (match := _DOUBLE.search(text[name.span.start : name.span.end])) is not None:
            doubles.add(match[1].lower())
        found.append(name)
    return found


def _is_hyphened(left: Span, right: Span, text: str) -> bool:
    return left.end + 1 == right.start and text[left.end] in "-‐‑"


def _is_inserted(left: Span, right: Span, text: str) -> bool:
    between = text[left.end : right.start]
    opening = {") ": "(", "] ": "["}.get(between)
    before = text[max(0, left.start - _INSERTED) : left.start]
    if opening is None or opening not in before or before.rfind(opening) < before.rfind(between[0]):
        return False
    return all(word[0].isupper() or word in _BEFORE_TITLES for word in before[before.rfind(opening) + 1 :].split())


def _keep_shop(name: Name, text: str) -> Name:
    """With its ``'s`` where that is a part of the name: "at Sotheby's in Paris", not "at Sotheby's office"."""
    start, end = name.span.start, name.span.end
    torn = text[end - 1] in "'’" and end - start > 1
    end -= torn
    owned = _OWNED.match(text, end)
    if owned and name.type in _SHOPS and (torn or _SHOP_BEFORE.search(text, max(0, start - 4), start)):
        end = owned.end()
    return name if end == name.span.end else replace(name, span=Span(start=start, end=end))


def _know_bodies(names: tuple[Name, ...], text: str) -> tuple[Name, ...]:
    """A name that the tables have for a body or an outlet made one, unless a person of this report bears it.

    "Xinhua" was taken for a person, "Jerusalem Post" for a place. On development data nine in ten are bodies.
    """
    known = _bodies()
    people = {
        word
        for name in names
        if name.type == "PER" and len(words := text[name.span.start : name.span.end].split()) > 1
        for word in words
    }

    def is_body(name: Name) -> bool:
        words = text[name.span.start : name.span.end]
        return name.type in _MISTAKEN and words in known and not (name.type == "PER" and words in people)

    return tuple(replace(name, type="ORG") if is_body(name) else name for name in names)


def knows_body(words: str) -> bool:
    """Whether the tables of bodies and outlets have a name, with or without its article: "The Guardian"."""
    return words in _bodies()


@cache
def _bodies() -> frozenset[str]:
    """What the tables of bodies and outlets call them, but for short forms and what people are called too."""
    rows = (*load_rows("bodies.tsv"), *load_rows("outlets.tsv"))
    return (
        frozenset(
            term for row in rows for term in row["terms"].split("|") if len(term) > _SHORT_BODY or term in _WELL_KNOWN
        )
        - _ALSO_PEOPLE
    )


def _split_place(name: Name, text: str) -> tuple[Name, ...]:
    """Two names where a town stands before its state without a comma: "Miramar Florida".

    Only for American states: before countries stand parts of one name as often ("Peninsular Malaysia").
    """
    words = text[name.span.start : name.span.end].split(" ") if name.type == "LOC" else []
    if not 1 < len(words) <= _TOWN_WORDS:
        return (name,)
    states = _states()
    if " ".join(words).lower() in states:
        return (name,)
    for size in (2, 1):
        town, state = words[:-size], " ".join(words[-size:])
        if town and state.lower() in states and town[0].lower() not in _PARTS_OF_NAMES:
            cut = name.span.end - len(state)
            left = replace(name, span=Span(start=name.span.start, end=cut - 1))
            return left, replace(name, span=Span(start=cut, end=name.span.end))
    return (name,)


@cache
def _states() -> frozenset[str]:
    """The states' names and abbreviations in lower case."""
    rows = load_rows("us_states.tsv")
    return frozenset(name.lower() for row in rows for name in (row["name"], *row["abbreviations"].split("|")))


def _cut_end(name: Name, text: str) -> Name:
    """Without "of" or a comma at the end; a final stop stays with abbreviations ("Inc.", "Jr.", "J.").

    Dates and numbers stay as they are: the stop of "Sept." is theirs.
    """
    if name.type not in _VOTING:
        return name
    words = text[name.span.start : name.span.end]
    kept = _LOOSE_END.sub("", words) if words.endswith(_LOOSE) else words
    if kept.endswith(".") and len(kept) > _SHORT and not _ABBREVIATED.search(kept):
        kept = kept[:-1]
    if not kept or len(kept) == len(words):
        return name
    return replace(name, span=Span(start=name.span.start, end=name.span.start + len(kept)))


def _agree_types(names: tuple[Name, ...], text: str) -> tuple[Name, ...]:
    """Where one spelling is tagged as different things, the type with the highest sum of scores, for all of them."""
    sums: dict[str, dict[str, float]] = {}
    for name in names:
        if name.type in _VOTING:
            votes = sums.setdefault(text[name.span.start : name.span.end], {})
            votes[name.type] = votes.get(name.type, 0.0) + name.score
    chosen = {words: max(votes, key=votes.__getitem__) for words, votes in sums.items()}
    return tuple(
        name
        if name.type not in _VOTING or (told := chosen[text[name.span.start : name.span.end]]) == name.type
        else replace(name, type=told)
        for name in names
    )


def _settle_bodies(names: tuple[Name, ...], text: str) -> tuple[Name, ...]:
    """A single word taken for a person made a body where the report says so.

    "Ford Motor Company reported a loss. Ford said …": a word that begins a body's longer name and belongs to no
    person's full name in the same report is that body.
    """
    long = [(name.type, text[name.span.start : name.span.end].split()) for name in names]
    bodies = {words[0] for kind, words in long if kind == "ORG" and len(words) > 1}
    people = {word for kind, words in long if kind == "PER" and len(words) > 1 for word in words}
    short = bodies - people - {"The", "the"}
    return tuple(
        replace(name, type="ORG") if name.type == "PER" and text[name.span.start : name.span.end] in short else name
        for name in names
    )
