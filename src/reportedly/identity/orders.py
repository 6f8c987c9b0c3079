"""In which order a name stands: family name first or given name first, and how that was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.identity.forms import Order
from reportedly.identity.rows import load_rows
from reportedly.identity.spelling import fold_word, is_name_of
from reportedly.identity.syllables import is_given, is_pinyin, is_syllable

MOST_SYLLABIC = 3
"""A Korean or Chinese name has a family name and at most two words of given name."""

_FAR = 3
_LANGUAGES = {
    "ko": "Korean",
    "zh": "Chinese",
    "vi": "Vietnamese",
    "ja": "Japanese",
    "hu": "Hungarian",
    "km": "Khmer",
    "es": "Spanish",
    "ru": "Russian",
    "ar": "Arabic",
    "id": "Indonesian",
    "en": "English",
}
_HINTS = ("ar", "ru", "es", "id", "ja", "hu")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How the words of a name are to be read: ``families`` words of family name, at the end that ``order`` says."""

    order: Order
    families: int
    language: str | None
    decided: str


def decide_order(words: Sequence[str], *, particles: bool) -> Layout:
    """The layout of two or more words as they stand; ``particles`` (von, de, bin) lie among them."""
    folded = [fold_word(word) for word in words]
    return (
        _read_capitals(words, folded)
        or (None if particles else _read_syllabic(words, folded))
        or (None if particles else _read_vietnamese(words, folded))
        or _read_tables(folded)
        or _read_patronymic(folded)
        or _read_spanish(folded)
        or Layout(
            order=Order.GIVEN_FIRST,
            families=1,
            language=guess_language(folded),
            decided="nothing speaks for another order than given name first",
        )
    )


def guess_language(folded: Sequence[str]) -> str | None:
    """The language whose tables of given or family names have a word of the name."""
    for language in _HINTS:
        if any(is_name_of(word, language) for word in folded):
            return language
    for language in ("ar", "ru", "es"):
        if any(word in _families(language) for word in folded):
            return language
    return None


def is_family(word: str, language: str) -> bool:
    """Whether the folded word is a family name of the language by the table."""
    return word in _families(language)


def _read_capitals(words: Sequence[str], folded: Sequence[str]) -> Layout | None:
    """In "KIM Yong-hyun", "Emmanuel MACRON" the word in capitals is the family name."""
    capital = [len(fold) > 1 and word.isupper() for word, fold in zip(words, folded, strict=True)]
    end = folded[0 if capital[0] else -1]
    if capital[0] == capital[-1] or (is_name_of(end, "en") and not is_family(end, "ko")):
        return None
    count = capital.index(False) if capital[0] else capital[::-1].index(False)
    if sum(capital) != count:
        return None
    order = Order.FAMILY_FIRST if capital[0] else Order.GIVEN_FIRST
    rest = folded[count:] if capital[0] else folded[:-count]
    family = folded[0] if capital[0] else folded[-1]
    language = next((each for each in ("ko", "zh", "ja", "hu") if _fits(family, rest, each)), guess_language(folded))
    return Layout(order=order, families=count, language=language, decided="the family name is written in capitals")


def _fits(family: str, rest: Sequence[str], language: str) -> bool:
    if not is_family(family, language):
        return False
    if language == "hu":
        return any(is_name_of(word, "hu") for word in rest)
    return all(is_given(word, language) for word in rest)


def _read_syllabic(words: Sequence[str], folded: Sequence[str]) -> Layout | None:
    """Korean and Chinese: a family name of the table, and syllables of the language for the given name."""
    if len(words) > MOST_SYLLABIC or any(len(word) == 1 and word not in "oi" for word in folded):
        return None
    if is_name_of(folded[0], "en") and not (folded[0] == "kim" or "-" in words[-1]):
        return None
    first = [each for each in ("ko", "zh") if _fits(folded[0], folded[1:], each)]
    last = [each for each in ("ko", "zh") if _fits(folded[-1], folded[:-1], each)]
    if not first and not last:
        return None
    family_first = _stands_first(words, folded, first, last)
    language = _choose_syllabic(words, folded, first if family_first else last, family_first=family_first)
    end = folded[0] if family_first else folded[-1]
    order = Order.FAMILY_FIRST if family_first else Order.GIVEN_FIRST
    spoken = _LANGUAGES[language]
    decided = f"{end.title()} is a {spoken} family name and the rest are {spoken} syllables"
    return Layout(order=order, families=1, language=language, decided=decided)


def _stands_first(words: Sequence[str], folded: Sequence[str], first: list[str], last: list[str]) -> bool:
    """Whether the first word is the family name, where both ends might be: the hyphen and the commoner name decide."""
    if not first or not last:
        return bool(first)
    if "-" in words[-1] or "-" in words[0]:
        return "-" in words[-1]
    ranks = [
        min((_rank(word, each) for each in languages), default=1000)
        for word, languages in ((folded[0], first), (folded[-1], last))
    ]
    return ranks[0] <= _FAR * ranks[1]


def _choose_syllabic(words: Sequence[str], folded: Sequence[str], languages: list[str], *, family_first: bool) -> str:
    """Korean or Chinese where both fit: Pinyin is written in one word, Korean with a hyphen or in two words."""
    if len(languages) == 1:
        return languages[0]
    given = folded[1:] if family_first else folded[:-1]
    apart = len(given) > 1 or any("-" in word for word in (words[1:] if family_first else words[:-1]))
    return "zh" if not apart and is_pinyin(given[0]) else "ko"


def _read_vietnamese(words: Sequence[str], folded: Sequence[str]) -> Layout | None:
    """Vietnamese: Nguyen, Tran … first; abroad last. The name that people go by is the last of a family-first one."""
    sure = _vietnamese_only()
    if folded[-1] in sure and folded[0] not in sure:
        return _lay_table("vi", Order.GIVEN_FIRST, folded[-1])
    fits = all(is_syllable(word, "vi") for word in folded[1:])
    if is_family(folded[0], "vi") and fits and (folded[0] in sure or len(words) > MOST_SYLLABIC):
        return _lay_table("vi", Order.FAMILY_FIRST, folded[0])
    return None


def is_vietnamese(word: str) -> bool:
    """Whether the folded word is a family name that is Vietnamese alone ("Nguyen")."""
    return word in _vietnamese_only()


@cache
def _vietnamese_only() -> frozenset[str]:
    """Family names that are Vietnamese alone, and neither a French article nor an English given name."""
    others = {word for word in _families("vi") if is_family(word, "zh") or is_family(word, "ko")}
    return frozenset(_families("vi")) - others - {"le", "mai"}


def _read_tables(folded: Sequence[str]) -> Layout | None:
    """Japanese, Hungarian and Khmer names whose first word is a family name by the table and whose last is none."""
    first, last = folded[0], folded[-1]
    if is_family(last, "ja") and all(is_given(word, "ja") for word in folded[:-1]):
        return _lay_table("ja", Order.GIVEN_FIRST, last)
    if len(folded) == 2 and is_family(first, "ja") and is_given(last, "ja") and not is_name_of(first, "en"):
        return _lay_table("ja", Order.FAMILY_FIRST, first)
    if is_family(first, "hu") and is_name_of(last, "hu") and not is_name_of(first, "hu"):
        return _lay_table("hu", Order.FAMILY_FIRST, first)
    if is_family(last, "hu") and is_name_of(first, "hu"):
        return _lay_table("hu", Order.GIVEN_FIRST, last)
    khmer = is_family(first, "km") and len(folded) == 2 and not is_family(last, "km")
    return _lay_table("km", Order.FAMILY_FIRST, first) if khmer else None


def _lay_table(language: str, order: Order, family: str) -> Layout:
    decided = f"{family.title()} is a {_LANGUAGES[language]} family name"
    return Layout(order=order, families=1, language=language, decided=decided)


def _read_patronymic(folded: Sequence[str]) -> Layout | None:
    """In "Ivanov Ivan Petrovich" the patronymic at the end shows that the family name stands first."""
    if len(folded) == 3 and is_patronymic(folded[2]) and not is_patronymic(folded[1]) and is_name_of(folded[1], "ru"):
        decided = "the patronymic stands at the end"
        return Layout(order=Order.FAMILY_FIRST, families=1, language="ru", decided=decided)
    return None


def is_patronymic(word: str) -> bool:
    """Whether the folded word is formed as a Russian or Ukrainian patronymic."""
    return len(word) > 5 and word.endswith(_patronymic_endings())


@cache
def _patronymic_endings() -> tuple[str, ...]:
    return tuple(
        end for row in load_rows("name_endings.tsv") if row["kind"] == "patronymic" for end in row["ends"].split("|")
    )


def _read_spanish(folded: Sequence[str]) -> Layout | None:
    """Spanish double surnames: both last words are family names, the one before the last is no given name."""
    spanish = [is_family(word, "es") for word in folded]
    if not spanish[-1] and not spanish[-2]:
        return None
    second = folded[-2]
    double = spanish[-2] and not (is_name_of(second, "es") or is_name_of(second, "en"))
    if len(folded) == 2 and not (double and spanish[-1] and not is_name_of(folded[0], "es")):
        return None
    if len(folded) > 2 and not double:
        return None
    return Layout(order=Order.GIVEN_FIRST, families=2, language="es", decided="two Spanish family names stand last")


def _rank(word: str, language: str) -> int:
    return _families(language).get(word, 1000)


@cache
def _families(language: str) -> dict[str, int]:
    """Family names with their rank: the table has the commonest first."""
    found: dict[str, int] = {}
    ranks: dict[str, int] = defaultdict(int)
    for row in load_rows("family_names.tsv"):
        if row["language"] == language:
            ranks[language] += 1
            for name in row["names"].split("|"):
                found.setdefault(fold_word(name), ranks[language])
    return found
