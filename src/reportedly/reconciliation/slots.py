"""Figures, names and days, each with the words around it: what tells two issues of one bulletin from two copies.

A copy fills the same words with the same figures, or brings a few up to date; the next day's bulletin fills them with
others. A *slot* is a frame of three words, two on one side and one on the other, figures and names in it masked, with
what stands in between: each figure fills two. Days stand in no other slot's frame, since copies write "on Monday" and
"Monday" and "yesterday".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zlib import crc32

FIGURE, NAME, DAY, STOP = b"#", b"@", b"%", b"."
"""How figures, names, days and the ends of sentences stand in a frame."""

SORTS = 3
WORDS, NAMES, DIGITS, DAYS = range(4)
"""The sort of a value, in the bits of ``SORTS``: a figure in words, a name, a figure in digits, a day."""

_SIDE = 2
_MOST_SLOTS = 256
_HERE = b"_"
_SPREAD, _BITS = 0x9E3779B1, 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Framed:
    """A word as it stands in frames, and what it fills a slot with: 0 for plain words, else from ``make_value``."""

    word: bytes
    value: int = 0


def make_value(hash: int, sort: int) -> int:
    """``hash`` with its sort in the last two bits, and never 0."""
    return (hash & ~SORTS & _BITS) | sort or SORTS + 1


def collect_slots(words: Iterable[Framed]) -> tuple[tuple[int, int], ...]:
    """Frames and values, in hashes, sorted; of a text with very many those with the lowest frames, so that they meet.

    Names that follow one another fill one slot with the last of them: "Ingrid Solvang" is filled with "Solvang".
    """
    frame: list[bytes] = [STOP] * _SIDE
    values: list[int] = [0] * _SIDE
    days: list[tuple[int, int]] = []
    for each in words:
        if each.word == DAY:
            if each.value:
                days.append((len(frame), each.value))
        elif each.word == NAME and frame[-1] == NAME:
            values[-1] = each.value
        else:
            frame.append(each.word)
            values.append(each.value)
    frame += [STOP] * _SIDE
    return tuple(sorted({*_hash_filled(frame, values), *_hash_days(frame, days)})[:_MOST_SLOTS])


def _hash_filled(frame: list[bytes], values: list[int]) -> Iterator[tuple[int, int]]:
    for place, value in enumerate(values):
        if value:
            here = _HERE + frame[place]  # of "#" beside "#" it must be told which one is meant
            yield _hash(*frame[place - 2 : place], here, frame[place + 1]), value
            yield _hash(frame[place - 1], here, *frame[place + 1 : place + 3]), value


def _hash_days(frame: list[bytes], days: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for place, value in days:
        yield _hash(*frame[place - 2 : place], DAY, frame[place]), value
        yield _hash(frame[place - 1], DAY, *frame[place : place + 2]), value


def _hash(*words: bytes) -> int:
    return crc32(b" ".join(words)) * _SPREAD & _BITS
