"""Whether a text is English, from its script and its commonest words. Nothing is downloaded, and nothing is guessed.

English news has a third to a half of its running words among the two hundred commonest English ones (a few percent of
words in other languages look like one of them). So a text is refused only on evidence: letters of another script,
another language's commonest words far ahead of the English ones, or hardly an English word in a long text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from reportedly.documents.tables import read_table
from reportedly.errors import InputError

MINIMUM_WORDS = 12
"""Fewer words than this are never judged: a short note may be all names."""

_PLAINLY = 0.3
"""The share of the commonest English words from which on no other language is asked after."""

_LONG = 100
_SAMPLE = 20_000
_NOT_LATIN = re.compile(r"[^\W\d_A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_WORD = re.compile(r"(?<!['’])\b[^\W\d_]+")  # not the s of "Doe's", a word in some languages


def identify_language(text: str) -> str | None:
    """The ISO 639 code of the language that ``text`` is surely in, or None where it is too short or not clear.

    A text in another script than the Latin one gives the script's Unicode name ("CYRILLIC"), a long one in a Latin
    script that is surely not English but in no language of the table gives "und".
    """
    sample = _sample(text)
    script = _find_script(sample)
    if script != "LATIN":
        return script
    folded = sample.casefold()
    words = _WORD.findall(folded if len(folded) == len(sample) else sample)
    if len(folded) != len(sample):  # a letter like "ß" grows when folded, and might be cut in two
        words = [word.casefold() for word in words]
    if len(words) < MINIMUM_WORDS:
        return None
    if sum(map(_read_languages()["en"].__contains__, words)) / len(words) >= _PLAINLY:
        return "en"
    return _judge_words(Counter(words), len(words))


def check_english(text: str) -> None:
    """Raise InputError where ``text`` is surely in another language."""
    code = identify_language(text)
    if code in (None, "en"):
        return
    names = _read_names()
    what = f"in {names[code]}" if code in names else "not in English" if code == "und" else f"in {code.title()} script"
    raise InputError(
        f"the text is {what}, and only English is read: give an English report, or switch the language check off"
    )


def _sample(text: str) -> str:
    """The text, or of a long one its beginning, middle and end."""
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = (len(text) - _SAMPLE) // 2
    return "\n".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


def _find_script(sample: str) -> str | None:
    """The script of at least six in ten letters, by the first word of their Unicode names; None where none has it."""
    foreign = _NOT_LATIN.findall(sample)
    letters = [] if len(foreign) < MINIMUM_WORDS else [character for character in sample if character.isalpha()]
    if len(foreign) <= 0.4 * len(letters) or not letters:
        return "LATIN"
    scripts = Counter(unicodedata.name(character, "UNKNOWN").split()[0] for character in letters)
    scripts["CJK"] += sum(scripts.pop(name, 0) for name in ("HIRAGANA", "KATAKANA", "IDEOGRAPHIC"))
    name, count = scripts.most_common(1)[0]
    return name if count >= 0.6 * len(letters) else None


def _judge_words(words: Counter[str], total: int) -> str | None:
    languages = _read_languages()
    english = _share(words, total, languages["en"])
    code, best = max(
        ((code, _share(words, total, common)) for code, common in languages.items() if code != "en"),
        key=lambda item: item[1],
    )
    if english >= 0.2 and english >= best:
        return "en"
    if best >= 0.2 and best >= 2 * english:
        return code
    return "und" if total >= _LONG and english < 0.04 and _runs_on(words, total) else None


def _share(words: Counter[str], total: int, common: frozenset[str]) -> float:
    return sum(words[word] for word in words.keys() & common) / total


def _runs_on(words: Counter[str], total: int) -> bool:
    """Whether the words look like sentences, where some words come often, and not like a list of names."""
    return sum(count for _, count in words.most_common(10)) >= 0.15 * total


@cache
def _read_languages() -> dict[str, frozenset[str]]:
    return {row["code"]: frozenset(row["words"].split()) for row in read_table("languages")}


@cache
def _read_names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in read_table("languages")}
