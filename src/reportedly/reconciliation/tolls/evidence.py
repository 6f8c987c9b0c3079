"""What the words of one report say of how many were killed and how many hurt: every hint with its place and weight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportedly.reconciliation.questions.lexicon import load_things
from reportedly.reconciliation.tolls.lexicon import (
    INCLUDED,
    NUMBERS,
    OPENING,
    SENTENCE,
    STOP,
    SUICIDE,
    compile_active,
    compile_before,
    compile_behind,
    compile_left,
    compile_passive,
    compile_persons,
    compile_tuples,
    compile_within,
    load_fates,
    load_tuples,
)
from reportedly.vocabulary import Position, Reading, Span

_MOST = 60
"""A larger number beside the dead of one event is an address, a count of a year, an age."""

_FIRST_WORDS = 500
_GAP = 30
_LIST, _TUPLE, _SUM = 1.2, 1.0, 1.6
_WITH_KILLER, _PERHAPS_WITH_KILLER, _WITHOUT_KILLER = 1.5, 0.3, 0.8
_LIST_WITH_KILLER, _MURDER_SUICIDE, _TUPLE_SUICIDE = 0.6, 0.7, 1.5
_GROWTH = 0.05
_OF_THEM = 0.3
_CAPTION = re.compile(r"(?i)image \d+ of\s*$")
_FATAL_BEHIND = re.compile(r"(?i)[^.;,]{0,45}?\b(?:dead|to death|fatally|and killed)\b")
_NEGATED = re.compile(r"(?i)\b(?:not|never|n[o']t|weren['’]t|wasn['’]t|unhurt|uninjured)\b|n['’]t\b")
_NEXT_NUMBER = re.compile(rf"(?i)\s+(?:\d|(?:one|{'|'.join(NUMBERS)})\b)")
"""Behind what befell somebody: how many of the next it befell. "Killed 2, Injured 3"."""

_NEXT_CLAUSE = re.compile(r"(?i)\b(?:and|while|but|then)\b")
_PART = re.compile(r"(?i)\A\W*(?:at least )?[\w-]+ of (?:the|those|them|these|his|her|their)\b")
_FATAL_BEFORE = re.compile(r"(?i)(?:\bfatally (?:\w+ ){0,2}|\b(?:and|then) kill(?:ed|s|ing) )$")
_JOINED = re.compile(r"\A\W*(?:and|,)\b|\band\b")
_KILLER_IN_LIST = re.compile(r"(?i)\b(?:himself|herself)\b")


class Fate(StrEnum):
    """What befell people; ``struck`` is both: of "five were shot" some may have died."""

    KILLED = "killed"
    HURT = "hurt"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """A number that some words point to. ``weight`` may be below zero: they speak against it."""

    fate: Fate
    number: int
    weight: float
    span: Span
    reason: str


def find_hints(reading: Reading, positions: Sequence[Position]) -> tuple[Hint, ...]:
    """All hints of a report; ``positions`` are those of the reading."""
    text = reading.report.text
    return (*_read_figures(text, positions), *_read_lists(text), *_read_tuples(text))


# --- figures ---------------------------------------------------------------------------------------------------------


def _read_figures(text: str, positions: Sequence[Position]) -> Iterator[Hint]:
    last: tuple[int, Fate, Span] | None = None
    dies = SUICIDE.search(text) is not None
    headline = len(text.split("\n\n", 1)[0])
    for position in positions:
        number, span = _read_number(position), position.words.spans[0]
        if number is None or _CAPTION.search(text, max(0, span.start - 12), span.start):
            continue
        fate = _tell_fate(text, position)
        if fate is None:
            continue
        weight = 2.0 if span.start <= headline else 1.5 if span.start < _FIRST_WORDS else 1.0
        weight *= 0.5 if position.amount is not None and position.amount.implied else 1.0
        weight *= _OF_THEM if _PART.match(position.words.text) else 1.0
        grown = weight * (1 + _GROWTH * min(number, 10))
        yield Hint(fate=fate, number=number, weight=grown, span=span, reason=f"“{position.words.text}”")
        if last is not None and last[1] is fate and _are_joined(text, last[2].end, span.start):
            joined = Span(start=last[2].start, end=span.end)
            yield Hint(
                fate=fate, number=number + last[0], weight=weight * _SUM, span=joined, reason="two numbers together"
            )
        if fate is Fate.KILLED and dies:
            yield from _add_killer(text, number, weight, span)
        last = (number, fate, span)


def _read_number(position: Position) -> int | None:
    """The number of people that a position gives; None for another thing, a share, or what no event has."""
    amount, thing = position.amount, load_things().get(position.topic.head)
    people = position.topic.head == "household" or (thing is not None and thing.is_people)
    value = None if amount is None else amount.low if amount.low is not None else amount.high
    if amount is None or amount.kind.value != "count" or not people or value is None:
        return None
    return int(value) if 0 <= value <= _MOST and value == int(value) else None


def _tell_fate(text: str, position: Position) -> Fate | None:
    span = position.words.spans[0]
    behind, before = text[span.end : span.end + 60], text[max(0, span.start - 40) : span.start]
    behind, before = behind.replace("\n", " "), before.replace("\n", " ")
    found = compile_within().search(position.words.text) or _choose_side(before, behind)
    if found is not None and _NEGATED.search(found.group()):
        return None
    if found is not None:
        told = load_fates("beside").get(found["fate"].lower(), "hurt")
    else:
        classes = {"killed": "killed", "wounded": "hurt", "hit": "struck"}
        told = classes.get(position.topic.doing[0], "") if position.topic.doing else ""
    if told == "struck" and (_FATAL_BEHIND.match(behind) or _FATAL_BEFORE.search(before)):
        told = "killed"
    return Fate(told) if told in tuple(Fate) else None


def _choose_side(before: str, behind: str) -> re.Match[str] | None:
    """What stands behind a figure, unless that belongs to the next: "killing one person and injuring four"."""
    later, earlier = compile_behind().match(behind), compile_before().search(before)
    if later is None:
        return earlier
    if earlier is None:
        return later
    if _NEXT_CLAUSE.search(later.group()) or _NEXT_NUMBER.match(behind, later.end()):
        return earlier
    return later


def _are_joined(text: str, end: int, start: int) -> bool:
    return 0 <= start - end < _GAP and _JOINED.search(text[end:start]) is not None


def _add_killer(text: str, number: int, weight: float, span: Span) -> Iterator[Hint]:
    """One more where the sentence goes on that who killed them died too; perhaps one more where the report says so."""
    rest = text[span.end : span.end + 160].split(". ", 1)[0]
    surely = SUICIDE.search(rest) is not None
    added = _WITH_KILLER if surely else _PERHAPS_WITH_KILLER
    yield Hint(
        fate=Fate.KILLED, number=number + 1, weight=weight * added, span=span, reason="and the one who killed them"
    )
    if surely:
        yield Hint(
            fate=Fate.KILLED, number=number, weight=-weight * _WITHOUT_KILLER, span=span, reason="without the killer"
        )


# --- lists and tuples ------------------------------------------------------------------------------------------------


def _read_lists(text: str) -> Iterator[Hint]:
    for sentence in SENTENCE.finditer(text):
        for fate, people, span in _find_lists(sentence.group(), sentence.start()):
            number, members = _count_people(people)
            if members < 2 or number > _MOST:
                continue
            yield Hint(fate=fate, number=number, weight=_LIST, span=span, reason=f"a list of {members}")
            named = _KILLER_IN_LIST.search(people)
            if fate is Fate.KILLED and not named and SUICIDE.search(sentence.group()):
                yield Hint(
                    fate=fate, number=number + 1, weight=_LIST * _LIST_WITH_KILLER, span=span, reason="and the killer"
                )


def _find_lists(sentence: str, offset: int) -> Iterator[tuple[Fate, str, Span]]:
    for found in compile_passive().finditer(sentence):
        told = load_fates("passive")[found["fate"].lower()]
        people = INCLUDED.sub("", OPENING.split(found["list"])[-1])
        yield Fate(told), people, _span(found, offset)
    for found in compile_active().finditer(sentence):
        people = found["list"]
        if found["left"]:
            end = compile_left().search(people)
            if end is None:
                continue
            told, people = load_fates("left")[end.group().lower()], people[: end.start()]
        else:
            told, stop = load_fates("active")[found["fate"].lower()], STOP.search(people)
            people = people if stop is None else people[: stop.start()]
        yield Fate(told), people, _span(found, offset)


def _span(found: re.Match[str], offset: int) -> Span:
    return Span(start=offset + found.start(), end=offset + found.end())


def _count_people(words: str) -> tuple[int, int]:
    """How many people a list names, and how many members it has."""
    number = members = 0
    for found in compile_persons().finditer(words):
        told = found["number"]
        if told:
            number += int(told) if told.isdecimal() else NUMBERS[told.lower()]
        else:
            number += 2 if found["two"] else 1
        members += 1
    return number, members


def _read_tuples(text: str) -> Iterator[Hint]:
    for found in compile_tuples().finditer(text):
        number, span = load_tuples()[found["count"].lower()], Span(start=found.start(), end=found.end())
        if found["deed"].lower() == "shooting":
            yield Hint(fate=Fate.STRUCK, number=number, weight=_TUPLE, span=span, reason=f"“{found.group()}”")
        elif found["suicide"]:
            yield Hint(fate=Fate.KILLED, number=number + 1, weight=_TUPLE_SUICIDE, span=span, reason="with the killer")
        else:
            yield Hint(fate=Fate.KILLED, number=number, weight=_TUPLE, span=span, reason=f"“{found.group()}”")
    alone = re.search(r"(?i)murder[ /-]*suicide", text)
    if alone is not None:
        span = Span(start=alone.start(), end=alone.end())
        yield Hint(fate=Fate.KILLED, number=2, weight=_MURDER_SUICIDE, span=span, reason=f"“{alone.group()}”")
