"""A name's parts, and whether two names of one report may stand for the same one.

Within one report a likeness is enough that would prove nothing across reports: a surname after a full name, a name
spelled in two transliterations, an acronym.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.identity.spelling import SOUNDED, match_words
from reportedly.reading.sourcing.lexicon import load_lexicon
from reportedly.reading.speakers.lexemes import Gender, Sort, find_noun, load_gendered, load_given_names
from reportedly.reading.table_rows import load_rows

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]{2,})*\.?(?=[^\W_]|\W|_|$)")
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_PARTICLES = frozenset(
    "al el as ad ar an ash az at bin ibn bint abu ben van von der den de da di du dos das del della la le ter ten "
    "zu y e st san santa".split()
)
_FAMILY_FIRST = frozenset(
    "kim lee park choi jung jeong kang cho jang lim han oh seo shin kwon hwang ahn song yoo yoon moon hong ri pak "
    "choe wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang xi "
    "deng mao jiang wen bo nguyen tran le pham huynh phan vu vo dang bui do ngo orban viktor ho chan cheung leung "
    "wong lam lau ng cheng tsai chiang chow yeung".split()
)
_INITIALS = re.compile(r"[A-Z](?:\.?[A-Z])*\.?$")
_LEFT_OUT = frozenset("of the and for in on to a an de la du des".split())
_DOUBLE = re.compile(r"(?:^|\w )[A-ZÀ-Þ][\w'’]+-[A-ZÀ-Þ][\w'’]+(?:['’]s?)?$")
_ALIKE = 5
_SOUNDED = 3
_LEGAL = frozenset("inc corp ltd co llc plc ag gmbh sa group holdings company corporation limited".split())


class PersonName(NamedTuple):
    """A person's name in parts, in lower case without accents; ``double``: its last two parts are one surname."""

    parts: tuple[str, ...]
    gender: Gender
    junior: str
    honorific: bool
    double: bool = False

    @property
    def key(self) -> str:
        """All parts in one: "Yong-hyun" and "Yong Hyun" have the same."""
        return "".join(self.parts)


@cache
def _titles() -> frozenset[str]:
    """Honorifics and titles, in lower case with and without their stop."""
    lexicon = load_lexicon()
    words = lexicon.classes["honorific"] | lexicon.classes["title"]
    lower = {word.lower().rstrip(".") for word in words} - {"u", "don", "v", "pak"}
    return frozenset(lower | {"president-elect", "crown", "prime", "saint", "st"})


@lru_cache(maxsize=4096)
def fold(words: str) -> str:
    """In lower case, without accents, possessive and leading article."""
    plain = unicodedata.normalize("NFKD", words)
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    plain = _POSSESSIVE.sub("", plain.strip()) if plain.rstrip().endswith(("'s", "’s", "s'", "s’")) else plain
    return _ARTICLE.sub("", " ".join(plain.lower().replace("’", "'").split()), count=1)


@lru_cache(maxsize=4096)
def read_person(words: str) -> PersonName:
    """The parts of a person's name as it stands: without titles, nicknames in quotes and suffixes."""
    double = _DOUBLE.search(words) is not None
    words = re.sub(r"[\"“”‘(][^\"“”’)]*[\"“”’)]", " ", words)
    parts = [part for part in re.split(r"[\s\-–‐‑,]+", fold(words)) if part.strip(".'")]
    gender, honorific = Gender.OPEN, False
    gendered = load_gendered()
    while len(parts) > 1 and parts[0].rstrip(".") in _titles():
        gender = gender or gendered.get(parts[0].rstrip("."), Gender.OPEN)
        honorific = True
        parts = parts[1:]
    while len(parts) > 2 and is_common_title(parts[0]):
        parts = parts[1:]
    junior = ""
    while len(parts) > 1 and parts[-1].rstrip(".") in ("jr", "sr", "i", "ii", "iii", "iv"):
        junior = parts.pop().rstrip(".")
    if not honorific and len(parts) > 1:
        gender = load_given_names().get(parts[0], Gender.OPEN) or _read_parts(words, parts)
    return PersonName(
        tuple(part.rstrip(".") if len(part) > 2 else part for part in parts), gender, junior, honorific, double
    )


def _read_parts(words: str, parts: list[str]) -> Gender:
    """What the parts behind a family name that stands first tell: "Nguyen Thi Lan", "Kang Dong-hyun"."""
    if len(parts) >= _WITH_FAMILY and parts[1] in _load_parts("particle"):
        return _load_parts("particle")[parts[1]]
    if len(parts) != _WITH_FAMILY:
        return Gender.OPEN
    if parts[0] in _FAMILY_FIRST and parts[1] in _load_parts("middle"):
        return _load_parts("middle")[parts[1]]
    if parts[0] not in _load_parts("family") or not any(mark in words for mark in "-‐‑"):
        return Gender.OPEN
    told = {_load_parts("first").get(parts[1]), _load_parts("last").get(parts[2])} - {None}
    return told.pop() or Gender.OPEN if len(told) == 1 else Gender.OPEN


_WITH_FAMILY = 3


@cache
def _load_parts(place: str) -> dict[str, Gender]:
    genders = {"male": Gender.MALE, "female": Gender.FEMALE, "-": Gender.OPEN}
    return {
        part: genders[row["gender"]]
        for row in load_rows("name_parts.tsv")
        if row["place"] == place
        for part in row["parts"].split("|")
    }


def has_particles(name: PersonName) -> bool:
    """Whether all before the last part of a name are particles: "De Wit" is a surname."""
    return len(name.parts) > 1 and _PARTICLES.issuperset(name.parts[:-1])


def is_title(word: str) -> bool:
    """Whether a word in lower case is an honorific or a title before names: "sheikh", "mr."."""
    return word.rstrip(".") in _titles()


@cache
def is_common_title(word: str) -> bool:
    """Whether a word that the encoder took into a name says what one is: "Herder" at a sentence's start."""
    noun = find_noun(word)
    people = noun is not None and (noun.sort is Sort.PERSON or (noun.sort is Sort.PEOPLE and noun.role))
    guessed = noun is not None and not noun.role and word.endswith(_NAME_ENDINGS)
    return people and not guessed and word not in load_given_names()


_NAME_ENDINGS = ("ian", "man")
"""Endings of people as of first names: Abdelrahman, Adrian."""


def may_be_person(short: PersonName, full: PersonName) -> str | None:
    """Why ``short`` may be the one called ``full``, as a phrase for a reason; None where it may not.

    ``full`` has at least as many parts. Both may be full names that differ in a middle name, an initial, the order of
    family and given name, a hyphen or a letter or two.
    """
    if not short.parts or (short.junior and full.junior and short.junior != full.junior):
        return None
    if short.gender and full.gender and short.gender is not full.gender and short.honorific:
        return None
    if short.key == full.key:
        return "the same name"
    if len(short.parts) == 1:
        return _match_single(short.parts[0], full)
    return _match_several(short.parts, full.parts)


def _match_single(word: str, full: PersonName) -> str | None:
    parts = full.parts
    if word == parts[-1]:
        return "the end of a surname" if full.double else "a surname"
    if word == parts[0]:
        return "a family name that stands first" if word in _FAMILY_FIRST else "a first name"
    if word in parts[1:-1] and word not in _PARTICLES and len(word) > 2:
        return "one of two surnames"
    bare = [part for part in parts if part not in _PARTICLES]
    if len(bare) > 1 and (is_variant(word, bare[-1]) or _is_leveled(word, bare[-1])):
        return "a surname in another spelling"
    if len(parts) > 2 and word == "".join(parts[1:]):
        return "a given name without its hyphen"
    return None


def _is_leveled(left: str, right: str) -> bool:
    """Whether two long words are one surname from two alphabets, whatever they begin with: Huseynov, Guseinov."""
    return min(len(left), len(right)) > _ALIKE and left[0] != right[0] and level(left) == level(right)


def _match_several(short: tuple[str, ...], full: tuple[str, ...]) -> str | None:
    if _is_run(short, full):
        return "a part of the name"
    if short == full[::-1] or (len(short) == len(full) and sorted(short) == sorted(full)):
        return "the same name in another order"
    if len(full) > 2 and "".join(short) in ("".join(full[1:]) + full[0], "".join(full)):
        return "the same name in another order"
    if not (_alike(short[-1], full[-1]) or (len(full) > 2 and _alike(short[-1], full[-2]))):
        return None
    if _is_initial(short[0], full[0]):
        return "an initial and the surname"
    if _alike(short[0], full[0]):
        return "first and last name"
    return None


def _is_run(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    return any(full[at : at + len(short)] == short for at in range(len(full) - len(short) + 1))


def _is_initial(left: str, right: str) -> bool:
    short, long = sorted((left.rstrip("."), right.rstrip(".")), key=len)
    return len(short) == 1 and long.startswith(short)


def _alike(left: str, right: str) -> bool:
    if left == right or is_variant(left, right) or (min(len(left), len(right)) > 3 and level(left) == level(right)):
        return True
    return bool(_list_forms().get(left, frozenset()) & {right}) or _sound_alike(left, right)


_LANGUAGES = (None, "ru", "ar", "ko", "zh")


@lru_cache(maxsize=4096)
def _sound_alike(left: str, right: str) -> bool:
    """Whether two words are spellings of one name by the tables of who is who across reports."""
    if min(len(left), len(right)) < _SOUNDED:
        return False
    if min(len(left), len(right)) >= _ALIKE and reduce(left) == reduce(right):
        return True
    return any(match_words(left, right, language) >= SOUNDED for language in _LANGUAGES)


@cache
def _list_forms() -> dict[str, frozenset[str]]:
    """For a given name its forms in other languages and spellings."""
    found: dict[str, frozenset[str]] = {}
    for row in load_rows("given_name_forms.tsv"):
        forms = frozenset(row["forms"].split("|"))
        for form in forms:
            found[form] = found.get(form, frozenset()) | forms
    return found


@lru_cache(maxsize=4096)
def is_variant(left: str, right: str) -> bool:
    """Whether two words of like length differ as transliterations or slips do: Zelensky, Zelenskyy, Zelenskiy.

    Words that differ in their last letter alone are two names as often as one: Sutrisno, Sutrisna.
    """
    if min(len(left), len(right)) < _ALIKE or left[0] != right[0] or abs(len(left) - len(right)) > 2:
        return False
    if sketch(left) == sketch(right):
        return True
    return _distance(left, right) <= 1 and left[:-1] != right[:-1]


@lru_cache(maxsize=4096)
def sketch(word: str) -> str:
    """A word without what transliterations disagree on: doubled letters, y and i, u and o, gh and g, final vowels."""
    plain = word.replace("kh", "h").replace("gh", "g").replace("q", "k").replace("dh", "d").replace("j", "y")
    plain = re.sub(r"[iy]+", "i", plain.replace("ou", "u").replace("oo", "u").replace("ee", "i").replace("w", "v"))
    return re.sub(r"(.)\1", r"\1", plain.replace("ei", "ai").replace("e", "i").replace("o", "u"))


@lru_cache(maxsize=4096)
def level(word: str) -> str:
    """A word as it is spelled from any East Slavic language: Hryhorovich and Grigorovich, Kazlou and Kozlov."""
    plain = word.replace("kh", "h").replace("h", "g").replace("x", "ks").replace("w", "v").replace("o", "a")
    plain = re.sub(r"[iyj]+", "i", re.sub(r"[iyj]a", "e", plain))
    return plain[:-1] + "v" if plain.endswith("u") else plain.removesuffix("i") if plain.endswith("ii") else plain


@lru_cache(maxsize=4096)
def reduce(word: str) -> str:
    """A word as Turkic and Mongolian names are spelled in any alphabet: Gadzhiev and Hajiyev, Guliyev and Quliyev."""
    plain = re.sub(r"dzh|dj|zh|j", "j", re.sub(r"tsch|tch|ch|sch|sh", "c", word.replace("x", "ks")))
    plain = re.sub(r"kh|gh|[gqh]", "k", plain.replace("w", "v"))
    return re.sub(r"(.)\1", r"\1", re.sub(r"[iy]+", "i", plain))


def _distance(left: str, right: str) -> int:
    """How many letters must be put in, left out or changed."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]


@lru_cache(maxsize=4096)
def read_body(words: str) -> tuple[str, ...]:
    """The words of a body's or a place's name, in lower case without what companies add."""
    parts = [part.strip(".,()'\"") if len(part) > 3 else part.replace(".", "") for part in fold(words).split()]
    kept = [part for part in parts if part]
    while len(kept) > 1 and kept[-1].strip(".") in _LEGAL:
        kept.pop()
    return tuple(kept)


@lru_cache(maxsize=4096)
def spell_initials(words: str) -> frozenset[str]:
    """The acronyms that a name of several words may have, with and without its small words."""
    parts = [part for part in re.split(r"[\s\-]+", words) if part[:1].isalnum()]
    if len(parts) < 2:
        return frozenset()
    large = "".join(part[0] for part in parts if part.lower() not in _LEFT_OUT)
    whole = "".join(part[0] for part in parts)
    inner = "".join(c for part in parts if part.lower() not in _LEFT_OUT for c in part if c.isupper())
    return frozenset(spelled.upper() for spelled in (large, whole, inner) if len(spelled) > 1)


def is_acronym(words: str) -> bool:
    """Whether a name is written as initials: "IAEA", "U.N."."""
    return len(words) > 1 and " " not in words and _INITIALS.match(words) is not None
