"""Which force a source is or speaks from, so that "police", "detectives" and "HPD" are not three knowers of one event.

A bare word says that some force speaks, not which one: nothing shows that it is another than the force that is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reportedly.reconciliation.rows import Row, load_rows

_WORDS = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*")
_CUT = re.compile(r"[,;(]|\s(?:in|at|on|of|for|from|near|with|who|which|that|to|by|as)\s")
_ACRONYM = re.compile(r"[A-Z]{1,4}(PD|FD)|[A-Z]{2,3}(SO)|[A-Z]{1}(SP)")
"""Letters of a place and of its force. "USO" and "NSO" are none: a county has its C."""

_ENDINGS = {"PD": "police", "SO": "sheriff", "FD": "fire", "SP": "state"}
_OTHER = "other"
_LONGEST = 2
"""Words of the longest phrase in the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """``kinds`` are the services that a source may be of, ``own`` the folded words that tell it from others of a kind.

    ``initials`` are what its own words are abbreviated to, where its name is an acronym.
    """

    kinds: frozenset[str]
    own: tuple[str, ...] = ()
    initials: str | None = None


class _Part(NamedTuple):
    """Words of a phrase with their row in the table, None for a word that it lacks."""

    words: str
    row: Row | None


def read_service(words: str, *, named: bool) -> Service | None:
    """The service that a name or a role tells, or that an unnamed source's phrase leaves open; None for others.

    Their last word must be of the table: "Detroit Police Officers Union" is no police, nor is a detective's neighbor.
    """
    acronym = _ACRONYM.fullmatch(words.strip())
    if acronym is not None:
        letters = acronym.group()[:-2].casefold()
        return Service(kinds=frozenset((_ENDINGS[acronym.group()[-2:]],)), initials=letters)
    parts, head = _cut_parts(words), _cut_parts(_CUT.split(words.strip())[0])
    if not head or head[-1].row is None:
        return None
    kinds = _read_name(parts) if named else _read_phrase(head)
    if not kinds or _OTHER in kinds:
        return None
    return Service(kinds=kinds, own=tuple(part.words.casefold() for part in parts if _is_own(part)))


def may_be_one(one: Service, other: Service) -> bool:
    """Whether nothing shows that two are of two forces: "police" and "Houston Police", not "Dallas Police"."""
    if not one.kinds & other.kinds:
        return False
    if one.initials is not None and other.initials is not None:
        return one.initials == other.initials
    if one.initials is not None or other.initials is not None:
        short, long = (one, other) if one.initials is not None else (other, one)
        spelled = {
            "".join(word[0] for word in own) for own in (long.own, [each for each in long.own if each != "city"])
        }
        return not long.own or short.initials in spelled
    return set(one.own) <= set(other.own) or set(other.own) <= set(one.own)


def _is_own(part: _Part) -> bool:
    return part.row is None and part.words[0].isupper()


def _read_name(parts: Sequence[_Part]) -> frozenset[str]:
    """All services that the words of a name or a role tell."""
    return frozenset(kind for part in parts if part.row is not None for kind in _list_kinds(part.row, "marks"))


def _read_phrase(parts: Sequence[_Part]) -> frozenset[str]:
    """The services that all words of a phrase allow; none where another word may make it something else.

    "Homicide detectives" are police, "hospital officials" may be anybody.
    """
    rows = [part.row for part in parts if part.row is not None]
    allowed = [frozenset(kinds) for row in rows if (kinds := _list_kinds(row, "may"))]
    sure = any(_list_kinds(row, "marks") for row in rows)
    strange = any(part.row is None and not part.words[0].isupper() for part in parts)
    if not allowed or (strange and not sure):
        return frozenset()
    return frozenset.intersection(*allowed)


def _list_kinds(row: Row, column: str) -> tuple[str, ...]:
    return tuple(row[column].split("|")) if row[column] else ()


def _cut_parts(words: str) -> list[_Part]:
    return list(_match(_WORDS.findall(words.replace("’", "'"))))


def _match(tokens: Sequence[str]) -> Iterator[_Part]:
    """The words in phrases of the table, the longest first."""
    at = 0
    while at < len(tokens):
        sizes = range(min(_LONGEST, len(tokens) - at), 0, -1)
        written = [" ".join(tokens[at : at + size]) for size in sizes]
        found = next((each for each in written if each.casefold() in _table()), tokens[at])
        yield _Part(found, _table().get(found.casefold()))
        at += found.count(" ") + 1


@cache
def _table() -> dict[str, Row]:
    return {row["word"]: row for row in load_rows("services.tsv")}
