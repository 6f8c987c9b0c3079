"""What a figure counts: the head noun and its class, what is said of it, and what befell it or what it does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportedly.reconciliation.questions.deeds import find_deeds, find_locators, read_doing
from reportedly.reconciliation.questions.lexicon import Thing, load_negations, load_set, load_things, load_units
from reportedly.reconciliation.questions.lexing import Line, Lines, find_country_at, find_lemma
from reportedly.reconciliation.questions.phrases import REACH, read_nation, read_terms, walk_back
from reportedly.vocabulary import Figure, FigureKind, Span

_BACK = 3
"""Sentences in which an unnamed thing ("11,000 have been sent") is looked for."""

_BEHIND = 60
"""Characters behind a noun further up that may tell where those are whom it names."""

_NONE_REACH = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What is counted: ``kind`` the class that decides whether two figures can be compared at all.

    ``part`` is as in the table (whole, role, part, aside); ``doings`` their classes, the surest first. ``first`` and
    ``end`` are the words of the figure with its noun in its sentence, ``noun`` the noun itself, None where it is not
    there; ``scope`` are parts of a land that the clause names; ``above`` are the words behind the noun where it stands
    further up: they tell where.
    """

    head: str
    kind: str
    part: str
    terms: tuple[str, ...] = ()
    doings: tuple[str, ...] = ()
    inherited: bool = False
    partitive: bool = False
    first: int = 0
    end: int = 0
    noun: int | None = None
    scope: tuple[str, ...] = ()
    above: Span | None = None


def find_counted(
    figure: Figure, lines: Lines, place: int, *, country: str | None, before: Counted | None
) -> Counted | None:
    """What ``figure``, in the sentence at ``place``, counts; None where nobody would ask for it or nothing tells.

    ``country`` is that of the source, for "its soldiers"; ``before`` what the figure before it counts, for "34 more
    bodies, bringing the number to 73".
    """
    line = lines.read(place)
    around = line.cover(figure.span.start, figure.span.end)
    if not around or _is_difference(line, around[-1] + 1) or _is_trait(figure):
        return None
    found = _name_quantity(figure, around) or _name_thing(figure, lines, place, around)
    if found is None and before is not None and before.kind == "person":
        found = replace(before, inherited=True, first=around[0], end=around[-1] + 1, noun=None, doings=())
    if found is None or found.part == "aside":
        return None
    words = load_set("partitive")
    of_them = any(one == "of" and other in words for one, other in pairwise(line.low[around[0] : around[-1] + 1]))
    found = replace(found, partitive=found.partitive or of_them)
    return _describe(found, lines, line, country=country, before=before)


def _is_trait(figure: Figure) -> bool:
    """Whether a number says what a thing is like: "a 2-door car", "a three-bedroom house"; not "a four-man crew"."""
    if figure.kind is not FigureKind.COUNT or figure.counts is None or not figure.text.endswith(f"-{figure.counts}"):
        return False
    thing = load_things().get(find_lemma(figure.counts.casefold()))
    return thing is None or thing.kind not in ("person", "force")


def _describe(found: Counted, lines: Lines, line: Line, *, country: str | None, before: Counted | None) -> Counted:
    """``found`` with the words around it: terms, doings, parts of a land."""
    if found.head == "person" and lines.forces & set(found.terms):
        found = replace(found, head="troop")
    terms = set(found.terms)
    if found.noun is not None:
        terms.update(read_terms(line, found.first, found.noun, country))
    told = find_deeds(line, found.first, found.end, noun=found.noun, kind=found.kind)
    doings = (told or found.doings) if found.part == "role" else (found.doings or told)
    if not doings and found.inherited and before is not None and before.kind == found.kind:
        doings = before.doings
    if found.head == "troop" and not _list_nations(terms):
        terms |= _find_nation(line, found, lines, doings, before)
    if not doings and found.head == "troop" and _list_nations(terms):
        doings = ("present",)  # "the whole force" of a nation, "its troops": somewhere they are
    if _are_those(found, terms, doings, before) and before is not None:
        found, terms = replace(found, head="troop"), {*terms, *before.terms}
    scope = tuple(sorted(set(find_locators(line, found.first, found.end))))
    return replace(found, terms=tuple(sorted(terms)), doings=doings, scope=scope)


def _list_nations(terms: Iterable[str]) -> set[str]:
    return {term for term in terms if term.isupper()}


def _find_nation(
    line: Line, found: Counted, lines: Lines, doings: tuple[str, ...], before: Counted | None
) -> frozenset[str]:
    """Whose troops they are that nobody calls by a nation: who sends them, else those counted before them."""
    if doings[:1] == ("sent",):
        senders = (find_country_at(line, at) for at in walk_back(line, found.first))
        sender = next((one for one in senders if one is not None and _does_send(line, one[1])), None)
        if sender is not None:
            return frozenset({sender[0]})
    if before is not None and before.head == "troop" and _list_nations(before.terms):
        return frozenset(_list_nations(before.terms))
    return lines.forces if len(lines.forces) == 1 else frozenset()


def _does_send(line: Line, at: int) -> bool:
    """Whether the words at ``at`` say of a state before them that it sends: "North Korea has sent"."""
    while at < len(line.low) and line.low[at] in load_set("auxiliary"):
        at += 1
    return at < len(line.low) and read_doing(line, at) == "sent"


def _are_those(found: Counted, terms: set[str], doings: tuple[str, ...], before: Counted | None) -> bool:
    """Whether people are the soldiers of the number before: "10,000 troops are in Russia … the people sent there"."""
    if before is None or before.head != "troop" or _list_nations(terms):
        return False
    return found.head == "person" and found.part == "whole" and doings[:1] in (("sent",), ("present",), ("fighting",))


def _is_difference(line: Line, end: int) -> bool:
    """Whether a figure is how many more, not how many: "2,000 more than Washington's estimate"."""
    return line.low[end : end + 2] in (("more", "than"), ("fewer", "than"), ("less", "than"))


def _name_quantity(figure: Figure, around: range) -> Counted | None:
    """Ages, money, shares and measures: what they are of is told by the words beside them."""
    per = figure.counts is not None and (figure.unit or "").startswith("/")  # "1,250 people a week later"
    if figure.kind is FigureKind.AGE:
        head = "age"
    elif figure.kind is FigureKind.MONEY:
        head = "money"
    elif figure.kind is FigureKind.PERCENT or (figure.kind is FigureKind.RATE and figure.unit is None):
        head = "share"
    elif figure.kind in (FigureKind.MEASURE, FigureKind.RATE) and not per:
        head = load_units().get(figure.unit or "", "measure")
    else:
        return None
    return Counted(head=head, kind=head, part="whole", first=around[0], end=around[-1] + 1)


def _name_thing(figure: Figure, lines: Lines, place: int, around: range) -> Counted | None:
    line = lines.read(place)
    end = around[-1] + 1
    if figure.counts_span is not None:
        inside = line.cover(figure.counts_span.start, figure.counts_span.end)
        if inside and inside[0] >= around[0] - REACH:
            end = max(end, inside[-1] + 1) if inside[-1] - end < REACH else end
            named = _read_head(line, inside, around[0], end)
            if inside[-1] < around[0]:
                named = replace(named, doings=())  # "one person dead and three others wounded"
            return None if _is_no_plural(named, line.low[inside[-1]], figure) else named
    if figure.counts is not None:
        counted = _look_up(figure.counts.casefold().split()[-1:])
        if counted is not None:
            return replace(counted, first=around[0], end=end)
    return _look_around(lines, place, around)


def _is_no_plural(counted: Counted, word: str, figure: Figure) -> bool:
    """Whether a noun behind a number above one stands in the singular, and so is none: "3 back to top"."""
    unknown = counted.head == word and counted.kind == word and _find_thing(word) is None
    return unknown and figure.low != 1 and figure.high != 1


def _read_head(line: Line, inside: range, first: int, end: int) -> Counted:
    """The head of the noun phrase at ``inside``: its last word, or its last two where the table has them."""
    last = inside[-1]
    thing = load_things().get(" ".join((*line.low[last - 1 : last], find_lemma(line.low[last]))))
    if thing is not None:
        counted = _make(thing)
    else:
        counted = _find_people(line, inside) or _look_up(line.low[last : last + 1]) or _make_other(line.low[last])
    return replace(counted, first=min(first, inside[0]), end=max(end, last + 1), noun=last)


def _find_people(line: Line, inside: Sequence[int]) -> Counted | None:
    """People of a state: "12,000 North Koreans"."""
    for at in inside:
        found = find_country_at(line, at)
        if found is not None and found[2] and found[1] == inside[-1] + 1:
            return Counted(head="person", kind="person", part="whole", terms=(found[0],))
    return None


def _look_up(words: Sequence[str]) -> Counted | None:
    thing = _find_thing(words[0]) if words else None
    return None if thing is None else _make(thing)


def _find_thing(word: str) -> Thing | None:
    return load_things().get(word) or load_things().get(find_lemma(word))


def _make(thing: Thing) -> Counted:
    kind = "person" if thing.kind == "force" else thing.kind
    return Counted(head=thing.head, kind=kind, part=thing.part, doings=(thing.doing,) if thing.doing else ())


def _make_other(word: str) -> Counted:
    lemma = find_lemma(word)
    return Counted(head=lemma, kind=lemma, part="whole")


# --- numbers without a noun ------------------------------------------------------------------------------------------


def _look_around(lines: Lines, place: int, around: range) -> Counted | None:
    """The noun of a bare number: before it in its clause ("the force in Russia at about 10,000"), else further up."""
    line = lines.read(place)
    first, end = around[0], around[-1] + 1
    partitive = _is_partitive(line, first, end)
    last = _look_up(line.low[end - 1 : end])
    if last is not None and last.kind == "person":
        return replace(last, first=first, end=end, noun=end - 1)  # "two others"
    if not partitive:
        equated = line.low[first - 1 : first] and line.low[first - 1] in load_set("equated")
        before = [(at, counted) for at in walk_back(line, first) if (counted := _read_at(line, at)) is not None]
        people = [(at, counted) for at, counted in before if counted.kind == "person"]
        for at, counted in people or (before if equated else []):
            return replace(counted, first=min(at, first), end=end, noun=at)
    above = _look_up_the_page(lines, place)
    if above is None:
        return None
    return replace(above, inherited=True, partitive=partitive, doings=(), first=first, end=end)


def _is_partitive(line: Line, first: int, end: int) -> bool:
    """Whether a number is of those named before: "3,000 of them", "Of those, more than 3,000"."""
    words = load_set("partitive")
    behind, before = line.low[end : end + 2], line.low[max(0, first - 4) : first]
    return any(one == "of" and other in words for one, other in (*pairwise(behind), *pairwise(before)))


def _read_at(line: Line, at: int) -> Counted | None:
    """The thing that word ``at`` names, if it is one that is counted by itself."""
    thing = _find_thing(line.low[at])
    if thing is None or thing.part not in ("whole", "role") or thing.kind == "aside":
        return None
    return replace(_make(thing), terms=read_nation(line, at))


def _look_up_the_page(lines: Lines, place: int) -> Counted | None:
    """The last people or forces that the sentences before speak of, with the nation that is said of them."""
    for at in range(place, max(-1, place - _BACK - 1), -1):
        line = lines.read(at)
        for word in range(len(line.low) - 1, -1, -1):
            found = _read_nationals(line, word)
            if found is not None:
                start = line.ends[word]
                end = min(line.span.end, start + _BEHIND)
                return replace(found, above=Span(start=start, end=end) if start < end else None)
    return None


def _read_nationals(line: Line, at: int) -> Counted | None:
    thing = _find_thing(line.low[at])
    if thing is not None and thing.kind == "force":
        nation = read_nation(line, at)
        return replace(_make(thing), terms=nation) if nation else None
    return _find_people(line, (at - 1, at)) if at and line.low[at].endswith("s") else None


# --- none ------------------------------------------------------------------------------------------------------------


def find_none(line: Line, within: range, *, denied: bool) -> Counted | None:
    """People or things of which there are none: "no civilians were killed", "none of our soldiers".

    ``denied``: the source holds it untrue, so that "any" counts none.
    """
    for at in within:
        if load_negations().get(line.low[at]) == "no_count" or (denied and line.low[at] == "any"):
            counted = _read_behind(line, range(at + 1, min(within.stop, at + _NONE_REACH)))
            if counted is not None and counted.noun is not None:
                terms = {*counted.terms, *read_terms(line, at, counted.noun, None)}
                doings = counted.doings or find_deeds(line, at, counted.end, noun=counted.noun, kind=counted.kind)
                return replace(counted, first=at, terms=tuple(sorted(terms)), doings=doings)
    return None


def _read_behind(line: Line, places: range) -> Counted | None:
    """The first thing that is counted at ``places``; none behind a preposition: "no sign of tents"."""
    for at in places:
        if line.low[at] in load_set("barrier") or (line.low[at] == "of" and at > places.start):
            return None
        thing = _find_thing(line.low[at])
        part = _make(thing) if thing is not None and thing.is_people else None
        alone = at + 1 >= len(line.low) or _find_thing(line.low[at + 1]) is None  # not the "Serbian" of Serbian troops
        counted = _read_at(line, at) or part or (_find_people(line, (at - 1, at)) if alone else None)
        if counted is not None:
            return replace(counted, end=at + 1, noun=at)
    return None
