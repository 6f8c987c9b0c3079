"""Words of names compared: one spelling, two spellings of one name, nicknames, initials."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.identity.rows import load_rows
from reportedly.identity.syllables import read_chinese, read_korean

EXACT, SPELLED, SOUNDED, NICKNAME, NEAR, INITIAL, NONE = 1.0, 0.95, 0.93, 0.9, 0.75, 0.6, 0.0
"""How well two words of a name fit: levels from the same letters to nothing in common."""

WELL = NICKNAME
"""From this level two words count as one name."""

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ə": "a"}
)
_LEAST_NEAR = 5
_LONGEST = 40


@lru_cache(maxsize=16384)
def fold_word(word: str) -> str:
    """The word in lower case without marks, apostrophes, stops and hyphens: ``O’Brien`` and ``obrien`` are one."""
    if word.isascii() and word.isalnum():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word).casefold().translate(_LETTERS)
    return "".join(letter for letter in plain if letter.isalnum())


@dataclass(frozen=True, slots=True)
class _Forms:
    """What a word is compared by: its key, its rows in the tables of spellings and nicknames, its sounds."""

    key: str
    spellings: frozenset[int]
    nicknames: frozenset[int]
    sounds: frozenset[str]


@lru_cache(maxsize=16384)
def _find_forms(word: str, language: str | None) -> _Forms:
    return _Forms(make_key(word), _find_rows("spelling", word), _find_nicknames(word), _sound(word, language))


def match_words(left: str, right: str, language: str | None) -> float:
    """How well two folded words fit as one part of a name, at one of the levels."""
    if left == right:
        return EXACT
    if not left or not right:
        return NONE
    if 1 in (len(left), len(right)):
        return INITIAL if left[0] == right[0] else NONE
    if len(left) > _LONGEST or len(right) > _LONGEST:
        return NONE
    one, other = _find_forms(left, language), _find_forms(right, language)
    if one.key == other.key or not one.spellings.isdisjoint(other.spellings):
        return SPELLED
    if not one.sounds.isdisjoint(other.sounds):
        return SOUNDED
    if not one.nicknames.isdisjoint(other.nicknames):
        return NICKNAME
    return NEAR if _is_near(left, right, language) else NONE


def match_family(left: str, right: str, language: str | None) -> float:
    """How well two folded family names fit; spellings of one Korean, Chinese … name count."""
    level = match_words(left, right, language)
    if level not in (NONE, NEAR):
        return level
    shared = _family_rows().get(left, frozenset()) & _family_rows().get(right, frozenset())
    return SPELLED if shared else level


def list_rows(word: str) -> frozenset[int]:
    """Rows of the table of given names that have the folded word in one of its spellings; nicknames are left out."""
    return _find_rows("spelling", word)


@lru_cache(maxsize=16384)
def list_spellings(word: str) -> frozenset[str]:
    """The folded word's other spellings and short forms by the tables, itself left out."""
    found: set[str] = set()
    for rows, spelled in (
        (_given_rows("spelling"), _spelled("given_names.tsv", "spelling")),
        (_given_rows("nickname"), _spelled("given_names.tsv", "nickname")),
        (_family_rows(), _spelled("family_names.tsv", None)),
    ):
        for number in rows.get(word, frozenset()):
            found.update(spelled[number])
    return frozenset(found - {word})


@cache
def _spelled(table: str, kind: str | None) -> tuple[tuple[str, ...], ...]:
    rows = (row for row in load_rows(table) if kind is None or row["kind"] == kind)
    return tuple(tuple(fold_word(name) for name in row["names"].split("|")) for row in rows)


@lru_cache(maxsize=16384)
def make_key(word: str) -> str:
    """The word after the rules for spelling that hold in any language."""
    return _rewrite(word, "any")


def is_name_of(word: str, language: str) -> bool:
    """Whether the folded word is a given name of the language by the table."""
    return word in _given_languages().get(language, frozenset())


@cache
def _given_languages() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in load_rows("given_names.tsv"):
        found[row["language"]].update(fold_word(name) for name in row["names"].split("|"))
    return {language: frozenset(names) for language, names in found.items()}


def _find_rows(kind: str, word: str) -> frozenset[int]:
    return _given_rows(kind).get(word, frozenset())


@lru_cache(maxsize=16384)
def _find_nicknames(word: str) -> frozenset[int]:
    """Rows of nicknames that have the word or another spelling of it: Katie is Kathryn's as well as Katherine's."""
    table = _spelled("given_names.tsv", "spelling")
    spellings = {word, *(each for number in _find_rows("spelling", word) for each in table[number])}
    return frozenset().union(*(_find_rows("nickname", each) for each in spellings))


@cache
def _given_rows(kind: str) -> dict[str, frozenset[int]]:
    return _index_rows(row["names"] for row in load_rows("given_names.tsv") if row["kind"] == kind)


@cache
def _family_rows() -> dict[str, frozenset[int]]:
    return _index_rows(row["names"] for row in load_rows("family_names.tsv"))


def _index_rows(rows: Iterable[str]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, names in enumerate(rows):
        for name in names.split("|"):
            found[fold_word(name)].add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@cache
def _rules(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = (row for row in load_rows("spellings.tsv") if row["language"] == language)
    return tuple((re.compile(row["find"]), row["becomes"]) for row in rows)


def _rewrite(word: str, language: str) -> str:
    for pattern, becomes in _rules(language):
        word = pattern.sub(becomes, word)
    return word


def _sound(word: str, language: str | None) -> frozenset[str]:
    """What the word may stand for in the language, as keys; two words that share one are one name."""
    if language == "ko":
        return read_korean(word)
    if language == "zh":
        return read_chinese(word)
    if language == "ar":
        key = _rewrite(make_key(word), "ar")
        return frozenset((key.replace("e", "a"), key.replace("e", "i")))
    return frozenset((_rewrite(make_key(word), language),)) if language in ("ru", "ja", "id") else frozenset()


def _is_near(left: str, right: str, language: str | None) -> bool:
    """One letter more, less or other in long words of languages that are written in several ways."""
    if language == "ko":
        return bool(read_korean(left, northern=True) & read_korean(right, northern=True))
    if language not in ("ar", "ru", None) or min(len(left), len(right)) < _LEAST_NEAR:
        return False
    return _is_one_apart(left, right)


def count_edits(left: str, right: str) -> int:
    """Letters to change, add or take away to make one word of the other, by Levenshtein's distance."""
    from rapidfuzz.distance import Levenshtein

    return int(Levenshtein.distance(left[:_LONGEST], right[:_LONGEST]))


def _is_one_apart(left: str, right: str) -> bool:
    if abs(len(left) - len(right)) > 1:
        return False
    short, long = sorted((left, right), key=len)
    same = next((at for at, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]
