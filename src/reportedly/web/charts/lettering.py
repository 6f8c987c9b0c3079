"""How much room words take in a drawing, without a browser: generous, so that words which fit here fit anywhere."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_NARROW = frozenset("ijlItf.,:;|!'()[] -/")
_WIDE = frozenset("mwMWQOGD@%—…")
_NARROW_SHARE, _SHARE, _CAPITAL_SHARE, _WIDE_SHARE = 0.41, 0.64, 0.74, 1.0
"""Of the letters' height: those of DejaVu Sans, which is wider than what most readers have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle that something takes up."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether they have more than an edge in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: Box) -> bool:
        """Whether it lies in ``other``."""
        return (
            other.left <= self.left
            and other.top <= self.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words in a drawing: ``x`` is where they begin, their middle or their end, as ``anchor`` says (as in SVG)."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    size: float = 12.0

    @property
    def box(self) -> Box:
        """What the words take up; ``y`` is the line they stand on."""
        width = measure_text(self.text, self.size)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return Box(left=left, top=self.y - 0.85 * self.size, right=left + width, bottom=self.y + 0.25 * self.size)


def measure_text(text: str, size: float) -> float:
    """The width of words in letters of ``size``."""
    return size * sum(map(_measure, text))


def clip_text(text: str, size: float, room: float) -> str:
    """``text``, cut where it would be wider than ``room``; at least a sign that something was there."""
    if measure_text(text, size) <= room:
        return text
    left = room - measure_text("…", size)
    kept = 0
    for char in text:
        left -= size * _measure(char)
        if left < 0:
            break
        kept += 1
    return text[:kept].rstrip() + "…"


def _measure(char: str) -> float:
    if char in _NARROW:
        return _NARROW_SHARE
    if char in _WIDE or (not char.isascii() and unicodedata.east_asian_width(char) in "WF"):
        return _WIDE_SHARE
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0.0
    return _CAPITAL_SHARE if char.isupper() or not char.isascii() else _SHARE
