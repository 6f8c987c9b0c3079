"""Which of GeoNames' alternate names a reader of news in English may meet."""

from __future__ import annotations

from collections.abc import Iterable

_LATIN = ((0x00, 0x24F), (0x1E00, 0x1EFF), (0x2010, 0x201F), (0x2B0, 0x2BF))
_LONGEST_CODE = 4  # KBP, HRK: airports' codes stand among the alternate names


def choose_names(names: Iterable[str]) -> tuple[str, ...]:
    """The names in Latin letters that are neither codes nor transliterations by machine, each once, in order."""
    return tuple(dict.fromkeys(name for name in names if _is_useful(name)))


def _is_useful(name: str) -> bool:
    """Transliterations by machine begin with a small letter ("harikofu")."""
    if len(name) < 2 or (not name[0].isupper() and name[0] not in "‘ʻ’'"):
        return False
    if len(name) <= _LONGEST_CODE and name.isupper():
        return False
    return all(_is_latin(letter) for letter in name)


def _is_latin(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in _LATIN)
