"""The police, sheriff or fire brigade of a place: "Houston Police", "Houston Police Department", "HPD" are one body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.identity.rows import Row, load_rows


class Force(NamedTuple):
    """A force of a place: the folded ``words`` that all forms of its name come to, and its possible ``initials``."""

    words: tuple[str, ...]
    initials: tuple[str, ...]


def read_force(folded: Sequence[str]) -> Force | None:
    """The force that folded words name, None for another body or a force without a place ("the police department")."""
    place = _cut_lead(tuple(folded))
    row, size = _find_ending(place)
    if row is None or size == len(place):
        return None
    place = tuple(_full_words().get(word, word) for word in place[:-size])
    letters = "".join(word[0] for word in place)
    return Force((*place, *row["standard"].split()), tuple(letters + each for each in row["initials"].split("|")))


def _cut_lead(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without "City of" before the place."""
    lead = next((lead for lead in _phrases("lead") if words[: len(lead)] == lead), ())
    return words[len(lead) :]


def _find_ending(words: tuple[str, ...]) -> tuple[Row | None, int]:
    """The longest ending that the words have, and how many words it is."""
    for size in range(min(2, len(words)), 0, -1):
        row = _phrases("ending").get(words[-size:])
        if row is not None:
            return row, size
    return None, 0


@cache
def _phrases(kind: str) -> Mapping[tuple[str, ...], Row]:
    return {tuple(row["words"].split()): row for row in _rows(kind)}


@cache
def _full_words() -> Mapping[str, str]:
    return {row["words"]: row["standard"] for row in _rows("word")}


def _rows(kind: str) -> Iterable[Row]:
    return (row for row in load_rows("local_forces.tsv") if row["kind"] == kind)
