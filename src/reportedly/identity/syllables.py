"""Syllables of romanized names: whether a word can be a Korean, Chinese, Vietnamese or Japanese name, how it may sound.

One Korean or Chinese name is written in many ways ("Suk Yeol", "Seok-yeol"; "Zedong", "Tse-tung"): each spelling
stands for the sounds that the table gives, and two spellings that share one may be one name.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product

from reportedly.identity.rows import load_rows

_LONGEST = 14
_MOST = 64


def is_syllable(word: str, language: str) -> bool:
    """Whether the folded word is one syllable of the language (for zh in Pinyin or an older spelling)."""
    return any(pattern.fullmatch(word) for pattern in _patterns(language))


@lru_cache(maxsize=16384)
def is_given(word: str, language: str) -> bool:
    """Whether the folded word can be one or two syllables written together (Japanese: any number)."""
    if not word or len(word) > _LONGEST:
        return False
    if language == "ja":
        return bool(_japanese().fullmatch(word))
    return is_syllable(word, language) or bool(_split_word(word, language))


def is_pinyin(word: str) -> bool:
    """Whether the folded word is one or two syllables in Hanyu Pinyin."""
    pinyin = _pattern("zh", "pinyin")
    return bool(pinyin.fullmatch(word)) or any(
        pinyin.fullmatch(word[:at]) and pinyin.fullmatch(word[at:]) for at in range(1, min(len(word), _LONGEST))
    )


@lru_cache(maxsize=16384)
def read_korean(word: str, *, northern: bool = False) -> frozenset[str]:
    """The sounds that a Korean given name may stand for; ``northern`` adds "o" for "eo" ("Jong" for "Jeong")."""
    table = _readings("ko", "northern" if northern else "usual")
    return _read_word(word, "ko", _pattern("ko", "usual"), table)


@lru_cache(maxsize=16384)
def read_chinese(word: str) -> frozenset[str]:
    """The given name in Pinyin: itself if it is written so, else what an older spelling may stand for."""
    if is_pinyin(word):
        return frozenset((word,))
    return _read_word(word, "zh", _pattern("zh", "older"), _readings("zh", "older"))


def _read_word(
    word: str, language: str, pattern: re.Pattern[str], table: dict[str, dict[str, tuple[str, ...]]]
) -> frozenset[str]:
    if len(word) > _LONGEST:
        return frozenset()
    splits = _split_word(word, language) + (((word,),) if pattern.fullmatch(word) else ())
    found: set[str] = set()
    for split in splits:
        options = [_read_syllable(part, pattern, table) for part in split]
        found.update("-".join(sounds) for sounds in product(*options))
        if len(found) > _MOST:
            break
    if language == "zh":
        return frozenset(sounds.replace("-", "") for sounds in found)
    return frozenset(found)


def _read_syllable(
    part: str, pattern: re.Pattern[str], table: dict[str, dict[str, tuple[str, ...]]]
) -> tuple[str, ...]:
    matched = pattern.fullmatch(part)
    if matched is None:
        return ()
    options = [table[name].get(letters or "", ("",)) for name, letters in matched.groupdict().items()]
    return tuple("".join(sounds) for sounds in product(*options))


def _split_word(word: str, language: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (word[:at], word[at:])
        for at in range(1, len(word))
        if is_syllable(word[:at], language) and is_syllable(word[at:], language)
    )


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    systems = ("pinyin", "older") if language == "zh" else ("usual",)
    return tuple(_pattern(language, system) for system in systems)


@cache
def _pattern(language: str, system: str) -> re.Pattern[str]:
    return re.compile("".join(f"(?P<{part}>{letters})" for part, letters in _alternatives(language, system).items()))


@cache
def _japanese() -> re.Pattern[str]:
    parts = _alternatives("ja", "usual")
    return re.compile("(?:" + "".join(f"(?:{letters})" for letters in parts.values()) + ")+")


def _alternatives(language: str, system: str) -> dict[str, str]:
    """For each part of a syllable its spellings as a regular expression, longest first."""
    found: dict[str, list[str]] = {}
    for row in load_rows("syllables.tsv"):
        if (row["language"], row["system"]) == (language, system):
            found.setdefault(row["part"], []).append(re.escape(row["spelling"]))
    return {part: "|".join(sorted(letters, key=len, reverse=True)) for part, letters in found.items()}


@cache
def _readings(language: str, system: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Sounds by part and spelling; those of another system than the usual stand over the usual ones."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for wanted in ("usual", system):
        for row in load_rows("syllables.tsv"):
            if (row["language"], row["system"]) == (language, wanted):
                found.setdefault(row["part"], {})[row["spelling"]] = tuple(row["readings"].split("|"))
    return found
