"""Numbers in words and figures, as far as amounts of time and days of a month need them."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.times.lexicon import read_values


def read_amount(words: Sequence[str]) -> float | None:
    """The number that the words write: "two and a half", "24", "1,500", "a dozen"; None for "several" or no number."""
    values = read_values()
    if any(word in values["VAGUE"] for word in words) or "of" in words:
        return None
    total, current, seen = 0.0, 0.0, False
    for word in words:
        known = _read_word(word)
        if known is not None:
            current, seen = current + known, True
        elif word in values["SCALE"]:
            scale = float(values["SCALE"][word])
            current, seen = (current or 1.0) * scale, True
            if scale >= 1000:
                total, current = total + current, 0.0
        elif word == "half":
            current, seen = current + 0.5, True
    if not seen and any(word in ("a", "an", "another") for word in words):
        return 1.0
    whole = total + current
    return whole if seen and whole < 1e9 else None


def _read_word(word: str) -> float | None:
    known = read_values()["NUMBER"].get(word)
    if known is not None:
        return float(known)
    figures = word.replace(",", "")
    return float(figures) if figures.replace(".", "", 1).isdigit() and len(figures) < 16 else None


def read_ordinal(words: Sequence[str]) -> int | None:
    """The number of "5", "5th", "fifth" or "twenty-first"."""
    values, number = read_values(), 0
    for word in words:
        figures = word.rstrip("stndrh")
        if figures.isdigit():
            return int(figures) if len(figures) < 5 else None
        number += int(values["ORDINAL"].get(word) or values["TENS"].get(word) or 0)
    return number or None
