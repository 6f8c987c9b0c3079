"""What words tell of whom they stand for: pronouns, gendered words and given names, nouns by what they name."""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.reading.sourcing.lexicon import load_lexicon
from reportedly.reading.table_rows import load_rows
from reportedly.vocabulary import SourceKind


class Sort(IntEnum):
    """What a mention may stand for. ``OPEN`` where its words do not tell."""

    OPEN = 0
    PERSON = 1
    PEOPLE = 2
    BODY = 3
    PLACE = 4
    GROUP = 5
    THING = 6


class Number(IntEnum):
    """One or many; bodies are both ("the ministry … they")."""

    OPEN = 0
    ONE = 1
    MANY = 2


class Gender(IntEnum):
    """Of whom a mention stands for, as far as its words tell."""

    OPEN = 0
    MALE = 1
    FEMALE = 2
    THING = 3


class Pronoun(NamedTuple):
    """A row of ``pronouns.tsv``; ``form`` is subject, object, possessive, reflexive or number."""

    word: str
    person: int
    number: Number
    gender: Gender
    form: str


class Noun(NamedTuple):
    """What a common noun stands for."""

    lemma: str
    sort: Sort
    number: Number
    role: bool


_NUMBERS = {"one": Number.ONE, "many": Number.MANY, "-": Number.OPEN}
_GENDERS = {"male": Gender.MALE, "female": Gender.FEMALE, "thing": Gender.THING, "-": Gender.OPEN}
_SORTS = {
    SourceKind.PERSON: Sort.PERSON,
    SourceKind.GROUP: Sort.PEOPLE,
    SourceKind.ORGANIZATION: Sort.BODY,
    SourceKind.GOVERNMENT: Sort.BODY,
    SourceKind.MEDIA: Sort.BODY,
}
_PERSON_ENDINGS = ("ist", "ian", "woman", "man", "person", "year-old")
_PEOPLE_ENDINGS = ("ists", "ians", "women", "men", "people", "persons", "year-olds")
_EITHER = frozenset({"maker", "lender"})
"""Nouns for a body or for a person."""
_TRADE_ENDINGS = (
    "grower",
    "keeper",
    "worker",
    "farmer",
    "hunter",
    "player",
    "breeder",
    "monger",
    "herder",
    "master",
    "smith",
)
_TRADE_LENGTH = 8
_NO_PEOPLE = frozenset("human regimen specimen list mist twist assist consist exist resist waist wrist".split())


@cache
def load_pronouns() -> dict[str, Pronoun]:
    """The personal pronouns by their word in lower case."""
    return {
        row["word"]: Pronoun(
            row["word"], int(row["person"]), _NUMBERS[row["number"]], _GENDERS[row["gender"]], row["form"]
        )
        for row in load_rows("pronouns.tsv")
    }


@cache
def load_gendered() -> dict[str, Gender]:
    """The words in lower case that tell a gender."""
    return {
        word: _GENDERS[row["gender"]] for row in load_rows("gendered_words.tsv") for word in row["words"].split("|")
    }


@cache
def load_given_names() -> dict[str, Gender]:
    """Given names in lower case, with and without their accents, with the gender that nearly all bearers have."""
    found = {
        name.lower(): _GENDERS[row["gender"]]
        for row in load_rows("given_names.tsv")
        for name in row["names"].split("|")
    }
    for name, gender in list(found.items()):
        if not name.isascii():
            found.setdefault(strip_accents(name), gender)
    return found


def strip_accents(word: str) -> str:
    """A word without its accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))


@lru_cache(maxsize=1 << 12)
def read_surname_gender(surname: str) -> Gender:
    """What the ending of a surname, in lower case, tells of who bears it: Nováková is a woman."""
    for gender, endings, chance in _load_endings():
        if surname.endswith(endings) and surname not in chance:
            return gender
    return Gender.OPEN


@cache
def _load_endings() -> tuple[tuple[Gender, tuple[str, ...], frozenset[str]], ...]:
    return tuple(
        (_GENDERS[row["gender"]], tuple(row["endings"].split("|")), frozenset(row["but"].split("|")))
        for row in load_rows("surname_endings.tsv")
    )


@cache
def load_ships() -> frozenset[str]:
    """Kinds of ships, in lower case."""
    return _load_ship_words("kind")


@cache
def load_ship_parts() -> frozenset[str]:
    """What a ship has, and who sails on her, in lower case: "her captain", "its hull"."""
    return _load_ship_words("part")


@cache
def load_ship_prefixes() -> frozenset[str]:
    """What stands before the names of ships, as written: "HMS"."""
    return _load_ship_words("prefix")


def _load_ship_words(use: str) -> frozenset[str]:
    return frozenset(
        word for row in load_rows("ship_nouns.tsv") if row["use"] == use for word in row["nouns"].split("|")
    )


@cache
def _load_place_nouns() -> dict[str, Noun]:
    found: dict[str, Noun] = {}
    for row in load_rows("place_nouns.tsv"):
        for noun in row["nouns"].split("|"):
            plural = noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"
            found[noun] = Noun(noun, Sort.PLACE, Number.ONE, False)
            found[plural] = Noun(noun, Sort.PLACE, Number.MANY, False)
    return found


@cache
def find_noun(word: str) -> Noun | None:
    """What the noun ``word``, in lower case, stands for; None for things, events, papers and the like."""
    place = _load_place_nouns().get(word)
    if place is not None:
        return place
    found = load_lexicon().nouns.entries.get((word,))
    if found is not None:
        sort = _SORTS.get(found.kind)
        if sort is None:
            return None
        if sort is Sort.PERSON:
            number = Number.MANY if found.plural else Number.ONE
            return Noun(found.lemma, Sort.PEOPLE if found.plural else sort, number, found.role)
        number = Number.MANY if found.plural or sort is Sort.PEOPLE else Number.ONE
        if found.lemma in _EITHER and not found.plural:
            return Noun(found.lemma, Sort.OPEN, number, found.role)
        return Noun(found.lemma, sort, number, found.role)
    return load_trades().get(word) or _guess_noun(word)


@cache
def load_trades() -> dict[str, Noun]:
    """What people do for a living, in lower case, that the tables of sources lack."""
    return _load_trades("any")


@cache
def load_surnamed() -> dict[str, Noun]:
    """Trades that are surnames or first names as well, and trades only where they are written in lower case."""
    return _load_trades("lower")


def _load_trades(written: str) -> dict[str, Noun]:
    found: dict[str, Noun] = {}
    for row in (row for row in load_rows("trades.tsv") if row["case"] == written):
        for noun in row["nouns"].split("|"):
            one, _, many = noun.partition("/")
            found[one] = Noun(one, Sort.PERSON, Number.ONE, True)
            found[many or one + "s"] = Noun(one, Sort.PEOPLE, Number.MANY, True)
    return found


def _guess_noun(word: str) -> Noun | None:
    """By what it ends in, or by its last part: "anti-war activists", "ex-minister"."""
    if word in _NO_PEOPLE:
        return None
    last = word.rpartition("-")[2]
    if last != word and last:
        found = find_noun(last)
        if found is not None:
            return found._replace(lemma=word if found.number is Number.ONE else found.lemma)
    if word.endswith(_TRADE_ENDINGS) and len(word) > _TRADE_LENGTH:
        return Noun(word, Sort.PERSON, Number.ONE, True)
    if word.endswith(_PEOPLE_ENDINGS):
        return Noun(word, Sort.PEOPLE, Number.MANY, False)
    if word.endswith(_PERSON_ENDINGS):
        return Noun(word, Sort.PERSON, Number.ONE, False)
    return None
