"""Keys of place names: spellings that mean one name give one key, and an abbreviation never meets a word."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

_STROKED = str.maketrans(
    {
        **dict.fromkeys("'’‘ʻʼʿʾ`´ʹʺ′″.\xad\u200b\u200e\u200f", ""),
        **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),  # marks of direction
        **dict.fromkeys("-‐‑‒–—_,/;:()\"“”«»[]\xa0", " "),
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "n", "ə": "a",
        "&": " and ",
    }
)  # fmt: skip
_ALIKE = {"saint": "st", "sainte": "st", "ste": "st", "mount": "mt", "fort": "ft"}
_CAPITALS = re.compile(r"[A-Z](?:\.?[A-Z]){1,4}\.?")  # US, U.S., D.C., DRC
_CUT_SHORT = re.compile(r"[A-Z][A-Za-z]*(?:\.[ ]?[A-Z][A-Za-z]*)?\.")  # Ala., W.Va., N. Mex.
_LONGEST_ABBREVIATION = 8


def fold_name(name: str) -> str:
    """A name without case, accents, hyphens, apostrophes, full stops and a leading "the"; Saint and St. are one.

    Empty where nothing is left. Folding twice changes nothing more.
    """
    folded = name if name.isascii() else _strip_accents(name)
    words = folded.casefold().translate(_STROKED).split()
    while len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join([_ALIKE.get(word, word) for word in words])


def fold_abbreviation(name: str) -> str | None:
    """The key of "U.S.", "UAE" or "Ala.": with capitals or a full stop, so that "us" and "ill" do not meet it.

    None for what does not look like an abbreviation.
    """
    name = name.strip()
    if not 2 <= len(name) <= _LONGEST_ABBREVIATION:
        return None
    if _CAPITALS.fullmatch(name):
        return "=" + name.replace(".", "")
    if _CUT_SHORT.fullmatch(name):
        return "=" + name.replace(".", "").replace(" ", "").lower() + "."
    return None


def hash_key(key: str) -> int:
    """64 bits of a key. A name that is nowhere meets one of half a million keys once in 10 ** 13 look-ups."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _strip_accents(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name)
    return "".join([letter for letter in apart if not unicodedata.combining(letter)])
