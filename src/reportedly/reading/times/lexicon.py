"""The word classes of the time grammar: those of ``time_words.tsv``, and those that a number has by its form.

Every token gets one code, a character that stands for all classes the token has, so that a text is one string over
codes and the patterns of the grammar are regular expressions over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.reading.table_rows import load_rows

WORDS = "time_words.tsv"
NOTHING = " "
"""The code of a token that no pattern knows."""

_LETTERS = "".join(chr(code) for code in range(1, 0x800) if chr(code) != NOTHING)
_DIGITS = frozenset("0123456789")
_YEARS = range(1000, 2200)
_SAMPLES = (  # one of each form that a number of three figures or more can have
    "000 130 190 1000 0000 0060 1015 1060 2459 9999 12345 1,000 1.5 7.30 2:30 2024-10-30 2024-w03 1/2 5th 32nd 1990s "
    "90s 1/2/2024 1.2.2024"
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``codes`` maps a word to its code, ``shapes`` the classes of a number; ``members`` a class to its codes."""

    codes: Mapping[str, str]
    shapes: Mapping[frozenset[str], str]
    members: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]

    def encode(self, words: Iterable[str]) -> str:
        """The text as a string of codes, one a word."""
        get, number = self.codes.get, self._encode_number
        return "".join([get(word) or (number(word) if "0" <= word < ":" else NOTHING) for word in words])

    def value(self, name: str, word: str) -> str | None:
        """What the table gives as the value of ``word`` in the class ``name``; None where it is not in it."""
        return self.values[name].get(word)

    def _encode_number(self, word: str) -> str:
        return self.shapes.get(classify_number(word), NOTHING)


@cache
def read_values() -> Mapping[str, Mapping[str, str]]:
    """The classes of the table: each word of a class with its value."""
    classes: dict[str, dict[str, str]] = {}
    for row in load_rows(WORDS):
        known = classes.setdefault(row["class"], {})
        for item in row["words"].split("|"):
            word, _, value = item.partition("=")
            known[word] = value
    return classes


def build_lexicon(literals: Iterable[str]) -> Lexicon:
    """The lexicon of the table and of the words that stand as they are in patterns (their class is ``=word``)."""
    values = read_values()
    classes: dict[str, set[str]] = {}
    for name, words in values.items():
        for word in words:
            classes.setdefault(word, set()).add(name)
    for word in literals:
        classes.setdefault(word, set()).add("=" + word)
    for word in [word for word in classes if word[0] in _DIGITS]:
        classes[word] |= classify_number(word)
    kinds = sorted({frozenset(names) for names in classes.values()} | _list_shapes(), key=sorted)
    letters = dict(zip(kinds, _LETTERS, strict=False))
    members: dict[str, str] = {}
    for kind, letter in letters.items():
        for name in kind:
            members[name] = members.get(name, "") + letter
    codes = {word: letters[frozenset(names)] for word, names in classes.items()}
    return Lexicon(codes, {shape: letters[shape] for shape in _list_shapes()}, members, values)


@cache
def _list_shapes() -> frozenset[frozenset[str]]:
    """Every set of classes that a number can have."""
    short = [f"{number:0{width}}" for width in (1, 2) for number in range(10**width)]
    return frozenset(filter(None, map(classify_number, [*short, *_SAMPLES.split()])))


def classify_number(word: str) -> frozenset[str]:
    """The classes of a token that begins with a digit, by its form and size."""
    if word.isdigit():
        return _classify_digits(word)
    if ":" in word:
        return frozenset({"ISO"} if "-" in word else {"CLOCK"})
    if word[-1].isalpha():
        return _classify_suffixed(word)
    for mark, names in (("-", ("ISO", "ISO")), ("/", ("SLASH2", "SLASH3"))):
        if mark in word:
            return frozenset({"ISO_WEEK" if "w" in word else names[word.count(mark) - 1]})
    if word.count(".") == 2:
        return frozenset({"DOTTED"})
    if len(word) > 15:
        return frozenset()
    hour, _, minute = word.partition(".")
    timed = len(hour) < 3 and len(minute) == 2 and minute < "60"
    return frozenset({"NUM", "DOTTED_CLOCK"} if timed else {"NUM"})


def _classify_digits(word: str) -> frozenset[str]:
    size = len(word)
    if size > 15:
        return frozenset()
    names, number = {"NUM"} | ({"FIGURES"} if size <= 4 else set()), int(word)
    if size <= 2:
        names |= {"DAY"} if 1 <= number <= 31 else set()
        names |= {"HOUR"} if number <= 24 else set()
        names |= {"QUARTER_DIGIT"} if size == 1 and 1 <= number <= 4 else set()
        names |= {"YY"} if size == 2 else set()
        names |= {"MINUTE"} if size == 2 and number < 60 else set()
    elif size == 4:
        names |= {"YEAR"} if number in _YEARS else set()
        names |= {"HHMM"} if number // 100 <= 24 and number % 100 < 60 else set()
    elif size == 3 and number % 100 < 60:
        names |= {"HHMM"}
    return frozenset(names)


def _classify_suffixed(word: str) -> frozenset[str]:
    """Numbers with letters behind: 5th, 1990s, 90s, 2024-w03."""
    digits = word.rstrip("stndrh")
    if not digits.isdigit() or len(digits) > 4:
        return frozenset()
    if word.endswith("s") and len(word) == len(digits) + 1:
        if digits[-1] != "0" or len(digits) not in (2, 4):
            return frozenset()
        return frozenset({"DECADE"} if len(digits) == 4 else {"DECADE_SHORT"})
    return frozenset({"NUM_ORDINAL", "DAY_ORDINAL"} if 1 <= int(digits) <= 31 else {"NUM_ORDINAL"})
