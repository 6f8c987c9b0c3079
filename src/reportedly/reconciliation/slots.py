"""Figures and names, each with the words around it: what tells two issues of one bulletin from two copies of a report.

A copy fills the same words with the same figures, or brings a few up to date; the next day's bulletin fills them with
others. A *slot* is the frame of two words on either side, figures and names in it masked, with what stands in between.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

FIGURE, NAME, STOP = b"#", b"@", b"."
"""How figures, names and the ends of sentences stand in a frame."""

SORTS = 3
"""The bits of a value that tell its sort: 1 a name, 2 a figure in digits, 0 one in words."""

_SIDE = 2
_MOST_SLOTS = 128
_SPREAD, _BITS = 0x9E3779B1, 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Framed:
    """A word as it stands in frames, and what it is: ``value`` is 0 for plain words, else made by ``make_value``."""

    word: bytes
    value: int = 0


def make_value(hash: int, *, name: bool, digits: bool) -> int:
    """``hash`` with its sort in the last two bits, and never 0."""
    return (hash & ~SORTS & _BITS) | (1 if name else 2 if digits else 0) or 4


def collect_slots(words: Iterable[Framed]) -> tuple[tuple[int, int], ...]:
    """Frames and values, in hashes, sorted; of a text with very many those with the lowest frames, so that they meet.

    Names that follow one another fill one slot with the last of them: "Ingrid Solvang" is filled with "Solvang".
    """
    frame: list[bytes] = [STOP] * _SIDE
    values: list[int] = [0] * _SIDE
    for each in words:
        if each.word == NAME and frame[-1] == NAME:
            values[-1] = each.value
            continue
        frame.append(each.word)
        values.append(each.value)
    frame += [STOP] * _SIDE
    found = {
        (crc32(b" ".join(frame[place - _SIDE : place + _SIDE + 1])) * _SPREAD & _BITS, value)
        for place, value in enumerate(values)
        if value
    }
    return tuple(sorted(found)[:_MOST_SLOTS])
